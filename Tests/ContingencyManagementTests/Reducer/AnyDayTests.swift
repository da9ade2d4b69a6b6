import ContingencyManagement
import Testing

/// What may be met on any day, at most so often.
@Suite struct `On any day` {
  /// A test on any day that earns $1.00, and $1.00 more each time.
  static func tests(_ limit: OccasionLimit, weeks: Int = 4) -> Schedule {
    Schedule.of(
      "any-day", phases: [.weeks(weeks, perWeek: 0)], pays: [.voucher("1.00", step: "1.00")]
    ).with {
      $0.occasions = .anyDay(limit)
      $0.verdicts[.missed] = nil
      $0.excused = .never
    }
  }

  static let courses = [
    DatedCourse(
      "once a day, where nothing else is said", tests(OccasionLimit(perWeek: 5)),
      "0N 0N 1N", earns: "1 0 2"),
    DatedCourse(
      "so many a day", tests(OccasionLimit(perDay: 2)), "0N 0N 0N 1N", earns: "1 2 0 3"),
    DatedCourse(
      "so many a week of enrolment", tests(OccasionLimit(perWeek: 2)),
      "0N 3N 6N 7N", earns: "1 2 0 3"),
    DatedCourse("once", tests(OccasionLimit(inAll: 1)), "3N 9N", earns: "1 0"),
    DatedCourse(
      "a chance that was not met is used up", tests(OccasionLimit(inAll: 1)), "3P 9N",
      earns: "0 0"),
    DatedCourse(
      "beyond the limit nothing is earned, but a positive resets",
      tests(OccasionLimit(perWeek: 2)), "0N 1N 2P 7N", earns: "1 2 0 1"),
    DatedCourse(
      "what is beyond the week's limit is none of the limit in all",
      tests(OccasionLimit(perWeek: 1, inAll: 2)), "0N 1P 2N 7N 14N", earns: "1 0 0 1 0"),
  ]

  @Test(arguments: [OccasionLimit(inAll: 1), OccasionLimit(perWeek: 1)])
  func `what is held uses up no chance`(limit: OccasionLimit) throws {
    var ledger = try TestLedger(under: Self.tests(limit))
    let held = try ledger.post(.record(.test(.of(on: TestLedger.start, .invalid))))
    #expect(held.rewards.map(\.verdict) == [.held])
    #expect(try ledger.record(days: "1N 2N").map(\.earned) == [.of("1"), .of("0")])
    #expect(ledger.findings() == [])
  }

  @Test(arguments: courses)
  func `so many count as the limits say`(course: DatedCourse) throws {
    let earned = try course.earned()
    #expect(earned == course.earns, "it earned \(earned.map(\.spelled))")
  }
}
