import StrictJSON
import Testing

@Suite struct `A string that was read` {
  @Test(arguments: [
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u00E9\u20AC""#, "Aéé€"),
    (#""\uD834\uDD1E""#, "\u{1D11E}"),
    (#""\ud800\udc00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"),
    (#""a\nb\n""#, "a\nb\n"),
    (#""\u0000""#, "\0"),
    ("\"\u{7F}\u{2028}é😀\"", "\u{7F}\u{2028}é😀"),
    (
      "\"\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\"",
      "\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}"
    ),
  ])
  func `escapes and raw characters mean what RFC 8259 says`(
    text: String, meaning: String
  ) throws {
    let string = try #require(try string(in: text))
    #expect(sameBytes(string, meaning))
  }

  @Test(arguments: 0..<0x20 as Range<UInt8>)
  func `a control character needs an escape`(character: UInt8) {
    let expected = JSONError.Reason.controlCharacter(Unicode.Scalar(character))
    #expect(fault([0x22, character, 0x22])?.reason == expected)
    let hex = String(character, radix: 16)
    let escaped = "\"\\u" + String(repeating: "0", count: 4 - hex.count) + hex + "\""
    #expect(fault(escaped) == nil)
  }

  @Test(
    arguments: [
      [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0x80], [0xBF], [0xFE], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xE2, 0x28, 0xA1],
      [0xF0, 0x28, 0x8C, 0xBC],
    ] as [[UInt8]])
  func `overlong, cut and surrogate UTF-8 is refused by both readers at its first byte`(
    sequence: [UInt8]
  ) {
    let text = [0x22, 0x61] + sequence + [0x22]
    #expect(fault(text)?.position.offset == 2)
    #expect(fault(text)?.reason == .invalidUTF8(byte: sequence[0]))
    #expect(fault([0x22, 0x61] + sequence)?.reason == .invalidUTF8(byte: sequence[0]))
    let canonical = canonicalFault(text) { reader throws(CanonicalError) in try reader.string() }
    #expect(canonical?.offset == 2)
    #expect(canonical?.reason == .invalidUTF8(byte: sequence[0]))
  }

  @Test func `UTF-8 is judged as the standard library judges it`() {
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        for rest: [UInt8] in [[], [0x80], [0x80, 0xBF]] {
          let sequence = [first, second] + rest
          guard !sequence.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
            continue
          }
          let isValid = String(validating: sequence, as: UTF8.self) != nil
          if (fault([0x22] + sequence + [0x22]) == nil) != isValid {
            Issue.record("\(sequence)")
          }
        }
      }
    }
  }
}
