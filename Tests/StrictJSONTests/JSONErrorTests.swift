@testable import StrictJSON
import Testing

@Suite struct `Faults in a text` {
  @Test func `a comma before the closing brace is refused where it stands`() {
    #expect(
      fault("{\n  \"cents\": 250,\n}")
        == JSONError(line: 2, column: 15, offset: 16, .trailingComma(before: "}")))
  }

  @Test(arguments: [
    ("", "1:1: expected a value, found the end of the text"),
    (" \n\t ", "2:3: expected a value, found the end of the text"),
    ("[1,]", "1:3: a comma stands before the closing ']'"),
    ("[1\r\n,\r\n]", "2:1: a comma stands before the closing ']'"),
    ("[,1]", "1:2: expected a value or ']', found ','"),
    ("[1,,2]", "1:4: expected a value, found ','"),
    ("[1 x]", "1:4: expected ',' or ']', found 'x'"),
    ("[1}", "1:3: expected ',' or ']', found '}'"),
    ("[", "1:2: expected a value or ']', found the end of the text"),
    ("[1", "1:3: expected ',' or ']', found the end of the text"),
    ("{\"a\":1 x}", "1:8: expected ',' or '}', found 'x'"),
    ("{\"a\" 1}", "1:6: expected ':', found '1'"),
    ("{\"a\":}", "1:6: expected a value, found '}'"),
    ("{a:1}", "1:2: expected a key in quotes or '}', found 'a'"),
    ("{\"a\":1,b:2}", "1:8: expected a key in quotes, found 'b'"),
    ("{\"a\":1", "1:7: expected ',' or '}', found the end of the text"),
    ("{} {}", "1:4: expected the end of the text, found '{'"),
    ("tru]", "1:4: expected 'true', found ']'"),
    ("nul", "1:4: expected 'null', found the end of the text"),
    ("False", "1:1: expected a value, found 'F'"),
    ("// note\n1", "1:1: expected a value, found '/'"),
    ("NaN", "1:1: expected a value, found 'N'"),
    ("01", "1:1: a number does not begin with 0 and another digit"),
    ("-012", "1:2: a number does not begin with 0 and another digit"),
    ("-", "1:2: expected a digit, found the end of the text"),
    ("1.", "1:3: expected a digit, found the end of the text"),
    ("1.e2", "1:3: expected a digit, found 'e'"),
    ("1e+", "1:4: expected a digit, found the end of the text"),
    (".5", "1:1: expected a value, found '.'"),
    ("+5", "1:1: expected a value, found '+'"),
    ("0x1F", "1:2: expected the end of the text, found 'x'"),
    ("\"abc", "1:5: expected a closing quote, found the end of the text"),
    ("\"a\nb\"", "1:3: U+000A stands in a string without an escape"),
    ("\"\\x\"", "1:3: expected one of \" \\ / b f n r t u after '\\', found 'x'"),
    ("\"\\", "1:3: expected one of \" \\ / b f n r t u after '\\', found the end of the text"),
    ("\"\\u12G4\"", "1:6: expected a hexadecimal digit, found 'G'"),
    ("\"\\uD834\\uZ\"", "1:10: expected a hexadecimal digit, found 'Z'"),
    ("'a'", "1:1: expected a value, found '''"),
    ("[\u{A0}1]", "1:2: expected a value or ']', found U+00A0"),
    ("[“a”]", "1:2: expected a value or ']', found '“'"),
    ("\u{FEFF}[]", "1:1: the text begins with a byte order mark (U+FEFF)"),
    ("[\u{FEFF}]", "1:2: expected a value or ']', found U+FEFF"),
  ])
  func `the message names the place and what is wrong there`(text: String, message: String) {
    #expect(fault(text)?.description == message)
  }

  @Test(arguments: [
    ("[\"aé😀\" x]", 11, 1, 8),
    ("[\"é\",\n\"😀😀\" x]", 18, 2, 6),
    ("[\"e\u{301}\" x]", 7, 1, 7),
    ("[1,\r\n2,\r\n x]", 10, 3, 2),
    ("[1,\r x]", 5, 1, 6),
  ])
  func `a place counts bytes from 0, lines from 1 and Unicode scalars from 1`(
    text: String, offset: Int, line: Int, column: Int
  ) {
    #expect(
      fault(text)?.position == JSONPosition(offset: offset, line: line, column: column))
  }

  @Test func `an unassigned or invisible character is shown by its number`() {
    #expect(fault("\u{200B}")?.description == "1:1: expected a value, found U+200B")
    #expect(fault("\u{10FFFF}")?.description == "1:1: expected a value, found U+10FFFF")
  }
}

extension JSONError {
  init(line: Int, column: Int, offset: Int, _ reason: Reason) {
    self.init(
      position: JSONPosition(offset: offset, line: line, column: column), reason: reason)
  }
}
