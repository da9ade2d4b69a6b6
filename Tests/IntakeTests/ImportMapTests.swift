import ContingencyManagement
@testable import Intake
import Testing

@Suite struct `An import map` {
  @Test(arguments: [Maps.visits, Maps.summary, Maps.enrolments, Maps.milestones])
  func `that is right has no problems`(text: String) {
    #expect(mapProblems(text) == [])
  }

  @Test(arguments: [
    ("clients", ImportMap.RowKind.enrolments), ("visits", .visits), ("doses", .milestones),
  ])
  func `in Config is right, and has the name of its file`(
    name: String, kind: ImportMap.RowKind
  ) throws {
    let map = try TrialFiles.map(name)
    #expect(map.id.text == "ctn0094-\(name)")
    #expect(map.kind == kind)
  }

  @Test func `tells what it is`() throws {
    let map = try map(Maps.milestones)
    #expect(map.id.text == "m")
    #expect(map.version == 1)
    #expect(map.source == "a test")
    #expect(map.kind == .milestones)
    #expect(map.key == ["client", "date", "what"])
  }

  @Test(arguments: [
    Change(
      Maps.visits, "\"version\": 1, ", "",
      "1:1: a map of visits needs \"version\", which is missing"),
    Change(
      Maps.visits, "\"key\"", "\"kee\"",
      "1:1: a map of visits needs \"key\", which is missing",
      "1:65: a map of visits has no key \"kee\"; did you mean \"key\"?"),
    Change(
      Maps.enrolments, "\"consent\":", "\"specimen\":",
      "4:2: a map of enrolments has no key \"specimen\"; its keys are \"id\", \"version\", "
        + "\"source\", \"rows\", \"participant\", \"day\", \"key\", \"ignored\", \"prescribed\", "
        + "\"consent\""),
    Change(
      Maps.visits, "\"source\": \"a test\"", "\"source\": \"a test\", \"source\": \"b\"",
      "1:47: the key \"source\" stands already at line 1"),
    Change(
      Maps.visits, "\"version\": 1", "\"version\": \"1\"",
      "1:24: expected version as a whole number, found a string"),
    Change(
      Maps.visits, "\"version\": 1", "\"version\": 0",
      "1:24: version is 0; it must be a whole number from 1 to 9999"),
    Change(
      Maps.visits, "\"id\": \"v\"", "\"id\": \"Visits\"",
      "1:8: id \"Visits\" is not an id: \(Name.form)"),
    Change(
      Maps.visits, "\"rows\": \"visits\"", "\"rows\": \"visit\"",
      "1:55: rows is \"visit\"; it must be one of \"enrolments\", \"visits\", \"milestones\""),
    Change(
      Maps.visits, "\"rows\": \"visits\", ", "",
      "1:1: the map does not say what a row is; add \"rows\" with one of \"enrolments\", "
        + "\"visits\", \"milestones\""),
    Change(
      Maps.visits, "[\"client\", \"date\"]", "[]",
      "1:72: key names no column"),
    Change(
      Maps.visits, "[\"client\", \"date\"]", "[\"client\", \"client\"]",
      "1:83: key names \"client\" twice"),
    Change(
      Maps.visits, "{\"column\": \"client\"}", "\"client\"",
      "2:17: expected participant as an object, found a string"),
    Change(
      Maps.visits, "{\"column\": \"date\"}", "{\"column\": \"date\", \"form\": \"D.M.YY\"}",
      "2:73: form is \"D.M.YY\"; it must be one of \"YYYY-MM-DD\", \"MM/DD/YYYY\", "
        + "\"DD.MM.YYYY\""),
    Change(
      Maps.visits, "\"OPI\"", "\"OPIO\"",
      "10:43: \"OPIO\" is no analyte; did you mean \"OPI\"?"),
    Change(
      Maps.visits, "\"OPI\"", "\"heroin\"",
      "10:43: \"heroin\" is no analyte; the codes are "
        + Analyte.allCases.map(\.code).joined(separator: ", ")),
    Change(
      Maps.visits, "\"OPI\"", "\"COC\"",
      "10:43: COC has a column already, \"cocaine\""),
    Change(
      Maps.visits, "\"opioid\":", "\"cocaine\":",
      "10:33: the key \"cocaine\" stands already at line 10"),
    Change(
      Maps.visits, "\"POS\": \"positive\"", "\"POS\": \"detected\"",
      "11:40: a result is \"detected\"; it must be one of \"negative\", \"positive\", "
        + "\"presumptive\", \"invalid\", \"not-tested\", \"inconclusive\""),
    Change(
      Maps.visits, "{\"excused\": \"jail\"}", "{\"excused\": \"prison\"}",
      "5:48: excused is \"prison\"; it must be one of "
        + ExcuseKind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")),
    Change(
      Maps.visits, "{\"closed\": \"weather\"}", "{\"closed\": \"snow\"}",
      "5:76: closed is \"snow\"; it must be one of "
        + ClosureKind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")),
    Change(
      Maps.visits, "{\"excused\": \"jail\"}", "{\"excuse\": \"jail\"}",
      "5:36: a visit not held needs either \"excused\" or \"closed\"",
      "5:37: a visit not held has no key \"excuse\"; did you mean \"excused\"?"),
    Change(
      Maps.visits, "\"\": \"missed\"", "\"\": \"absent\"",
      "5:18: expected \"missed\", {\"excused\": …} or {\"closed\": …}"),
    Change(
      Maps.visits, "\"no\": \"not-held\"", "\"no\": \"missed\"",
      "3:62: a visit whose reason has a column is \"missed\"; it must be one of \"held\", "
        + "\"not-held\""),
    Change(
      Maps.summary, "\"-2\": \"held\"", "\"-2\": \"not-held\"",
      "4:37: \"not-held\" leaves the reason to a column, and the map has no \"reason\""),
    Change(
      Maps.summary, "\"-2\": \"held\"", "\"-2\": \"absent\"",
      "4:37: expected \"held\", \"missed\", {\"excused\": …} or {\"closed\": …}"),
    Change(
      Maps.visits,
      "\"visit\": {\"column\": \"visit\", \"words\": {\"yes\": \"held\", \"no\": \"not-held\"}},",
      "", "4:12: a reason says why a visit was not held, so \"visit\" is needed too"),
    Change(
      Maps.visits, "\"specimen\": \"urine\"", "\"specimen\": \"water\"",
      "6:14: specimen is \"water\"; it must be one of "
        + SpecimenType.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")),
    Change(
      Maps.visits, "\"analytes\": {\"cocaine\": \"COC\", \"opioid\": \"OPI\"},", "",
      "1:1: a map of visits needs either \"analytes\" and \"results\", or \"summary\""),
    Change(
      Maps.visits, "{\"cocaine\": \"COC\", \"opioid\": \"OPI\"}", "{}",
      "10:14: analytes names no column"),
    Change(
      Maps.visits, "{\"NEG\": \"negative\", \"POS\": \"positive\", \"\": \"not-tested\"}", "{}",
      "11:13: results lists no word"),
    Change(
      Maps.enrolments, "\"consent\": {\"column\": \"consent\"}",
      "\"ignored\": [\"site\", \"start\"]",
      "4:22: the column \"start\" is read, so it cannot be ignored"),
    Change(
      Maps.enrolments, "[\"BUP\", \"MTD\"]", "\"BUP\"",
      "3:69: expected medicines as an array, found a string"),
    Change(
      Maps.milestones, "\"talk\": \"counselling\"", "\"talk\": \"Counselling\"",
      "4:79: milestone \"Counselling\" is not an id: \(Name.form)"),
    Change(
      Maps.milestones, "\"columns\"", "\"column\"",
      "5:14: evidence needs \"columns\", which is missing",
      "5:15: evidence has no key \"column\"; did you mean \"columns\"?"),
    Change("[]", "", "", "1:1: expected an import map as an object, found an array"),
    Change("{\"id\": }", "", "", "1:8: expected a value, found '}'"),
  ])
  func `that is wrong is told what and where`(change: Change) {
    #expect(mapProblems(change.text) == change.problems)
  }

  @Test func `that is larger than a map may be is not read`() {
    let text = "{\"id\": \"" + String(repeating: "x", count: ImportMap.mostBytes) + "\"}"
    #expect(mapProblems(text) == ["1:1: the text has 65546 bytes, more than the 65536 allowed"])
  }
}

/// A map with one thing changed, and what is wrong with it then.
struct Change: Sendable, CustomTestStringConvertible {
  let text: String
  let problems: [String]
  let testDescription: String

  init(_ map: String, _ old: String, _ new: String, _ problems: String...) {
    // Only the first place is changed.
    let parts = map.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    text = old.isEmpty ? map : parts.joined(separator: new)
    self.problems = problems
    testDescription = old.isEmpty ? map : "\(old) → \(new)"
  }
}
