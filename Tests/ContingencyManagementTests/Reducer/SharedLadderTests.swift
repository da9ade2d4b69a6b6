import ContingencyManagement
import Testing

/// Several behaviours on one ladder.
@Suite struct `A shared ladder` {
  /// A test at each visit, and sessions on any day or doses at visits, that climb one ladder.
  static func shared(
    _ kind: Name, _ occasions: Occasions, perWeek: Int = 7, pay: PhasePay
  ) -> Schedule {
    var schedule = Schedule.of("shared", phases: [.weeks(4, perWeek: perWeek)], pays: [pay])
    schedule.contingencies.append(
      Contingency(
        id: "second", condition: .milestone(kind), occasions: occasions,
        verdicts: occasions == .visits ? [.missed: .notMet] : [:],
        excused: occasions == .visits
          ? ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: false) : .never,
        sharesLadderOf: "abstinence", reset: .none, recovery: nil, pays: [nil]))
    return schedule
  }

  static let sessions = shared(
    "session", .anyDay(mostPerWeek: 7), pay: .voucher("1.00", step: "1.00"))
  static let weekly = shared(
    "dose", .visits, perWeek: 1, pay: .voucher("10.00", step: "1.00", per: .fullWeek))

  static let courses = [
    DatedCourse(
      "a session goes on where a negative left off", sessions, "0N 1session 2N", earns: "1 2 3"),
    DatedCourse(
      "a positive resets what sessions climbed", sessions, "0N 1session 2P 3session 4N",
      earns: "1 2 0 1 2"),
    DatedCourse(
      "both on one day are two steps", sessions, "0N 0session 1N", earns: "1 2 3"),
    DatedCourse(
      "they count toward one bonus",
      shared(
        "session", .anyDay(mostPerWeek: 7),
        pay: .voucher("1.00", step: "1.00", bonus: "10.00", every: 3)),
      "0N 0session 1N 2session", earns: "1 2 13 4"),
    DatedCourse(
      "a week is full when the visits of both are met", weekly, "0N 0dose 7N 7dose 14N",
      earns: "10 10 11 11 12"),
    DatedCourse(
      "of the visits of one where the other cannot be met in the phase",
      weekly.withSecond { $0.onlyInPhases = ["another"] },
      "0N 7N 14N", earns: "10 11 12"),
    DatedCourse(
      "and not when those of one are", weekly, "0N 7N 7dose 14N", earns: "10 10 10 11"),
    DatedCourse(
      "a missed visit is missed by both, and resets once for all",
      weekly, "0N 0dose 7M 14N", earns: "10 10 0 10"),
    DatedCourse(
      "a closed visit is closed for both", weekly, "0N 0dose 7C 14N", earns: "10 10 0 11"),
  ]

  @Test(arguments: courses)
  func `what each earns depends on what all did`(course: DatedCourse) throws {
    let earned = try course.earned()
    #expect(earned == course.earns, "it earned \(earned.map(\.spelled))")
  }

  @Test func `each reward is that of its own contingency`() throws {
    var ledger = try TestLedger(under: Self.sessions)
    let rewards = try ledger.record(days: "0N 1session").flatMap(\.rewards)
    #expect(rewards.map(\.contingency) == ["abstinence", "second"])
    #expect(rewards.map(\.run) == [1, 2])
  }

  @Test func `contingencies with ladders of their own do not reset each other`() throws {
    var schedule = Self.sessions
    schedule.contingencies[1].sharesLadderOf = nil
    schedule.contingencies[1].pays = [.voucher("1.00", step: "1.00")]
    let course = DatedCourse(
      "apart", schedule, "0N 1session 2P 3session 4N", earns: "1 1 0 2 1")
    #expect(try course.earned() == course.earns)
  }
}
