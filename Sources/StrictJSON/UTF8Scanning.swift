extension [UInt8] {
  /// Where the run of printable ASCII without `"` and `\` that begins at `start` ends.
  ///
  /// Nearly every string is one such run, so both readers pass over it in one step and look
  /// closely only at the byte it stops at.
  func endOfPlainASCII(from start: Int, before end: Int) -> Int {
    var index = start
    while index < end {
      let byte = self[index]
      if byte < ASCII.space || byte >= 0x80 || byte == ASCII.quote || byte == ASCII.backslash {
        break
      }
      index += 1
    }
    return index
  }

  /// How many bytes the well-formed UTF-8 sequence at `start` takes, 1 to 4, or nil if the bytes
  /// there are ill-formed or cut off by `end`.
  ///
  /// Overlong forms, surrogates and anything above U+10FFFF are ill-formed: RFC 3629 §4, and
  /// The Unicode Standard 16.0, table 3-7.
  func lengthOfUTF8Sequence(at start: Int, before end: Int) -> Int? {
    guard start < end else { return nil }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch self[start] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard length <= end - start, second.contains(self[start + 1]) else { return nil }
    for index in start + 2..<start + length where self[index] & 0xC0 != 0x80 {
      return nil
    }
    return length
  }
}
