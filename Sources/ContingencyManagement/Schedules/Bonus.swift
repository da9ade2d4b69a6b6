/// An extra for every so many consecutive met occasions or full weeks.
///
/// The count starts again after each bonus; the published totals need that.
public struct Bonus: Hashable, Sendable {
  /// What earns it.
  public var every: BonusCount
  /// What it is counted in.
  public var unit: RewardUnit
  /// How much, in that unit.
  public var amount: Int
  /// Whether ladder and bonus together stay within the ladder's ceiling.
  public var isWithinCeiling: Bool

  /// A bonus of those parts.
  public init(every: BonusCount, unit: RewardUnit, amount: Int, isWithinCeiling: Bool = false) {
    self.every = every
    self.unit = unit
    self.amount = amount
    self.isWithinCeiling = isWithinCeiling
  }

  /// A bonus for every so many met occasions in a row.
  public init(every occasions: Int, unit: RewardUnit, amount: Int) {
    self.init(every: .occasions(occasions), unit: unit, amount: amount)
  }
}

/// What a bonus counts.
public enum BonusCount: Hashable, Sendable {
  /// Consecutive met occasions, at least 1.
  case occasions(Int)
  /// Consecutive full weeks, at least 1.
  case fullWeeks(Int)
}
