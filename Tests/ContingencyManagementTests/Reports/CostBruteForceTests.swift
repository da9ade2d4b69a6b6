import Testing

@testable import ContingencyManagement

/// Forecasts against the plain list of everything that can happen.
@Suite struct `A forecast, beside every course played one by one` {
  /// Rules of all sorts, by number; each with at most ten occasions.
  @Test(arguments: 0..<120)
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
    let bowl = try CostTestSchedules.bowl([(5, 0), (3, 1_000), (2, 2_250)])
    let courses = try BruteForce(schedule, bowl, met: met, dropout: dropout)
    for kind in CostKind.allCases {
      let spread = courses.spread(of: kind)
      let totals = spread.keys.sorted()
      let over = totals.map { Money(summed: $0) }
      let forecast = try CostForecast(
        schedule, bowls: [bowl],
        assuming: CostTestSchedules.assuming(met, dropout: dropout, over: over))
      guard let line = try? forecast.line(kind) else { continue }
      let mean = totals.reduce(0) { $0 + Double($1) * (spread[$1] ?? 0) }
      let variance = totals.reduce(0) { sum, total in
        let distance = Double(total) - mean
        return sum + distance * distance * (spread[total] ?? 0)
      }
      #expect(abs(line.mean - mean) < 1e-8, "\(name), \(kind)")
      #expect(abs(line.standardDeviation - variance.squareRoot()) < 1e-4, "\(name), \(kind)")
      for (excess, total) in zip(line.over, totals) {
        let above = totals.filter { $0 > total }.reduce(0) { $0 + (spread[$1] ?? 0) }
        #expect(abs(excess.chance - above) < 1e-12, "\(name), \(kind) over \(total)")
      }
      for percentile in line.percentiles {
        var sum = 0.0
        let total = totals.first { total in
          sum += spread[total] ?? 0
          return sum >= Double(percentile.percent) / 100 - 1e-12
        }
        let amount = total.map {
          kind == .draws ? CostAmount.draws($0) : .money(Money(summed: $0))
        }
        #expect(percentile.amount == amount, "\(name), \(kind)")
      }
    }
    let none = courses.outcomes.reduce(0) { sum, outcome in
      sum + outcome.chance * (0..<outcome.draws).reduce(1) { chance, _ in chance * 0.8 }
    }
    let forecast = try CostForecast(
      schedule, bowls: [bowl], assuming: CostTestSchedules.assuming(met, dropout: dropout))
    for jumbo in forecast.jumbos { #expect(abs(jumbo.chance - (1 - none)) < 1e-12, "\(name)") }
  }

  @Test(arguments: 100..<150)
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

/// Everything that can happen to one participant, played by the rules occasion by occasion.
private struct BruteForce {
  var outcomes: [(money: Int, draws: Int, chance: Double)] = []
  private let bowl: PrizeBowl

  init(_ schedule: Schedule, _ bowl: PrizeBowl, met: String, dropout: String) throws {
    self.bowl = bowl
    let met = try CostTestSchedules.required(Chance(met)).value
    let leaving = try CostTestSchedules.required(Chance(dropout)).value
    for weeks in 1...schedule.weeks {
      var chance = weeks == schedule.weeks ? 1 : leaving
      for _ in 1..<weeks { chance *= 1 - leaving }
      var ends = [(money: 0, draws: 0, chance: chance)]
      for contingency in schedule.contingencies {
        let courses = BruteForce.courses(of: contingency, schedule, weeks: weeks, met: met)
        ends = ends.flatMap { end in
          courses.map {
            (end.money + $0.money, end.draws + $0.draws, end.chance * $0.chance)
          }
        }
      }
      outcomes += ends.filter { $0.chance > 0 }
    }
  }

  /// Every course of a contingency, as the bits of a number.
  private static func courses(
    of contingency: Contingency, _ schedule: Schedule, weeks: Int, met: Double
  ) -> [(money: Int, draws: Int, chance: Double)] {
    let occasions = (0..<weeks).flatMap { week in
      let visits = schedule.phase(ofWeek: week).map { schedule.phases[$0].visits.perWeek } ?? 0
      let count = if case .anyDay(let most) = contingency.occasions { most } else { visits }
      return Array(repeating: week, count: count)
    }
    return (0..<1 << occasions.count).map { bits in
      var climb = Climb()
      var earned = Earning.nothing
      var chance = 1.0
      for (place, week) in occasions.enumerated() {
        let isMet = bits >> place & 1 == 1
        chance *= isMet ? met : 1 - met
        let judgement: Judgement
        switch (contingency.condition, contingency.occasions) {
        case (.test, _):
          judgement = isMet ? Judgement(.met, .negative) : Judgement(.notMet, .positive)
        case (.milestone, .visits):
          judgement = isMet ? Judgement(.met, .reached) : Judgement(.notMet, .missed)
        case (.milestone, .anyDay):
          guard isMet else { continue }
          judgement = Judgement(.met, .reached)
        }
        earned +=
          climb.step(judgement, week: week, contingency: contingency, schedule: schedule).total
      }
      return (earned.money.thousandths, earned.draws, chance)
    }
  }

  /// The probability of each total, in thousandths or draws.
  func spread(of kind: CostKind) -> [Int: Double] {
    var spread: [Int: Double] = [:]
    var prizes = [[0: 1.0]]
    for outcome in outcomes {
      while prizes.count <= outcome.draws { prizes.append(oneMore(prizes[prizes.count - 1])) }
      switch kind {
      case .vouchers: spread[outcome.money, default: 0] += outcome.chance
      case .draws: spread[outcome.draws, default: 0] += outcome.chance
      case .prizes, .together:
        let money = kind == .prizes ? 0 : outcome.money
        for (value, chance) in prizes[outcome.draws] {
          spread[money + value, default: 0] += outcome.chance * chance
        }
      }
    }
    return spread
  }

  private func oneMore(_ before: [Int: Double]) -> [Int: Double] {
    var after: [Int: Double] = [:]
    for (value, chance) in before {
      for tier in bowl.tiers {
        after[value + tier.value.thousandths, default: 0] +=
          chance * Double(tier.slips) / Double(bowl.slips)
      }
    }
    return after
  }
}

/// Rules that follow from a number.
private struct CostTestRandom {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

  // SplitMix64, Steele, Lea and Flood 2014.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

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
