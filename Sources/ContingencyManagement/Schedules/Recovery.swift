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

  /// Of what can be neither missed nor excused.
  public static let never = ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: true)
}

/// What becomes of the rung when a contingency is not met.
public enum Reset: Hashable, Sendable {
  /// Back to the first rung of the ladder.
  case toStart
  /// Down so many rungs, at least 1, and not below the first.
  case down(Int)
  /// The rung stays.
  case none
  /// Nothing more is earned until a recovery brings the ladder back, or a phase begins a new one.
  case toNothing

  /// Where a ladder that stands at `rung` falls to.
  public func rung(from rung: Int) -> Int {
    switch self {
    case .toStart, .toNothing: 0
    case .down(let count): max(0, rung - count)
    case .none: rung
    }
  }
}

/// How the rung comes back after a reset.
public struct Recovery: Hashable, Sendable {
  /// What it takes.
  public var after: RecoveryNeed
  /// Which rung comes back.
  public var to: RecoveredRung
  /// Which occasion is the first to be paid at it; the next one where it takes a full week.
  public var from: RecoveryStart

  /// A rule of those settings.
  public init(after: RecoveryNeed, to: RecoveredRung, from: RecoveryStart) {
    self.after = after
    self.to = to
    self.from = from
  }

  /// A rule that takes so many met occasions in a row.
  public init(after occasions: Int, to: RecoveredRung, from: RecoveryStart) {
    self.init(after: .occasions(occasions), to: to, from: from)
  }

  /// How many met occasions in a row it takes; nil where it takes a full week.
  public var occasions: Int? {
    if case .occasions(let count) = after { count } else { nil }
  }
}

/// What a recovery takes.
public enum RecoveryNeed: Hashable, Sendable {
  /// So many consecutive met occasions, at least 1.
  case occasions(Int)
  /// A full week; it holds from the week after.
  case fullWeek
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
