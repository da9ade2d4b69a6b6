extension Condition {
  /// What one met occasion is called.
  public var noun: String {
    switch self {
    case .test(let rule, _): rule.noun
    case .milestone(let kind): kind.text.replacingHyphens
    case .enrolment: "enrolment"
    }
  }

  /// `a test of urine, negative for cocaine (COC)`.
  var inWords: String {
    switch self {
    case .test(let rule, let specimens):
      let types = SpecimenType.allCases.filter(specimens.contains).map(\.rawValue.replacingHyphens)
      return "a test of \(listed(types, "or")), \(rule.inWords)"
    case .milestone(let kind): return "the milestone \(kind)"
    case .enrolment: return "being enrolled"
    }
  }
}

extension TestRule {
  /// What a test is called that meets it: `negative`, `low reading`, `specimen`, `met test`.
  fileprivate var noun: String {
    let nouns = Set(
      parts.map { part in
        switch part {
        case .everyNegative, .anyNegative: "negative"
        case .reading: "low reading"
        case .submitted: "specimen"
        case .all, .any: "met test"
        }
      })
    return nouns.count == 1 ? nouns.first ?? "met test" : "met test"
  }

  /// `negative for cocaine (COC)`, `with a reading of carbon monoxide (CO) of at most 8 ppm`.
  fileprivate var inWords: String {
    switch self {
    case .everyNegative(let targets): "negative for \(listed(targets.named, "and"))"
    case .anyNegative(let targets): "negative for at least one of \(listed(targets.named, "and"))"
    case .reading(let analyte, let limit):
      "with a reading of \(AnalyteSet([analyte]).named.joined()) \(limit.inWords(analyte))"
    case .submitted: "whatever it says, as long as the specimen could be used"
    case .all(let rules): rules.map(\.inWordsInside).joined(separator: ", and ")
    case .any(let rules): "either " + rules.map(\.inWordsInside).joined(separator: ", or ")
    }
  }

  /// The same as one of several.
  private var inWordsInside: String {
    switch self {
    case .all, .any: "(\(inWords))"
    case .everyNegative, .anyNegative, .reading, .submitted: inWords
    }
  }
}

extension ReadingLimit {
  /// `of at most 8 ppm`, `at least 50 % below the last one`.
  fileprivate func inWords(_ analyte: Analyte) -> String {
    switch self {
    case .atMost(let level): "of at most \(level) \(analyte.readingUnit)"
    case .fallen(let percent, false): "at least \(percent) % below the last one"
    case .fallen(let percent, true):
      "at least \(percent) % below the last one for each day since, one day after the other"
    case .percentile(let percent, let count):
      "at or below the \(ordinal(percent)) percentile of the last "
        + (count == 1 ? "one" : "\(number(count)), or of as many as there are")
        + " (the nearest rank)"
    }
  }
}

extension AnalyteSet {
  /// `cocaine (COC)`, one by one.
  fileprivate var named: [String] { analytes.map { "\($0.name) (\($0.code))" } }
}
