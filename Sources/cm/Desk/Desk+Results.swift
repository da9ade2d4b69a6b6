import ContingencyManagement
import StrictJSON

/// What was typed of a test.
struct TypedResults {
  var condition: SpecimenCondition
  var findings: DrugTest.Findings
  var readings = Readings()

  /// The analytes that something was typed of.
  var analytes: AnalyteSet {
    var analytes = AnalyteSet(readings.all.map(\.analyte))
    if case .analytes(let results) = findings {
      analytes.formUnion(AnalyteSet(results.all.map(\.analyte)))
    }
    return analytes
  }
}

extension Desk {
  /// What a test says, from the words typed: `negative`, `refused`, `COC=neg OPI=pos` or `CO=8`.
  ///
  /// - Parameter condition: The condition of a specimen that can be read, where one was given.
  func results(
    _ words: [String], condition given: String?
  ) throws(Complaint) -> TypedResults {
    let condition: SpecimenCondition =
      try given.map { text throws(Complaint) in
        try kind(text, "the condition of a specimen")
      } ?? .valid
    let words = words.flatMap { $0.split(separator: ",").map(String.init) }
    if words.count == 1, let word = words.first, !word.contains("=") {
      return try bareWord(word.lowercased(), condition: condition)
    }
    guard condition.canCarryResults else {
      throw Complaint(
        .usage, "a specimen that is \(condition.rawValue) has no results",
        hint: "record it as such: cm record PARTICIPANT \(condition.rawValue)")
    }
    var results = AnalyteResults()
    var readings = Readings()
    for word in words {
      let (analyte, typed) = try analyteAndValue(word)
      if let level = Level(typed) {
        guard readings[analyte] == nil else {
          throw Complaint(.usage, "\(analyte.code) has two readings", hint: "give one of them")
        }
        readings[analyte] = level
        continue
      }
      guard results[analyte] == nil else {
        throw Complaint(.usage, "\(analyte.code) has two results", hint: "give one of them")
      }
      results[analyte] = try result(typed, of: analyte)
    }
    return TypedResults(
      condition: condition, findings: results.isEmpty ? .none : .analytes(results),
      readings: readings)
  }

  private func bareWord(
    _ word: String, condition: SpecimenCondition
  ) throws(Complaint) -> TypedResults {
    if let result = resultWords.first(where: { $0.word == word })?.result, result != .notTested,
      result != .invalid
    {
      guard condition.canCarryResults else {
        throw Complaint(
          .usage, "a specimen that is \(condition.rawValue) has no result",
          hint: "record it as such: cm record PARTICIPANT \(condition.rawValue)")
      }
      return TypedResults(condition: condition, findings: .summary(result))
    }
    if let bad = SpecimenCondition(rawValue: word), !bad.canCarryResults, condition == .valid {
      return TypedResults(condition: bad, findings: .none)
    }
    let words =
      ["negative", "positive", "presumptive", "inconclusive"]
      + SpecimenCondition.allCases.filter { !$0.canCarryResults }.map(\.rawValue)
    if let readable = SpecimenCondition(rawValue: word), readable.canCarryResults {
      throw Complaint(
        .usage, "a specimen that is \(word) still has a result",
        hint: "cm record PARTICIPANT negative --condition \(word)")
    }
    if ["missed", "miss", "excused", "closed", "no-show"].contains(word) {
      throw Complaint(
        .usage, "'\(word)' is no result of a test",
        hint: "a visit that was not held: cm miss PARTICIPANT, with --excused or --closed")
    }
    let near =
      nearest(to: word, among: words.filter { $0 != word }).map { "did you mean \($0)? " } ?? ""
    throw Complaint(
      .usage, "'\(word.shown())' is no result of a test",
      hint: near
        + "one of \(words.joined(separator: ", ")), or each analyte's: COC=neg OPI=pos CO=8")
  }

  private func analyteAndValue(_ word: String) throws(Complaint) -> (Analyte, String) {
    let parts = word.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw Complaint(
        .usage, "'\(word.shown())' is not an analyte with its result or reading",
        hint: "for example: COC=neg OPI=pos FEN=neg, or CO=8 for a reading of 8 ppm")
    }
    guard let analyte = Analyte(typed: parts[0]) else {
      throw Complaint(
        .usage, "'\(String(parts[0]).shown())' is no analyte's code",
        hint: Analyte.hint(typed: String(parts[0])))
    }
    return (analyte, String(parts[1]))
  }

  private func result(_ typed: String, of analyte: Analyte) throws(Complaint) -> AnalyteResult {
    guard let result = resultWords.first(where: { $0.word == typed.lowercased() })?.result else {
      throw Complaint(
        .usage, "'\(typed.shown())' is no result for \(analyte.code)",
        hint: "one of neg, pos, presumptive, invalid, not-tested, inconclusive, or a reading in "
          + analyte.readingUnit)
    }
    return result
  }

  /// The words for results that people type.
  private var resultWords: [(word: String, result: AnalyteResult)] {
    AnalyteResult.allCases.map { ($0.word, $0) } + [("neg", .negative), ("pos", .positive)]
  }
}
