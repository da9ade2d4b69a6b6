import ContingencyManagement
import Testing

@Suite struct `An amount of money` {
  @Test(arguments: [
    ("0", 0), ("10", 10_000), ("6.25", 6250), ("0.625", 625), ("0.1", 100),
    ("1000000", 1_000_000_000),
  ])
  func `an amount is read exactly`(text: String, thousandths: Int) {
    #expect(Money(text)?.thousandths == thousandths)
  }

  @Test(arguments: [
    "", ".", ".5", "5.", "-5", "+5", "1e3", "0.0001", "1,000", " 5", "5 ", "$5", "1.2.3", "٣",
    "1000000.001", "10000000", "1.0000000000000000", "00000001", "0x10", "nan",
  ])
  func `what is not an amount is refused`(text: String) {
    #expect(Money(text) == nil)
  }

  @Test func `what is printed reads back as the same amount`() {
    for thousandths in stride(from: 0, through: Money.mostThousandths, by: 99_991) {
      let money = Money(thousandths: thousandths)
      #expect(money.flatMap { Money($0.description) } == money)
    }
  }

  @Test(arguments: [
    (0, "0.00"), (5, "0.005"), (10, "0.01"), (625, "0.625"), (6250, "6.25"), (997_500, "997.50"),
  ])
  func `a third decimal place is printed only where it says something`(
    thousandths: Int, text: String
  ) {
    #expect(Money(thousandths: thousandths)?.description == text)
  }

  @Test func `an amount below nothing or beyond the most is refused`() {
    #expect(Money(thousandths: -1) == nil)
    #expect(Money(thousandths: Money.mostThousandths) != nil)
    #expect(Money(thousandths: Money.mostThousandths + 1) == nil)
  }

  @Test func `a sum stays at the most rather than overflow`() {
    var sum: Money = "1000000"
    for _ in 0..<64 { sum += sum }
    #expect(sum.thousandths == .max)
    #expect((sum + "0.001").thousandths == .max)
  }

  @Test func `what remains after a larger amount is nothing`() {
    let balance: Money = "2.50"
    #expect(balance.remaining(after: "1.00") == "1.50")
    #expect(balance.remaining(after: "2.501") == .zero)
  }

  @Test(arguments: [("6.25", true), ("0.625", false), ("0.01", true), ("0.001", false)])
  func `only whole cents can be paid out`(text: String, whole: Bool) throws {
    #expect(try #require(Money(text)).isWholeCents == whole)
  }

  @Test func `an earning beyond what was paid counts money and draws apart`() {
    #expect(Earning.of("5.00+1d").beyond(.of("2.00+4d")) == .of("3.00"))
    #expect(Earning.of("2.00+4d").beyond(.of("5.00+1d")) == .of("3d"))
  }

  @Test(arguments: [("USD", "$6.25"), ("GBP", "£6.25"), ("EUR", "€6.25"), ("CHF", "CHF 6.25")])
  func `an amount is worded in its currency`(code: String, text: String) throws {
    #expect(try #require(Currency(code)).text("6.25") == text)
  }

  @Test(arguments: ["", "US", "usd", "USDX", "U$D", "ÜSD"])
  func `a currency is three capital letters`(code: String) {
    #expect(Currency(code) == nil)
  }
}
