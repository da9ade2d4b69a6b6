/// One behaviour and what it earns; it keeps a run and a ladder of its own.
public struct Contingency: Hashable, Sendable {
  /// Unique within the schedule.
  public var id: Name
  /// What meets it.
  public var condition: Condition
  /// When there is a chance to meet it.
  public var occasions: Occasions
  /// The verdict for each way of not being plainly met.
  public var verdicts: [Cause: Verdict]
  /// What an excused absence does.
  public var excused: ExcusedRule
  /// What becomes of the rung when it is not met.
  public var reset: Reset
  /// How the rung comes back after a reset; nil for never.
  public var recovery: Recovery?
  /// What it earns in each phase, in the order of the schedule's phases; nil for nothing.
  public var pays: [PhasePay?]

  /// A contingency of those parts.
  public init(
    id: Name, condition: Condition, occasions: Occasions, verdicts: [Cause: Verdict],
    excused: ExcusedRule, reset: Reset, recovery: Recovery?, pays: [PhasePay?]
  ) {
    self.id = id
    self.condition = condition
    self.occasions = occasions
    self.verdicts = verdicts
    self.excused = excused
    self.reset = reset
    self.recovery = recovery
    self.pays = pays
  }

  /// The bowls that its draws come from; at most one in a schedule without contradictions.
  public var bowls: [Name] {
    var names: [Name] = []
    for pay in pays.compactMap({ $0 }) {
      for case .draws(let bowl) in [pay.ladder.unit, pay.bonus?.unit] where !names.contains(bowl) {
        names.append(bowl)
      }
    }
    return names
  }
}

/// What meets a contingency.
public enum Condition: Hashable, Sendable {
  /// A test of one of `specimens`, negative for every target that is not prescribed.
  case test(targets: AnalyteSet, specimens: [SpecimenType])
  /// A milestone of that kind.
  case milestone(Name)
}

/// When there is a chance to meet a contingency.
public enum Occasions: Hashable, Sendable {
  /// At each planned visit; one missed is not met.
  case visits
  /// On any day, once a day, at most so many times a week (1 to 7); it is never missed.
  case anyDay(mostPerWeek: Int)
}

/// What an excused absence does to a contingency.
public struct ExcusedRule: Hashable, Sendable {
  /// For the run and the rung: `held`, or `notMet` as if it were not excused.
  public var run: Verdict
  /// Whether the run toward the next bonus starts again.
  public var breaksBonusRun: Bool
  /// Whether the week can still be a full one.
  public var sparesWeek: Bool

  /// A rule of those settings.
  public init(run: Verdict, breaksBonusRun: Bool, sparesWeek: Bool) {
    self.run = run
    self.breaksBonusRun = breaksBonusRun
    self.sparesWeek = sparesWeek
  }
}

/// What becomes of the rung when a contingency is not met.
public enum Reset: Hashable, Sendable {
  /// Back to the start of the ladder.
  case toStart
  /// Down so many rungs, at least 1, and not below the start.
  case down(Int)
  /// The rung stays.
  case none

  /// Where a ladder that stands at `rung` falls to.
  public func rung(from rung: Int) -> Int {
    switch self {
    case .toStart: 0
    case .down(let count): max(0, rung - count)
    case .none: rung
    }
  }
}

/// How the rung comes back after a reset.
public struct Recovery: Hashable, Sendable {
  /// How many consecutive met occasions it takes, at least 1.
  public var after: Int
  /// Which rung comes back.
  public var to: RecoveredRung
  /// Which occasion is the first to be paid at it.
  public var from: RecoveryStart

  /// A rule of those settings.
  public init(after: Int, to: RecoveredRung, from: RecoveryStart) {
    self.after = after
    self.to = to
    self.from = from
  }
}

/// The rung that a recovery brings back.
public enum RecoveredRung: String, CaseIterable, Hashable, Sendable {
  /// The rung that was paid last before the reset.
  case lastPaid = "last-paid"
  /// The rung that was due next when the reset came.
  case due
}

/// The first occasion that is paid at the recovered rung.
public enum RecoveryStart: String, CaseIterable, Hashable, Sendable {
  /// The one that completes the recovery.
  case thisOccasion = "this-occasion"
  /// The one after it.
  case nextOccasion = "next-occasion"
}
