import ContingencyManagement
import Testing

/// A phase that lasts until so many planned visits took place.
@Suite struct `A phase by occasions` {
  /// So many visits, two a week, at $1.00; then $5.00 twice a week.
  static func phases(_ count: Int) -> Schedule {
    .of(
      "phases",
      phases: [
        Phase(id: "by-visits", length: .occasions(count), visits: VisitPlan(perWeek: 2)),
        .weeks(2, perWeek: 2),
      ], pays: [.voucher("1.00"), .voucher("5.00")])
  }

  static let courses = [
    DatedCourse(
      "it ends with the week of the last one", phases(2), "0N 2N 7N", earns: "1 1 5"),
    DatedCourse(
      "however long they take", phases(2), "0N 30N 34N 35N", earns: "1 1 1 5"),
    DatedCourse("a missed one takes place", phases(2), "0M 2N 7N", earns: "0 1 5"),
    DatedCourse("a closed one does not", phases(2), "0C 2N 7N 14N", earns: "0 1 1 5"),
    DatedCourse(
      "an excused one does, where it is not spared", phases(2), "0E 2N 7N", earns: "0 1 5"),
    DatedCourse(
      "and does not, where it is", phases(2).with(excused: .held, sparesWeek: true),
      "0E 2N 7N 14N", earns: "0 1 1 5"),
    DatedCourse(
      "one beyond the plan is none of them", phases(3), "0N 1N 2N 7N 14N",
      earns: "1 1 0 1 5"),
    DatedCourse(
      "the plan of its last week is paid to the end", phases(3), "0N 2N 7N 9N 14N",
      earns: "1 1 1 1 5"),
    DatedCourse(
      "the phase after it has its own weeks", phases(2), "0N 2N 13N 20N 21N", earns: "1 1 5 5 0"),
  ]

  @Test(arguments: courses)
  func `it ends when so many visits took place`(course: DatedCourse) throws {
    let earned = try course.earned()
    #expect(earned == course.earns, "it earned \(earned.map(\.spelled))")
  }

  @Test func `it needs visits planned by the week`() {
    for visits in [VisitPlan(perWeek: 0), VisitPlan(days: [0, 7])] {
      let schedule = Schedule.of(
        "endless", phases: [Phase(id: "one", length: .occasions(2), visits: visits)],
        pays: [.voucher("1.00")])
      #expect(schedule.contradictions().map(\.fact).contains(.noVisitsToCount(phase: "one")))
    }
  }
}
