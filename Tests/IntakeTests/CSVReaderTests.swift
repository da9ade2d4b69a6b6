@testable import Intake
import Testing

@Suite struct `The grammar of CSV` {
  @Test(arguments: [
    ("", []),
    ("\n\r\n\n", []),
    ("a,b\n1,2\n", [#"1: ["a", "b"]"#, #"2: ["1", "2"]"#]),
    ("a,b\r\n1,2\r\n", [#"1: ["a", "b"]"#, #"2: ["1", "2"]"#]),
    ("a,b\n1,2", [#"1: ["a", "b"]"#, #"2: ["1", "2"]"#]),
    ("\u{FEFF}a,b\n", [#"1: ["a", "b"]"#]),
    ("\u{FEFF}\"a\",b\n", [#"1: ["a", "b"]"#]),
    ("\n\na\n\n\r\n1\n", [#"3: ["a"]"#, #"6: ["1"]"#]),
    (",\n,", [#"1: ["", ""]"#, #"2: ["", ""]"#]),
    ("a\n\"\"\n", [#"1: ["a"]"#, #"2: [""]"#]),
    ("a\n \n", [#"1: ["a"]"#, #"2: [" "]"#]),
    ("a,b\n\" 1,2 \", x \n", [#"1: ["a", "b"]"#, #"2: [" 1,2 ", " x "]"#]),
    ("a\n\"\"\"1\"\"\"\"\"\n", [#"1: ["a"]"#, #"2: ["\"1\"\""]"#]),
    (
      "a,b\n\"1\r\n2\n3\",4\n5,6\n",
      [
        #"1: ["a", "b"]"#, #"2: ["1\r\n2\n3", "4"]"#, #"5: ["5", "6"]"#,
      ]
    ),
    ("é,😀\nü,“x”\n", [#"1: ["é", "😀"]"#, #"2: ["ü", "“x”"]"#]),
  ])
  func `a row has its fields and the line where it begins`(text: String, rows: [String]) {
    #expect(csv(text) == rows)
  }

  @Test(arguments: [
    ("1", "line 2: the row has 1 field; the header has 2"),
    ("1,2,3", "line 2: the row has 3 fields; the header has 2"),
    ("1,2,", "line 2: the row has 3 fields; the header has 2"),
    ("1,\t", "line 2: field 2 holds the control character U+0009"),
    ("1\u{0},2", "line 2: field 1 holds the control character U+0000"),
    ("1\u{7F},2", "line 2: field 1 holds the control character U+007F"),
    ("1,\u{85}", "line 2: field 2 holds the control character U+0085"),
    ("1\r,2", "line 2: field 1 holds the control character U+000D"),
    ("1,\"\r\"", "line 2: field 2 holds the control character U+000D"),
    ("\"\n\u{1}\",2", "lines 2 to 3: field 1 holds the control character U+0001"),
    (
      "1,2\"",
      "line 2: field 2 has a quote but does not begin with one; "
        + "write the field in quotes and each quote in it twice"
    ),
    (
      "1, \"2\"",
      "line 2: field 2 has a quote but does not begin with one; "
        + "write the field in quotes and each quote in it twice"
    ),
    (
      "\"1\"2,3",
      "line 2: field 1 goes on after its closing quote; a quote inside a field is written twice"
    ),
    (
      "1,\"\n\" ",
      "lines 2 to 3: field 2 goes on after its closing quote; "
        + "a quote inside a field is written twice"
    ),
    ("1,\u{0}\u{1}", "line 2: field 2 holds the control character U+0000"),
  ])
  func `a row at fault is named by line and field, and the next row is read`(
    row: String, message: String
  ) {
    let after = row.utf8.count { $0 == UInt8(ascii: "\n") } + 3
    #expect(
      csv("a,b\n\(row)\n8,9\n") == [#"1: ["a", "b"]"#, message, "\(after): [\"8\", \"9\"]"])
    #expect(
      csv("a,b\r\n\(row)\r\n8,9\r\n")
        == [#"1: ["a", "b"]"#, message, "\(after): [\"8\", \"9\"]"])
  }

  @Test(arguments: [
    ([0xFF], 1), ([0xC3], 1), ([0xC0, 0xAF], 1), ([0xED, 0xA0, 0x80], 1), ([0x2C, 0x80], 2),
    ([0x22, 0xE9, 0x22], 1), ([0xF4, 0x90, 0x80, 0x80], 1),
  ])
  func `a field that is not UTF-8 is named, and the next row is read`(
    bytes: [UInt8], field: Int
  ) {
    #expect(
      csv(Array("a\n".utf8) + bytes + Array("\n9\n".utf8))
        == [
          #"1: ["a"]"#, "line 2: field \(field) is not UTF-8; save the file as UTF-8",
          #"3: ["9"]"#,
        ])
  }

  @Test(arguments: [
    ("\"1,2\n3,4\n5,6\n", "lines 2 to 4", 1), ("1,\"2", "line 2", 2), ("\u{1},\"2", "line 2", 2),
    ("1,\"\n", "line 2", 2), ("1,\"\n\"\"\n\"\"", "lines 2 to 4", 2),
  ])
  func `a quote that is never closed is named with all the lines it takes`(
    rest: String, lines: String, field: Int
  ) {
    #expect(
      csv("a,b\n\(rest)")
        == [
          #"1: ["a", "b"]"#,
          "\(lines): field \(field) opens a quote that is never closed, "
            + "so nothing after it can be read",
        ])
  }

  @Test func `a field may have a thousand bytes as written`() {
    let most = String(repeating: "x", count: 1000)
    let lines = String(repeating: "é\n", count: 334)
    #expect(
      csv("\(most)\n\"\(most)\"\n\(most)x\n\"\(lines)\"\n1\n") == [
        "1: [\"\(most)\"]", "2: [\"\(most)\"]",
        "line 3: field 1 has 1001 bytes; a field may have at most 1000",
        "lines 4 to 338: field 1 has 1002 bytes; a field may have at most 1000",
        #"339: ["1"]"#,
      ])
  }

  @Test func `a row may have sixty-four kibibytes, and the next row is read`() {
    let field = String(repeating: "x", count: 1000)
    let row = Array(repeating: field, count: 65).joined(separator: ",")
    let most = row + "," + String(repeating: "x", count: 65_536 - row.utf8.count - 1)
    let tooLong = "the row is too long; a row may have at most 65536 bytes"
    #expect(csv(most + "\n" + most).count { $0.contains("xxx") } == 2)
    #expect(csv(most + "x\n") == ["line 1: \(tooLong)"])
    #expect(
      csv("a\n" + String(repeating: ",", count: 100_000) + "\n1\n")
        == [#"1: ["a"]"#, "line 2: \(tooLong)", #"3: ["1"]"#])
  }
}
