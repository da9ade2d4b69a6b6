import Digest
import Testing

@testable import ContingencyManagement

@Suite struct `A survey of draws` {
  static func survey(_ ledger: TestLedger) -> DrawSurvey {
    var survey = DrawSurvey()
    var state = LedgerState()
    for entry in ledger.entries {
      state.apply(entry.event, request: entry.request)
      survey.take(entry, after: state)
    }
    return survey
  }

  @Test func `of an empty ledger has no counts`() throws {
    let survey = Self.survey(try TestLedger())
    #expect(survey.rows.isEmpty && survey.forReview.isEmpty)
  }

  @Test func `counts each tier of chain and hand apart, and of every group that is not all`()
    throws
  {
    var ledger = try `Draws in a ledger`.ledger()
    try ledger.record("NNN")
    try ledger.post(.draw(TestLedger.someone, try `Draws in a ledger`.bluebird()))
    try ledger.post(.reveal(TestLedger.someone, `Draws in a ledger`.element(1)))
    try ledger.post(try `Draws made by hand`.telling(["jumbo", "small"]))
    try ledger.post(.draw(TestLedger.someone, .declined))
    try ledger.post(.reveal(TestLedger.someone, `Draws in a ledger`.element(4)))
    let survey = Self.survey(ledger)
    #expect((survey.count(.chain), survey.count(.byHand)) == (4, 2))
    #expect(survey.requests["rn-07"].map { [$0.all, $0.declined] } == [2, 1])
    let rows = survey.rows
    // Four tiers each: all from the chain, with a word, without one, and all by hand.
    #expect(rows.count == 16)
    let jumbo = try #require(rows.first)
    #expect((jumbo.way, jumbo.group, jumbo.tier.id) == (.byHand, .all, "jumbo"))
    #expect((jumbo.draws, jumbo.observed, jumbo.expected) == (2, 1, 0.004))
    let exact = 1 - (499.0 / 500) * (499.0 / 500)
    #expect(abs(jumbo.atLeast - exact) < 1e-12)
    #expect(abs(jumbo.chance - 2 * exact) < 1e-12)
    #expect(abs(jumbo.corrected - 16 * jumbo.chance) < 1e-12)
    for row in rows where row.way == .chain && row.group == .all {
      #expect(row.draws == 4)
    }
    #expect(rows.filter { $0.group == .said(.declined) }.allSatisfy { $0.draws == 3 })
  }

  @Test func `takes draws told again for what they are told last`() throws {
    var ledger = try `Draws in a ledger`.ledger()
    try ledger.record("NN")
    try ledger.post(try `Draws made by hand`.telling(["jumbo"]))
    try ledger.post(try `Draws made by hand`.telling(["small"], corrects: ledger.last))
    try ledger.post(try `Draws made by hand`.telling(["large"], corrects: ledger.last))
    let survey = Self.survey(ledger)
    #expect(survey.count(.byHand) == 1)
    #expect(survey.rows.filter { $0.observed > 0 }.map(\.tier.id) == ["large"])
    #expect(survey.reviewsByOperator.map(\.count) == [2])
    let first = ledger.entries.count - 3
    #expect(
      survey.forReview.map(\.fact) == [
        .handDrawToldAgain(TestLedger.someone, entry: first),
        .handDrawToldAgain(TestLedger.someone, entry: first + 1),
      ])
  }

  @Test func `of whole fillings of a bowl finds nothing that could have been otherwise`() throws {
    var ledger = try `A bowl without replacement`.ledger(each: 5)
    try ledger.record("NN")
    for _ in 0..<2 { _ = try `A bowl without replacement`.draw(&ledger, of: TestLedger.someone) }
    for row in Self.survey(ledger).rows {
      #expect((row.chance, row.corrected) == (1, 1))
      #expect(Double(row.observed) == row.expected)
    }
  }

  /// Holm 1979: of chances p1 <= p2 <= …, each times how many are left, never below the one before.
  @Test func `corrects by Holm's method`() {
    let tier = PrizeBowl.va500.tiers[1]
    func row(_ chance: Double) -> DrawSurvey.Row {
      DrawSurvey.Row(
        way: .chain, group: .all, bowl: .va500, tier: tier, draws: 1, observed: 1,
        atMost: chance / 2, atLeast: 1, corrected: 1)
    }
    let corrected = DrawSurvey.corrected([0.0625, 0.125, 0.125, 0.5].map(row)).map(\.corrected)
    #expect(corrected == [0.25, 0.375, 0.375, 0.5])
    #expect(DrawSurvey.corrected([0.0025, 0.9].map(row)).map(\.standsOut) == [true, false])
  }
}
