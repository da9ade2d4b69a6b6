import ContingencyManagement
import Testing

/// A rung that comes back with a full week.
@Suite struct `Recovery by a full week` {
  /// Two visits a week, $1.00 and $1.00 more for each met one.
  static func rising(to rung: RecoveredRung = .lastPaid, per step: StepPer = .occasion) -> Schedule
  {
    .of(
      "weeks", phases: [.weeks(8, perWeek: 2)],
      pays: [.voucher("1.00", step: "1.00", per: step)],
      recovery: Recovery(after: .fullWeek, to: rung, from: .nextOccasion))
  }

  static let readings = [
    Reading(
      "it holds from the first occasion of the week after", rising(),
      Course("NN NP NN NN", earns: "1 2 3 0 1 2 3 4")),
    Reading(
      "to the rung then due", rising(to: .due), Course("NN NP NN NN", earns: "1 2 3 0 1 2 4 5")),
    Reading(
      "the week of the reset is none", rising(), Course("NN PN NN NN", earns: "1 2 0 1 2 3 4 5")),
    Reading(
      "a week with an excused absence is not full, the next one may be", rising(),
      Course("NN NN PN NE NN NN", earns: "1 2 3 4 0 1 2 0 3 4 5 6")),
    Reading(
      "a closed visit does not spoil it", rising(),
      Course("NN NP CN NN", earns: "1 2 3 0 0 1 3 4")),
    Reading(
      "it stands for that week's step", rising(per: .fullWeek),
      Course("NN NN NN NP NN NN", earns: "1 1 2 2 3 3 4 0 1 1 4 4")),
    Reading(
      "the weeks after it step again", rising(per: .fullWeek),
      Course("NN NN NN NP NN NN NN", earns: "1 1 2 2 3 3 4 0 1 1 4 4 5 5")),
    Reading(
      "a second reset before it keeps the higher rung", rising(),
      Course("NN NN NP NP NN NN", earns: "1 2 3 4 5 0 1 0 1 2 5 6")),
    Reading(
      "one that came back and was not yet paid survives a reset", rising(),
      Course("NN NN NP NN PN NN NN", earns: "1 2 3 4 5 0 1 2 0 1 2 3 5 6")),
  ]

  @Test(arguments: readings)
  func `a played course recovers as the rule says`(reading: Reading) throws {
    #expect(reading.schedule.contradictions() == [])
    let earned = try reading.schedule.played(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test(arguments: readings)
  func `a recorded course recovers the same`(reading: Reading) throws {
    let earned = try reading.schedule.recorded(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test func `what may be met on any day has no full week`() {
    var schedule = Schedule.opioidVouchers
    schedule.contingencies[1].reset = .toStart
    schedule.contingencies[1].recovery = Recovery(
      after: .fullWeek, to: .due, from: .nextOccasion)
    #expect(schedule.contradictions().map(\.fact) == [.weekRecoveryOnAnyDay])
  }
}
