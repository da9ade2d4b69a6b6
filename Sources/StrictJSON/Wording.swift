/// How messages show a character or byte that stands where it should not.
enum Wording {
  /// The character in quotes if it can be seen, else its number: `'x'`, `U+00A0`.
  static func shown(_ scalar: Unicode.Scalar) -> String {
    let isVisible =
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark:
        false
      default:
        true
      }
    return isVisible ? "'\(scalar)'" : "U+" + hex(scalar.value, digits: 4)
  }

  /// The byte in quotes if it is visible ASCII, else its number: `'x'`, `0xFF`.
  static func shown(_ byte: UInt8) -> String {
    byte > ASCII.space && byte < 0x7F
      ? "'\(Unicode.Scalar(byte))'" : "0x" + hex(UInt32(byte), digits: 2)
  }

  /// A number in upper-case hexadecimal with at least so many digits.
  static func hex(_ number: UInt32, digits: Int) -> String {
    let shortest = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - shortest.count)) + shortest
  }
}
