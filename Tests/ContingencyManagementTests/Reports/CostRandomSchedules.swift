import ContingencyManagement

private typealias Make = CostTestSchedules

/// Numbers that follow from a seed.
struct CostTestRandom {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0xD134_2543_DE82_EF95 }

  // SplitMix64, Steele, Lea and Flood 2014.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}

/// Schedules of everything that the language can say, small enough to play every course.
extension CostTestRandom {
  /// A schedule with at most `most` occasions in all.
  mutating func anySchedule(most: Int) throws -> Schedule {
    while true {
      let phases = try (0..<1 + below(3)).map { try phase($0) }
      var contingencies: [Contingency] = []
      for place in 0..<1 + below(3) {
        contingencies.append(try contingency(place, phases, after: contingencies))
      }
      let schedule = Schedule(
        id: try Make.id("random"), version: 1, title: "t", source: "s", evidence: "e",
        currency: try Make.required(Currency("USD")), phases: phases,
        contingencies: contingencies, examples: [])
      let occasions = schedule.costOccasions.reduce(0) { $0 + $1.count }
      if schedule.weeks > 0, (1...most).contains(occasions) { return schedule }
    }
  }

  private mutating func phase(_ number: Int) throws -> Phase {
    let perDay = pick([1, 1, 2])
    let plans = [
      VisitPlan(perWeek: 1 + below(3), perDay: perDay, everyWeeks: pick([1, 1, 1, 2])),
      VisitPlan(
        weekdays: pick([[.Mon], [.Mon, .Thu]]), perDay: perDay, everyWeeks: pick([1, 2])),
      VisitPlan(days: pick([[0], [0, 3], [0, 7]]), perDay: perDay), VisitPlan(perWeek: 0),
    ]
    let plan = below(3) == 0 ? pick(plans) : plans[0]
    let weeks =
      plan.days.contains(7) ? 2 : plan.everyWeeks * (1 + below(plan.everyWeeks == 1 ? 3 : 2))
    let isByOccasions = below(5) == 0 && plan.days.isEmpty && plan.planned > 0
    return Phase(
      id: try Make.id("phase-\(number)"),
      length: isByOccasions ? .occasions(1 + below(4)) : .weeks(weeks), visits: plan)
  }

  private mutating func contingency(
    _ place: Int, _ phases: [Phase], after earlier: [Contingency]
  ) throws -> Contingency {
    var rule = try Make.tests([])
    rule.excused = ExcusedRule(
      run: .held, breaksBonusRun: below(2) == 0, sparesWeek: below(2) == 0)
    rule.id = try Make.id("rule-\(place)")
    let isMilestone = below(3) == 0
    if isMilestone { rule.condition = .milestone(try Make.id("dose")) }
    let isSubmitted = below(6) == 0
    if isSubmitted { rule.condition = .test(.submitted, specimens: [.urine]) }
    if below(3) == 0, !isSubmitted {
      rule.occasions = .anyDay(
        OccasionLimit(
          perDay: 1 + below(2), perWeek: pick([1, 1, 2]), inAll: pick([nil, 1, 2])))
    }
    for cause in [Cause.positive, .missed] where below(5) == 0 {
      rule.verdicts[cause] = pick([.held, .met])
    }
    // So that a letter says what a specimen that was not given is.
    if isSubmitted { rule.verdicts[.refused] = rule.verdicts[.missed] }
    if below(6) == 0 { rule.onlyInPhases = [pick(phases).id] }
    if place > 0, below(2) == 0 {
      rule.needs = Need(
        contingency: pick(earlier).id, withinDays: pick([nil, 0, 3, 7, 10]),
        afterDays: pick([0, 0, 2, 7]))
    }
    if below(4) == 0 { rule.window = DayWindow(from: below(8), to: pick([nil, 10, 14])) }
    let leaders = earlier.filter { $0.sharesLadderOf == nil && $0.condition != .enrolment }
    if below(3) == 0, !leaders.isEmpty {
      rule.sharesLadderOf = pick(leaders).id
      rule.pays = phases.map { _ in nil }
      return rule
    }
    if place == 0, below(6) == 0 { rule.condition = .enrolment }
    let isOnVisits = rule.occasions == .visits && rule.condition != .enrolment
    let isDraws = below(3) == 0
    for _ in phases {
      rule.pays.append(
        try pay(isDraws, isOnVisits, canBeNone: !rule.pays.isEmpty, carries: !rule.pays.isEmpty))
    }
    rule.reset = pick([.toStart, .toStart, .down(1), .toNothing, .none])
    if rule.reset != .none, below(2) == 0 {
      let after = isOnVisits && below(3) == 0 ? RecoveryNeed.fullWeek : .occasions(1 + below(2))
      rule.recovery = Recovery(
        after: after, to: pick(RecoveredRung.allCases), from: pick(RecoveryStart.allCases))
    }
    return rule
  }

  private mutating func pay(
    _ isDraws: Bool, _ isOnVisits: Bool, canBeNone: Bool, carries: Bool
  ) throws -> PhasePay? {
    if canBeNone, below(5) == 0 { return nil }
    let unit: RewardUnit =
      isDraws
      ? .draws(from: try Make.id("bowl")) : below(6) == 0 ? .items(try Make.id("dose")) : .voucher
    let scale = unit == .voucher ? 500 : 1
    let steps: [StepPer] = [.occasion, .occasions(2), .fullWeek]
    let per = pick(isOnVisits ? steps : steps.dropLast())
    var ladder = Ladder(
      unit: unit, start: scale, step: scale * below(3), ceiling: pick([nil, scale * 4]),
      stepPer: per)
    if below(3) == 0 {
      ladder = Ladder(
        unit: unit, amounts: pick([[3, 1, 2], [1, 4], [4, 2, 1]]).map { $0 * scale }, stepPer: per)
    }
    if below(5) == 0, ladder.topRung != 0 { ladder.beginsOn = 1 }
    var bonus: Bonus?
    if below(2) == 0 {
      bonus = Bonus(
        every: isOnVisits && below(2) == 0 ? .fullWeeks(1 + below(2)) : .occasions(2),
        unit: .voucher, amount: 750 * (1 + below(2)))
      if unit == .voucher, ladder.most != nil { bonus?.isWithinCeiling = below(2) == 0 }
    }
    return PhasePay(
      ladder: ladder, requires: pick([[1], [1], [2], [2, 1], [1, 2]]), bonus: bonus,
      carriesRung: carries && below(2) == 0)
  }
}
