import ContingencyManagement
import Digest
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

      or a reading, in ppm for CO and in ng/mL for the others:

        cm record c-4f2a9d173 CO=8 --specimen breath

      or why there is none: refused, unable, too-little, invalid, adulterated, substituted.
      """,
    options: [
      on,
      OptionSpec(
        "specimen", "TYPE",
        "urine, oral-fluid, breath, blood, hair, sweat-patch (what the schedule asks for)"),
      OptionSpec("condition", "WORD", "dilute, late or out-of-temperature, beside the result"),
      OptionSpec("label", "REF", "the label on the specimen; no two tests have the same"),
    ],
    operandCount: 2...40, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.record(arguments) })
}

extension Desk {
  fileprivate func record(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let code = try participant(arguments.operands[0])
    let results = try results(
      Array(arguments.operands.dropFirst()), condition: arguments["condition"])
    let given: SpecimenType? = try arguments["specimen"].map { text throws(Complaint) in
      try kind(text, "a type of specimen")
    }
    let label = try arguments["label"].map { text throws(Complaint) in
      try reference(text, "a specimen's label")
    }
    return try post(arguments) { today, state throws(Complaint) in
      let day = try day(arguments, today: today)
      let type = given ?? state.specimen(of: code, on: day, for: results.analytes)
      try requireTargets(in: results, on: type, of: code, day, state)
      guard
        let test = DrugTest(
          participant: code, day: day, type: type, condition: results.condition,
          findings: results.findings, readings: results.readings, label: label)
      else {
        throw Complaint(
          .usage, "such a test cannot be: \(results.condition.rawValue) with that result",
          hint: "cm record --help")
      }
      return (.record(.test(test)), ["test", test.words, "\(day)", code.text])
    }
  }

  /// A target that is not on the cup costs the reward, so it must be said and not be forgotten.
  private func requireTargets(
    in typed: TypedResults, on type: SpecimenType, of code: ParticipantCode, _ day: CalendarDay,
    _ state: LedgerState
  ) throws(Complaint) {
    guard typed.condition.canCarryResults else { return }
    var results = AnalyteResults()
    switch typed.findings {
    case .summary: return
    case .analytes(let all): results = all
    case .none: break
    }
    let missing = state.targets(of: code, on: day, specimen: type).analytes.filter {
      results[$0] == nil && typed.readings[$0] == nil
    }
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
    let (made, words) = try make(try today(founding.zone), ledger.state)
    let asking = try asking(arguments, zone: founding.zone)
    let proposal = made.with(try secondPerson(arguments))
    let posted: Posted
    do { posted = try ledger.post(proposal, asking) } catch {
      throw Complaint(error, currency: founding.currency)
    }
    print(receipt(posted, words, in: ledger.state, ledger.acknowledged))
    return .done
  }

  private func receipt(
    _ posted: Posted, _ words: [String], in state: LedgerState, _ log: TreeHead
  ) -> Receipt {
    let entry = posted.entry
    var receipt = Receipt()
    receipt.add("recorded", posted, words)
    receipt.add(entry.outcome, of: entry, in: state)
    if let code = entry.event.participant, let participant = state.participant(code),
      let currency = state.founding?.currency
    {
      let others = entry.others(than: code)
      receipt.add(standingOf: participant, currency, isNamed: !others.isEmpty)
      for other in others {
        guard let other = state.participant(other) else { continue }
        receipt.add("", "\(other.code) now has \(currency.text(other.balance))")
      }
    }
    for note in entry.notes(in: state) { receipt.add("note", note) }
    receipt.add(by: entry.by, with: entry.event.secondPerson, in: state)
    receipt.add(hashOf: posted, log)
    return receipt
  }
}

extension LedgerState {
  /// The only type of specimen that the participant's schedule counts for those analytes on `day`,
  /// or else urine.
  fileprivate func specimen(
    of code: ParticipantCode, on day: CalendarDay, for analytes: AnalyteSet
  ) -> SpecimenType {
    guard let participant = participant(code), let place = participant.stretchIndex(on: day),
      let schedule = schedule(participant.stretches[place].schedule)
    else { return .urine }
    let types = schedule.contingencies.flatMap { contingency -> [SpecimenType] in
      guard case .test(let rule, let types) = contingency.condition else { return [] }
      return analytes.isEmpty || !rule.targets.isDisjoint(with: analytes) ? types : []
    }
    return types.first.map { first in types.allSatisfy { $0 == first } ? first : .urine } ?? .urine
  }
}

extension Entry {
  /// Participants beside `code` whom the entry credits something, or whose it says an occasion was,
  /// each once.
  fileprivate func others(than code: ParticipantCode) -> [ParticipantCode] {
    var named = outcome.credits.map(\.participant)
    if case .corrected(let correction) = event, case .occasion(let occasion) = correction.to {
      named.append(occasion.participant)
    }
    return named.reduce(into: []) { others, other in
      if other != code, !others.contains(other) { others.append(other) }
    }
  }
}
