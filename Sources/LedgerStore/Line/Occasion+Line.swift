import ContingencyManagement
import StrictJSON

extension DrugTest: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> DrugTest {
    let condition: SpecimenCondition = try line.word("condition")
    let label: Reference? = try line.optionalCode("label")
    let day = try line.day("on")
    let participant: ParticipantCode = try line.code("participant")
    let readings = try Readings.read(from: &line)
    var findings = Findings.none
    if line.has("results") { findings = .analytes(try results(from: &line)) }
    let type: SpecimenType = try line.word("specimen")
    if line.has("summary") {
      guard case .none = findings else { throw .unfit(key: "summary", found: "beside results") }
      let word = try line.json { json throws(CanonicalError) in try json.string() }
      guard let result = AnalyteResult(word: word) else {
        throw .unfit(key: "summary", found: word)
      }
      findings = .summary(result)
    }
    guard
      let test = DrugTest(
        participant: participant, day: day, type: type, condition: condition, findings: findings,
        readings: readings, label: label)
    else { throw .unfit(key: "condition", found: condition.rawValue) }
    return test
  }

  func write(to line: inout CanonicalWriter) {
    line.string("condition", condition.rawValue)
    line.optional("label", label?.text)
    line.string("on", day.description)
    line.string("participant", participant.text)
    readings.write(to: &line)
    if case .analytes(let results) = findings { write(results, to: &line) }
    line.string("specimen", type.rawValue)
    if case .summary(let result) = findings { line.string("summary", result.word) }
  }

  /// The results by their word, in ascending order, each with its analytes.
  private static let words: [(key: StaticString, result: AnalyteResult)] = [
    ("inconclusive", .inconclusive), ("invalid", .invalid), ("negative", .negative),
    ("not-tested", .notTested), ("positive", .positive), ("presumptive", .presumptive),
  ]

  private static func results(
    from line: inout LineReader
  ) throws(LineProblem) -> AnalyteResults {
    var results = AnalyteResults()
    try line.beginObject()
    for (key, result) in words {
      var last: Analyte?
      let analytes = try line.optionalArray(key) { line throws(LineProblem) in
        try line.analyte(after: &last, key)
      }
      for analyte in analytes {
        guard results[analyte] == nil else { throw .unfit(key: "\(key)", found: analyte.code) }
        results[analyte] = result
      }
    }
    try line.endObject()
    return results
  }

  private func write(_ results: AnalyteResults, to line: inout CanonicalWriter) {
    line.key("results")
    line.beginObject()
    let all = results.all
    for (key, result) in DrugTest.words where all.contains(where: { $0.result == result }) {
      line.key(key)
      line.beginArray()
      for found in all where found.result == result { line.string(found.analyte.code) }
      line.endArray()
    }
    line.endObject()
  }
}

extension Readings {
  fileprivate static func read(from line: inout LineReader) throws(LineProblem) -> Readings {
    var readings = Readings()
    var last: Analyte?
    _ = try line.optionalArray("readings") { line throws(LineProblem) in
      try line.beginObject()
      let code = try line.string("analyte")
      let amount = try line.integer("level")
      try line.endObject()
      // In the order of the analytes, each once, so that there is one way to write a test.
      guard let analyte = Analyte(code: code), last.map({ $0.rawValue < analyte.rawValue }) ?? true
      else { throw .unfit(key: "analyte", found: code) }
      guard let level = Level(thousandths: amount) else {
        throw .unfit(key: "level", found: "\(amount)")
      }
      last = analyte
      readings[analyte] = level
    }
    return readings
  }

  fileprivate func write(to line: inout CanonicalWriter) {
    guard !isEmpty else { return }
    line.key("readings")
    line.beginArray()
    for reading in all {
      line.beginObject()
      line.string("analyte", reading.analyte.code)
      line.integer("level", reading.level.thousandths)
      line.endObject()
    }
    line.endArray()
  }
}

extension VisitNotHeld {
  static func read(
    _ kind: EntryKind, from line: inout LineReader, byItself: Bool = false
  ) throws(LineProblem) -> VisitNotHeld {
    let contingency: Name? = try line.optionalCode("contingency")
    let day = try line.day("on")
    let participant: ParticipantCode = try line.code("participant")
    let reason: Reason =
      switch kind {
      case .visitExcused: .excused(try line.word("reason"))
      case .visitClosed: .closed(try line.word("reason"))
      default: .missed
      }
    let second: OperatorCode? = byItself ? nil : try line.optionalCode("secondPerson")
    return VisitNotHeld(
      participant: participant, day: day, reason: reason, contingency: contingency,
      secondPerson: second)
  }

  func write(to line: inout CanonicalWriter) {
    line.optional("contingency", contingency?.text)
    line.string("on", day.description)
    line.string("participant", participant.text)
    switch reason {
    case .missed: break
    case .excused(let kind): line.string("reason", kind.rawValue)
    case .closed(let kind): line.string("reason", kind.rawValue)
    }
    line.optional("secondPerson", secondPerson?.text)
  }
}

extension Milestone: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> Milestone {
    let evidence: Reference = try line.code("evidence")
    let kind: Name = try line.code("milestone")
    let day = try line.day("on")
    let participant: ParticipantCode = try line.code("participant")
    return Milestone(participant: participant, day: day, kind: kind, evidence: evidence)
  }

  func write(to line: inout CanonicalWriter) {
    line.string("evidence", evidence.text)
    line.string("milestone", kind.text)
    line.string("on", day.description)
    line.string("participant", participant.text)
  }
}
