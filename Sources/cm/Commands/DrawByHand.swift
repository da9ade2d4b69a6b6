import ContingencyManagement
import LedgerStore

extension Desk {
  /// Records draws made by hand, as two people tell them.
  func tellHandDraw(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let telling = try telling(arguments)
    var ledger = try open(arguments)
    let founding = try founding(ledger.state)
    let asking = try asking(arguments, zone: founding.zone)
    let posted: Posted
    do { posted = try ledger.post(.drawByHand(telling), asking) } catch {
      throw Complaint(error, currency: founding.currency)
    }
    guard case .drawnByHand(let told) = posted.entry.event else {
      throw Complaint(.refused, "request \(asking.request) told no draws")
    }
    print(receipt(told, posted, in: ledger.state, founding.currency))
    showTotals(told.participant, in: ledger.state)
    var receipt = Receipt()
    receipt.add(by: asking.by, with: told.telling.witness, in: ledger.state)
    receipt.add(hashOf: posted, ledger.acknowledged)
    print(receipt)
    return .done
  }

  private func telling(_ arguments: Arguments) throws(Complaint) -> HandDraw.Telling {
    let code = try participant(arguments.operands[0])
    guard !arguments.has("word") else {
      throw Complaint(
        .usage, "a word has no say in draws made by hand", hint: "leave --word out")
    }
    var tiers: [Name] = []
    for text in arguments.operands.dropFirst() {
      guard let tier = Name(text) else {
        throw Complaint(
          .usage, "'\(text.shown())' is not a tier of a bowl", hint: "a tier's id: \(Name.form)")
      }
      tiers.append(tier)
    }
    guard let witness = try secondPerson(arguments), !tiers.isEmpty else {
      throw Complaint(
        .usage, "draws made by hand need the tier of each slip, and a witness",
        hint: "cm draw \(code) --by-hand TIER… --witness OPERATOR")
    }
    let evidence = try arguments["evidence"].map { text throws(Complaint) in
      try reference(text, "a reference to evidence")
    }
    let corrects = try arguments["corrects"].map { text throws(Complaint) in
      try entryNumber(text)
    }
    guard
      let telling = HandDraw.Telling(
        participant: code, tiers: tiers, witness: witness, evidence: evidence, corrects: corrects)
    else {
      throw Complaint(
        .usage, "draws told again need evidence: where what shows the true slips is kept",
        hint: "--evidence REF, such as sheet-17")
    }
    return telling
  }

  private func receipt(
    _ told: HandDraw, _ posted: Posted, in state: LedgerState, _ currency: Currency
  ) -> Receipt {
    var receipt = Receipt()
    let count = told.tiers.count
    receipt.add(
      "by hand", posted,
      [
        count == 1 ? "1 draw" : "\(count) draws", "of \(told.participant),",
        "earned by entry #\(told.entitledBy), seen by \(told.telling.witness)",
      ])
    if let corrected = told.telling.corrects { receipt.add("corrects", "entry #\(corrected)") }
    guard let bowl = state.bowl(told.bowl) else { return receipt }
    receipt.add("bowl", "\(bowl.id) version \(bowl.version) \(told.bowl)")
    for tier in told.tiers {
      receipt.add("slip", bowl.tier(named: tier)?.words(currency) ?? tier.text)
    }
    if let capped = posted.entry.outcome.prizes { receipt.add("cap", capped.words(currency)) }
    if let evidence = told.telling.evidence { receipt.add("evidence", evidence.text) }
    return receipt
  }
}
