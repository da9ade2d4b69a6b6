extension PrizeBowl {
  /// What a draw is worth on average, in thousandths of the currency's unit.
  public var meanValue: Double {
    let sum = tiers.reduce(0) { $0 + $1.slips * $1.value.thousandths }
    return Double(sum) / Double(slips)
  }

  /// The variance of what a draw is worth, in thousandths squared.
  var valueVariance: Double {
    let mean = meanValue
    return tiers.reduce(0) { sum, tier in
      let distance = Double(tier.value.thousandths) - mean
      return sum + Double(tier.slips) / Double(slips) * distance * distance
    }
  }

  /// The value of the best prize.
  var bestPrize: Money { tiers.map(\.value).max() ?? .zero }

  /// The probability that a draw is not of the last tier.
  var chanceOfNotLastTier: Double {
    Double(tiers.dropLast().reduce(0) { $0 + $1.slips }) / Double(slips)
  }

  /// The spread of money and prizes together, every slip going back.
  ///
  /// From the most draws down, one draw is convolved with what is known and the next fewer are
  /// added: `m0 + b(m1 + b(m2 + …))`, Horner's scheme.
  ///
  /// - Parameters:
  ///   - money: For each number of draws from 0 on, the spread of the money that comes with it.
  ///   - unit: The unit of that spread and of the result, in thousandths; every prize's value is a
  ///     multiple of it.
  func spread(
    with money: [CostSpread], unit: Int, _ work: inout CostWork
  ) throws(CostWork.Exceeded) -> CostSpread {
    var total = CostSpread()
    for part in money.reversed() {
      try work.spend(tiers.count, times: total.chances.count)
      var drawn = CostSpread()
      for tier in tiers where tier.slips > 0 {
        drawn.add(
          total, times: Double(tier.slips) / Double(slips),
          movedBy: tier.value.thousandths / unit)
      }
      drawn.add(part, times: 1, movedBy: 0)
      guard drawn.chances.count <= CostLimit.totals else { throw CostWork.Exceeded() }
      total = drawn
    }
    return total
  }
}
