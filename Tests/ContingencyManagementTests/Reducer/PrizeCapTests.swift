import ContingencyManagement
import Digest
import Testing

/// The value of prizes beneath a cap: the draw stands as drawn.
@Suite struct `A prize beneath a cap` {
  /// A bowl with one slip, worth $20.00, so that every draw is known.
  static func ledger(
    _ caps: Cap..., each draws: Int = 1, bonus: Money? = nil, every: Int = 1,
    inFile file: Name? = nil
  ) throws -> TestLedger {
    var ledger = try TestLedger()
    if let file { try ledger.adopt(.caps(limits(file, version: 1, caps[0]))) }
    try ledger.adopt(
      .bowl(
        PrizeBowl(
          id: "sure", version: 1, title: "sure", source: "a test", evidence: "a test",
          currency: .dollars,
          tiers: [PrizeBowl.Tier(id: "large", label: "Large", slips: 1, value: "20.00")])))
    var schedule = Schedule.dailyDraws.with {
      $0.funder = "grant"
      var pay = PhasePay.draws(from: "sure", draws, step: 0)
      pay.bonus = bonus.map { Bonus(every: every, unit: .voucher, amount: $0.thousandths) }
      $0.pays = [pay]
    }
    schedule.caps = file.map { [.file($0)] } ?? caps.map { .inline($0) }
    try ledger.adopt(.schedule(schedule))
    try ledger.enrol(TestLedger.someone, under: schedule, withChain: true)
    return ledger
  }

  private static func limits(_ file: Name, version: Int, _ cap: Cap) -> CapFile {
    CapFile(
      id: file, version: version, title: "limits", source: "a test", evidence: "a test",
      currency: .dollars, limits: [cap])
  }

  static func draw(_ ledger: inout TestLedger) throws -> CappedPrizes? {
    try ledger.post(.draw(TestLedger.someone, .declined))
    let request = try #require(try ledger.participant().pendingDraw?.request)
    return try ledger.post(
      .reveal(TestLedger.someone, `Draws in a ledger`.element(request.last))
    ).prizes
  }

  @Test func `the value beyond it is withheld`() throws {
    var ledger = try Self.ledger(Cap(window: .episode, most: "30.00"))
    try ledger.record("NN")
    #expect(try Self.draw(&ledger) == nil)
    #expect(
      try Self.draw(&ledger)
        == CappedPrizes(value: "20.00", withheld: "10.00", awarded: .zero))
    let participant = try ledger.participant()
    #expect(participant.drawsMade == 2)
    #expect(participant.prizes == "30.00")
    #expect(participant.prizesWithheld == "10.00")
    #expect(ledger.findings() == [])
  }

  @Test func `or another funder pays it`() throws {
    var ledger = try Self.ledger(
      Cap(window: .episode, most: "30.00", prizesBeyond: .award(by: "county")))
    try ledger.record("NN")
    _ = try Self.draw(&ledger)
    #expect(
      try Self.draw(&ledger)
        == CappedPrizes(value: "20.00", withheld: .zero, awarded: "10.00"))
    #expect(try ledger.participant().prizes == "40.00")
    #expect(ledger.findings() == [])
  }

  /// Each draw is worth $20.00; of the second, what each cap by itself leaves beyond it decides.
  @Test(
    arguments: [
      // The cap that withholds is reached, the one that awards is not.
      (Money("30.00"), Money("900.00"), withheld: Money("10.00"), awarded: Money.zero),
      // The one that awards is reached, the one that withholds is not.
      ("900.00", "30.00", "0.00", "10.00"),
      // Both are; beyond the one that awards lie $5.00, beyond the other $10.00.
      ("30.00", "35.00", "5.00", "5.00"),
    ] as [(Money, Money, withheld: Money, awarded: Money)])
  func `another funder pays what lies beyond its own cap, and nothing for another`(
    withholds: Money, awards: Money, withheld: Money, awarded: Money
  ) throws {
    var ledger = try Self.ledger(
      Cap(window: .month, most: withholds, funder: "grant"),
      Cap(window: .episode, most: "9000.00", prizesBeyond: .award(by: "state")),
      Cap(window: .episode, most: awards, prizesBeyond: .award(by: "county")))
    try ledger.record("NN")
    _ = try Self.draw(&ledger)
    #expect(
      try Self.draw(&ledger)
        == CappedPrizes(value: "20.00", withheld: withheld, awarded: awarded))
    #expect(ledger.findings() == [])
  }

  @Test func `it counts on the day that earned the draw, whenever it is drawn`() throws {
    var ledger = try Self.ledger(Cap(window: .day, most: "20.00"))
    try ledger.record("NN")
    #expect(try Self.draw(&ledger) == nil)
    #expect(try Self.draw(&ledger) == nil)
    #expect(try ledger.participant().prizes == "40.00")
  }

  @Test func `the draws of one occasion fall on one day`() throws {
    var ledger = try Self.ledger(Cap(window: .day, most: "30.00"), each: 2)
    try ledger.record("N")
    #expect(
      try Self.draw(&ledger)
        == CappedPrizes(value: "40.00", withheld: "10.00", awarded: .zero))
    #expect(ledger.findings() == [])
  }

  @Test func `of one reward the voucher counts before its prizes`() throws {
    // The first negative earns one draw, worth $20.00, and a bonus of $15.00.
    var ledger = try Self.ledger(
      Cap(window: .reward, most: "30.00"), bonus: "15.00")
    try ledger.record("N")
    #expect(
      try Self.draw(&ledger)
        == CappedPrizes(value: "20.00", withheld: "5.00", awarded: .zero))
    #expect(ledger.findings() == [])
  }

  @Test func `of one reward draws that are asked for one by one count together`() throws {
    var ledger = try Self.ledger(Cap(window: .reward, most: "30.00"), each: 2)
    try ledger.record("NN")
    for _ in 1...2 {
      #expect(
        try Self.draw(&ledger)
          == CappedPrizes(value: "40.00", withheld: "10.00", awarded: .zero))
    }
    #expect(try ledger.participant().prizes == "60.00")
  }

  @Test func `a correction pays what the prizes of its occasion leave room for`() throws {
    var ledger = try Self.ledger(
      Cap(window: .reward, most: "30.00"), bonus: "15.00", every: 2)
    let first = ledger.entries.count
    try ledger.record("PN")
    _ = try Self.draw(&ledger)
    let credits = try ledger.correct(first, to: .negative(on: TestLedger.start)).credits
    #expect(credits.map(\.earned.money) == [.zero, "10.00"])
    #expect(ledger.findings() == [])
  }

  @Test func `prizes paid before a cap on rewards was adopted count beneath it`() throws {
    var ledger = try Self.ledger(
      Cap(window: .episode, most: "900.00"), bonus: "15.00", every: 2, inFile: "limits")
    let first = ledger.entries.count
    try ledger.record("PN")
    #expect(try Self.draw(&ledger) == nil)
    try ledger.adopt(
      .caps(Self.limits("limits", version: 2, Cap(window: .reward, most: "30.00"))))
    let credits = try ledger.correct(first, to: .negative(on: TestLedger.start)).credits
    #expect(credits.map(\.earned.money) == [.zero, "10.00"])
    #expect(ledger.findings() == [])
  }
}
