import ContingencyManagement

/// One random protocol, told to the rules as a schedule and to the oracle as plain numbers.
struct RandomRules {
  let oracle: NaiveOracle
  let schedule: Schedule

  var plannedVisits: Int { oracle.phases.reduce(0) { $0 + $1.weeks * $1.perWeek } }

  /// The letters with the weeks they fall in when they fill the plan in order.
  func visits(_ letters: [Character]) -> [NaiveOracle.Visit] {
    var weeks: [Int] = []
    var week = 0
    for phase in oracle.phases {
      for _ in 0..<phase.weeks {
        weeks += Array(repeating: week, count: phase.perWeek)
        week += 1
      }
    }
    return zip(weeks, letters).map { (week: $0, letter: $1) }
  }

  static func next(using generator: inout SeededGenerator) -> RandomRules {
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }
    var phases: [NaiveOracle.Phase] = []
    var hasPaid = false
    for place in 0..<number(1...3) {
      var phase = NaiveOracle.Phase(weeks: number(1...5), perWeek: number(1...7))
      phase.pays = chance(85)
      phase.carriesRung = phase.pays && hasPaid && chance(50)
      hasPaid = hasPaid || phase.pays
      phase.paysDraws = chance(25)
      phase.start = phase.paysDraws ? number(1...3) : number(1...40) * 125
      phase.step = phase.paysDraws ? number(0...2) : number(0...8) * 125
      if phase.paysDraws || chance(50) {
        let most = phase.start + max(1, phase.step) * number(0...12)
        phase.ceiling = phase.step == 0 ? phase.start : most + (chance(30) ? 1 : 0)
      }
      phase.stepsPerWeek = chance(40)
      if chance(50) {
        phase.bonusEvery = number(1...5)
        phase.bonusInDraws = chance(20)
        phase.bonus = phase.bonusInDraws ? number(1...4) : number(1...20) * 500
      }
      if place == 0, !phase.pays { phase.carriesRung = false }
      phases.append(phase)
    }
    if !hasPaid { phases[0].pays = true }
    var oracle = NaiveOracle(phases: phases)
    switch number(0...5) {
    case 0: oracle.wayDown = .stays
    case 1, 2: oracle.wayDown = .down(number(1...4))
    default: oracle.wayDown = .toStart
    }
    if case .stays = oracle.wayDown {
    } else if chance(60) {
      oracle.recoversAfter = number(1...5)
      oracle.recoversToDue = chance(50)
      oracle.recoversAtOnce = chance(40)
    }
    oracle.missedIsHeld = chance(25)
    oracle.excusedIsNotMet = chance(20)
    oracle.excusedBreaksBonusRun = oracle.excusedIsNotMet || chance(40)
    oracle.excusedSparesWeek = !oracle.excusedIsNotMet && chance(40)
    return RandomRules(oracle: oracle, schedule: schedule(of: oracle))
  }

  /// Up to `most` letters, mostly `N`, some more than others.
  static func letters(most: Int, using generator: inout SeededGenerator) -> [Character] {
    let met = Int.random(in: 50...95, using: &generator)
    return (0..<Int.random(in: 1...most, using: &generator)).map { _ in
      guard Int.random(in: 0..<100, using: &generator) >= met else { return "N" }
      return ["P", "P", "M", "E", "E", "C"].randomElement(using: &generator) ?? "P"
    }
  }

  private static let names = (0..<3).map { place in written("phase-\(place)") { Name($0) } }

  private static func schedule(of oracle: NaiveOracle) -> Schedule {
    var schedule = Schedule.of(
      "random",
      phases: zip(names, oracle.phases).map {
        Phase(id: $0, weeks: $1.weeks, visits: VisitPlan(perWeek: $1.perWeek))
      },
      pays: oracle.phases.map(pay))
    schedule = schedule.with { contingency in
      contingency.reset =
        switch oracle.wayDown {
        case .toStart: .toStart
        case .down(let count): .down(count)
        case .stays: .none
        }
      contingency.recovery = oracle.recoversAfter.map {
        Recovery(
          after: $0, to: oracle.recoversToDue ? .due : .lastPaid,
          from: oracle.recoversAtOnce ? .thisOccasion : .nextOccasion)
      }
      contingency.verdicts[.missed] = oracle.missedIsHeld ? .held : .notMet
      contingency.excused = ExcusedRule(
        run: oracle.excusedIsNotMet ? .notMet : .held,
        breaksBonusRun: oracle.excusedBreaksBonusRun, sparesWeek: oracle.excusedSparesWeek)
    }
    return schedule
  }

  private static func pay(_ phase: NaiveOracle.Phase) -> PhasePay? {
    guard phase.pays else { return nil }
    func unit(_ draws: Bool) -> RewardUnit { draws ? .draws(from: "va-500") : .voucher }
    return PhasePay(
      ladder: Ladder(
        unit: unit(phase.paysDraws), start: phase.start, step: phase.step,
        ceiling: phase.ceiling, stepPer: phase.stepsPerWeek ? .fullWeek : .occasion),
      bonus: phase.bonusEvery.map {
        Bonus(every: $0, unit: unit(phase.bonusInDraws), amount: phase.bonus)
      }, carriesRung: phase.carriesRung)
  }
}
