/// Reads a JSON text by the grammar of RFC 8259, neither more nor less.
///
/// Why not Foundation's: on this toolchain it accepts trailing commas, its `JSONDecoder` rejects
/// `[0e1]`, and its two parsers disagree about repeated keys; none of them says where in the file
/// a value stands, and the log needs canonical bytes besides (``CanonicalReader``).
///
/// Time and memory grow with the length of the text alone, and nothing recurses.
struct JSONParser {
  let bytes: [UInt8]
  let limits: JSONLimits
  var offset = 0
  /// UTF-8 continuation bytes since the line began; columns do not count them.
  var continuationBytes = 0
  private var line = 1
  private var lineStart = 0

  init(_ bytes: [UInt8], limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }
}

extension JSONValue {
  /// Reads the one value that a JSON text holds.
  ///
  /// - Parameters:
  ///   - bytes: The whole text, UTF-8 without a byte order mark (RFC 8259 §8.1).
  ///   - limits: How deep and how large the text may be.
  /// - Returns: The value, every value in it knowing its place.
  /// - Throws: The first fault, with its place.
  public static func parse(
    _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
  ) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes, limits: limits)
    return try parser.text()
  }
}

extension JSONParser {
  /// `JSON-text = ws value ws` (RFC 8259 §2).
  mutating func text() throws(JSONError) -> JSONValue {
    guard bytes.count <= limits.bytes else {
      throw error(.tooLarge(bytes: bytes.count, limit: limits.bytes))
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw error(.byteOrderMark) }
    skipWhitespace()
    let value = try value()
    skipWhitespace()
    guard offset == bytes.count else { throw unexpected(.end) }
    return value
  }

  /// `ws` (RFC 8259 §2). Only here can a line end: a string may not hold a raw line feed.
  mutating func skipWhitespace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case ASCII.space, ASCII.tab, ASCII.carriageReturn:
        offset += 1
      case ASCII.lineFeed:
        offset += 1
        line += 1
        lineStart = offset
        continuationBytes = 0
      default:
        return
      }
    }
  }
}

extension JSONParser {
  /// The byte to be read next, or nil at the end.
  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Where the next byte stands.
  var position: JSONPosition {
    JSONPosition(
      offset: offset, line: line, column: offset - lineStart - continuationBytes + 1)
  }

  /// A fault at the next byte.
  func error(_ reason: JSONError.Reason) -> JSONError {
    JSONError(position: position, reason: reason)
  }

  /// The fault that the next character is not what the grammar asks for.
  func unexpected(_ expectation: JSONError.Expectation) -> JSONError {
    guard let byte else { return error(.unexpectedEnd(expected: expectation)) }
    guard let length = bytes.lengthOfUTF8Sequence(at: offset, before: bytes.count),
      let scalar = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
        .unicodeScalars.first
    else { return error(.invalidUTF8(byte: byte)) }
    return error(.unexpected(scalar, expected: expectation))
  }
}
