import Testing

@testable import ContingencyManagement

private typealias Make = CostTestSchedules

/// What each part of the language does to a forecast, in figures that can be worked out by hand.
@Suite struct `A forecast of` {
  private func mean(
    _ schedule: Schedule, _ kind: CostKind = .vouchers, met: String = "0.5"
  ) throws -> Double {
    let bowl = try Make.bowl([(1, 0), (1, 1_000)])
    return try CostForecast(schedule, bowls: [bowl], assuming: Make.assuming(met)).line(kind).mean
  }

  private func milestone(
    _ id: String, _ pay: PhasePay, _ limit: OccasionLimit
  ) throws -> Contingency {
    var milestone = try Make.doses([pay], .anyDay(limit))
    milestone.id = try Make.id(id)
    milestone.condition = .milestone(try Make.id(id))
    return milestone
  }

  /// The first negative pays $1, the second $2: whichever contingency has them.
  @Test func `a shared ladder climbs it together`() throws {
    var other = try Make.doses([nil], .visits)
    other.sharesLadderOf = try Make.id("tests")
    let tests = try Make.tests([Make.vouchers(1_000, step: 1_000)], reset: .none)
    // Both 3, one 1: a quarter of 3 and a half of 1.
    #expect(try mean(Make.schedule([(1, 1)], [tests, other])) == 1_250)
  }

  @Test func `a chain pays a link only after the one before`() throws {
    let once = OccasionLimit(inAll: 1)
    let first = try milestone("dose-1", Make.vouchers(5_000), once)
    var second = try milestone("dose-2", Make.vouchers(10_000), once)
    second.needs = Need(contingency: first.id)
    let schedule = try Make.schedule([(4, 0)], [first, second])
    #expect(try mean(schedule) == 2_500 + 2_500)
  }

  @Test func `a window pays nothing outside it`() throws {
    var doses = try Make.doses([Make.vouchers(1_000)], .visits)
    doses.window = DayWindow(from: 7, to: 20)
    #expect(try mean(Make.schedule([(5, 1)], [doses])) == 1_000)
  }

  @Test func `pay for every specimen is certain where each is met whatever it says`() throws {
    var tests = try Make.tests([Make.vouchers(1_000)])
    tests.verdicts = tests.verdicts.mapValues { _ in .met }
    let forecast = try CostForecast(
      Make.schedule([(5, 2)], [tests]), bowls: [], assuming: Make.assuming("0.3"))
    #expect(try forecast.line(.vouchers).mean == 10_000)
    #expect(try forecast.line(.vouchers).standardDeviation == 0)
  }

  @Test func `priming counts in full, whatever the chance`() throws {
    var priming = try Make.tests([Make.draws(10)])
    priming.id = try Make.id("priming")
    priming.condition = .enrolment
    let schedule = try Make.schedule([(1, 2)], [priming, Make.tests([Make.draws(1)])])
    #expect(try mean(schedule, .draws, met: "0.25") == 10.5)
    let forecast = try CostForecast(
      schedule, bowls: [Make.bowl([(1, 0)])], assuming: Make.assuming("0.25"))
    #expect(forecast.occasions == 2)
  }

  @Test func `take-home doses counts them, with no money`() throws {
    let kind = try Make.id("take-home-dose")
    let pay = PhasePay(
      ladder: Ladder(unit: .items(kind), start: 1, step: 0, ceiling: nil, stepPer: .occasion),
      requires: [2], bonus: nil, carriesRung: false)
    let forecast = try CostForecast(
      Make.schedule([(4, 1)], [Make.tests([pay])]), bowls: [], assuming: Make.assuming("0.5"))
    // In pairs of negatives: of 16 courses 4 with one, 1 with two, and NNPN, NNNP, NNPP … by hand.
    #expect(forecast.items.map(\.allMet) == [2])
    #expect(forecast.items.map(\.mean) == [9.0 / 16])
    #expect(try forecast.line(.vouchers).atMost == .money(.zero))
  }

  @Test func `a phase of so many visits goes by its plan`() throws {
    var schedule = try Make.schedule(
      [(1, 2), (1, 1)], [Make.tests([Make.vouchers(1_000), Make.vouchers(10_000)])])
    schedule.phases[0].length = .occasions(5)
    #expect(schedule.weeks == 4)
    #expect(try mean(schedule) == 2_500 + 5_000)
  }

  @Test func `every second week counts half the visits`() throws {
    var schedule = try Make.schedule([(6, 1)], [Make.tests([Make.vouchers(1_000)])])
    schedule.phases[0].visits = VisitPlan(perWeek: 1, everyWeeks: 2)
    #expect(try mean(schedule) == 1_500)
  }

  @Test func `several tests a day counts them all`() throws {
    var schedule = try Make.schedule([(1, 1)], [Make.tests([Make.vouchers(1_000)])])
    schedule.phases[0].visits = VisitPlan(weekdays: [.Mon, .Tue], perDay: 3)
    #expect(try mean(schedule) == 3_000)
  }

  @Test func `two bowls in contingencies that hang together is refused`() throws {
    let once = OccasionLimit(inAll: 1)
    let first = try milestone("dose-1", Make.draws(1), once)
    var pay = try Make.draws(1)
    pay.ladder.unit = .draws(from: try Make.id("other"))
    var second = try milestone("dose-2", pay, once)
    second.needs = Need(contingency: first.id)
    let schedule = try Make.schedule([(4, 0)], [first, second])
    #expect(throws: CostLimit.twoBowls(try Make.id("bowl"), try Make.id("other"))) {
      try CostForecast(schedule, bowls: [], assuming: Make.assuming("1"))
    }
  }
}
