extension SHA256Digest {
  /// The digest written in base64, RFC 4648, section 4: 43 characters and `=`; nil for every other
  /// spelling, with bits beyond the 32 bytes too.
  public init?(base64 text: some StringProtocol) {
    let characters = Array(text.utf8)
    guard characters.count == 44, characters.last == UInt8(ascii: "=") else { return nil }
    var bytes: [UInt8] = []
    var (bits, count) = (UInt32(0), 0)
    for character in characters.dropLast() {
      guard let value = Base64.value(of: character) else { return nil }
      (bits, count) = (bits << 6 | UInt32(value), count + 6)
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      bits &= 1 << count - 1
    }
    guard bits == 0 else { return nil }
    self.init(bytes: bytes)
  }

  /// The digest in base64, RFC 4648, section 4: 44 characters, the last of them `=`.
  public var base64: String {
    var text: [UInt8] = []
    var (bits, count) = (UInt32(0), 0)
    for byte in bytes {
      (bits, count) = (bits << 8 | UInt32(byte), count + 8)
      while count >= 6 {
        count -= 6
        text.append(Base64.character(of: UInt8(truncatingIfNeeded: bits >> count) & 63))
      }
      bits &= 1 << count - 1
    }
    // 256 bits are 42 times six and four more.
    text.append(Base64.character(of: UInt8(truncatingIfNeeded: bits << 2)))
    return String(decoding: text + [UInt8(ascii: "=")], as: UTF8.self)
  }
}

/// The alphabet of RFC 4648, section 4.
private enum Base64 {
  static func character(of value: UInt8) -> UInt8 {
    switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + value - 26
    case 52..<62: UInt8(ascii: "0") + value - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }

  static func value(of character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
