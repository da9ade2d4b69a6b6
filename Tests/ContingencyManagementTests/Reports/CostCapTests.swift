import Testing

@testable import ContingencyManagement

private typealias Make = CostTestSchedules

@Suite struct `Caps in a forecast` {
  private func money(_ text: String) throws -> Money { try Make.required(Money(text)) }

  /// Ten times $2, in ten weeks.
  private func schedule(_ caps: [Cap]) throws -> Schedule {
    var schedule = try Make.schedule([(10, 1)], [Make.tests([Make.vouchers(2_000)])])
    schedule.caps = caps.map(ScheduleCap.inline)
    return schedule
  }

  private func forecast(
    _ schedule: Schedule, files: [CapFile] = [], met: String = "1"
  ) throws -> CostForecast {
    try CostForecast(schedule, bowls: [], capFiles: files, assuming: Make.assuming(met))
  }

  @Test func `on an episode limit the most, and are exceeded as the binomial count says`() throws {
    let all = try forecast(schedule([Cap(window: .episode, most: money("17"))]), met: "0.5")
    let line = try all.line(.vouchers)
    #expect(try line.atMost == .money(money("17")))
    #expect(try line.allMet == .money(money("17")))
    // Before the cap: nine or ten of ten.
    #expect(line.mean == 10_000)
    #expect(all.caps.map(\.chance) == [11.0 / 1024])
  }

  @Test func `on a reward limit each`() throws {
    let line = try forecast(schedule([Cap(window: .reward, most: money("1.50"))])).line(.vouchers)
    #expect(try line.atMost == .money(money("15")))
    #expect(try line.allMet == .money(money("15")))
    #expect(line.mean == 20_000)
  }

  @Test func `by the calendar limit nothing that a course alone can tell`() throws {
    let caps = [
      Cap(window: .calendarYear, most: try money("5")), Cap(window: .month, most: try money("1")),
    ]
    let all = try forecast(schedule(caps))
    #expect(try all.line(.vouchers).allMet == .money(money("20")))
    #expect(all.caps.map(\.cap.window) == [.calendarYear])
    #expect(all.caps.map(\.chance) == [1])
  }

  @Test func `of files are named, and missed where the file is not given`() throws {
    let id = try Make.id("tax")
    let file = CapFile(
      id: id, version: 1, title: "t", source: "s", evidence: "e",
      currency: try Make.required(Currency("USD")),
      limits: [Cap(window: .rollingYear, most: try money("19.99"))])
    var schedule = try schedule([])
    schedule.caps = [.file(id)]
    #expect(try forecast(schedule, files: [file]).caps.map(\.file) == [id])
    #expect(throws: CostLimit.noCaps(id)) { try forecast(schedule) }
  }

  @Test func `of a funder count what that funder pays`() throws {
    let (clinic, grant) = (try Make.id("clinic"), try Make.id("grant"))
    var tests = try Make.tests([Make.vouchers(2_000)])
    var doses = try Make.doses([Make.vouchers(1_000)], .visits)
    tests.funder = clinic
    doses.funder = grant
    var schedule = try Make.schedule([(4, 1)], [tests, doses])
    schedule.caps = [
      .inline(Cap(window: .episode, most: try money("3"), funder: grant)),
      .inline(Cap(window: .episode, most: try money("3"))),
    ]
    let apart = try forecast(schedule, met: "0.5")
    // All four doses; anything but nothing, one test, or up to three doses without a test or one.
    #expect(apart.caps[0].chance == 1.0 / 16)
    #expect(abs((apart.caps[1].chance ?? 0) - (1 - (15.0 + 5 * 4) / 256)) < 1e-12)
    // Where one needs the other, what each funder pays is not told apart.
    schedule.contingencies[1].needs = Need(contingency: tests.id)
    #expect(try forecast(schedule, met: "0.5").caps[0].chance == nil)
  }

  /// The same rules, asked twice.
  @Test(arguments: 0..<40)
  func `leave every occasion met as the table of weeks has it`(seed: Int) throws {
    var random = CostTestRandom(seed: 500 + seed)
    var schedule = try random.anySchedule(most: 20)
    schedule.caps = [
      .inline(Cap(window: .episode, most: try money(random.pick(["5", "12", "100"])))),
      .inline(Cap(window: .reward, most: try money(random.pick(["1", "50"])))),
      .inline(Cap(window: .day, most: try money(random.pick(["2", "50"])))),
    ]
    let bowl = try Make.bowl([(1, 0), (1, 1_000)])
    let total = AllMetCourse(of: schedule).total
    let forecast = try CostForecast(schedule, bowls: [bowl], assuming: Make.assuming("1"))
    for line in forecast.lines {
      switch line.kind {
      case .vouchers: #expect(line.allMet == .money(total.money), "seed \(seed)")
      case .draws: #expect(line.allMet == .draws(total.draws), "seed \(seed)")
      case .prizes, .together: #expect(line.allMet == nil)
      }
    }
  }

  @Test func `leave every occasion met as the table of weeks has it, for random rules`() throws {
    var generator = SeededGenerator(seed: 61)
    for _ in 0..<30 {
      let schedule = RandomRules.next(using: &generator).schedule
      guard schedule.caps.isEmpty else { continue }
      let total = AllMetCourse(of: schedule).total
      let forecast = try CostForecast(
        schedule, bowls: [.va500].filter { schedule.bowls.contains($0.id) },
        assuming: Make.assuming("1"))
      for line in forecast.lines where line.kind == .vouchers {
        #expect(line.allMet == .money(total.money))
        // Before caps, which these have none of.
        #expect(line.mean == Double(total.money.thousandths))
      }
      for line in forecast.lines where line.kind == .draws {
        #expect(line.allMet == .draws(total.draws))
        #expect(line.mean == Double(total.draws))
      }
    }
  }
}
