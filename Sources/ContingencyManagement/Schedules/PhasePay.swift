/// What a contingency earns in one phase.
public struct PhasePay: Hashable, Sendable {
  /// The rising amounts.
  public var ladder: Ladder
  /// How many met occasions in a row each reward takes, at least 1; the last is repeated.
  public var requires: [Int]
  /// An extra on top of the ladder.
  public var bonus: Bonus?
  /// Whether the rung reached in the phase before is carried into this one.
  public var carriesRung: Bool
  /// Whether it is the same as in the phase before, and written once for both.
  public var continuesElement: Bool

  /// Pay of those parts.
  public init(
    ladder: Ladder, requires: [Int] = [1], bonus: Bonus?, carriesRung: Bool,
    continuesElement: Bool = false
  ) {
    self.continuesElement = continuesElement
    self.ladder = ladder
    self.requires = requires
    self.bonus = bonus
    self.carriesRung = carriesRung
  }

  /// How many met occasions the reward after `rewards` others takes.
  public func requirement(after rewards: Int) -> Int {
    requires.isEmpty ? 1 : requires[min(max(0, rewards), requires.count - 1)]
  }

  /// What the bonus adds to a reward of `base`.
  func bonusEarning(on base: Earning) -> Earning {
    guard let bonus else { return .nothing }
    guard bonus.isWithinCeiling, let ceiling = ladder.most else {
      return bonus.unit.earning(bonus.amount)
    }
    return bonus.unit.earning(min(bonus.amount, max(0, ceiling - ladder.unit.count(of: base))))
  }
}
