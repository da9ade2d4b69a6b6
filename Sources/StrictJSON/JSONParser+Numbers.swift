extension JSONParser {
  /// `number = [ minus ] int [ frac ] [ exp ]` (RFC 8259 §6).
  mutating func number() throws(JSONError) -> JSONNumber {
    let start = offset
    if byte == ASCII.minus { offset += 1 }
    let firstDigit = offset
    try digits()
    if bytes[firstDigit] == ASCII.zero && offset - firstDigit > 1 {
      offset = firstDigit
      throw error(.leadingZero)
    }
    if byte == ASCII.point {
      offset += 1
      try digits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      offset += 1
      if byte == ASCII.plus || byte == ASCII.minus { offset += 1 }
      try digits()
    }
    return JSONNumber(text: String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  /// One digit or more.
  private mutating func digits() throws(JSONError) {
    guard let byte, ASCII.isDigit(byte) else { throw unexpected(.digit) }
    while offset < bytes.count && ASCII.isDigit(bytes[offset]) { offset += 1 }
  }
}
