import ContingencyManagement
import StrictJSON

extension Desk {
  /// What a test says, from the words typed: `negative`, `refused`, or `COC=neg OPI=pos`.
  ///
  /// - Parameter condition: The condition of a specimen that can be read, where one was given.
  func findings(
    _ words: [String], condition given: String?
  ) throws(Complaint) -> (condition: SpecimenCondition, findings: DrugTest.Findings) {
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
    for word in words {
      let (analyte, result) = try analyteResult(word)
      guard results[analyte] == nil else {
        throw Complaint(.usage, "\(analyte.code) has two results", hint: "give one of them")
      }
      results[analyte] = result
    }
    return (condition, .analytes(results))
  }

  private func bareWord(
    _ word: String, condition: SpecimenCondition
  ) throws(Complaint) -> (SpecimenCondition, DrugTest.Findings) {
    if let result = resultWords.first(where: { $0.word == word })?.result, result != .notTested,
      result != .invalid
    {
      guard condition.canCarryResults else {
        throw Complaint(
          .usage, "a specimen that is \(condition.rawValue) has no result",
          hint: "record it as such: cm record PARTICIPANT \(condition.rawValue)")
      }
      return (condition, .summary(result))
    }
    if let bad = SpecimenCondition(rawValue: word), !bad.canCarryResults, condition == .valid {
      return (bad, .none)
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
      hint: near + "one of \(words.joined(separator: ", ")), or each analyte's: COC=neg OPI=pos")
  }

  private func analyteResult(_ word: String) throws(Complaint) -> (Analyte, AnalyteResult) {
    let parts = word.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw Complaint(
        .usage, "'\(word.shown())' is not an analyte with its result",
        hint: "for example: COC=neg OPI=pos FEN=neg")
    }
    guard let analyte = Analyte(typed: parts[0]) else {
      throw Complaint(
        .usage, "'\(String(parts[0]).shown())' is no analyte's code",
        hint: Analyte.hint(typed: String(parts[0])))
    }
    let typed = parts[1].lowercased()
    guard let result = resultWords.first(where: { $0.word == typed })?.result else {
      throw Complaint(
        .usage, "'\(String(parts[1]).shown())' is no result for \(analyte.code)",
        hint: "one of neg, pos, presumptive, invalid, not-tested, inconclusive")
    }
    return (analyte, result)
  }

  /// The words for results that people type.
  private var resultWords: [(word: String, result: AnalyteResult)] {
    AnalyteResult.allCases.map { ($0.word, $0) } + [("neg", .negative), ("pos", .positive)]
  }
}
