import StrictJSON
import Testing

@Suite struct `A number that was read` {
  @Test(arguments: [
    ("0", 0), ("7", 7), ("-7", -7), ("250", 250),
    ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
  ])
  func `a whole number that fits is exact`(text: String, integer: Int) throws {
    #expect(try number(in: text)?.integer == integer)
  }

  @Test(arguments: [
    "-0", "1.0", "0.0", "1e2", "1E0", "-0.0", "9223372036854775808", "-9223372036854775809",
    "100000000000000000000", "1e400",
  ])
  func `anything else is a number without being a whole one`(text: String) throws {
    let number = try #require(try number(in: text))
    #expect(number.integer == nil)
  }

  @Test(arguments: ["0.10", "1E+05", "-0", "1.000000000000000000000000000001"])
  func `the text of a number is kept as it was typed`(text: String) throws {
    #expect(try number(in: text)?.text == text)
  }
}
