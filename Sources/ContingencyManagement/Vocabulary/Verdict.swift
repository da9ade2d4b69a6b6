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
  /// A reading that there is no earlier one to compare with.
  case noEarlierReading = "no-earlier-reading"
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
  /// Another contingency had to be met before, and was not.
  case needsEarlier = "needs-earlier"
  /// On a day on which the contingency cannot be met.
  case outsideWindow = "outside-window"
  case negative
  /// A reading that is low enough.
  case lowEnough = "low-enough"
  /// A specimen that could be used, where nothing else is asked.
  case submitted
  /// A milestone reached.
  case reached
  case enrolled

  /// Whether it comes of a test that was made or asked for, and not of a visit or a milestone.
  var isOfTest: Bool {
    switch self {
    case .missed, .excused, .closed, .reached, .enrolled, .needsEarlier, .outsideWindow: false
    case .refused, .unable, .substituted, .adulterated, .tooLittle, .invalid, .positive,
      .presumptive, .notTested, .noEarlierReading, .inconclusive, .prescribedClass, .noTarget,
      .outOfTemperature, .dilute, .late, .negative, .lowEnough, .submitted:
      true
    }
  }

  /// Whether it is the plain way of meeting a contingency.
  public var isPlainlyMet: Bool {
    switch self {
    case .negative, .lowEnough, .submitted, .reached, .enrolled: true
    case .refused, .unable, .substituted, .adulterated, .tooLittle, .invalid, .positive,
      .presumptive, .notTested, .noEarlierReading, .inconclusive, .prescribedClass, .noTarget,
      .outOfTemperature, .dilute, .late, .missed, .excused, .closed, .needsEarlier,
      .outsideWindow:
      false
    }
  }
}
