import ContingencyManagement
import StrictJSON

extension Complaint {
  /// A refusal of the rules, in words, with what to type next.
  init(_ refusal: Refusal, currency: Currency?) {
    func money(_ amount: Money) -> String { currency?.text(amount) ?? amount.description }
    let (message, hint) = refusal.words(money)
    self.init(.refused, message, hint: hint)
  }
}

extension Refusal {
  /// What was refused and why, and what to do next; in the order of the declaration.
  fileprivate func words(_ money: (Money) -> String) -> (message: String, hint: String?) {
    switch self {
    case .alreadyCreated: ("the ledger has its founding entry already", nil)
    case .notCreated: ("the ledger has no founding entry", "cm init makes a ledger")
    case .requestReused(let request, let entry):
      (
        "request \(request) was used for something else: entry #\(entry)",
        "leave --request out, or look at it: cm explain \(entry)"
      )
    case .unknownOperator(let code):
      (
        "\(code) is no operator of this ledger",
        "cm operator list shows them; a supervisor adds one: cm operator add \(code) --role desk"
      )
    case .operatorRetired(let code, let entry):
      (
        "operator \(code) was retired by entry #\(entry)",
        "a supervisor can add them again: cm operator add \(code) --role desk"
      )
    case .roleMayNot(let act, let code, let role):
      (
        "\(code) \(role.words) and may not \(act.words)",
        role == .auditor && Role.desk.may(act, under: nil)
          ? "have it done by somebody at the desk: --by OPERATOR"
          : "have it done by a supervisor: --by SUPERVISOR"
      )
    case .needsSecondPerson(let act, let programme):
      (
        "programme \(programme) wants a second person to \(act.words)",
        "name who was asked: --with OPERATOR"
      )
    case .secondPersonTheSame(let code):
      ("\(code) cannot be the second person too", "name somebody else: --with OPERATOR")
    case .secondPersonMayNot(let code):
      (
        "\(code) is an auditor, who cannot be the second person or a witness",
        "name somebody of the desk or a supervisor"
      )
    case .operatorKnown(let code, let entry):
      (
        "\(code) is an operator since entry #\(entry)",
        "another PIN: cm operator pin \(code); another role: cm operator retire \(code), and add again"
      )
    case .firstMustSupervise:
      (
        "the first operator must be a supervisor, who adds the others",
        "cm operator add CODE --role supervisor"
      )
    case .lastSupervisor(let code):
      (
        "\(code) is the last active supervisor, and nobody could add another",
        "first add one: cm operator add CODE --role supervisor"
      )
    case .lostPINOfAnother(let code):
      (
        "only a supervisor's own PIN is set as lost",
        "a supervisor sets it: cm operator pin \(code) --by SUPERVISOR"
      )
    case .alreadyAdopted(let id, let version, let entry):
      (
        "\(id) version \(version) is in the ledger already, as entry #\(entry)",
        "a programme that another took the place of holds again as a new version: set \"version\": "
          + "\(version + 1) and adopt it"
      )
    case .versionTaken(let id, let version, let entry):
      (
        "\(id) version \(version) is in the ledger with another text, as entry #\(entry)",
        "a changed document is a new version: set \"version\": \(version + 1) and adopt it again"
      )
    case .bowlNotAdopted(let bowl, let schedule):
      (
        "schedule \(schedule) draws from bowl \(bowl), which is not in the ledger",
        "cm adopt \(bowl) \(schedule)"
      )
    case .capsNotAdopted(let caps, let schedule):
      (
        "schedule \(schedule) keeps to the caps \(caps), which are not in the ledger",
        "cm adopt \(caps) \(schedule)"
      )
    case .otherCurrency(let currency, let ledger):
      (
        "the document counts in \(currency.code), the ledger in \(ledger.code)",
        "write the amounts in \(ledger.code), or keep a ledger for each currency"
      )
    case .unknownParticipant(let code):
      code.looksMistyped
        ? (
          "no participant \(code): the check digit does not fit, so the code is mistyped",
          "cm participants lists the codes"
        )
        : ("there is no participant \(code)", "cm participants lists the codes")
    case .alreadyEnrolled(let code, let entry):
      (
        "participant \(code) is enrolled since entry #\(entry)",
        "end the episode first (cm end \(code) OUTCOME), or move: cm move \(code) --schedule ID --reason KIND"
      )
    case .scheduleNotAdopted(let digest):
      ("no schedule with digest \(digest) is in the ledger", "cm adopt ID")
    case .unknownPhase(let phase, let schedule, let phases):
      (
        "schedule \(schedule) has no phase \(phase)",
        nearest(to: phase.text, among: phases.map(\.text)).map { "did you mean \($0)?" }
          ?? "its phases: " + phases.map(\.text).joined(separator: ", ")
      )
    case .chainOutOfTurn(let expected):
      ("the next draw chain is number \(expected)", "try again")
    case .inFuture(let day, let today):
      ("\(day) has not come yet; today is \(today)", "give the day it happened: --on DAY")
    case .beforeEnrolment(let day, let enrolled):
      (
        "\(day) is before the enrolment on \(enrolled)",
        "give a day from \(enrolled) on: --on DAY"
      )
    case .whilePaused(let day, let from, let kind):
      (
        "the episode is paused from \(from) (\(kind.rawValue)), and \(day) lies in the pause",
        "if it goes on: cm resume PARTICIPANT --on DAY"
      )
    case .afterEnd(let day, let from, let kind):
      (
        "the episode ended on \(from) (\(kind.rawValue)), and \(day) is not before that",
        "a new episode begins with cm enroll PARTICIPANT --schedule ID"
      )
    case .notPaused(let code): ("the episode of \(code) is not paused", "cm history \(code)")
    case .turnAfter(let day, let turn):
      (
        "the course of the episode changed on \(turn), after \(day)",
        "give a day from \(turn) on: --on DAY"
      )
    case .occasionInTheWay(let day, let occasion, let entry):
      (
        "entry #\(entry) is about \(occasion), which does not come before \(day)",
        "give a later day (--on DAY), or correct the entry: cm correct \(entry)"
      )
    case .sameSchedule(let id):
      (
        "the participant is under \(id) already",
        "cm participants shows who is under which schedule"
      )
    case .samePrescription(let prescribed):
      ("that is what is prescribed already: \(prescribed.listed)", "give the whole list, or none")
    case .everyTargetPrescribed(let contingency, let targets):
      (
        "everything that '\(contingency)' looks for (\(targets)) is prescribed, so that no test could meet it",
        "choose a schedule with other targets"
      )
    case .specimenRecorded(let label, let entry):
      (
        "specimen \(label) is recorded already, as entry #\(entry)",
        "if entry #\(entry) is wrong: cm correct \(entry) --result RESULT --reason KIND"
      )
    case .notAtVisits(let contingency, let schedule, let atVisits):
      (
        "schedule \(schedule) has no contingency \(contingency) that visits count for",
        atVisits.isEmpty
          ? "visits count for none of its contingencies"
          : "visits count for " + atVisits.map(\.text).joined(separator: ", ")
      )
    case .visitRecorded(let day, let entry, let left):
      (
        "entry #\(entry) already records the visit of \(day)",
        "if entry #\(entry) is wrong: cm correct \(entry) --void --reason KIND"
          + (left.isEmpty
            ? ""
            : "; if the visit was not held for one contingency alone: "
              + left.map { "--of \($0)" }.joined(separator: " or "))
      )
    case .needsAnalytes(let analytes):
      (
        "one word does not say enough: here the result of each of \(analytes) matters",
        "give each result: " + analytes.analytes.map { "\($0.code)=neg" }.joined(separator: " ")
      )
    case .needsReading(let analyte):
      (
        "one word does not say enough: this schedule asks for the reading of \(analyte.code)",
        "give the reading, in \(analyte.readingUnit): \(analyte.code)=NUMBER"
      )
    case .milestoneNotRewarded(let kind, let schedule, let rewarded):
      (
        "schedule \(schedule) rewards no milestone \(kind)",
        rewarded.isEmpty
          ? "it rewards no milestones; move the participant to a schedule that does"
          : nearest(to: kind.text, among: rewarded.map(\.text)).map { "did you mean \($0)?" }
            ?? "it rewards " + rewarded.map(\.text).joined(separator: ", ")
      )
    case .noDrawOwed(let code):
      ("no draw is owed to \(code)", "cm history \(code) shows what was earned and drawn")
    case .drawPending(let entry):
      (
        "the draws asked for by entry #\(entry) are not made yet",
        "cm draw PARTICIPANT completes them"
      )
    case .noDrawPending(let code): ("no draw of \(code) waits for its result", nil)
    case .chainOfOldSecret(let code):
      (
        "the draw chain of \(code) was made from a secret that was replaced",
        "cm draw renews it"
      )
    case .secretNotLost(let code):
      (
        "the draws that \(code) waits for are not lost: they are completed, not drawn again",
        "cm draw \(code)"
      )
    case .sameSecret: ("that secret holds already", nil)
    case .chainUsedUp(let code): ("the draw chain of \(code) is used up", "cm draw renews it")
    case .chainNotUsedUp(let code): ("the draw chain of \(code) still serves", nil)
    case .wordNotInDeck(let word):
      (
        "'\(word.text)' is not a word of the deck",
        "a word of the deck, such as bluebird, a number of up to six digits, or --word '' for none"
      )
    case .elementDoesNotFit(let expected, let found):
      (
        "the secret does not fit the draw chain: expected \(expected), found \(found)",
        "put the ledger's own file 'secret' back; where it was lost and replaced since: "
          + "cm chain replace PARTICIPANT --reason secret-replaced"
      )
    case .notLastHandDraw(let entry, let last):
      (
        "entry #\(entry) does not tell the participant's last draws as made by hand",
        last.map {
          $0 == entry
            ? "those of entry #\($0) came from the chain, and stand"
            : "the last draws are those of entry #\($0)"
        } ?? "no draws were made yet"
      )
    case .drawsMiscounted(let owed, let told):
      (
        "\(owed) \(owed == 1 ? "draw is" : "draws are") made together, and the slips told are \(told)",
        "give the tier of each slip, in the order drawn"
      )
    case .tierNotInBowl(let tier, let bowl, let tiers):
      (
        "bowl \(bowl) has no tier \(tier)",
        nearest(to: tier.text, among: tiers.map(\.text)).map { "did you mean \($0)?" }
          ?? "its tiers: " + tiers.map(\.text).joined(separator: ", ")
      )
    case .tierUsedUp(let tier, let bowl):
      (
        "no slip of \(tier) was left in bowl \(bowl)",
        "slips that were drawn stay out until the bowl is empty: cm history PARTICIPANT"
      )
    case .witnessRecords(let code):
      (
        "\(code) records the draws and cannot be their witness",
        "--witness OPERATOR: somebody else who saw them"
      )
    case .amountIsZero: ("nothing can be redeemed for \(money(.zero))", "an amount such as 5.00")
    case .amountNotWholeCents(let amount):
      ("\(money(amount)) is not a whole number of cents", "vouchers are redeemed in whole cents")
    case .beyondBalance(let asked, let balance):
      (
        "\(money(asked)) is more than the balance of \(money(balance))",
        "redeem at most \(money(balance))"
      )
    case .standingDiffers(let said, let entries):
      ("it speaks of \(said) entries before it, and there are \(entries)", nil)
    case .noSuchEntry(let entry, let entries):
      (
        "there is no entry #\(entry); the ledger has \(entries), from #0 to #\(entries - 1)",
        "cm history PARTICIPANT shows the entries"
      )
    case .notCorrectable(let entry, let kind):
      (
        "entry #\(entry) (\(kind.rawValue)) stands as it is",
        kind == .drawnByHand
          ? "the last draws made by hand are told again: cm draw PARTICIPANT --by-hand TIER… "
            + "--corrects \(entry) --witness OPERATOR --evidence REF"
          : "tests, visits, milestones and redemptions can be corrected; pauses and endings taken back"
      )
    case .alreadyVoid(let entry): ("entry #\(entry) was voided already", "cm explain \(entry)")
    case .laterTurn(let entry, let last):
      (
        "the course of the episode went on after entry #\(entry), with entry #\(last)",
        "only the last pause, resumption or ending can be taken back"
      )
    case .correctionChangesNothing(let entry):
      ("that is what entry #\(entry) says already", "cm explain \(entry)")
    case .otherKindOfOccasion(let entry):
      (
        "the correction is of another kind than entry #\(entry)",
        "void it (cm correct \(entry) --void --reason KIND) and record what is right"
      )
    }
  }
}

extension Role {
  fileprivate var words: String {
    switch self {
    case .desk: "works at the desk"
    case .supervisor: "is a supervisor"
    case .auditor: "is an auditor"
    }
  }
}

extension Act {
  /// What somebody may not do, or not alone.
  var words: String {
    switch self {
    case .recording: "record"
    case .excuse: "excuse a visit"
    case .drawByHand: "enter a draw made by hand"
    case .correction: "correct"
    case .recovery: "recover the log or change its second copy"
    case .secrets: "replace the secret or a chain of draws"
    case .adoption: "adopt"
    case .operators: "add or retire operators or set their PINs"
    }
  }
}

extension AnalyteSet {
  /// The codes, or `none`.
  var listed: String { analytes.isEmpty ? "none" : description }
}
