/// The most that a course can earn, whatever becomes of each occasion; each figure by itself.
struct CostMost {
  var money = 0
  var draws = 0
  /// The value of the best prizes, in thousandths.
  var prizes = 0
  /// Money and prizes, in thousandths.
  var together = 0

  /// Adds a reward, each figure within the cap on rewards.
  mutating func add(money: Int, draws: Int, bestPrize: Money, cap: RewardCap = .none) {
    let prizes = saturated(draws, times: bestPrize.thousandths)
    let paid = min(money, cap.vouchers)
    self.money = saturated(self.money, plus: paid)
    self.draws = saturated(self.draws, plus: draws)
    self.prizes = saturated(self.prizes, plus: min(prizes, cap.prizes))
    together = saturated(
      together, plus: min(saturated(paid, plus: prizes), max(cap.prizes, paid)))
  }

  /// The sum of each figure.
  static func + (left: CostMost, right: CostMost) -> CostMost {
    CostMost(
      money: saturated(left.money, plus: right.money),
      draws: saturated(left.draws, plus: right.draws),
      prizes: saturated(left.prizes, plus: right.prizes),
      together: saturated(left.together, plus: right.together))
  }

  /// The larger of each figure.
  func orMore(_ other: CostMost) -> CostMost {
    CostMost(
      money: max(money, other.money), draws: max(draws, other.draws),
      prizes: max(prizes, other.prizes), together: max(together, other.together))
  }
}

/// The most that one reward may pay in money, and in money and prizes; `Int.max` for no limit.
struct RewardCap: Hashable {
  var vouchers = Int.max
  var prizes = Int.max

  static let none = RewardCap()
}

/// A sum that stays at `Int.max` rather than overflow.
func saturated(_ left: Int, plus right: Int) -> Int {
  let (sum, overflow) = left.addingReportingOverflow(right)
  return overflow ? .max : sum
}

/// A product of numbers that are not negative, at `Int.max` rather than overflowing.
func saturated(_ left: Int, times right: Int) -> Int {
  let (product, overflow) = left.multipliedReportingOverflow(by: right)
  return overflow ? .max : product
}

extension StrandStates {
  /// The most that any course can earn, with everything that can become of a planned occasion.
  mutating func most(
    weeks: Int, bestPrize: Money, rewardCaps: [RewardCap]
  ) throws(CostLimit) -> CostMost {
    var most = CostMost()
    try follow(
      weeks: weeks, chances: chances(met: nil), start: CostMost(), nothing: CostMost(),
      take: { sum, before, move, _, occasion, _ in
        var grown = before
        grown.add(
          money: move.money, draws: move.draws, bestPrize: bestPrize,
          cap: rewardCaps[occasion.member])
        sum = sum.orMore(grown)
      },
      weekIsOver: { ends, _ in for end in ends { most = most.orMore(end) } })
    return most
  }
}

extension Strand {
  /// Whether no course can earn more than one whose every occasion is met.
  ///
  /// Where each phase begins its ladder and its bonus run afresh, the phases can be looked at one by
  /// one. Within a phase no course stands on a higher rung than this one at any occasion, since a
  /// recovery brings back only a rung that was reached before; no other has as many rewards, or as
  /// many occasions in a row for its bonuses; and where a higher rung never earns less, none earns
  /// more. Not so where a rung or a run is carried, which may be worth more later; where an earlier
  /// contingency may be met too early for a later one; or where a bonus may be cut off.
  func earnsMostAllMet(within caps: [RewardCap]) -> Bool {
    guard members.allSatisfy({ $0.needs?.withinDays == nil }) else { return false }
    let isCapped = caps.contains { $0 != .none }
    return members.flatMap { $0.pays.compactMap { $0 } }.allSatisfy { pay in
      let (ladder, amounts) = (pay.ladder, pay.ladder.amounts)
      let rises =
        amounts.isEmpty
        ? ladder.step >= 0 && ladder.start <= ladder.ceiling ?? .max
        : zip(amounts, amounts.dropFirst()).allSatisfy { $0 <= $1 }
      let eases = zip(pay.requires, pay.requires.dropFirst()).allSatisfy { $0 >= $1 }
      return !pay.carriesRung && rises && eases && !isCapped && pay.bonus?.isWithinCeiling != true
    }
  }
}
