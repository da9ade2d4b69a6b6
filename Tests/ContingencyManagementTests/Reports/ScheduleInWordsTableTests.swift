import ContingencyManagement
import Testing

@Suite struct `The table of a course that meets everything` {
  // A ladder of $1.00 and $0.50 more, three visits a week for two weeks; a bonus of $2.00 for every
  // fourth; then three weeks of one visit at $5.00; a dose for $0.25 on any four days of the first
  // two weeks.
  @Test func `has every week, with what each occasion earns`() throws {
    let course = AllMetCourse(of: try schedule())
    #expect(
      course.weeks.map { $0.visits.map(\.earning.money.description) } == [
        ["1.00", "1.50", "2.00"], ["4.50", "3.00", "3.50"], ["5.00"], ["5.00"], ["5.00"],
      ])
    #expect(
      course.weeks.map { $0.visits.map(\.hasBonus) } == [
        [false, false, false], [true, false, false], [false], [false], [false],
      ])
    #expect(course.weeks.map { $0.anyDay.map(\.times.count) } == [[4], [4], [4], [4], [4]])
    #expect(
      course.weeks.map(\.total.money.description) == ["5.50", "12.00", "5.00", "5.00", "5.00"])
    #expect(
      course.weeks.map(\.soFar.money.description) == ["5.50", "17.50", "22.50", "27.50", "32.50"])
    #expect(course.total.money == Money("32.50"))
  }

  @Test func `takes weeks together that earn alike`() throws {
    let rows = AllMetCourse(of: try schedule()).rows
    #expect(rows.map(\.week.number) == [1, 2, 3])
    #expect(rows.map(\.last) == [1, 2, 5])
    #expect(rows.map(\.soFar.money.description) == ["5.50", "17.50", "32.50"])
  }

  @Test func `agrees with the same course when it is played`() throws {
    var schedule = try schedule()
    schedule.contingencies.removeLast()
    let played = try schedule.play(CourseStream("\(schedule.plannedVisits)N"))
    #expect(
      AllMetCourse(of: schedule).weeks.flatMap { $0.visits.map(\.earning) }
        == played.map { EarningsByKind($0.rewards, under: schedule) })
  }

  @Test func `names the first week that earns something else`() throws {
    let before = try schedule()
    var after = before
    after.contingencies[0].pays[1]?.ladder.start = 6000
    let course = AllMetCourse(of: before)
    #expect(course.firstDifference(from: course) == nil)
    #expect(course.firstDifference(from: AllMetCourse(of: after)) == 3)
    after.phases[1].length = .weeks(2)
    after.contingencies[0].pays[1]?.ladder.start = 5000
    #expect(course.firstDifference(from: AllMetCourse(of: after)) == 5)
  }

  private func schedule() throws -> Schedule {
    func pay(_ start: Int, _ step: Int, _ bonus: Bonus? = nil) -> PhasePay {
      PhasePay(
        ladder: Ladder(unit: .voucher, start: start, step: step, ceiling: nil, stepPer: .occasion),
        bonus: bonus, carriesRung: false)
    }
    let never = ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: true)
    return Schedule(
      id: "table", version: 1, title: "a title", source: "a source", evidence: "none",
      currency: try #require(Currency("USD")),
      phases: [
        Phase(id: "ladder", weeks: 2, visits: VisitPlan(perWeek: 3)),
        Phase(id: "flat", weeks: 3, visits: VisitPlan(perWeek: 1)),
      ],
      contingencies: [
        Contingency(
          id: "session", condition: .milestone("session"), occasions: .visits,
          verdicts: [.missed: .notMet], excused: never, reset: .toStart, recovery: nil,
          pays: [pay(1000, 500, Bonus(every: 4, unit: .voucher, amount: 2000)), pay(5000, 0)]),
        Contingency(
          id: "dose", condition: .milestone("dose"),
          occasions: .anyDay(mostPerWeek: 4), verdicts: [:], excused: never, reset: .none,
          recovery: nil, pays: [pay(250, 0), nil]),
      ], examples: [])
  }
}
