/// Strands whose costs are worked out together: one by itself, or all that draw from one bowl and pay no
/// money, or in which what one of them drew is missing for the next.
struct CostGroup {
  let parts: [StrandCost]
  let bowl: PrizeBowl?
  let units: CourseUnits

  /// The groups that strands fall into.
  static func groups(of costs: [StrandCost]) -> [CostGroup] {
    var groups: [[StrandCost]] = []
    for cost in costs {
      let place = groups.firstIndex { group in
        guard let bowl = cost.bowl, bowl == group[0].bowl else { return false }
        return !bowl.isReplaced || !cost.units.hasMoney && !group[0].units.hasMoney
      }
      if let place {
        groups[place].append(cost)
      } else {
        groups.append([cost])
      }
    }
    return groups.map(CostGroup.init)
  }

  private init(_ parts: [StrandCost]) {
    self.parts = parts
    bowl = parts.first?.bowl
    units = parts.count == 1 ? parts[0].units : CourseUnits(common: parts.map(\.units))
  }

  /// Whether all draws can be added up in bounded time.
  var isBounded: Bool {
    parts.compactMap { $0.weekEnds.last?.draws?.chances.count }.reduce(1.0) {
      $0 * Double($1)
    } <= Double(CostLimit.stepsInWeek)
  }

  /// The spread of money and draws, by ``units``, at the end of week `week`.
  func both(week: Int, _ work: inout CostWork) throws(CostWork.Exceeded) -> CostSpread {
    guard parts.count > 1 else {
      guard let spread = parts[0].weekEnds[week].spread else { throw CostWork.Exceeded() }
      return spread
    }
    var sum = CostSpread(certain: 0)
    for part in parts {
      guard let both = part.weekEnds[week].spread else { throw CostWork.Exceeded() }
      let (totals, overflow) = (part.units.money(of: both.last) / units.money + 1)
        .multipliedReportingOverflow(by: units.stride)
      guard !overflow, totals <= CostLimit.totals else { throw CostWork.Exceeded() }
      var spread = CostSpread()
      for (code, chance) in both.possible {
        spread.add(
          chance,
          at: units.code(money: part.units.money(of: code), draws: part.units.draws(of: code)))
      }
      sum = try sum.convolved(with: spread, &work)
    }
    return sum
  }

  /// The most that they come to.
  ///
  /// From a bowl that keeps out what was drawn no course draws the best prize each time. Where it has
  /// more money with fewer draws, the most of both are taken together all the same.
  var most: CostMost {
    var sum = parts.reduce(CostMost()) { $0 + $1.most }
    guard let bowl, !bowl.isReplaced else { return sum }
    let best = bowl.mostKeptOut(ofDraws: sum.draws)
    sum.prizes = min(sum.prizes, best)
    sum.together = min(sum.together, saturated(sum.money, plus: best))
    return sum
  }

  /// The spread of all draws at the end of week `week`, from a bowl that keeps them out.
  func draws(week: Int) -> CostSpread {
    var sum = CostSpread(certain: 0)
    for draws in parts.compactMap({ $0.weekEnds[week].draws }) {
      var next = CostSpread()
      for (count, chance) in sum.possible { next.add(draws, times: chance, movedBy: count) }
      sum = next
    }
    return sum
  }

  /// The average of a kind of cost at the end of week `week`, in thousandths or draws.
  func average(of kind: CostKind, week: Int) -> CostAverage {
    let sum = parts.reduce(CostAverage(mean: 0, variance: 0)) {
      $0 + $1.average(of: kind, week: week)
    }
    guard let bowl, kind == .prizes || kind == .together else { return sum }
    // What the draws come to varies beyond how many there are.
    let within =
      bowl.isReplaced
      ? parts.reduce(0) { $0 + $1.average(of: .draws, week: week).mean } * bowl.valueVariance
      : draws(week: week).possible.reduce(0) {
        $0 + $1.chance * bowl.valueVariance(ofDraws: $1.total)
      }
    return CostAverage(mean: sum.mean, variance: sum.variance + within)
  }

  /// The probability that no draw up to the end of week `week` is of the bowl's last tier.
  func chanceOfNone(week: Int) -> Double {
    guard let bowl, !bowl.isReplaced else {
      return parts.reduce(1) { $0 * $1.weekEnds[week].survey.chanceOfNone }
    }
    let draws = draws(week: week)
    let chances = bowl.chancesOfNotLastTier(upTo: draws.last)
    return draws.possible.reduce(0) {
      $0 + $1.chance * ($1.total < chances.count ? chances[$1.total] : 0)
    }
  }

  /// The spread of a kind of cost, from one of money and draws by ``units``.
  ///
  /// - Parameter unit: The unit of the result in thousandths, where it is one of money.
  func spread(
    of kind: CostKind, _ both: CostSpread, unit: Int, _ work: inout CostWork
  ) throws(CostWork.Exceeded) -> CostSpread {
    switch kind {
    case .vouchers, .draws:
      var spread = CostSpread()
      for (code, chance) in both.possible {
        spread.add(
          chance, at: kind == .draws ? units.draws(of: code) : units.money(of: code) / unit)
      }
      return spread
    case .prizes, .together:
      var money: [CostSpread] = []
      for (code, chance) in both.possible {
        let draws = units.draws(of: code)
        while money.count <= draws { money.append(CostSpread()) }
        money[draws].add(chance, at: kind == .prizes ? 0 : units.money(of: code) / unit)
      }
      guard let bowl else { return money.first ?? CostSpread(certain: 0) }
      return bowl.isReplaced
        ? try bowl.spread(with: money, unit: unit, &work)
        : try bowl.spreadKeptOut(with: money, unit: unit, &work)
    }
  }
}
