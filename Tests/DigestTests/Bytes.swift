extension [UInt8] {
  /// The bytes that pairs of hexadecimal digits stand for.
  init(hex: some StringProtocol) throws {
    self = []
    var rest = Substring(hex).utf8[...]
    reserveCapacity(rest.count / 2)
    while let high = rest.popFirst() {
      guard let low = rest.popFirst(), let high = value(ofDigit: high),
        let low = value(ofDigit: low)
      else { throw NotHexadecimal(text: String(hex)) }
      append(high << 4 | low)
    }
  }
}

private func value(ofDigit digit: UInt8) -> UInt8? {
  switch digit {
  case 0x30...0x39: digit - 0x30
  case 0x61...0x66: digit - 0x61 + 10
  default: nil
  }
}

struct NotHexadecimal: Error {
  let text: String
}

/// Bytes that run from 0 upwards and begin again after 250, a number that no block length divides.
func countingBytes(_ count: Int) -> [UInt8] {
  (0..<count).map { UInt8($0 % 251) }
}
