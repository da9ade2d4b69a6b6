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
    return try post(arguments) { today, state throws(Complaint) in
      let day = try day(arguments, today: today)
      if case .analytes(let results) = findings {
        try requireTargets(in: results, of: code, on: day, state)
      }
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

  /// A target that is not on the cup costs the reward, so it must be said and not be forgotten.
  private func requireTargets(
    in results: AnalyteResults, of code: ParticipantCode, on day: CalendarDay,
    _ state: LedgerState
  ) throws(Complaint) {
    let missing = state.targets(of: code, on: day).analytes.filter { results[$0] == nil }
    guard !missing.isEmpty else { return }
    let codes = missing.map(\.code)
    throw Complaint(
      .usage,
      "the schedule looks for \(codes.joined(separator: ", ")) too, and no result is given",
      hint: "add " + codes.map { "\($0)=neg" }.joined(separator: " ")
        + " as read, or \(codes[0])=not-tested where it was not on the cup")
  }

  /// Records what `make` proposes and prints the receipt.
  ///
  /// - Parameter make: Is told what day it is and how the ledger stands; gives the proposal and
  ///   words for the receipt.
  func post(
    _ arguments: Arguments,
    _ make: (CalendarDay, LedgerState) throws(Complaint) -> (Proposal, [String])
  ) throws(Complaint) -> ExitStatus {
    var ledger = try open(arguments)
    let founding = try founding(ledger.state)
    let (proposal, words) = try make(try today(founding.zone), ledger.state)
    let asking = try asking(arguments, zone: founding.zone)
    let posted: Posted
    do { posted = try ledger.post(proposal, asking) } catch {
      throw Complaint(error, currency: founding.currency)
    }
    print(receipt(posted, words, in: ledger.state))
    return .done
  }

  private func receipt(_ posted: Posted, _ words: [String], in state: LedgerState) -> Receipt {
    let entry = posted.entry
    var receipt = Receipt()
    receipt.add("recorded", posted, words)
    receipt.add(entry.outcome, of: entry, in: state)
    if let code = entry.event.participant, let participant = state.participant(code),
      let currency = state.founding?.currency
    {
      receipt.add(standingOf: participant, currency)
      for other in entry.outcome.othersCredited(than: code) {
        guard let other = state.participant(other) else { continue }
        receipt.add("", "\(other.code) now has \(currency.text(other.balance))")
      }
    }
    for note in entry.notes(in: state) { receipt.add("note", note) }
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
