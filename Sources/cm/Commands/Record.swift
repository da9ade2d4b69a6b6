import ContingencyManagement
import LedgerStore

extension Command {
  static let record = Command(
    name: "record", operands: "PARTICIPANT RESULT…", summary: "Record a drug test",
    details: """
      One word for the schedule's targets together:

        cm record c-4f2a9d173 negative
        cm record c-4f2a9d173 positive

      or the result of each analyte on the cup:

        cm record c-4f2a9d173 COC=neg OPI=pos FEN=neg

      or why there is none: refused, unable, too-little, invalid, adulterated, substituted.
      """,
    options: [
      on,
      OptionSpec("specimen", "TYPE", "urine, oral-fluid, breath, blood, hair, sweat-patch (urine)"),
      OptionSpec("condition", "WORD", "dilute, late or out-of-temperature, beside the result"),
      OptionSpec("label", "REF", "the label on the specimen; no two tests have the same"),
    ],
    operandCount: 2...40, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.record(arguments) })
}

extension Desk {
  fileprivate func record(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let code = try participant(arguments.operands[0])
    let (condition, findings) = try findings(
      Array(arguments.operands.dropFirst()), condition: arguments["condition"])
    let type: SpecimenType = try kind(arguments["specimen"] ?? "urine", "a type of specimen")
    let label = try arguments["label"].map { text throws(Complaint) in
      try reference(text, "a specimen's label")
    }
    return try post(arguments) { today throws(Complaint) in
      let day = try day(arguments, today: today)
      guard
        let test = DrugTest(
          participant: code, day: day, type: type, condition: condition, findings: findings,
          label: label)
      else {
        throw Complaint(
          .usage, "such a test cannot be: \(condition.rawValue) with that result",
          hint: "cm record --help")
      }
      return (.record(.test(test)), ["test", test.words, "\(day)", code.text])
    }
  }

  /// Records what `make` proposes and prints the receipt.
  ///
  /// - Parameter make: Is told what day it is; gives the proposal and words for the receipt.
  func post(
    _ arguments: Arguments,
    _ make: (CalendarDay) throws(Complaint) -> (Proposal, [String])
  ) throws(Complaint) -> ExitStatus {
    var ledger = try open(arguments)
    guard let founding = ledger.state.founding else {
      throw Complaint(.notCreated, currency: nil)
    }
    let (proposal, words) = try make(try today(founding.zone))
    let asking = try asking(arguments, zone: founding.zone)
    let posted: Posted
    do { posted = try ledger.post(proposal, asking) } catch {
      throw Complaint(error, currency: founding.currency)
    }
    print(receipt(posted, words, in: ledger.state))
    return .done
  }

  private func receipt(_ posted: Posted, _ words: [String], in state: LedgerState) -> Receipt {
    var receipt = Receipt()
    receipt.add("recorded", posted, words)
    receipt.add(posted.entry.outcome, of: posted.entry, in: state)
    if let code = posted.entry.event.participant, let participant = state.participant(code),
      let currency = state.founding?.currency
    {
      receipt.add(standingOf: participant, currency)
      for other in posted.entry.outcome.othersCredited(than: code) {
        guard let other = state.participant(other) else { continue }
        receipt.add("", "\(other.code) now has \(currency.text(other.balance))")
      }
    }
    if posted.entry.suggestsOutreach(in: state) {
      receipt.add(
        "offer",
        "naloxone to take home, and a talk about what would help; the way back up is open")
    }
    receipt.add(hashOf: posted)
    return receipt
  }
}

extension Outcome {
  /// Participants with credits beside the one that the entry is about, each once.
  fileprivate func othersCredited(than code: ParticipantCode) -> [ParticipantCode] {
    credits.reduce(into: []) { others, credit in
      if credit.participant != code, !others.contains(credit.participant) {
        others.append(credit.participant)
      }
    }
  }
}

extension Entry {
  /// Whether someone who is treated for opioid use had a positive or missed test, and so is at risk
  /// of an overdose.
  fileprivate func suggestsOutreach(in state: LedgerState) -> Bool {
    guard let code = event.participant, let participant = state.participant(code),
      let stretch = participant.currentStretch, let schedule = state.schedule(stretch.schedule)
    else { return false }
    let opioids: AnalyteSet = [
      .opiates, .heroinMarker, .fentanyl, .oxycodone, .methadone, .buprenorphine,
    ]
    return outcome.rewards.contains { reward in
      guard case .test(let targets, _) = schedule.contingency(reward.contingency)?.condition else {
        return false
      }
      return reward.verdict == .notMet && !targets.isDisjoint(with: opioids)
    }
  }
}
