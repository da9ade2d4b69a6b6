/// What one contingency can cost a participant's programme, by the number of weeks that are counted.
struct ContingencyCost {
  /// The most that a course can earn, whatever becomes of each occasion; each by itself.
  struct Most {
    var money = 0
    var draws = 0
    /// Money and the value of the best prizes, in thousandths.
    var together = 0

    mutating func add(_ earned: Earning, bestPrize: Money) {
      money += earned.money.thousandths
      draws += earned.draws
      together += earned.money.thousandths + earned.draws * bestPrize.thousandths
    }

    func orMore(_ other: Most) -> Most {
      Most(
        money: max(money, other.money), draws: max(draws, other.draws),
        together: max(together, other.together))
    }
  }

  /// What is known of all courses at the end of a week.
  struct WeekEnd {
    var survey = CostSurvey()
    /// What a course whose every occasion was met has earned by then.
    var allMet: Earning
    /// How money and draws are spread, by ``CourseUnits``; nil where there are too many totals.
    var spread: CostSpread?
  }

  let bowl: PrizeBowl?
  private(set) var most = Most()
  let units: CourseUnits
  private(set) var weekEnds: [WeekEnd] = []

  init(
    _ contingency: Contingency, _ schedule: Schedule, bowl: PrizeBowl?,
    _ assumptions: CostAssumptions
  ) throws(CostLimit) {
    self.bowl = bowl
    var states = CourseStates(contingency, schedule)
    units = states.units
    let chances = [assumptions.met.value, assumptions.met.complement.value]
    let isSpreadable = try survey(&states, weeks: assumptions.weeks, chances)
    if isSpreadable { try spread(&states, weeks: assumptions.weeks, chances) }
    let bestPrize = bowl?.bestPrize ?? .zero
    if contingency.earnsMostAllMet, let allMet = weekEnds.last?.allMet {
      most.add(allMet, bestPrize: bestPrize)
    } else {
      most = try states.most(weeks: assumptions.weeks, bestPrize: bestPrize)
    }
  }

  /// Takes the surveys; whether the spreads can be worked out too.
  private mutating func survey(
    _ states: inout CourseStates, weeks: Int, _ chances: [Double]
  ) throws(CostLimit) -> Bool {
    let chanceOfNone = bowl?.chanceOfNotLastTier
    var weekEnds: [WeekEnd] = []
    // Counted in floating point, which cannot overflow.
    var (steps, inWeek, inWidestWeek) = (0.0, 0.0, 0.0)
    try states.follow(
      weeks: weeks, chances: chances, start: .beginning, nothing: CostSurvey(),
      take: { sum, before, move, chance, allMet in
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
    return steps <= Double(CostLimit.steps)
      && inWidestWeek <= Double(CostLimit.stepsInWeek) && kept <= Double(CostLimit.totals)
  }

  private mutating func spread(
    _ states: inout CourseStates, weeks: Int, _ chances: [Double]
  ) throws(CostLimit) {
    var spreads: [CostSpread] = []
    try states.follow(
      weeks: weeks, chances: chances, start: CostSpread(certain: 0), nothing: CostSpread(),
      take: { sum, before, move, chance, _ in
        sum.add(before, times: chance, movedBy: move.code)
      },
      weekIsOver: { ends, _ in
        var all = CostSpread()
        for end in ends { all.add(end, times: 1, movedBy: 0) }
        spreads.append(all)
      })
    for (week, spread) in spreads.enumerated() { weekEnds[week].spread = spread }
  }
}

extension CourseStates {
  /// The most that any course can earn, with all five things that can become of a planned visit.
  fileprivate mutating func most(
    weeks: Int, bestPrize: Money
  ) throws(CostLimit) -> ContingencyCost.Most {
    var most = ContingencyCost.Most()
    try follow(
      weeks: weeks, chances: outcomes.map { _ in 1 }, start: ContingencyCost.Most(),
      nothing: ContingencyCost.Most(),
      take: { sum, before, move, _, _ in
        var grown = before
        grown.add(move.earned, bestPrize: bestPrize)
        sum = sum.orMore(grown)
      },
      weekIsOver: { ends, _ in for end in ends { most = most.orMore(end) } })
    return most
  }
}

extension Contingency {
  /// Whether no course can earn more than one whose every occasion is met.
  ///
  /// Where each phase begins its ladder and its bonus run afresh, the phases can be looked at one by
  /// one. Within a phase no course stands on a higher rung than this one at any occasion, since a
  /// recovery brings back only a rung that was reached before; and no other has as many occasions in
  /// a row for its bonuses. A rung or a bonus run that is carried may be worth more in a later phase.
  fileprivate var earnsMostAllMet: Bool { !pays.contains { $0?.carriesRung == true } }
}
