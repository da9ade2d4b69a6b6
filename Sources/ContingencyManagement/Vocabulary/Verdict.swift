/// What an occasion means for a contingency.
public enum Verdict: String, CaseIterable, Hashable, Sendable {
  /// The condition was met: it earns.
  case met
  /// It was not met: it earns nothing and resets.
  case notMet = "not-met"
  /// It earns nothing and changes nothing.
  case held
}

/// Why an occasion got its verdict.
///
/// The order is the order of precedence: where several apply, the first with the gravest verdict is
/// named.
public enum Cause: String, CaseIterable, Hashable, Sendable {
  case refused
  case unable
  case substituted
  case adulterated
  case tooLittle = "too-little"
  case invalid
  case positive
  case presumptive
  case notTested = "not-tested"
  case inconclusive
  /// Positive on a class strip that a prescription explains; waits for the specific confirmation.
  case prescribedClass = "prescribed-class"
  /// Every target is prescribed, so that the test can say nothing.
  case noTarget = "no-target"
  case outOfTemperature = "out-of-temperature"
  case dilute
  case late
  case missed
  case excused
  case closed
  case negative
  /// A milestone reached.
  case reached

  /// Whether it comes of a test that was made or asked for, and not of a visit or a milestone.
  var isOfTest: Bool {
    switch self {
    case .missed, .excused, .closed, .reached: false
    case .refused, .unable, .substituted, .adulterated, .tooLittle, .invalid, .positive,
      .presumptive, .notTested, .inconclusive, .prescribedClass, .noTarget, .outOfTemperature,
      .dilute, .late, .negative:
      true
    }
  }

  /// The causes that a schedule must rule on where a contingency rests on tests at visits.
  ///
  /// There is no default for any of them, because the readings differ in kind between protocols.
  public static let ruledForTests: [Cause] = [
    .positive, .presumptive, .missed, .refused, .unable, .adulterated, .substituted, .dilute,
    .invalid, .tooLittle, .outOfTemperature, .late, .inconclusive, .notTested,
  ]

  /// The causes that a schedule must rule on where a contingency rests on milestones at visits.
  public static let ruledForMilestones: [Cause] = [.missed]
}
