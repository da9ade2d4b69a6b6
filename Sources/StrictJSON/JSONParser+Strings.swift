extension JSONParser {
  /// `string = quotation-mark *char quotation-mark` (RFC 8259 §7), its escapes resolved.
  mutating func string() throws(JSONError) -> String {
    offset += 1
    var runStart = offset
    var resolved: [UInt8] = []
    while true {
      offset = bytes.endOfPlainASCII(from: offset, before: bytes.count)
      guard let byte else { throw unexpected(.closingQuote) }
      switch byte {
      case ASCII.quote:
        let run = bytes[runStart..<offset]
        offset += 1
        if resolved.isEmpty { return String(decoding: run, as: UTF8.self) }
        resolved += run
        return String(decoding: resolved, as: UTF8.self)
      case ASCII.backslash:
        resolved += bytes[runStart..<offset]
        try escape(into: &resolved)
        runStart = offset
      case ..<ASCII.space:
        throw error(.controlCharacter(Unicode.Scalar(byte)))
      default:
        guard let length = bytes.lengthOfUTF8Sequence(at: offset, before: bytes.count) else {
          throw error(.invalidUTF8(byte: byte))
        }
        offset += length
        continuationBytes += length - 1
      }
    }
  }

  /// Resolves the escape whose backslash stands here.
  private mutating func escape(into resolved: inout [UInt8]) throws(JSONError) {
    let backslash = position
    offset += 1
    switch byte {
    case ASCII.quote: resolved.append(ASCII.quote)
    case ASCII.backslash: resolved.append(ASCII.backslash)
    case ASCII.slash: resolved.append(ASCII.slash)
    case UInt8(ascii: "b"): resolved.append(0x08)
    case UInt8(ascii: "f"): resolved.append(0x0C)
    case UInt8(ascii: "n"): resolved.append(ASCII.lineFeed)
    case UInt8(ascii: "r"): resolved.append(ASCII.carriageReturn)
    case UInt8(ascii: "t"): resolved.append(ASCII.tab)
    case UInt8(ascii: "u"):
      offset += 1
      resolved.append(contentsOf: try escapedScalar(from: backslash).utf8)
      return
    default: throw unexpected(.escape)
    }
    offset += 1
  }

  /// The character of a `\u` escape, or of two that form a surrogate pair.
  private mutating func escapedScalar(
    from backslash: JSONPosition
  ) throws(JSONError) -> Unicode.Scalar {
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if UTF16.isLeadSurrogate(unit), byte == ASCII.backslash, offset + 1 < bytes.count,
      bytes[offset + 1] == UInt8(ascii: "u")
    {
      offset += 2
      let second = try codeUnit()
      // The Unicode Standard 16.0, table 3-5.
      if UTF16.isTrailSurrogate(second),
        let scalar = Unicode.Scalar(0x10000 + UInt32(unit & 0x3FF) << 10 + UInt32(second & 0x3FF))
      {
        return scalar
      }
    }
    throw JSONError(position: backslash, reason: .loneSurrogate(unit))
  }

  /// The four hexadecimal digits of a `\u` escape.
  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected(.hexDigit)
      }
      unit = unit << 4 | UInt16(digit)
      offset += 1
    }
    return unit
  }
}
