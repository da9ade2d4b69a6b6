import ContingencyManagement

extension Command {
  static let redeem = Command(
    name: "redeem", operands: "PARTICIPANT AMOUNT", summary: "Spend vouchers from the balance",
    details: """
      In whole cents, and never more than the balance. The item is a code of the programme's own
      list, never words about a person.

        cm redeem c-4f2a9d173 12.50 --for grocery-card
      """,
    options: [on, OptionSpec("for", "ITEM-CODE", "what it is spent on")],
    operandCount: 2...2, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.redeem(arguments) })
}

extension Desk {
  fileprivate func redeem(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let code = try participant(arguments.operands[0])
    let typed = arguments.operands[1]
    guard let amount = Money(typed) else {
      throw Complaint(
        .usage, "'\(typed.shown())' is not an amount",
        hint: "digits, and at most two after a point: 12.50")
    }
    guard let item = arguments["for"] else {
      throw Complaint(
        .usage, "a redemption needs what it is for", hint: "--for ITEM-CODE, as grocery-card")
    }
    let reference = try reference(item, "an item's code")
    return try post(arguments) { today, _ throws(Complaint) in
      let redemption = Redemption(
        participant: code, day: try day(arguments, today: today), amount: amount, item: reference)
      return (
        .redeem(redemption), ["redeemed", "\(amount) for \(reference)", code.text]
      )
    }
  }
}
