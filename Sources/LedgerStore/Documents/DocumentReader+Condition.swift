import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// How deep rules may stand within rules.
  static let mostNestedRules = 4

  /// The keys by which the rule of a test is known.
  static let ruleForms = [
    "everyTargetNegative", "anyTargetNegative", "reading", "submitted", "allOf", "anyOf",
  ].map { ObjectForm($0) }

  /// How what meets a contingency may be written.
  static let conditionForms =
    [ObjectForm("milestone")] + ruleForms.map { ObjectForm($0.key, keys: ["specimens"]) }

  /// How the limit of a reading may be written.
  static let readingForms = [
    ObjectForm("atMost"), ObjectForm("fallPercent", optional: ["perDay"]),
    ObjectForm("percentile", keys: ["ofLast"]),
  ]

  /// What meets a contingency.
  func condition(_ value: JSONValue) -> Condition? {
    if case .string = value.content {
      return choice(value, "met", among: [(word: "enrolment", choice: Condition.enrolment)])
    }
    guard let (form, fields) = object(value, "met", in: Self.conditionForms) else { return nil }
    if form == "milestone" { return name(fields[form], form).map(Condition.milestone) }
    let specimens = fields["specimens"].flatMap {
      list($0, "specimens") { choice($0, "a specimen", among: SpecimenType.choices) }
    }
    let rule = fields[form].flatMap { testRule($0, form, depth: 1) }
    guard let specimens, let rule else { return nil }
    return .test(rule, specimens: specimens)
  }

  /// The rule that the value of the key `form` holds.
  private func testRule(_ value: JSONValue, _ form: String, depth: Int) -> TestRule? {
    switch form {
    case "everyTargetNegative": return analytes(value, form).map(TestRule.everyNegative)
    case "anyTargetNegative": return analytes(value, form).map(TestRule.anyNegative)
    case "reading": return reading(value)
    case "submitted":
      guard let isSubmitted = boolean(value, form) else { return nil }
      if !isSubmitted { report("submitted is true, or is left out", at: value.position) }
      return isSubmitted ? .submitted : nil
    default:
      guard depth < Self.mostNestedRules else {
        report(
          "rules stand at most \(Self.mostNestedRules) deep within each other", at: value.position)
        return nil
      }
      let rules = list(value, form) { value in
        object(value, "a rule", in: Self.ruleForms).flatMap { form, fields in
          fields[form].flatMap { testRule($0, form, depth: depth + 1) }
        }
      }
      return rules.map(form == "allOf" ? TestRule.all : TestRule.any)
    }
  }

  private func analytes(_ value: JSONValue, _ what: String) -> AnalyteSet? {
    list(value, what, analyte).map { AnalyteSet($0) }
  }

  private func analyte(_ value: JSONValue) -> Analyte? {
    let choices = Analyte.allCases.map { (word: $0.code, choice: $0) }
    return choice(value, "an analyte", among: choices)
  }

  private func reading(_ value: JSONValue) -> TestRule? {
    guard
      let (_, fields) = object(value, "reading", in: Self.readingForms, keys: ["analyte"])
    else { return nil }
    let analyte = fields["analyte"].flatMap(self.analyte)
    let limit = readingLimit(fields)
    guard let analyte, let limit else { return nil }
    return .reading(analyte, limit)
  }

  private func readingLimit(_ fields: [String: JSONValue]) -> ReadingLimit? {
    if let most = fields["atMost"] {
      guard case .string(let text) = most.content, let level = Level(text) else {
        report(
          "atMost must be a number in quotes with at most three decimal places, such as \"8\"",
          at: most.position)
        return nil
      }
      return .atMost(level)
    }
    if let fall = fields["fallPercent"] {
      let percent = integer(fall, "fallPercent", in: 1...99)
      let perDay = fields["perDay"].map { boolean($0, "perDay") } ?? false
      guard let percent, let perDay else { return nil }
      return .fallen(percent: percent, perDay: perDay)
    }
    let percentile = fields["percentile"].flatMap { integer($0, "percentile", in: 1...99) }
    let last = fields["ofLast"].flatMap {
      integer($0, "ofLast", in: 1...ReadingLimit.mostReadings)
    }
    guard let percentile, let last else { return nil }
    return .percentile(percentile, ofLast: last)
  }
}
