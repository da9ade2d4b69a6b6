/// Why a text is not JSON as RFC 8259 defines it, or is beyond the limits, and where.
///
/// Reading stops at the first fault. The wording is in `JSONError+Description.swift`.
public struct JSONError: Error, Hashable, Sendable {
  /// Where the fault stands; the end of the text where something is missing there.
  public let position: JSONPosition
  /// What is wrong there.
  public let reason: Reason

  /// The ways a text can be at fault.
  public enum Reason: Hashable, Sendable {
    /// The whole text is larger than the limit; the place given is its beginning.
    case tooLarge(bytes: Int, limit: Int)
    /// An array or object opens inside `limit` others.
    case tooDeep(limit: Int)
    /// The text begins with U+FEFF, which RFC 8259 §8.1 forbids writing.
    case byteOrderMark
    /// A byte that begins no well-formed UTF-8 sequence (RFC 8259 §8.1 requires UTF-8).
    case invalidUTF8(byte: UInt8)
    /// A character stands where only something else may.
    case unexpected(Unicode.Scalar, expected: Expectation)
    /// The text ends where something else must follow.
    case unexpectedEnd(expected: Expectation)
    /// A comma has only a closing bracket or brace after it; the place is that of the comma.
    case trailingComma(before: Unicode.Scalar)
    /// A number of several digits begins with zero (RFC 8259 §6).
    case leadingZero
    /// A character below U+0020 stands in a string without an escape (RFC 8259 §7).
    case controlCharacter(Unicode.Scalar)
    /// A `\u` escape is half of a surrogate pair and its other half is not beside it, so it means
    /// no character (RFC 8259 §8.2 leaves this open; it is refused here).
    case loneSurrogate(UInt16)
  }

  /// What the grammar allows at a place.
  public enum Expectation: Hashable, Sendable {
    case value
    case valueOrBracket
    case key
    case keyOrBrace
    case colon
    case commaOrBracket
    case commaOrBrace
    case end
    case digit
    case hexDigit
    case escape
    case closingQuote
    /// One of the words `true`, `false` and `null`.
    case literal(String)
  }
}
