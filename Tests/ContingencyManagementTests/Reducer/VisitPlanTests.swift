import ContingencyManagement
import Testing

/// Plans for several weeks at a time, and for given days of a phase.
@Suite struct `A visit plan` {
  static func of(
    _ visits: VisitPlan, weeks: Int, pay: PhasePay = .voucher("1.00", step: "1.00")
  ) -> Schedule {
    .of("plan", phases: [Phase(id: "plan", weeks: weeks, visits: visits)], pays: [pay])
  }

  static let perPeriod = PhasePay.voucher("10.00", step: "1.00", per: .fullWeek)
  static let everySecond = VisitPlan(perWeek: 1, everyWeeks: 2)

  static let courses = [
    DatedCourse(
      "one visit every second week, on whatever day of the two", of(everySecond, weeks: 6),
      "13N 14N 20N 40N", earns: "1 2 0 3"),
    DatedCourse(
      "a full period is a step", of(everySecond, weeks: 6, pay: perPeriod), "3N 14N 28N",
      earns: "10 11 12"),
    DatedCourse(
      "a period without a visit is not full",
      of(VisitPlan(perWeek: 2, everyWeeks: 2), weeks: 8, pay: perPeriod), "0N 7N 14N 28N",
      earns: "10 10 11 11"),
    DatedCourse(
      "a plan of given days is filled by the first so many of the phase",
      of(VisitPlan(days: [0, 7, 21]), weeks: 4), "1N 9N 10N 21N", earns: "1 2 3 0"),
    DatedCourse(
      "it is missed when one is", of(VisitPlan(days: [0, 7, 21]), weeks: 4), "0N 7M 21N",
      earns: "1 0 1"),
    DatedCourse(
      "given weekdays are filled on any day", of(VisitPlan(weekdays: [.Mon, .Thu]), weeks: 2),
      "1N 2N 3N 8N", earns: "1 2 0 3"),
    DatedCourse(
      "no further visit can be missed", of(VisitPlan(perWeek: 1), weeks: 2), "0N 3M 7N",
      earns: "1 0 2"),
  ]

  @Test(arguments: courses)
  func `the first so many of a period fill it`(course: DatedCourse) throws {
    let earned = try course.earned()
    #expect(earned == course.earns, "it earned \(earned.map(\.spelled))")
  }

  @Test func `the visits of Heil 2008 before and after birth come to the published total`() throws {
    let pay = PhasePay.voucher("6.25", step: "1.25", ceiling: "45.00", carriesRung: true)
    var first = pay
    first.carriesRung = false
    let schedule = Schedule.of(
      "heil",
      phases: [
        .weeks(1, perWeek: 5), .weeks(7, perWeek: 2), .weeks(4, perWeek: 1),
        Phase(id: "every-second", weeks: 18, visits: VisitPlan(perWeek: 1, everyWeeks: 2)),
        Phase(id: "after", weeks: 4, visits: VisitPlan(perWeek: 1)),
        Phase(id: "after-every-second", weeks: 8, visits: VisitPlan(perWeek: 1, everyWeeks: 2)),
      ], pays: [first, pay, pay, pay, pay, pay])
    #expect(schedule.plannedVisits == 40)
    // 6.25 to 45.00 on the first 32, 820.00, and eight times 45.00.
    #expect(try schedule.played("40N").reduce(.nothing, +) == .of("1180.00"))
    #expect(try schedule.recorded("40N").reduce(.nothing, +) == .of("1180.00"))
  }

  @Test func `after the last visit of a phase that ends within a period the next phase lies ahead`()
    throws
  {
    let schedule = Schedule.of(
      "edge",
      phases: [
        Phase(id: "second-weeks", weeks: 1, visits: Self.everySecond), .weeks(1, perWeek: 1),
        .weeks(2, perWeek: 1),
      ], pays: [.voucher("1.00"), .voucher("5.00"), .voucher("9.00")])
    let played = try schedule.play(try CourseStream("NN"))
    #expect(played.map { $0.prospects[0].next } == [.of("5"), .of("9")])
  }

  @Test func `the visits of a period that its phase cuts short are planned within the phase`()
    throws
  {
    let schedule = Schedule.of(
      "short",
      phases: [
        Phase(id: "short", weeks: 1, visits: VisitPlan(perWeek: 2, everyWeeks: 2)),
        .weeks(1, perWeek: 1),
      ], pays: [.voucher("1.00"), .voucher("5.00")])
    #expect(try schedule.played("NNN") == [.of("1"), .of("1"), .of("5")])
  }
}
