/// What a contingency earns in one phase.
public struct PhasePay: Hashable, Sendable {
  /// The rising amounts.
  public var ladder: Ladder
  /// An extra on top of the ladder.
  public var bonus: Bonus?
  /// Whether the rung reached in the phase before is carried into this one.
  public var carriesRung: Bool

  /// Pay of those parts.
  public init(ladder: Ladder, bonus: Bonus?, carriesRung: Bool) {
    self.ladder = ladder
    self.bonus = bonus
    self.carriesRung = carriesRung
  }
}

/// What a ladder or a bonus is counted in.
public enum RewardUnit: Hashable, Sendable {
  /// Thousandths of the currency's unit.
  case voucher
  /// Draws from the bowl of that id.
  case draws(from: Name)

  /// `count` of this unit.
  public func earning(_ count: Int) -> Earning {
    switch self {
    case .voucher:
      Earning(
        money: Money(thousandths: min(max(0, count), Money.mostThousandths)) ?? .zero, draws: 0)
    case .draws: Earning(money: .zero, draws: max(0, count))
    }
  }
}

/// The rising amounts of a contingency; a rung is a place on it, from 0.
public struct Ladder: Hashable, Sendable {
  /// What its numbers count.
  public var unit: RewardUnit
  /// What rung 0 earns.
  public var start: Int
  /// How much more each rung earns than the one before; 0 for a flat ladder.
  public var step: Int
  /// The most a rung may earn, or nil where the plan alone ends it.
  public var ceiling: Int?
  /// What takes the rung up.
  public var stepPer: StepPer

  /// A ladder of those parts.
  public init(unit: RewardUnit, start: Int, step: Int, ceiling: Int?, stepPer: StepPer) {
    self.unit = unit
    self.start = start
    self.step = step
    self.ceiling = ceiling
    self.stepPer = stepPer
  }

  /// The most that a reward of draws may have on one occasion.
  public static let mostDraws = 100

  /// What `rung` earns, in the ladder's unit.
  ///
  /// It stays at the ceiling, and just above ``Money/mostThousandths`` should a number overflow,
  /// which no schedule without contradictions reaches.
  public func value(at rung: Int) -> Int {
    let (climb, tooFar) = step.multipliedReportingOverflow(by: max(0, rung))
    let (value, tooMuch) = start.addingReportingOverflow(climb)
    let limit = Money.mostThousandths + 1
    return min(tooFar || tooMuch ? limit : value, ceiling ?? limit)
  }

  /// The first rung at the ceiling, beyond which nobody climbs; nil without a ceiling.
  public var topRung: Int? {
    guard let ceiling, step > 0, ceiling >= start else { return step == 0 ? 0 : nil }
    return (ceiling - start + step - 1) / step
  }

  /// The rung above `rung`; a flat ladder leaves it as it was carried in.
  public func rung(above rung: Int) -> Int {
    step == 0 ? rung : min(rung + 1, topRung ?? Int.max)
  }
}

/// What takes a participant up a rung.
public enum StepPer: String, CaseIterable, Hashable, Sendable {
  /// Each occasion that is met.
  case occasion
  /// Each week of enrolment in which every planned occasion was met.
  case fullWeek = "full-week"
}

/// An extra for every so many consecutive met occasions.
///
/// The count starts again after each bonus; the published totals need that.
public struct Bonus: Hashable, Sendable {
  /// How many in a row earn it, at least 1.
  public var every: Int
  /// What it is counted in.
  public var unit: RewardUnit
  /// How much, in that unit.
  public var amount: Int

  /// A bonus of those parts.
  public init(every: Int, unit: RewardUnit, amount: Int) {
    self.every = every
    self.unit = unit
    self.amount = amount
  }
}
