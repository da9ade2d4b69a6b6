import ContingencyManagement
import Foundation
import StrictJSON

@testable import Intake

/// A map and a file are read, or what is wrong is named with its line; every row comes out once, under
/// a request id of its own, and the same each time.
///
/// What stands before a line `---` is the map; without such a line it is ``usual``.
enum ImportProperty {
  static func hold(_ bytes: [UInt8]) throws {
    var map = try usual.get()
    var file = bytes
    let separator = Array("\n---\n".utf8)
    if let place = bytes.firstRange(of: separator) {
      let text = Array(bytes[..<place.lowerBound])
      file = Array(bytes[place.upperBound...])
      do throws(ImportMapProblems) {
        map = try ImportMap.read(text)
      } catch {
        try need(!error.problems.isEmpty, "a map refused without a problem")
        for problem in error.problems {
          try need((0...text.count).contains(problem.position.offset), "a problem outside the map")
        }
      }
    }
    do {
      try holdRows(try Import(map: map, bytes: file), again: try Import(map: map, bytes: file))
    } catch let problems as HeaderProblems {
      try need(!problems.problems.isEmpty, "a header refused without a problem")
      try need(
        problems.problems.allSatisfy { !$0.description.isEmpty }, "a problem without words")
    }
  }

  private static func holdRows(_ rows: Import, again: Import) throws {
    var line = 0
    var requests: Set<RequestID> = []
    var steps: [Import.Step] = []
    for step in rows {
      steps.append(step)
      switch step {
      case .row(let row):
        try need(row.line > line, "a row before the one before it")
        line = row.line
        try need(requests.insert(row.request).inserted, "a request id twice")
      case .repeated(let row):
        try need(row.lines.lowerBound > line && row.first < row.lines.lowerBound, "repeated before")
        line = row.lines.upperBound
      case .problem(let problem):
        try need(problem.lines.lowerBound > line, "a problem before the row before it")
        line = problem.lines.upperBound
        try need(
          !problem.faults.isEmpty && problem.description.hasPrefix("line"), "a problem unnamed")
      }
    }
    try need(Array(again) == steps, "other rows the second time")
  }

  /// client, date, visit, reason, specimen, cocaine, opioid, label.
  static let usualMap = """
    {"id": "v", "version": 1, "source": "a test", "rows": "visits", "key": ["client", "date"],
     "participant": {"column": "client"}, "day": {"column": "date"},
     "visit": {"column": "visit", "words": {"yes": "held", "no": "not-held"}},
     "reason": {"column": "reason",
       "words": {"": "missed", "jail": {"excused": "jail"}, "snow": {"closed": "weather"}}},
     "specimen": "urine",
     "condition": {"column": "specimen", "words":
       {"": "valid", "warm": "out-of-temperature", "refused": "refused", "fake": "substituted"}},
     "label": {"column": "label"},
     "analytes": {"cocaine": "COC", "opioid": "OPI"},
     "results": {"NEG": "negative", "POS": "positive", "": "not-tested"}}
    """

  private static let usual = Result { try ImportMap.read(Array(usualMap.utf8)) }
}
