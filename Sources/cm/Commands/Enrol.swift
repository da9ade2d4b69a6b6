import ContingencyManagement
import Digest
import LedgerStore

extension Command {
  static let enrol = Command(
    name: "enroll", operands: "[CODE]", summary: "Enrol a participant under a schedule",
    details: """
      Without a code the program makes one up: the participant's name is kept elsewhere. The draw
      anchor on the receipt lets the participant check every prize draw afterwards.

        cm enroll --schedule opioid-vouchers --prescribed BUP
      """,
    options: [
      OptionSpec("schedule", "ID", "an adopted schedule; ID@2 for its version 2"),
      OptionSpec("from", "DAY", "the first day, from which weeks are counted (today)"),
      OptionSpec("prescribed", "CODES", "medicines, as BUP,MTD (none)"),
      OptionSpec("consent", "REF", "where the consent is kept"),
      on,
    ],
    operandCount: 0...1, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.enrol(arguments) })
}

extension Desk {
  fileprivate func enrol(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let prescribed = try medicines(arguments["prescribed"] ?? "none")
    let consent = try arguments["consent"].map { text throws(Complaint) in
      try reference(text, "a reference to a consent")
    }
    let given = try arguments.operands.first.map { text throws(Complaint) in
      try participant(text)
    }
    if let given, given.looksMistyped {
      throw Complaint(
        .usage, "\(given): the check digit does not fit, so the code is mistyped",
        hint: "leave the code out, and one is made up")
    }
    let from = try (arguments["from"] ?? arguments["on"]).map { text throws(Complaint) in
      try day(text)
    }
    let folder = try folder(arguments)
    var ledger = try open(arguments)
    let founding = try founding(ledger.state)
    let digest = try schedule(arguments["schedule"], wantedBy: "enroll", in: ledger.state).digest
    let asking = try asking(arguments, zone: founding.zone)
    let posted: Posted
    do throws(LedgerError) {
      let chain = ledger.state.chains
      let anchor = try DrawSecret(folder, commitment: ledger.state.drawCommitment).anchor(
        ofChain: chain)
      let enrolment = Enrolment(
        participant: given ?? madeUpCode(in: ledger.state), schedule: digest,
        from: from ?? asking.today, prescribed: prescribed, consent: consent, chain: chain,
        anchor: anchor)
      posted = try ledger.post(.enrol(enrolment, codeGiven: given != nil), asking)
    } catch { throw Complaint(error, currency: founding.currency) }
    guard case .enrolled(let enrolment) = posted.entry.event else {
      throw Complaint(.refused, "request \(asking.request) did not enrol anybody")
    }
    print(receipt(enrolment, posted, in: ledger.state, ledger.acknowledged))
    return .done
  }

  private func receipt(
    _ enrolment: Enrolment, _ posted: Posted, in state: LedgerState, _ log: TreeHead
  ) -> Receipt {
    var receipt = Receipt()
    receipt.add(
      "enrolled", posted, [enrolment.participant.text, "from \(enrolment.from)"])
    if let schedule = state.schedule(enrolment.schedule) {
      receipt.add("schedule", "\(schedule.id) version \(schedule.version): \(schedule.title)")
      for first in schedule.firstRewardsInWords(prescribed: enrolment.prescribed) {
        receipt.add("first", first)
      }
    }
    receipt.add(posted.entry.outcome, of: posted.entry, in: state)
    receipt.add("medicines", enrolment.prescribed.listed)
    if let origin = state.founding?.origin { receipt.add("origin", origin.text) }
    receipt.add(anchor: enrolment.anchor, ofChain: enrolment.chain)
    receipt.add(by: posted.entry.by, in: state)
    receipt.add(hashOf: posted, log)
    return receipt
  }

  /// A code that nobody has.
  private func madeUpCode(in state: LedgerState) -> ParticipantCode {
    while true {
      let bytes = surroundings.entropy(4)
      let code = ParticipantCode.made(from: bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
      if state.participant(code) == nil { return code }
    }
  }
}
