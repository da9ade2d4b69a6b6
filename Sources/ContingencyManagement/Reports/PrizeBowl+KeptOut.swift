// Slips that stay out once drawn, until the bowl is empty and all go back: of any further draws after
// full bowls, whose worth is certain, the tiers are counted as in the hypergeometric distribution.

extension PrizeBowl {
  /// The variance of what so many draws are worth, in thousandths squared.
  ///
  /// That of a sample without replacement: `n (N - n) / (N - 1)` times that of one draw, for the
  /// draws from the bowl that is not empty yet (Cochran WG, Sampling Techniques, 3rd ed., 1977, 2.4).
  func valueVariance(ofDraws draws: Int) -> Double {
    let open = draws % slips
    guard slips > 1 else { return 0 }
    return valueVariance * Double(open) * Double(slips - open) / Double(slips - 1)
  }

  /// The probability that none of so many draws, from 0 on, is of the last tier; those that are left
  /// out at the end are 0.
  func chancesOfNotLastTier(upTo draws: Int) -> [Double] {
    let last = tiers.last?.slips ?? 0
    guard last > 0 else { return Array(repeating: 1, count: draws + 1) }
    var chances = [1.0]
    for drawn in 0..<min(draws, slips - last) {
      chances.append(
        (chances.last ?? 0) * Double(slips - last - drawn) / Double(slips - drawn))
    }
    return chances
  }

  /// The most that so many draws can be worth, in thousandths: all slips of full bowls, and the best of
  /// the next.
  func mostKeptOut(ofDraws draws: Int) -> Int {
    let worth = tiers.reduce(0) { $0 + $1.slips * $1.value.thousandths }
    var (open, most) = (draws % slips, saturated(draws / slips, times: worth))
    for tier in tiers.sorted(by: { $0.value > $1.value }) {
      let taken = min(open, tier.slips)
      most = saturated(most, plus: taken * tier.value.thousandths)
      open -= taken
    }
    return most
  }

  /// The spread of money and prizes together.
  ///
  /// - Parameters:
  ///   - money: For each number of draws from 0 on, the spread of the money that comes with it.
  ///   - unit: The unit of that spread and of the result, in thousandths; every prize's value is a
  ///     multiple of it.
  func spreadKeptOut(
    with money: [CostSpread], unit: Int, _ work: inout CostWork
  ) throws(CostWork.Exceeded) -> CostSpread {
    let counts = money.indices.filter { !money[$0].chances.isEmpty }
    let open = Set(counts.map { $0 % slips })
    let values = try values(ofOpen: open, unit: unit, &work)
    let worth = tiers.reduce(0) { $0 + $1.slips * ($1.value.thousandths / unit) }
    var total = CostSpread()
    for count in counts {
      let sum = try money[count].convolved(with: values[count % slips], &work)
      total.add(sum, times: 1, movedBy: count / slips * worth)
      guard total.chances.count <= CostLimit.totals else { throw CostWork.Exceeded() }
    }
    return total
  }

  /// What so many draws from a full bowl are worth, for each number of `counts`.
  ///
  /// Tier by tier from the last: of `n` draws from the tiers up to the last, so many are of the first
  /// of them, and the rest of those behind it.
  private func values(
    ofOpen counts: Set<Int>, unit: Int, _ work: inout CostWork
  ) throws(CostWork.Exceeded) -> [CostSpread] {
    let most = counts.max() ?? 0
    var behind = [CostSpread(certain: 0)]
    var slipsBehind = 0
    for (place, tier) in tiers.enumerated().reversed() where tier.slips > 0 {
      let slips = slipsBehind + tier.slips
      let isFirst = !tiers[..<place].contains { $0.slips > 0 }
      var values: [CostSpread] = []
      var kept = 0
      for draws in 0...min(most, slips) {
        var sum = CostSpread()
        if !isFirst || counts.contains(draws) {
          let (first, chances) = hypergeometric(slips, marked: tier.slips, drawn: draws)
          for (index, chance) in chances.enumerated() {
            let of = first + index
            try work.spend(behind[draws - of].chances.count)
            sum.add(
              behind[draws - of], times: chance, movedBy: of * (tier.value.thousandths / unit))
          }
        }
        kept += sum.chances.count
        guard kept <= CostLimit.totals else { throw CostWork.Exceeded() }
        values.append(sum)
      }
      behind = values
      slipsBehind = slips
    }
    return behind
  }
}

/// How probable each number of marked slips is among those drawn, from the smallest possible on.
///
/// Worked out from the most probable number to both sides, so that no probability is lost.
private func hypergeometric(
  _ slips: Int, marked: Int, drawn: Int
) -> (first: Int, chances: [Double]) {
  let (first, last) = (max(0, drawn - (slips - marked)), min(marked, drawn))
  let mode = min(last, max(first, (drawn + 1) * (marked + 1) / (slips + 2)))
  var chances = Array(repeating: 1.0, count: last - first + 1)
  /// The probability of one more than `count`, as a multiple of that of `count`.
  func ratio(_ count: Int) -> Double {
    Double(marked - count) / Double(count + 1) * Double(drawn - count)
      / Double(slips - marked - drawn + count + 1)
  }
  for count in mode..<last { chances[count + 1 - first] = chances[count - first] * ratio(count) }
  for count in (first..<mode).reversed() {
    chances[count - first] = chances[count + 1 - first] / ratio(count)
  }
  let sum = chances.reduce(0, +)
  return (first, chances.map { $0 / sum })
}
