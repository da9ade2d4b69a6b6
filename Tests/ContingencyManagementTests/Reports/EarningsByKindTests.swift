import Testing

@testable import ContingencyManagement

@Suite struct `Earnings of several kinds` {
  private let dollars = Currency.dollars

  @Test func `are never added up across kinds, and of rates the last one stands`() {
    var sum = EarningsByKind(Earning(money: "2.50", draws: 3, items: 2), in: .items("bus-pass"))
    sum += EarningsByKind(Earning(money: "1.25", draws: 0, items: 1), in: .items("take-home-dose"))
    sum += EarningsByKind(Earning(money: .zero, draws: 0, items: 2), in: .items("take-home-dose"))
    sum += EarningsByKind(Earning(money: .zero, draws: 0, items: 8000), in: .rate(per: "hour"))
    sum += EarningsByKind(Earning(money: .zero, draws: 0, items: 1000), in: .rate(per: "hour"))
    #expect(
      dollars.text(sum) == "$3.75, 3 draws, 2 bus passes, 3 take-home doses and $1.00 per hour")
    #expect(dollars.things(sum) == "2 bus passes and 3 take-home doses")
  }

  @Test func `are nothing where neither money nor draws are paid, and else no money`() {
    #expect(Schedule.takeHomes.text(EarningsByKind()) == "nothing")
    #expect(Schedule.list.text(EarningsByKind()) == "$0.00")
  }

  @Test(arguments: [
    ("dose", "doses"), ("bus pass", "bus passes"), ("grocery", "groceries"), ("day", "days"),
    ("lunch", "lunches"), ("box", "boxes"),
  ])
  func `are named in the plural`(one: String, many: String) {
    #expect(plural(one) == many)
  }
}
