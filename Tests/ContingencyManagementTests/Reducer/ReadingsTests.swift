import ContingencyManagement
import Testing

/// The protocols' published totals, and one course under several readings of a protocol.
@Suite struct `Published courses` {
  static let none: Recovery? = nil
  static let dueNext = Recovery(after: 5, to: .due, from: .nextOccasion)
  static let lastPaidThis = Recovery(after: 5, to: .lastPaid, from: .thisOccasion)

  static let readings = [
    Reading("Higgins, weeks 1-12", .higgins1994, Course("36N", total: "997.50")),
    Reading("Higgins, all weeks", .higgins1994, Course("60N", total: "1021.50")),
    Reading("Preston", .preston1999, Course("36N", total: "1155.00")),
    Reading("California, weeks 1-12", .california, Course("24N", total: "438.00")),
    Reading("California, all weeks", .california, Course("36N", total: "599.00")),
    Reading("VA", .vaPrizes, Course("24N", total: "164d")),
    Reading("CTN-0007", .ctn0007, Course("24N", total: "156d")),
    Reading("Budney", .budney2000, Course("28N", total: "570.00")),

    Reading(
      "no recovery", .higgins1994.with(recovery: none), Course("18N P 17N", total: "558.75")),
    Reading("recovery from the 6th", .higgins1994, Course("18N P 17N", total: "738.75")),
    Reading(
      "recovery on the 5th", .higgins1994.with(recovery: lastPaidThis),
      Course("18N P 17N", total: "770.00")),
    Reading(
      "recovery to the rung then due", .higgins1994.with(recovery: dueNext),
      Course("18N P 17N", total: "753.75")),
    Reading(
      "no reset", .higgins1994.with(reset: .none).with(recovery: none),
      Course("18N P 17N", total: "941.25")),
    Reading(
      "the bonus count starts again", .higgins1994,
      Course(
        "N    N    N     N    N    N     N     N     N    ",
        earns: "2.50 3.75 15.00 6.25 7.50 18.75 10.00 11.25 22.50")),

    Reading(
      "excused held", .higgins1994,
      Course("N    N    E    N     N   ", earns: "2.50 3.75 0.00 15.00 6.25")),
    Reading(
      "excused breaks the bonus run", .higgins1994.with(excused: .held, breaksBonusRun: true),
      Course("N    N    E    N    N   ", earns: "2.50 3.75 0.00 5.00 6.25")),
    Reading(
      "excused counts as positive", .higgins1994.with(excused: .notMet, breaksBonusRun: true),
      Course("N    N    E    N    N   ", earns: "2.50 3.75 0.00 2.50 3.75")),
    Reading(
      "missed not met", .higgins1994,
      Course("N    N    M    N    N    N    ", earns: "2.50 3.75 0.00 2.50 3.75 15.00")),
    Reading(
      "missed held", .higgins1994.with(.missed, as: .held),
      Course("N    N    M    N     N    N   ", earns: "2.50 3.75 0.00 15.00 6.25 7.50")),

    Reading("third negative restored", .heil2008, Course("10N P 5N", total: "188.75")),
    Reading(
      "second negative restored",
      .heil2008.with(recovery: Recovery(after: 2, to: .lastPaid, from: .thisOccasion)),
      Course("10N P 5N", total: "202.50")),

    Reading("recovery by test", .california, Course("8N P 15N", total: "389.00")),
    Reading(
      "California without recovery", .california.with(recovery: none),
      Course("8N P 15N", total: "311.00")),
    Reading(
      "a recovery at a week's edge stands for the step", .california,
      Course(
        "N     N     N     N     N     N     N     P    N     N     N    ",
        earns: "10.00 10.00 11.50 11.50 13.00 13.00 14.50 0.00 10.00 10.00 14.50")),

    Reading("VA, a positive at visit 9", .vaPrizes, Course("8N P 15N", total: "128d")),
    Reading("VA, excused there instead", .vaPrizes, Course("8N E 15N", total: "156d")),
    Reading("VA", .vaPrizes, Course("N N P N", earns: "1d 2d 0d 1d")),
    Reading(
      "CTN-0007, a positive in week 3", .ctn0007,
      Course("N N N N P N N N", earns: "1d 1d 2d 2d 0d 1d 1d 1d")),
    Reading(
      "Preston, a missed dose", .preston1999,
      Course("N N M N N", earns: "2.50 4.00 0.00 2.50 4.00")),
  ]

  @Test(arguments: readings)
  func `a course that is played earns what the reading says`(reading: Reading) throws {
    #expect(reading.schedule.contradictions() == [])
    let earned = try reading.schedule.played(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test(arguments: readings)
  func `a course recorded day by day earns the same`(reading: Reading) throws {
    let earned = try reading.schedule.recorded(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test func `an excused visit that breaks the bonus run leaves the run as it was`() throws {
    let schedule = Schedule.higgins1994.with(excused: .held, breaksBonusRun: true)
    let played = try schedule.play(try CourseStream("NNENPN"))
    #expect(played.map { $0.rewards[0].run } == [1, 2, 2, 3, 0, 1])
  }

  @Test func `letters beyond the plan are refused`() throws {
    #expect(throws: ScheduleProblem.Fact.exampleBeyondPlan(occasions: 61, planned: 60)) {
      try Schedule.higgins1994.played("61N")
    }
  }

  @Test func `a recovery that was completed and not yet paid survives a reset`() throws {
    let played = try Schedule.higgins1994.played("12N P 5N P 6N")
    // $16.25 again, and a bonus.
    #expect(played.last == .of("26.25"))
  }

  /// Found by the oracle: seed 1998, course 11138.
  @Test func `a recovery completed in a phase that pays nothing is kept until it is paid`() throws {
    let schedule = Schedule.of(
      "gap", phases: [.weeks(1, perWeek: 6), .weeks(1, perWeek: 3), .weeks(1, perWeek: 4)],
      pays: [
        .voucher("1.00", step: "1.00"), nil,
        .voucher("1.00", step: "1.00", carriesRung: true),
      ],
      recovery: Recovery(after: 2, to: .lastPaid, from: .nextOccasion))
    // $4.00 comes back in week 2, which does not pay it, and is lost again there.
    let played = try schedule.played("NNNNPN NNP NNNN")
    #expect(played.suffix(4) == [.of("1.00"), .of("2.00"), .of("4.00"), .of("5.00")])
  }
}
