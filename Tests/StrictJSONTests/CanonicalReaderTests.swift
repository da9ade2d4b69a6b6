@testable import StrictJSON
import Testing

@Suite struct `The canonical reader` {
  @Test func `the values of a line are read in their order`() throws {
    let line = #"{"at":"x","data":{"draws":[1,-2],"ok":true},"n":7,"prev":"00ff","word":null}"#
    var reader = CanonicalReader(Array(line.utf8))
    try reader.beginObject()
    try reader.key("at")
    #expect(try reader.string() == "x")
    let hasOperator = reader.optionalKey("by")
    let hasData = reader.optionalKey("data")
    #expect(!hasOperator)
    #expect(hasData)
    try reader.beginObject()
    try reader.key("draws")
    try reader.beginArray()
    var draws: [Int] = []
    while try reader.hasElement() { draws.append(try reader.integer()) }
    try reader.endArray()
    #expect(draws == [1, -2])
    try reader.key("ok")
    #expect(try reader.boolean())
    try reader.endObject()
    try reader.key("n")
    let isNull = reader.null()
    #expect(!isNull)
    #expect(try reader.integer() == 7)
    try reader.key("prev")
    let prev = try reader.stringRange()
    #expect(Array(line.utf8)[prev].elementsEqual("00ff".utf8))
    try reader.key("word")
    let hasNoWord = reader.null()
    #expect(hasNoWord)
    try reader.endObject()
    try reader.end()
    #expect(reader.offset == line.utf8.count)
  }

