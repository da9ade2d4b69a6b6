extension ContingencyCost {
  /// The average of a kind of cost at the end of week `week`, in thousandths or draws.
  func average(of kind: CostKind, week: Int) -> CostAverage {
    let (survey, allMet) = (weekEnds[week].survey, weekEnds[week].allMet)
    let money = CostAverage(
      mean: Double(allMet.money.thousandths) + survey.money,
      variance: survey.moneySquared - survey.money * survey.money)
    let draws = CostAverage(
      mean: Double(allMet.draws) + survey.draws,
      variance: survey.drawsSquared - survey.draws * survey.draws)
    let prize = bowl?.meanValue ?? 0
    let prizes = CostAverage(
      mean: draws.mean * prize,
      variance: draws.variance * prize * prize + draws.mean * (bowl?.valueVariance ?? 0))
    switch kind {
    case .vouchers: return money
    case .draws: return draws
    case .prizes: return prizes
    case .together:
      let covariance = survey.moneyTimesDraws - survey.money * survey.draws
      return CostAverage(
        mean: money.mean + prizes.mean,
        variance: money.variance + prizes.variance + 2 * prize * covariance)
    }
  }

  /// What a kind of cost comes to at most, in thousandths or draws.
  func most(of kind: CostKind) -> Int {
    switch kind {
    case .vouchers: most.money
    case .draws: most.draws
    case .prizes: most.draws * (bowl?.bestPrize.thousandths ?? 0)
    case .together: most.together
    }
  }

  /// The spread of a kind of cost, from one of money and draws by ``CourseUnits``.
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
      return try bowl.spread(with: money, unit: unit, &work)
    }
  }
}
