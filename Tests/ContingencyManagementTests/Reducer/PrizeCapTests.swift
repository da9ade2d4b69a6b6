import ContingencyManagement
import Digest
import Testing

/// The value of prizes beneath a cap: the draw stands as drawn.
@Suite struct `A prize beneath a cap` {
  /// A bowl with one slip, worth $20.00, so that every draw is known.
  static func ledger(_ cap: Cap, each draws: Int = 1) throws -> TestLedger {
    var ledger = try TestLedger()
    try ledger.adopt(
      .bowl(
        PrizeBowl(
          id: "sure", version: 1, title: "sure", source: "a test", evidence: "a test",
          currency: .dollars,
          tiers: [PrizeBowl.Tier(id: "large", label: "Large", slips: 1, value: "20.00")])))
    var schedule = Schedule.dailyDraws.with {
      $0.pays = [.draws(from: "sure", draws, step: 0)]
    }
    schedule.caps = [.inline(cap)]
    try ledger.adopt(.schedule(schedule))
    try ledger.enrol(TestLedger.someone, under: schedule, withChain: true)
    return ledger
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
}