  @Test func `a reader of part of the bytes sees nothing outside it and counts from its start`()
    throws
  {
    let bytes = Array("77\"ab\"77".utf8)
    var reader = CanonicalReader(bytes, in: 2..<6)
    #expect(try reader.stringRange() == 3..<5)
    try reader.end()
    #expect(reader.offset == 4)
    var cut = CanonicalReader(bytes, in: 2..<5)
    #expect(throws: CanonicalError(3, .expected(.closingQuote, found: nil))) {
      try cut.string()
    }
    var halved = CanonicalReader(Array("\"é\"".utf8), in: 0..<2)
    #expect(throws: CanonicalError(1, .invalidUTF8(byte: 0xC3))) {
      try halved.string()
    }
  }

  @Test(arguments: [
    ("", "byte 0: expected an object, found the end"),
    (" {\"a\":1}", "byte 0: expected an object, found 0x20"),
    ("{ \"a\":1}", "byte 1: expected the key \"a\", found 0x20"),
    ("{\"a\" :1}", "byte 1: expected the key \"a\", found '\"'"),
    ("{\"a\": 1}", "byte 5: expected a whole number, found 0x20"),
    ("{\"a\":1 }", "byte 6: expected '}', found 0x20"),
    ("{\"a\":1} ", "byte 7: expected the end, found 0x20"),
    ("{\"a\":1}\n", "byte 7: expected the end, found 0x0A"),
    ("{\"b\":1}", "byte 1: expected the key \"a\", found '\"'"),
    ("{\"aa\":1}", "byte 1: expected the key \"a\", found '\"'"),
    ("{\"\\u0061\":1}", "byte 1: expected the key \"a\", found '\"'"),
    ("{}", "byte 1: expected the key \"a\", found '}'"),
    ("{,\"a\":1}", "byte 1: expected the key \"a\", found ','"),
    ("{\"a\":1,}", "byte 6: expected '}', found ','"),
    ("{\"a\":1,\"a\":1}", "byte 6: expected '}', found ','"),
    ("{\"a\":1.0}", "byte 6: expected '}', found '.'"),
    ("{\"a\":1e2}", "byte 6: expected '}', found 'e'"),
    ("{\"a\":01}", "byte 5: a whole number does not begin with 0 and another digit"),
    ("{\"a\":-01}", "byte 5: a whole number does not begin with 0 and another digit"),
    ("{\"a\":-0}", "byte 5: zero has no minus sign"),
    ("{\"a\":+1}", "byte 5: expected a whole number, found '+'"),
    ("{\"a\":-}", "byte 6: expected a whole number, found '}'"),
    ("{\"a\":\"1\"}", "byte 5: expected a whole number, found '\"'"),
    ("{\"a\"", "byte 1: expected the key \"a\", found '\"'"),
    ("{\"a\":", "byte 5: expected a whole number, found the end"),
    ("{\"a\":1", "byte 6: expected '}', found the end"),
  ])
  func `anything but the one canonical spelling is refused`(text: String, message: String) {
    let fault = canonicalFault(text) { reader throws(CanonicalError) in
      try reader.beginObject()
      try reader.key("a")
      _ = try reader.integer()
      try reader.endObject()
    }
    #expect(fault?.description == message)
  }

  @Test(arguments: [
    ("[1,]", "byte 3: expected a whole number, found ']'"),
    ("[,1]", "byte 1: expected a whole number, found ','"),
    ("[1 ,2]", "byte 2: expected ',' or ']', found 0x20"),
    ("[1;2]", "byte 2: expected ',' or ']', found ';'"),
    ("[1", "byte 2: expected ',' or ']', found the end"),
    ("[", "byte 1: expected a whole number, found the end"),
    ("{}", "byte 0: expected an array, found '{'"),
  ])
  func `an array has one comma between its elements`(text: String, message: String) {
    let fault = canonicalFault(text) { reader throws(CanonicalError) in
      try reader.beginArray()
      while try reader.hasElement() { _ = try reader.integer() }
      try reader.endArray()
    }
    #expect(fault?.description == message)
  }

  @Test(arguments: [
    ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("0", 0), ("-1", -1),
  ])
  func `whole numbers reach the ends of Int`(text: String, value: Int) throws {
    var reader = CanonicalReader(Array(text.utf8))
    #expect(try reader.integer() == value)
    try reader.end()
  }

  @Test(arguments: [
    "9223372036854775808", "-9223372036854775809", "18446744073709551616",
    "-92233720368547758080", "99999999999999999999999999",
  ])
  func `a whole number beyond Int is refused where it begins`(text: String) {
    let fault = canonicalFault(text) { reader throws(CanonicalError) in try reader.integer() }
    #expect(fault == CanonicalError(0, .integerOutOfRange))
  }

  @Test func `each character below U+0020 has one escape, and no other is taken for it`() {
    for character in UInt8.min..<0x20 {
      let escaped = written { $0.string(String(Unicode.Scalar(character))) }
      let lower = String(character, radix: 16)
      let digits = String(repeating: "0", count: 4 - lower.count) + lower
      for spelling in ["\"\\u\(digits)\"", "\"\\u\(digits.uppercased())\""] {
        let fault = canonicalFault(spelling) { reader throws(CanonicalError) in
          try reader.string()
        }
        #expect((fault == nil) == sameBytes(spelling, escaped), "\(spelling)")
      }
      let raw = canonicalFault([0x22, character, 0x22]) { reader throws(CanonicalError) in
        try reader.string()
      }
      #expect(raw == CanonicalError(1, .controlCharacter(character)))
    }
  }

  @Test(arguments: [
    #""\/""#, #""\u0041""#, #""\u0022""#, #""\u005c""#, #""\u000a""#, #""\u00e9""#,
    #""\ud834\udd1e""#,
    #""\x""#, #""\u00""#, #""\u001"#, #""\"#, #""\u000g""#, #""\u0100""#,
  ])
  func `an escape that is not needed or not known is refused at its backslash`(text: String) {
    let fault = canonicalFault(text) { reader throws(CanonicalError) in try reader.string() }
    #expect(fault == CanonicalError(1, .escapeNotCanonical))
  }

  @Test(arguments: [
    (#""a\n""#, 2, CanonicalError.Reason.notPlain(0x5C)), ("\"é\"", 1, .notPlain(0xC3)),
    ("\"ab", 3, .expected(.closingQuote, found: nil)), ("7", 0, .expected(.string, found: 0x37)),
  ])
  func `a plain string has neither escapes nor other than ASCII`(
    text: String, offset: Int, reason: CanonicalError.Reason
  ) {
    let fault = canonicalFault(text) { reader throws(CanonicalError) in try reader.stringRange() }
    #expect(fault == CanonicalError(offset, reason))
  }

  @Test(arguments: ["True", "tru", "falsee", "1", "", "null"])
  func `only the words true and false are booleans`(text: String) {
    #expect(canonicalFault(text) { reader throws(CanonicalError) in try reader.boolean() } != nil)
  }

  @Test(arguments: [
    #"{"a":[1,{"b":"]}\"\\"}],"c":{}}"#, "[]", "\"a\\\\\"", "-12", "true", "null",
  ])
  func `a value that is passed over ends where reading it ends`(value: String) throws {
    var reader = CanonicalReader(Array("[\(value),7]".utf8))
    try reader.beginArray()
    #expect(try reader.hasElement())
    try reader.skipValue()
    #expect(reader.offset == 1 + value.utf8.count)
    #expect(try reader.hasElement())
    #expect(try reader.integer() == 7)
    try reader.endArray()
    try reader.end()
  }

  @Test(arguments: [
    ("", "byte 0: expected a value, found the end"),
    (",", "byte 0: expected a value, found ','"),
    ("]", "byte 0: expected a value, found ']'"),
    ("[[]", "byte 3: expected ']' or '}', found the end"),
    ("\"ab\\", "byte 4: expected a closing quote, found the end"),
    ("[\"\\\"]", "byte 5: expected a closing quote, found the end"),
  ])
  func `a value that does not end cannot be passed over`(text: String, message: String) {
    let fault = canonicalFault(text) { reader throws(CanonicalError) in try reader.skipValue() }
    #expect(fault?.description == message)
  }

  @Test func `a copy reads a value after the members behind it have been read`() throws {
    var line = CanonicalReader(Array(#"{"data":{"on":"monday"},"kind":"test"}"#.utf8))
    try line.beginObject()
    try line.key("data")
    var data = line
    try line.skipValue()
    let end = line.offset
    try line.key("kind")
    #expect(try line.string() == "test")
    try line.endObject()
    try line.end()
    try data.beginObject()
    try data.key("on")
    #expect(try data.string() == "monday")
    try data.endObject()
    #expect(data.offset == end)
  }

  @Test func `keys asked for out of order stop a debug build`() async {
    #if DEBUG
      await #expect(processExitsWith: .failure) {
        var reader = CanonicalReader(Array(#"{"b":1,"a":2}"#.utf8))
        try reader.beginObject()
        _ = reader.optionalKey("b")
        _ = try reader.integer()
        _ = reader.optionalKey("a")
      }
    #endif
  }

  @Test func `a value nested 100,000 deep is passed over without recursion`() throws {
    let deep = Array(repeating: UInt8(ascii: "["), count: 100_000)
    var reader = CanonicalReader(deep + Array(repeating: UInt8(ascii: "]"), count: 100_000))
    try reader.skipValue()
    try reader.end()
  }
}

extension CanonicalError {
  init(_ offset: Int, _ reason: Reason) {
    self.init(offset: offset, reason: reason)
  }
}

@Suite struct `The words for a canonical fault` {
  @Test func `say what a whole number can be, and what must close an array`() {
    #expect(
      CanonicalError(offset: 3, reason: .integerOutOfRange).description
        == "byte 3: a whole number is from -9223372036854775808 to 9223372036854775807")
    #expect(
      CanonicalError(offset: 0, reason: .expected(.endOfArray, found: 0x7D)).description
        == "byte 0: expected ']', found '}'")
  }
}
