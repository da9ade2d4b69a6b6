@testable import Intake
import Testing

@Suite struct `The header of a file` {
  @Test(arguments: [
    ("", ["the file is empty; its first row must name the columns"]),
    ("\u{FEFF}\n\n", ["the file is empty; its first row must name the columns"]),
    (
      "client;date;what;how much\n",
      [
        "the fields are separated by semicolons; save the file with commas"
      ]
    ),
    (
      "client,\"date\n",
      [
        "line 1: field 2 opens a quote that is never closed, so nothing after it can be read"
      ]
    ),
    (
      "client,when,What,remarks\n",
      [
        "there is no column 'date'",
        "there is no column 'what'; did you mean 'What'?",
        "there is no column 'how much'",
        "the map does not name the column 'when'; list it under \"ignored\" if it is not to be "
          + "read",
        "the map does not name the column 'What'; list it under \"ignored\" if it is not to be "
          + "read",
        "the map does not name the column 'remarks'; list it under \"ignored\" if it is not to be "
          + "read",
      ]
    ),
    ("client,date,what,how much,date\n", ["the column 'date' is there twice"]),
    ("how much,what,date,client\n", []),
  ])
  func `that does not fit the map is told everything at once`(
    text: String, messages: [String]
  ) throws {
    #expect(try headerProblems(map(Maps.milestones), Array(text.utf8)) == messages)
  }

  @Test func `may have columns that the map ignores, and need not have them`() throws {
    let map = try map(
      Maps.milestones.split(separator: "\"id\"").joined(
        separator: "\"ignored\": [\"site\"], \"id\""))
    #expect(headerProblems(map, Array("client,date,site,what,how much\n".utf8)) == [])
    #expect(headerProblems(map, Array("client,date,what,how much\n".utf8)) == [])
  }

  @Test func `of another encoding is refused`() throws {
    let utf16: [UInt8] = [0xFF, 0xFE] + Array("client".utf8).flatMap { [$0, 0] }
    #expect(
      try headerProblems(map(Maps.milestones), utf16)
        == ["line 1: field 1 holds the control character U+0000"])
  }
}
