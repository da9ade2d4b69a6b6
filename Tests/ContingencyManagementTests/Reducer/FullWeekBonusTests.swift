import ContingencyManagement
import Testing

/// A bonus for full weeks, with the occasion that makes the last of them full.
@Suite struct `A bonus for full weeks` {
  /// Two visits a week at $1.00, and $5.00 for every so many full weeks.
  static func weekly(
    every weeks: Int, planned: Int = 2, unit: RewardUnit = .voucher, amount: Int = 5000,
    within: Bool = false
  ) -> Schedule {
    .of(
      "weeks", phases: [.weeks(8, perWeek: planned)],
      pays: [
        PhasePay(
          ladder: Ladder(
            unit: .voucher, start: 1000, step: within ? 1000 : 0, ceiling: within ? 4000 : nil,
            stepPer: .occasion),
          bonus: Bonus(
            every: .fullWeeks(weeks), unit: unit, amount: amount, isWithinCeiling: within),
          carriesRung: false)
      ])
  }

  static let readings = [
    Reading("each week", weekly(every: 1), Course("NN NN", earns: "1 6 1 6")),
    Reading(
      "each second one, and the count starts again", weekly(every: 2),
      Course("NN NN NN NN", earns: "1 1 1 6 1 1 1 6")),
    Reading(
      "a positive begins the count again", weekly(every: 2),
      Course("NN NP NN NN", earns: "1 1 1 0 1 1 1 6")),
    Reading(
      "an excused absence spoils the week", weekly(every: 2),
      Course("NN NE NN NN", earns: "1 1 1 0 1 1 1 6")),
    Reading(
      "unless it is spared; then the week is full with it",
      weekly(every: 2).with(excused: .held, sparesWeek: true),
      Course("NN NE NN NN", earns: "1 1 1 5 1 1 1 6")),
    Reading(
      "a visit that the clinic closed fills the week", weekly(every: 1),
      Course("NC CN", earns: "1 5 0 6")),
    Reading(
      "a week that was closed altogether neither counts nor breaks", weekly(every: 2),
      Course("NN CC NN", earns: "1 1 0 0 1 6")),
    Reading(
      "in draws beside money", weekly(every: 1, unit: .draws(from: "va-500"), amount: 2),
      Course("NN NN", earns: "1 1+2d 1 1+2d")),
    Reading(
      "within the ceiling it pays what the ladder leaves", weekly(every: 1, within: true),
      Course("NN NN NN", earns: "1 4 3 4 4 4")),
  ]

  @Test(arguments: readings)
  func `a played course is paid with the week`(reading: Reading) throws {
    #expect(reading.schedule.contradictions() == [])
    let earned = try reading.schedule.played(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test(arguments: readings)
  func `a recorded course is paid the same`(reading: Reading) throws {
    let earned = try reading.schedule.recorded(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  /// A week of a plan for three weeks, which ends with its phase, and three weeks of visits; $5.00
  /// for every two full weeks.
  static let cutShort: Schedule = {
    func pay(carries: Bool) -> PhasePay {
      PhasePay(
        ladder: Ladder(unit: .voucher, start: 1000, step: 0, ceiling: nil, stepPer: .occasion),
        bonus: Bonus(every: .fullWeeks(2), unit: .voucher, amount: 5000), carriesRung: carries)
    }
    return .of(
      "cut-short",
      phases: [
        Phase(id: "cut", weeks: 1, visits: VisitPlan(perWeek: 1, everyWeeks: 3)),
        .weeks(3, perWeek: 1),
      ], pays: [pay(carries: false), pay(carries: true)])
  }()

  static let courses = [
    DatedCourse(
      "weeks left out after a period that its phase cut short end the row", cutShort, "2N 23N",
      earns: "1 1"),
    DatedCourse(
      "the week after such a period is the next one", cutShort, "2N 9N", earns: "1 6"),
    DatedCourse(
      "a week left out ends the row", weekly(every: 2), "0N 1N 14N 15N 21N 22N",
      earns: "1 1 1 1 1 6"),
    DatedCourse(
      "one more than planned changes nothing", weekly(every: 1), "0N 1N 2N 7N",
      earns: "1 6 0 1"),
    DatedCourse(
      "a week that was full while the ladder was lost is not paid for later",
      weekly(every: 1).with(reset: .toNothing).with(
        recovery: Recovery(after: 3, to: .lastPaid, from: .nextOccasion)),
      "0P 3N 8C 9N 12N 14N", earns: "0 0 0 0 0 1"),
  ]

  @Test(arguments: courses)
  func `a course on any days is paid for its full weeks`(course: DatedCourse) throws {
    let earned = try course.earned()
    #expect(earned == course.earns, "it earned \(earned.map(\.spelled))")
  }
}
