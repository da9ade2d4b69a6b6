extension CanonicalReader {
  /// Reads a string.
  public mutating func string() throws(CanonicalError) -> String {
    try pass(ASCII.quote, as: .string)
    var runStart = index
    var resolved: [UInt8] = []
    while true {
      index = bytes.endOfPlainASCII(from: index, before: limit)
      guard let byte else { throw unexpected(.closingQuote) }
      switch byte {
      case ASCII.quote:
        let run = bytes[runStart..<index]
        index += 1
        endValue()
        if resolved.isEmpty { return String(decoding: run, as: UTF8.self) }
        resolved += run
        return String(decoding: resolved, as: UTF8.self)
      case ASCII.backslash:
        resolved += bytes[runStart..<index]
        resolved.append(try escape())
        runStart = index
      case ..<ASCII.space:
        throw error(.controlCharacter(byte))
      default:
        guard let length = bytes.lengthOfUTF8Sequence(at: index, before: limit) else {
          throw error(.invalidUTF8(byte: byte))
        }
        index += length
      }
    }
  }

  /// Reads a string of printable ASCII without escapes, such as a digest or a code, and returns
  /// where its characters stand in the array the reader was made with, the quotes left out.
  public mutating func stringRange() throws(CanonicalError) -> Range<Int> {
    try pass(ASCII.quote, as: .string)
    let first = index
    index = bytes.endOfPlainASCII(from: index, before: limit)
    guard let byte else { throw unexpected(.closingQuote) }
    guard byte == ASCII.quote else { throw error(.notPlain(byte)) }
    let range = first..<index
    index += 1
    endValue()
    return range
  }

  /// Resolves the escape whose backslash comes next; each character has one spelling only.
  private mutating func escape() throws(CanonicalError) -> UInt8 {
    let following = limit - index - 1
    guard following >= 1 else { throw error(.escapeNotCanonical) }
    if let character = CanonicalEscape.character(for: bytes[index + 1]) {
      index += 2
      return character
    }
    for character in 0..<ASCII.space where CanonicalEscape.letter(for: character) == nil {
      guard following >= 5, bytes[index + 5] == CanonicalEscape.hexDigit(character & 0xF),
        bytes[index + 4] == CanonicalEscape.hexDigit(character >> 4),
        bytes[index + 3] == ASCII.zero, bytes[index + 2] == ASCII.zero,
        bytes[index + 1] == UInt8(ascii: "u")
      else { continue }
      index += 6
      return character
    }
    throw error(.escapeNotCanonical)
  }
}
