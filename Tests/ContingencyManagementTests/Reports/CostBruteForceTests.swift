import Testing

@testable import ContingencyManagement

/// Forecasts against the plain list of everything that can happen.
@Suite struct `A forecast, beside every course played one by one` {
  /// Rules of all sorts, by number; each with at most ten occasions.
  @Test(arguments: 0..<80)
  func `has the same probability of every total`(seed: Int) throws {
    var random = CostTestRandom(seed: seed)
    try compare(
      random.schedule(), met: random.pick(["0.37", "0.8", "1", "0.05"]),
      dropout: random.pick(["0", "0.13"]), "seed \(seed)")
  }

  @Test func `has the same probability of every total under rules like the published`() throws {
    let higgins = try CostTestSchedules.tests(
      [CostTestSchedules.higginsLadder],
      recovery: Recovery(after: 5, to: .lastPaid, from: .nextOccasion))
    let california = try CostTestSchedules.tests(
      [CostTestSchedules.vouchers(10_000, step: 1_500, per: .fullWeek, ceiling: 26_500)],
      recovery: Recovery(after: 2, to: .due, from: .nextOccasion))
    let carried = try CostTestSchedules.tests(
      [
        CostTestSchedules.vouchers(1_000, step: 1_000), nil,
        CostTestSchedules.vouchers(1_000, step: 1_000, carriesRung: true),
      ], recovery: Recovery(after: 1, to: .lastPaid, from: .nextOccasion))
    for met in ["0.8", "0.5"] {
      try compare(
        CostTestSchedules.schedule([(1, 5), (1, 2), (1, 3)], [carried]), met: met, dropout: "0",
        "a rung carried over a phase without pay")
      try compare(
        CostTestSchedules.schedule([(4, 3)], [higgins]), met: met, dropout: "0", "Higgins")
      try compare(
        CostTestSchedules.schedule([(6, 2)], [california]), met: met, dropout: "0.1", "California")
    }
  }

  private func compare(
    _ schedule: Schedule, met: String, dropout: String, _ name: String
  ) throws {
    try expectSameCosts(
      schedule, CostTestSchedules.bowl([(5, 0), (3, 1_000), (2, 2_250)]), met: met,
      dropout: dropout, name)
  }

  @Test(arguments: 100..<130)
  func `has the same maximum, whatever becomes of each visit`(seed: Int) throws {
    var random = CostTestRandom(seed: seed)
    let schedule = try random.schedule(mostVisits: 5, contingencies: 1)
    let bowl = try CostTestSchedules.bowl([(5, 0), (3, 1_000)])
    var streams = [""]
    for _ in 0..<schedule.plannedVisits {
      streams = streams.flatMap { stream in "NPMEC".map { stream + String($0) } }
    }
    let earned = try streams.map { stream in
      try schedule.play(CourseStream(stream)).reduce(Earning.nothing) { $0 + $1.earned }
    }
    let forecast = try CostForecast(
      schedule, bowls: [bowl], assuming: CostTestSchedules.assuming("1"))
    let draws = earned.map(\.draws).max() ?? 0
    if draws > 0 {
      #expect(try forecast.line(.draws).atMost == .draws(draws))
      #expect(try forecast.line(.prizes).atMost == .money(Money(summed: draws * 1_000)))
    }
    if let vouchers = try? forecast.line(.vouchers) {
      #expect(vouchers.atMost == .money(earned.map(\.money).max() ?? .zero))
      let all = String(repeating: "N", count: schedule.plannedVisits)
      let met = try schedule.play(CourseStream(all)).reduce(Earning.nothing) { $0 + $1.earned }
      #expect(vouchers.allMet == .money(met.money))
    }
    if let together = try? forecast.line(.together) {
      let most = earned.map { $0.money.thousandths + $0.draws * 1_000 }.max() ?? 0
      #expect(together.atMost == .money(Money(summed: most)))
    }
  }
}

/// Ladders, bonuses, resets and recoveries by which single contingencies differ.
extension CostTestRandom {
  mutating func schedule(mostVisits: Int = 9, contingencies: Int = 2) throws -> Schedule {
    var phases: [(weeks: Int, visits: Int)] = []
    var visits = 0
    for _ in 0..<1 + below(3) {
      let phase = (weeks: 1 + below(4), visits: below(4))
      guard visits + phase.weeks * phase.visits <= mostVisits else { continue }
      visits += phase.weeks * phase.visits
      phases.append(phase)
    }
    if visits == 0 { phases.append((weeks: mostVisits / 2, visits: 2)) }
    var list = [try atVisits(phases)]
    if contingencies > 1, visits <= 6, below(2) == 0 {
      let weeks = phases.reduce(0) { $0 + $1.weeks }
      list.append(
        try CostTestSchedules.doses(
          phases.map { _ in CostTestSchedules.vouchers(250, step: 500) },
          weeks <= 4 ? .anyDay(mostPerWeek: 1) : .visits))
    }
    return try CostTestSchedules.schedule(phases, list)
  }

  private mutating func atVisits(_ phases: [(weeks: Int, visits: Int)]) throws -> Contingency {
    let isDraws = below(2) == 0
    var pays: [PhasePay?] = []
    for _ in phases {
      guard below(5) > 0 || pays.isEmpty else {
        pays.append(nil)
        continue
      }
      let per = pick([StepPer.occasion, .fullWeek])
      let bonus = pick([nil, Bonus(every: 2, unit: .voucher, amount: 750 * (1 + below(2)))])
      var pay =
        isDraws
        ? try CostTestSchedules.draws(1, step: 1, per: per, ceiling: 4, bonus: bonus)
        : CostTestSchedules.vouchers(
          1_000, step: 500 * below(4), per: per, ceiling: pick([nil, 2_500]), bonus: bonus)
      pay.carriesRung = !pays.isEmpty && below(2) == 0
      pays.append(pay)
    }
    let recovery = pick([
      nil,
      Recovery(
        after: 1 + below(2), to: pick(RecoveredRung.allCases), from: pick(RecoveryStart.allCases)),
    ])
    return try CostTestSchedules.tests(
      pays,
      reset: recovery == nil ? pick([.toStart, .down(1), .none]) : pick([.toStart, .down(2)]),
      recovery: recovery,
      excused: ExcusedRule(
        run: .held, breaksBonusRun: below(2) == 0, sparesWeek: below(2) == 0))
  }
}
