import ContingencyManagement
import Testing

/// Random schedules and random courses: the rules and the naive oracle must agree on every visit.
@Suite struct `The naive oracle` {
  static let courses = Campaign.isOn ? 2_000_000 : 20_000
  static let shares = 16

  @Test func `it agrees with the published totals`() {
    let higgins = NaiveOracle(
      phases: [
        NaiveOracle.Phase(
          weeks: 12, perWeek: 3, start: 2500, step: 1250, bonusEvery: 3, bonus: 10_000)
      ], recoversAfter: 5)
    let letters =
      Array(repeating: Character("N"), count: 18) + ["P"]
      + Array(repeating: Character("N"), count: 17)
    let visits = letters.enumerated().map { (week: $0.offset / 3, letter: $0.element) }
    #expect(higgins.earnings(visits).reduce(0) { $0 + $1.money } == 738_750)
  }

  @Test(arguments: 0..<UInt64(shares))
  func `no random course earns otherwise than the oracle says`(share: UInt64) throws {
    let seed = 1994 + share
    var generator = SeededGenerator(seed: seed)
    for number in 0..<Self.courses / Self.shares {
      let rules = RandomRules.next(using: &generator)
      let letters = RandomRules.letters(
        most: min(rules.plannedVisits, 40), using: &generator)
      let expected = rules.oracle.earnings(rules.visits(letters))
      let stream = try CourseStream(String(letters))
      let played = try rules.schedule.play(stream)
      let says = expected.map { [$0.money, $0.draws] }
      let earned = played.map { [$0.earned.money.thousandths, $0.earned.draws] }
      if says != earned {
        Issue.record(
          """
          seed \(seed), course \(number): \(String(letters)) under \(rules.oracle)
          oracle \(says)
          rules  \(earned)
          """)
        return
      }
    }
  }

  @Test func `every random schedule is one that a ledger would adopt`() {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<500 {
      #expect(RandomRules.next(using: &generator).schedule.contradictions() == [])
    }
  }
}
