/// The one escape that RFC 8785 §3.2.2.2 gives each character that needs one.
enum CanonicalEscape {
  /// The letter of the two-character escape of a character, or nil if it has none.
  static func letter(for character: UInt8) -> UInt8? {
    switch character {
    case 0x08: UInt8(ascii: "b")
    case ASCII.tab: UInt8(ascii: "t")
    case ASCII.lineFeed: UInt8(ascii: "n")
    case 0x0C: UInt8(ascii: "f")
    case ASCII.carriageReturn: UInt8(ascii: "r")
    case ASCII.quote, ASCII.backslash: character
    default: nil
    }
  }

  /// The character that a two-character escape stands for: the inverse of ``letter(for:)``.
  static func character(for letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): ASCII.tab
    case UInt8(ascii: "n"): ASCII.lineFeed
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): ASCII.carriageReturn
    case ASCII.quote, ASCII.backslash: letter
    default: nil
    }
  }

  /// The lower-case hexadecimal digit of a number from 0 to 15.
  static func hexDigit(_ number: UInt8) -> UInt8 {
    number < 10 ? ASCII.zero + number : UInt8(ascii: "a") - 10 + number
  }
}
