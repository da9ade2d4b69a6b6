/// Why bytes are not the canonical JSON that the caller asked for, and where.
///
/// The wording is in `CanonicalError+Description.swift`.
public struct CanonicalError: Error, Hashable, Sendable {
  /// How many bytes of the line stand before the fault.
  public let offset: Int
  /// What is wrong there.
  public let reason: Reason

  /// The ways a line can be at fault.
  public enum Reason: Hashable, Sendable {
    /// Something else stands where this must; `found` is its first byte, nil at the end.
    case expected(Expectation, found: UInt8?)
    /// A whole number of several digits begins with zero.
    case leadingZero
    /// Zero has a minus sign.
    case negativeZero
    /// A whole number does not fit an `Int`.
    case integerOutOfRange
    /// A byte that begins no well-formed UTF-8 sequence.
    case invalidUTF8(byte: UInt8)
    /// A character below U+0020 stands in a string without an escape.
    case controlCharacter(UInt8)
    /// A backslash begins no escape, or one that is not the only canonical spelling.
    case escapeNotCanonical
    /// A backslash or a byte outside printable ASCII stands in a string that must be plain.
    case notPlain(UInt8)
  }

  /// What must stand at a place.
  public enum Expectation: Hashable, Sendable {
    case value
    case object
    case endOfObject
    case array
    case endOfArray
    case commaOrEndOfArray
    case key(String)
    case string
    case closingQuote
    case integer
    case boolean
    case closing
    case end
  }
}
