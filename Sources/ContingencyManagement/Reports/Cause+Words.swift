extension Cause {
  /// The cause at the head of a sentence.
  public var sentence: String { phrase.capitalizedFirst }

  /// The cause inside a sentence, where nothing is known of what the contingency asks for.
  public var phrase: String {
    switch self {
    case .refused: "no specimen was given"
    case .unable: "no specimen could be given"
    case .substituted: "a substituted specimen"
    case .adulterated: "an adulterated specimen"
    case .tooLittle: "too little specimen"
    case .invalid: "an invalid specimen"
    case .positive: "positive"
    case .presumptive: "presumptive positive, not yet confirmed"
    case .notTested: "a target was not tested"
    case .noEarlierReading: "there is no earlier reading to compare with"
    case .inconclusive: "inconclusive"
    case .prescribedClass: "positive on a class strip that a prescription may explain"
    case .noTarget: "every target is prescribed"
    case .outOfTemperature: "the specimen was out of temperature range"
    case .dilute: "a dilute specimen"
    case .late: "the specimen was given late"
    case .missed: "missed"
    case .excused: "excused"
    case .closed: "the clinic was closed"
    case .needsEarlier: "something else has to be met before"
    case .outsideWindow: "outside the days on which it counts"
    case .negative: "negative"
    case .lowEnough: "a low reading"
    case .submitted: "a specimen was given"
    case .reached: "reached"
    case .enrolled: "enrolled"
    }
  }
}

extension Contingency {
  /// The cause inside a sentence about this contingency.
  func phrase(_ cause: Cause) -> String {
    switch cause {
    case .positive, .notTested: condition.testRule?.phrase(cause) ?? cause.phrase
    case .noTarget where condition.testRule?.hasTargets == false: "what is measured is prescribed"
    case .reached: condition.noun
    case .needsEarlier: needs.map(\.unmet) ?? cause.phrase
    case .outsideWindow: outside ?? cause.phrase
    default: cause.phrase
    }
  }
}

extension TestRule {
  /// Whether it asks for a result, negative or not.
  fileprivate var hasTargets: Bool {
    parts.contains {
      switch $0 {
      case .everyNegative, .anyNegative: true
      case .reading, .submitted, .all, .any: false
      }
    }
  }

  private var hasReadings: Bool {
    parts.contains { if case .reading = $0 { true } else { false } }
  }

  /// What a positive test is, or one that does not tell, for this rule.
  fileprivate func phrase(_ cause: Cause) -> String {
    let ofReading = cause == .positive ? "a reading above what is asked for" : "there is no reading"
    let both = (hasTargets ? [cause.phrase] : []) + (hasReadings ? [ofReading] : [])
    return both.isEmpty ? cause.phrase : both.joined(separator: ", or ")
  }
}

extension Contingency {
  /// Where it cannot be met; nil where several things may be why.
  private var outside: String? {
    guard let window else {
      return onlyInPhases.isEmpty ? nil : "outside \(onlyInPhases.phases)"
    }
    return onlyInPhases.isEmpty ? "outside \(window.inWords)" : nil
  }
}

extension Need {
  /// `dose-1 was not met before`, `dose-1 was not first met at most 28 days before`.
  fileprivate var unmet: String {
    "\(contingency) was not " + (time.map { "first met \($0)" } ?? "met before")
  }
}

extension DayWindow {
  /// `days 0 to 28`, `day 7`, `the days from day 7 on`.
  var inWords: String {
    guard let to else { return "the days from day \(from) on" }
    return from == to ? "day \(from)" : "days \(from) to \(to)"
  }
}
