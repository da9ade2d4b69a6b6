/// What meets a contingency.
public enum Condition: Hashable, Sendable {
  /// A test of one of `specimens` that meets the rule.
  case test(TestRule, specimens: [SpecimenType])
  /// A milestone of that kind.
  case milestone(Name)
  /// To be enrolled; met once, on that day.
  case enrolment

  /// The analytes that it looks for.
  public var targets: AnalyteSet {
    if case .test(let rule, _) = self { rule.targets } else { [] }
  }

  /// The rule for tests, where it rests on tests.
  public var testRule: TestRule? {
    if case .test(let rule, _) = self { rule } else { nil }
  }
}

/// What a test has to say.
public indirect enum TestRule: Hashable, Sendable {
  /// Negative for every target that is not prescribed.
  case everyNegative(AnalyteSet)
  /// Negative for at least one target that is not prescribed.
  case anyNegative(AnalyteSet)
  /// A reading of the analyte that is low enough.
  case reading(Analyte, ReadingLimit)
  /// A specimen that could be used, whatever it says.
  case submitted
  /// All of these.
  case all([TestRule])
  /// At least one of these.
  case any([TestRule])

  /// The analytes that it looks for.
  public var targets: AnalyteSet {
    switch self {
    case .everyNegative(let targets), .anyNegative(let targets): targets
    case .reading(let analyte, _): [analyte]
    case .submitted: []
    case .all(let rules), .any(let rules): rules.reduce(into: []) { $0.formUnion($1.targets) }
    }
  }

  /// The rules that it is put together from, itself where it is none of several.
  var parts: [TestRule] {
    switch self {
    case .all(let rules), .any(let rules): rules.flatMap(\.parts)
    case .everyNegative, .anyNegative, .reading, .submitted: [self]
    }
  }

  /// Whether a reading is compared with earlier ones.
  public var looksBack: Bool {
    parts.contains {
      switch $0 {
      case .reading(_, .fallen), .reading(_, .percentile): true
      case .reading(_, .atMost), .everyNegative, .anyNegative, .submitted, .all, .any: false
      }
    }
  }
}

/// How low a reading has to be.
public enum ReadingLimit: Hashable, Sendable {
  /// At most so much.
  case atMost(Level)
  /// Lower than the last reading by at least so many percent, 1 to 99; or by so many for each day
  /// since, one after the other.
  case fallen(percent: Int, perDay: Bool)
  /// At or below that percentile (nearest rank) of the last so many readings, or of as many as
  /// there are.
  case percentile(Int, ofLast: Int)

  /// The most earlier readings that a percentile may look at.
  public static let mostReadings = 100
}
