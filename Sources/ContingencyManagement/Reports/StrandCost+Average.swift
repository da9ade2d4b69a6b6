extension StrandCost {
  /// The average of a kind of cost at the end of week `week`, in thousandths or draws; that of prizes
  /// as if each draw were worth the bowl's mean.
  func average(of kind: CostKind, week: Int) -> CostAverage {
    let (survey, allMet) = (weekEnds[week].survey, weekEnds[week].allMet)
    let money = CostAverage(
      mean: Double(allMet.money.thousandths) + survey.money,
      variance: survey.moneySquared - survey.money * survey.money)
    let draws = CostAverage(
      mean: Double(allMet.draws) + survey.draws,
      variance: survey.drawsSquared - survey.draws * survey.draws)
    let prize = bowl?.meanValue ?? 0
    let prizes = CostAverage(mean: draws.mean * prize, variance: draws.variance * prize * prize)
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
}
