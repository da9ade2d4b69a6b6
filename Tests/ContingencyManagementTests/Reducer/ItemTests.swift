import ContingencyManagement
import Testing

/// Rewards that are neither money nor draws.
@Suite struct `Things and rates` {
  static func daily(_ unit: RewardUnit, start: Int, step: Int, requires: [Int] = [1]) -> Schedule {
    .daily.with {
      $0.pays[0]?.ladder = Ladder(
        unit: unit, start: start, step: step, ceiling: step > 0 ? 8000 : nil, stepPer: .occasion)
      $0.pays[0]?.requires = requires
    }
  }

  static let takeHome = daily(.items("take-home-dose"), start: 1, step: 0, requires: [3, 1])
  /// A dollar an hour, and a dollar more for each day met, to eight.
  static let hourly = daily(.rate(per: "hour"), start: 1000, step: 1000)

  static let courses = [
    DatedCourse(
      "three negatives earn the first take-home dose, then each one", takeHome,
      "0N 1N 2N 3N 4P 5N 6N 7N", earns: "0 0 1i 1i 0 0 0 1i"),
    DatedCourse(
      "a rate rises with each day met, and a positive sets it back", hourly, "0N 1N 2P 3N",
      earns: "1000i 2000i 0 1000i"),
  ]

  @Test(arguments: courses)
  func `they are counted`(course: DatedCourse) throws {
    let earned = try course.earned()
    #expect(earned == course.earns, "it earned \(earned.map(\.spelled))")
  }

  @Test func `things have a total of their own, and no money`() throws {
    var ledger = try TestLedger(under: Self.takeHome)
    try ledger.record(days: "0N 1N 2N 3N")
    let participant = try ledger.participant()
    #expect(participant.items.map(\.kind) == ["take-home-dose"])
    #expect(participant.items.map(\.count) == [2])
    #expect(participant.balance == .zero)
    #expect(ledger.findings() == [])
  }

  @Test func `a rate credits nothing`() throws {
    var ledger = try TestLedger(under: Self.hourly)
    try ledger.record(days: "0N 1N")
    #expect(try ledger.participant().balance == .zero)
    #expect(try ledger.participant().items.isEmpty)
  }

  @Test func `a correction gives the dose that was withheld, and takes none back`() throws {
    var ledger = try TestLedger(under: Self.takeHome)
    let first = ledger.last + 1
    try ledger.record(days: "0P 1N 2N 3N")
    let credited = try ledger.correct(first, to: .negative(on: TestLedger.start))
    #expect(credited.credits.map(\.earned) == [.of("1i")])
    try ledger.correct(first, to: .positive(on: TestLedger.start))
    #expect(try ledger.participant().items.map(\.count) == [2])
    #expect(ledger.findings() == [])
  }

  @Test func `caps limit money, not things`() throws {
    var schedule = Self.takeHome
    schedule.caps = [.inline(Cap(window: .episode, most: .zero))]
    let course = DatedCourse("beneath", schedule, "0N 1N 2N", earns: "0 0 1i")
    #expect(try course.earned() == course.earns)
  }
}
