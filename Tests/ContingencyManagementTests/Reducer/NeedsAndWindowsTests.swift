import ContingencyManagement
import Testing

/// What can be met only after something else, or only on certain days.
@Suite struct `A chain` {
  static func step(
    _ kind: Name, _ amount: Money, needs: Need? = nil, window: DayWindow? = nil
  ) -> Contingency {
    Contingency(
      id: kind, condition: .milestone(kind), occasions: .anyDay(OccasionLimit(inAll: 1)),
      verdicts: [:], excused: .never, needs: needs, window: window, reset: .none, recovery: nil,
      pays: [.voucher(amount)])
  }

  static func of(_ contingencies: [Contingency]) -> Schedule {
    Schedule(
      id: "chain", version: 1, title: "chain", source: "a test", evidence: "a test",
      currency: .dollars, phases: [.weeks(26, perWeek: 0)], contingencies: contingencies,
      examples: [])
  }

  /// Three doses of a vaccine, each after the one before and the last within 28 days of the first.
  static let vaccine = of([
    step("dose-a", "5.00"),
    step("dose-b", "10.00", needs: Need(contingency: "dose-a")),
    step("dose-c", "15.00", needs: Need(contingency: "dose-a", withinDays: 28)),
  ])
  /// To have quit, still after four weeks, and after twelve, which takes the four.
  static let quitting = of([
    step("quit", "50.00"), step("week-four", "50.00"),
    step("week-twelve", "100.00", needs: Need(contingency: "week-four")),
    step("late", "200.00"),
  ])

  static let courses = [
    DatedCourse("all in time", vaccine, "0dose-a 7dose-b 21dose-c", earns: "5 10 15"),
    DatedCourse(
      "what comes before what it needs is held, and may be met later", vaccine,
      "0dose-b 1dose-a 7dose-b", earns: "0 5 10"),
    DatedCourse("on the last day", vaccine, "2dose-a 30dose-c", earns: "5 15"),
    DatedCourse("a day too late", vaccine, "2dose-a 31dose-c", earns: "5 0"),
    DatedCourse(
      "a day too early, and then not",
      of([
        step("quit", "1.00"),
        step("month", "9.00", needs: Need(contingency: "quit", afterDays: 28)),
      ]), "3quit 30month 31month", earns: "1 0 9"),
    DatedCourse(
      "the same day counts, and pays as soon as both are known", vaccine, "0dose-b 0dose-a",
      earns: "0 15"),
    DatedCourse(
      "all of CPIT", quitting, "0quit 28week-four 84week-twelve 120late", earns: "50 50 100 200"),
    DatedCourse(
      "without the fourth week nothing for the twelfth", quitting,
      "0quit 84week-twelve 120late", earns: "50 0 200"),
    DatedCourse(
      "before its window it is held and not used up",
      of([step("dose-a", "5.00", window: DayWindow(from: 3, to: 5))]), "2dose-a 3dose-a",
      earns: "0 5"),
    DatedCourse(
      "both ends of a window are in it",
      of([
        step("first", "5.00", window: DayWindow(from: 3, to: 5)),
        step("last", "5.00", window: DayWindow(from: 3, to: 5)),
      ]), "3first 5last", earns: "5 5"),
    DatedCourse(
      "after it nothing is earned",
      of([step("dose-a", "5.00", window: DayWindow(to: 5))]), "6dose-a", earns: "0"),
    DatedCourse(
      "outside the window a positive resets nothing",
      Schedule.daily.with { $0.window = DayWindow(from: 0, to: 1) }, "0N 2P 1N", earns: "1 0 2"),
    DatedCourse(
      "nor is a week spoiled by it",
      `A week`.weekly.with { $0.window = DayWindow(from: 2) }, "0P 3N 4N 7N", earns: "0 10 10 11"),
  ]

  @Test(arguments: courses)
  func `each part is paid when it can be met`(course: DatedCourse) throws {
    var ledger = try TestLedger(under: course.schedule)
    let earned = try ledger.record(days: course.days).map(\.earned)
    #expect(course.schedule.contradictions() == [])
    #expect(earned == course.earns, "it earned \(earned.map(\.spelled))")
    #expect(ledger.findings() == [])
  }

  @Test func `the record says why it was held`() throws {
    var ledger = try TestLedger(under: Self.vaccine)
    let rewards = try ledger.record(days: "0dose-b").flatMap(\.rewards)
    #expect(rewards.map(\.verdict) == [.held])
    #expect(rewards.map(\.cause) == [.needsEarlier])
  }

  @Test func `in other phases than its own it is held`() throws {
    var schedule = Schedule.of(
      "phases", phases: [.weeks(1, perWeek: 2), .weeks(2, perWeek: 2)],
      pays: [.voucher("1.00"), .voucher("1.00")])
    schedule.contingencies[0].onlyInPhases = ["weeks-2-of-2"]
    let course = DatedCourse("later", schedule, "0N 7N", earns: "0 1")
    #expect(try course.earned() == course.earns)
  }
}
