/// What the contingencies of one strand can cost a participant's programme, by the number of weeks
/// that are counted.
struct StrandCost {
  /// What is known of all courses at the end of a week.
  struct WeekEnd {
    var survey = CostSurvey()
    /// What a course whose every occasion was met has earned by then, before any cap.
    var allMet: Earning
    /// How draws are spread, where the bowl keeps what was drawn out; otherwise nil.
    var draws: CostSpread?
    /// How money and draws are spread, by ``CourseUnits``; nil where there are too many totals.
    var spread: CostSpread?
    /// How many things of each kind are to be expected, by ``StrandCost/itemKinds``.
    var items: [Double] = []
  }

  let bowl: PrizeBowl?
  let units: CourseUnits
  /// The kinds of things that are earned, each once.
  let itemKinds: [Name]
  private(set) var most = CostMost()
  private(set) var weekEnds: [WeekEnd] = []

  /// - Parameter rewardCaps: The most that one reward of each member pays; nil for no limit.
  init(
    _ strand: Strand, _ schedule: Schedule, bowl: PrizeBowl?, rewardCaps: [RewardCap],
    _ assumptions: CostAssumptions
  ) throws(CostLimit) {
    self.bowl = bowl
    var states = StrandStates(strand, schedule)
    units = states.units
    itemKinds = strand.itemKinds
    let chances = states.chances(met: assumptions.met)
    let isSpreadable = try survey(&states, weeks: assumptions.weeks, chances)
    if let bowl, !bowl.isReplaced {
      let spreads = try spreads(ofDraws: true, &states, weeks: assumptions.weeks, chances)
      for (week, spread) in spreads.enumerated() { weekEnds[week].draws = spread }
    }
    if isSpreadable {
      let spreads = try spreads(ofDraws: false, &states, weeks: assumptions.weeks, chances)
      for (week, spread) in spreads.enumerated() { weekEnds[week].spread = spread }
    }
    for kind in itemKinds {
      let counts = try states.expected(kind, weeks: assumptions.weeks, chances)
      for (week, count) in counts.enumerated() { weekEnds[week].items.append(count) }
    }
    let bestPrize = bowl?.bestPrize ?? .zero
    if states.plan.isRegular, strand.earnsMostAllMet(within: rewardCaps),
      let allMet = weekEnds.last?.allMet
    {
      most.add(money: allMet.money.thousandths, draws: allMet.draws, bestPrize: bestPrize)
    } else {
      most = try states.most(
        weeks: assumptions.weeks, bestPrize: bestPrize, rewardCaps: rewardCaps)
    }
  }

  /// Takes the surveys; whether the spreads can be worked out too.
  private mutating func survey(
    _ states: inout StrandStates, weeks: Int, _ chances: [[Double]]
  ) throws(CostLimit) -> Bool {
    let chanceOfNone = bowl.map { $0.isReplaced ? $0.chanceOfNotLastTier : 1 }
    var weekEnds: [WeekEnd] = []
    // Counted in floating point, which cannot overflow.
    var (steps, inWeek, inWidestWeek) = (0.0, 0.0, 0.0)
    try states.follow(
      weeks: weeks, chances: chances, start: .beginning, nothing: CostSurvey(),
      take: { sum, before, move, chance, _, allMet in
        inWeek += Double(before.width)
        sum.add(before, move, chance, allMet: allMet, chanceOfNone: chanceOfNone)
      },
      weekIsOver: { ends, allMet in
        var week = WeekEnd(allMet: allMet)
        for end in ends { week.survey.add(end) }
        weekEnds.append(week)
        steps += inWeek
        inWidestWeek = max(inWidestWeek, inWeek)
        inWeek = 0
      })
    self.weekEnds = weekEnds
    let kept = weekEnds.reduce(0) { $0 + Double($1.survey.width) }
    return units.isSafe && steps <= Double(CostLimit.steps)
      && inWidestWeek <= Double(CostLimit.stepsInWeek) && kept <= Double(CostLimit.totals)
  }

  /// How draws, or money and draws, are spread at the end of each week.
  private func spreads(
    ofDraws isDraws: Bool, _ states: inout StrandStates, weeks: Int, _ chances: [[Double]]
  ) throws(CostLimit) -> [CostSpread] {
    var spreads: [CostSpread] = []
    var steps = 0
    try states.follow(
      weeks: weeks, chances: chances, start: CostSpread(certain: 0), nothing: CostSpread(),
      take: { sum, before, move, chance, _, _ in
        steps += before.chances.count
        guard steps <= CostLimit.steps else { return }
        sum.add(before, times: chance, movedBy: isDraws ? move.draws : move.code)
      },
      weekIsOver: { ends, _ in
        var all = CostSpread()
        for end in ends { all.add(end, times: 1, movedBy: 0) }
        spreads.append(all)
      })
    guard steps <= CostLimit.steps else { throw .tooManyStates(states.name) }
    return spreads
  }
}
