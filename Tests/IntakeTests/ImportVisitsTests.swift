import ContingencyManagement
@testable import Intake
import Testing

@Suite struct `A row of visits` {
  let header = "client,date,visit,reason,specimen,cocaine,opioid,label\n"

  @Test(arguments: [
    ("A1,2026-03-02,yes,,,NEG,POS,", "valid COC negative, OPI positive"),
    ("A1,2026-03-02,yes,,,NEG,,", "valid COC negative, OPI not-tested"),
    ("A1,2026-03-02,yes,,,,,", "valid COC not-tested, OPI not-tested"),
    ("A1,2026-03-02,yes,,warm,POS,NEG,", "out-of-temperature COC positive, OPI negative"),
    ("A1,2026-03-02,yes,,,NEG,NEG,u/17", "valid COC negative, OPI negative label u/17"),
    ("A1,2026-03-02,yes,,refused,,,", "refused"),
    ("A1,2026-03-02,yes,,fake,,,", "substituted"),
    ("A1,2026-03-02,yes,,fake,NEG,NEG,", "substituted"),
    ("A1,2026-03-02,no,,,,,", "missed"),
    ("A1,2026-03-02,no,jail,,,,", "excused jail"),
    ("A1,2026-03-02,no,snow,,,,", "closed weather"),
    (
      "\"A1\",\"2026-03-02\",\"yes\",\"\",\"\",\"NEG\",\"POS\",\"\"",
      "valid COC negative, OPI positive"
    ),
  ])
  func `is the test that was made or the visit that was not held`(
    row: String, content: String
  ) throws {
    let rows = try rows(map(Maps.visits), header + row)
    #expect(rows.map(\.line) == [2])
    #expect(rows.map { shown($0.content) } == ["A1 2026-03-02 urine \(content)"])
  }

  @Test(arguments: [
    (
      "A1,2026-03-02,yes,,,NEGATIV,POS,",
      ["column cocaine says 'NEGATIV', which the map does not list; its words are 'NEG', 'POS', ''"]
    ),
    (
      "A1,2026-03-02,yes,,,pos,NEG ,",
      [
        "column cocaine says 'pos', which the map does not list; did you mean 'POS'?",
        "column opioid says 'NEG ', which the map does not list; did you mean 'NEG'?",
      ]
    ),
    (
      "?1,2026-02-29,perhaps,,,,,",
      [
        "column client says '?1', which is no participant's code: \(ParticipantCode.form)",
        "column date says '2026-02-29', which is no day of the form YYYY-MM-DD",
        "column visit says 'perhaps', which the map does not list; its words are 'yes', 'no'",
      ]
    ),
    (
      "A1,2026-3-2,yes,,,NEG,NEG,",
      ["column date says '2026-3-2', which is no day of the form YYYY-MM-DD"]
    ),
    (
      "A1,2026-03-02,no,jial,,,,",
      ["column reason says 'jial', which the map does not list; did you mean 'jail'?"]
    ),
    (
      "A1,2026-03-02,yes,jail,,NEG,NEG,",
      ["column reason says 'jail', yet the visit was held"]
    ),
    (
      "A1,2026-03-02,no,jail,warm,NEG,,u-1",
      [
        "column cocaine says 'NEG', yet the visit was not held",
        "column specimen says 'warm', yet the visit was not held",
        "column label says 'u-1', yet the visit was not held",
      ]
    ),
    (
      "A1,2026-03-02,yes,,refused,NEG,,",
      ["column cocaine says 'NEG', yet the condition of the specimen is refused"]
    ),
    (
      "A1,2026-03-02,yes,,,NEG,NEG,label 1",
      ["column label says 'label 1', which is no reference: \(Reference.form)"]
    ),
    (
      "A1,2026-03-02,yes,,,\"\u{200B}\n\",NEG,",
      [
        "column cocaine says 'U+200BU+000A', which the map does not list; "
          + "its words are 'NEG', 'POS', ''"
      ]
    ),
    (
      ",,yes,,,NEG,NEG,",
      ["the row has no key: client, date are empty"]
    ),
  ])
  func `that is wrong is told everything that is wrong with it, and the next row is taken`(
    row: String, messages: [String]
  ) throws {
    let good = "A2,2026-03-02,yes,,,NEG,NEG,\n"
    let lines = row.contains("\n") ? "lines 2 to 3" : "line 2"
    let text = header + row + "\n" + good
    #expect(try problems(map(Maps.visits), text) == messages.map { "\(lines): \($0)" })
    #expect(try rows(map(Maps.visits), text).map(\.content).count == 1)
  }

  @Test func `that is not CSV is named by its column`() throws {
    #expect(
      try problems(map(Maps.visits), header + "A1,2026-03-02,yes,,,N\"EG,NEG,\n") == [
        "line 2: column cocaine has a quote but does not begin with one; "
          + "write the field in quotes and each quote in it twice"
      ])
    #expect(
      try problems(map(Maps.visits), header + "A1,2026-03-02,yes,,,NEG,NEG,,\u{1}\n")
        == ["line 2: field 9 holds the control character U+0001"])
    #expect(
      try problems(map(Maps.visits), header + "A1,2026-03-02\n")
        == ["line 2: the row has 2 fields; the header has 8"])
  }

  @Test(arguments: [
    ("A1,03/02/2026,U,0", "urine valid negative"),
    ("A1,03/02/2026,OF,1", "oral-fluid valid positive"),
    ("A1,03/02/2026,U,EXCUSED", "urine excused other-approved"),
  ])
  func `may have one result for all targets, and a type of specimen of its own`(
    row: String, content: String
  ) throws {
    let rows = try rows(map(Maps.summary), "client,date,type,result\n" + row)
    #expect(rows.map { shown($0.content) } == ["A1 2026-03-02 \(content)"])
  }

  @Test func `whose one result says nothing is no test`() throws {
    #expect(
      try problems(map(Maps.summary), "client,date,type,result\nA1,03/02/2026,U,-2")
        == ["line 2: column result says '-2', which is no result, yet there was a specimen"])
  }

  /// The content of a row, with `urine` for a visit that was not held, which has no specimen.
  private func shown(_ content: ImportedRow.Content) -> String {
    guard case .occasion(let occasion) = content else { return "\(content)" }
    let who = "\(occasion.participant) \(occasion.day)"
    switch occasion {
    case .visitNotHeld(let visit):
      switch visit.reason {
      case .missed: return "\(who) urine missed"
      case .excused(let kind): return "\(who) urine excused \(kind.rawValue)"
      case .closed(let kind): return "\(who) urine closed \(kind.rawValue)"
      }
    case .test(let test):
      let label = test.label.map { " label \($0)" } ?? ""
      let start = "\(who) \(test.type.rawValue) \(test.condition.rawValue)"
      switch test.findings {
      case .none: return start + label
      case .summary(let result): return "\(start) \(result.word)" + label
      case .analytes(let results):
        let all = results.all.map { "\($0.analyte.code) \($0.result.word)" }
        return "\(start) \(all.joined(separator: ", "))" + label
      }
    case .milestone: return "\(content)"
    }
  }
}
