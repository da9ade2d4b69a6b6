extension Currency {
  /// `$2.50`, `3 draws`, `1 take-home dose`, `$8.00 per hour`; with the bowl `3 draws from the bowl
  /// va-500`.
  func text(_ unit: RewardUnit, _ amount: Int, namingBowl: Bool = false) -> String {
    switch unit {
    case .voucher: return text(unit.earning(amount).money)
    case .draws(let bowl):
      return count(amount, "draw") + (namingBowl ? " from the bowl \(bowl)" : "")
    case .items(let kind): return count(amount, kind.thing)
    case .rate(let per): return "\(text(amountOfRate: amount)) per \(per.text.replacingHyphens)"
    }
  }

  /// The amount of a rate, without what it is for.
  func text(amountOfRate thousandths: Int) -> String {
    text(RewardUnit.voucher.earning(thousandths).money)
  }

  /// `$6.25`, `3 draws`, `$6.25 and 3 draws`, `1 take-home dose`, `$7.00 per hour`.
  ///
  /// - Parameter unit: What the items of the earning are, as its contingency pays them.
  public func text(_ earning: Earning, in unit: RewardUnit? = nil) -> String {
    var parts: [String] = []
    if earning.items > 0, let unit { parts.append(text(unit, earning.items)) }
    if earning.money != .zero { parts.append(text(earning.money)) }
    if earning.draws > 0 { parts.append(count(earning.draws, "draw")) }
    guard parts.isEmpty else { return listed(parts, "and") }
    return unit?.isMoneyOrDraws == false ? "nothing" : text(Money.zero)
  }
}

extension RewardUnit {
  /// Whether it is counted among the vouchers or the draws.
  var isMoneyOrDraws: Bool {
    switch self {
    case .voucher, .draws: true
    case .items, .rate: false
    }
  }
}

extension Schedule {
  /// What the items of a reward are; nil where its phase pays nothing.
  public func unit(of reward: Reward) -> RewardUnit? {
    guard let contingency = contingency(reward.contingency), let phase = reward.phase else {
      return nil
    }
    return pay(of: contingency, in: phase)?.ladder.unit
  }

  /// What a contingency earns in a phase, where need be by the ladder that it shares.
  func pay(of contingency: Contingency, in phase: Int) -> PhasePay? {
    let pays = leader(of: contingency).pays
    return pays.indices.contains(phase) ? pays[phase] : nil
  }
}
