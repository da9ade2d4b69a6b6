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
  /// What each rung earns, where that is listed and not worked out from start and step; the last
  /// is repeated.
  public var amounts: [Int]
  /// What takes the rung up.
  public var stepPer: StepPer
  /// The rung that a new ladder begins on; a reset goes to rung 0.
  public var beginsOn: Int

  /// A ladder of those parts.
  public init(
    unit: RewardUnit, start: Int, step: Int, ceiling: Int?, amounts: [Int] = [],
    stepPer: StepPer, beginsOn: Int = 0
  ) {
    self.unit = unit
    self.start = start
    self.step = step
    self.ceiling = ceiling
    self.amounts = amounts
    self.stepPer = stepPer
    self.beginsOn = beginsOn
  }

  /// A ladder whose rungs earn `amounts`, of which there is at least one.
  public init(unit: RewardUnit, amounts: [Int], stepPer: StepPer, beginsOn: Int = 0) {
    self.init(
      unit: unit, start: amounts.first ?? 0, step: 0, ceiling: nil, amounts: amounts,
      stepPer: stepPer, beginsOn: beginsOn)
  }

  /// The most that a reward of draws may have on one occasion.
  public static let mostDraws = 100
  /// The most rungs that a list may have.
  public static let mostAmounts = 520

  /// What `rung` earns, in the ladder's unit.
  ///
  /// It stays at the ceiling, and just above ``Money/mostThousandths`` should a number overflow,
  /// which no schedule without contradictions reaches.
  public func value(at rung: Int) -> Int {
    if !amounts.isEmpty { return amounts[min(max(0, rung), amounts.count - 1)] }
    let (climb, tooFar) = step.multipliedReportingOverflow(by: max(0, rung))
    let (value, tooMuch) = start.addingReportingOverflow(climb)
    let limit = Money.mostThousandths + 1
    return min(tooFar || tooMuch ? limit : value, ceiling ?? limit)
  }

  /// The most that a rung up to `rung` earns; a list need not rise.
  func most(upTo rung: Int) -> Int {
    amounts.prefix(rung < amounts.count ? max(0, rung) + 1 : amounts.count).max()
      ?? value(at: rung)
  }

  /// The first rung beyond which nobody climbs; nil where the plan alone ends it.
  public var topRung: Int? {
    if !amounts.isEmpty { return amounts.count - 1 }
    guard let ceiling, step > 0, ceiling >= start else { return step == 0 ? 0 : nil }
    return (ceiling - start + step - 1) / step
  }

  /// The most that a rung earns; nil without a ceiling.
  public var most: Int? { amounts.isEmpty ? (step == 0 ? start : ceiling) : amounts.max() }

  /// Whether every rung earns the same.
  public var isFlat: Bool { amounts.isEmpty ? step == 0 : Set(amounts).count == 1 }

  /// The rung above `rung`; a flat ladder leaves it as it was carried in.
  public func rung(above rung: Int) -> Int {
    amounts.isEmpty && step == 0 ? rung : min(rung + 1, topRung ?? Int.max)
  }
}

/// What takes a participant up a rung.
public enum StepPer: Hashable, Sendable {
  /// So many paid occasions, at least 1.
  case occasions(Int)
  /// Each week of enrolment in which every planned occasion was met.
  case fullWeek

  /// Each paid occasion.
  public static let occasion = StepPer.occasions(1)
}
