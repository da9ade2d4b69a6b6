import ContingencyManagement
@testable import Intake
import StrictJSON

/// What a CSV reader makes of a text: `["a", "b"]` for a row, `2: …` for a fault.
func csv(_ text: String) -> [String] { csv(Array(text.utf8)) }

/// What a CSV reader makes of some bytes, a line of text a row.
func csv(_ bytes: [UInt8]) -> [String] {
  var reader = CSVReader(bytes)
  var lines: [String] = []
  while let step = reader.next() {
    switch step {
    case .row(let row):
      lines.append("\(row.lines.lowerBound): \((0..<row.count).map(row.text))")
    case .fault(let covered, let field, let fault):
      let place = field.map(RowFault.Place.field) ?? .row
      let problem = RowProblem(
        lines: covered, faults: [RowFault(place: place, reason: .csv(fault))])
      lines.append(problem.description)
    }
  }
  return lines
}

/// The map that a text holds.
func map(_ text: String) throws(ImportMapProblems) -> ImportMap {
  try ImportMap.read(Array(text.utf8))
}

/// What is wrong with a map, each with line and column.
func mapProblems(_ text: String) -> [String] {
  do throws(ImportMapProblems) {
    _ = try map(text)
    return []
  } catch {
    return error.problems.map { "\($0.position): \($0.message)" }
  }
}

/// Everything that comes of a file.
func steps(_ map: ImportMap, _ text: String) throws(HeaderProblems) -> [Import.Step] {
  Array(try Import(map: map, bytes: Array(text.utf8)))
}

/// What is wrong with the rows of a file, as a person reads it.
func problems(_ map: ImportMap, _ text: String) throws(HeaderProblems) -> [String] {
  try steps(map, text).flatMap { step -> [String] in
    switch step {
    case .row: []
    case .repeated(let row): [row.description]
    case .problem(let problem): problem.description.split(separator: "\n").map(String.init)
    }
  }
}

/// The rows of a file that were taken.
func rows(_ map: ImportMap, _ text: String) throws(HeaderProblems) -> [ImportedRow] {
  try steps(map, text).compactMap { step in
    if case .row(let row) = step { row } else { nil }
  }
}

/// What is wrong with a file's header.
func headerProblems(_ map: ImportMap, _ bytes: [UInt8]) -> [String] {
  do throws(HeaderProblems) {
    _ = try Import(map: map, bytes: bytes)
    return []
  } catch {
    return error.problems.map(\.description)
  }
}

/// Maps small enough to be seen whole beside the rows they read.
enum Maps {
  /// client, date, visit, reason, temperature, cocaine, opioid, label.
  static let visits = """
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

  /// client, result.
  static let summary = """
    {"id": "s", "version": 1, "source": "a test", "rows": "visits", "key": ["client", "date"],
     "participant": {"column": "client"}, "day": {"column": "date", "form": "MM/DD/YYYY"},
     "visit": {"column": "result", "words":
       {"0": "held", "1": "held", "-2": "held", "EXCUSED": {"excused": "other-approved"}}},
     "specimen": {"column": "type", "words": {"U": "urine", "OF": "oral-fluid"}},
     "summary": {"column": "result", "words":
       {"0": "negative", "1": "positive", "-2": "not-tested", "EXCUSED": "not-tested"}}}
    """

  /// client, start, medicine, consent.
  static let enrolments = """
    {"id": "e", "version": 1, "source": "a test", "rows": "enrolments", "key": ["client"],
     "participant": {"column": "client"}, "day": {"column": "start", "form": "DD.MM.YYYY"},
     "prescribed": {"column": "medicine", "words": {"none": [], "both": ["BUP", "MTD"]}},
     "consent": {"column": "consent"}}
    """

  /// client, date, what, how much.
  static let milestones = """
    {"id": "m", "version": 1, "source": "a test", "rows": "milestones",
     "key": ["client", "date", "what"],
     "participant": {"column": "client"}, "day": {"column": "date"},
     "milestone": {"column": "what", "words": {"dose": "medication-dose", "talk": "counselling"}},
     "evidence": {"columns": ["what", "how much"]}}
    """
}
