import ContingencyManagement
import Testing

/// What only a ledger can tell: more than counts, on a day that does not count, before its time.
extension `An explanation` {
  /// Doses on those days of enrolment, and what is said of the last.
  struct DoseCase: CustomTestStringConvertible, Sendable {
    let days: [Int]
    let schedule: Schedule
    let text: String

    var testDescription: String { text }
  }

  static let doseCases = [
    DoseCase(
      days: [0, 1, 2], schedule: .anyDay(OccasionLimit(perWeek: 2), .voucher("5.00")),
      text: "Vaccine dose: more than counts this week, which earns nothing and does not lengthen "
        + "the run. The next vaccine dose earns $5.00."),
    DoseCase(
      days: [0, 1], schedule: .anyDay(OccasionLimit(inAll: 1), .voucher("5.00")),
      text: "Vaccine dose: more than counts in all, which earns nothing and does not lengthen the "
        + "run. It counts no further in this schedule."),
    DoseCase(
      days: [0, 1], schedule: .anyDay(OccasionLimit(perWeek: 3, inAll: 1), .voucher("5.00")),
      text: "Vaccine dose: more than counts this week or in all, which earns nothing and does not "
        + "lengthen the run. It counts no further in this schedule."),
    DoseCase(
      days: [0, 0, 0], schedule: .anyDay(OccasionLimit(perDay: 2), .voucher("5.00")),
      text: "Vaccine dose: a further one on this day; only two count, so this one changes "
        + "nothing. The next vaccine dose earns $5.00."),
    DoseCase(
      days: [0], schedule: .anyDay(OccasionLimit(), window: DayWindow(from: 2), .voucher("5.00")),
      text: "Outside the days from day 2 on: nothing is earned and nothing is lost."),
    DoseCase(
      days: [5],
      schedule: .anyDay(OccasionLimit(), window: DayWindow(from: 1, to: 2), .voucher("5.00")),
      text: "Outside days 1 to 2: nothing is earned and nothing is lost."),
  ]

  @Test(arguments: doseCases)
  func `more than counts, and days that do not count, are told as such`(told: DoseCase) throws {
    let doses = told.days.map { ($0, Self.dose(on: $0)) }
    #expect(try Self.said(of: doses, under: told.schedule) == told.text)
  }

  @Test(arguments: [
    (Need(contingency: "dose"), [], "Dose was not met before"),
    (Need(contingency: "dose", withinDays: 2), [0], "Dose was not first met at most 2 days before"),
    (
      Need(contingency: "dose", withinDays: 28, afterDays: 7), [0],
      "Dose was not first met from 7 to 28 days before"
    ),
  ])
  func `what has to be met before is named`(need: Need, doses: [Int], start: String) throws {
    var schedule = Schedule.anyDay(OccasionLimit(inAll: 1), .voucher("5.00"))
    var second = schedule.contingencies[0]
    second.id = "second"
    second.condition = .milestone("second-dose")
    second.needs = need
    schedule.contingencies.append(second)
    let days = doses.map { ($0, Self.dose(on: $0)) } + [(3, Self.dose(on: 3, "second-dose"))]
    #expect(
      try Self.said(of: days, under: schedule)
        == start + ": nothing is earned and nothing is lost.")
  }

  @Test func `a visit missed beyond the week's plan was not one, and changes nothing`() throws {
    let days: [(Int, Occasion)] = [
      (0, .negative(on: Self.day(0))), (1, .negative(on: Self.day(1))),
      (2, .letter(.missed, on: Self.day(2))),
    ]
    #expect(
      try Self.said(of: days, under: .list)
        == "Missed: more than this week's plan, so it changes nothing. The next negative earns "
        + "$15.00.")
  }

  @Test func `what being enrolled earned is told without what comes next`() throws {
    var ledger = try TestLedger()
    for bowl in Schedule.complete.bowls { try ledger.adopt(.bowl(.named(bowl))) }
    try ledger.adopt(.caps(.named("state-limits")))
    try ledger.adopt(.schedule(.complete))
    try ledger.enrol(TestLedger.someone, under: .complete)
    let reward = try #require(ledger.entries.last?.outcome.rewards.first)
    let prospects = ledger.state.prospects(of: try ledger.participant(), stretch: 0)
    #expect(
      Explanation(reward, under: .complete, prospect: prospects.first).text == "Enrolled: 5 draws.")
  }

  private static func dose(on place: Int, _ kind: Name = "vaccine-dose") -> Occasion {
    .milestone(
      Milestone(
        participant: TestLedger.someone, day: Self.day(place), kind: kind, evidence: "seen"))
  }
}

extension CapFile {
  /// No limits, under that name.
  fileprivate static func named(_ id: Name) -> CapFile {
    CapFile(
      id: id, version: 1, title: "\(id)", source: "a test", evidence: "a test",
      currency: .dollars, limits: [])
  }
}

extension `An explanation` {
  @Test func `an occasion on a shared ladder is told by its own name and the run of all`() throws {
    let played = try Schedule.complete.play(try CourseStream("2N"))
    let told = try played.flatMap { occasion in
      try occasion.rewards.filter { $0.contingency == "session" }.map { reward in
        let prospect = try #require(occasion.prospects.first { $0.contingency == "session" })
        return Explanation(reward, under: .complete, prospect: prospect).text
      }
    }
    #expect(
      told == [
        "Group session, 3rd of a run: $5.00. The next group session earns $5.00.",
        "Group session, 4th of a run: the reward takes one more. The next group session earns "
          + "$5.00.",
      ])
  }
}
