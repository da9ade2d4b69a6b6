extension ParticipantCode {
  /// The code that the program gives a participant: `c-`, eight hex digits of entropy and a check
  /// digit.
  ///
  /// The check digit is Luhn's, modulo 16 (ISO/IEC 7812-1 annex B, carried to base 16): it shows
  /// every single mistyped digit and nearly every swap of two neighbours.
  ///
  /// - Parameter entropy: 32 bits from the machine's source of entropy.
  public static func made(from entropy: UInt32) -> ParticipantCode {
    let hex = String(entropy, radix: 16)
    let digits = String(repeating: "0", count: 8 - hex.count) + hex
    let check = String(checkDigit(for: digits), radix: 16)
    guard let code = ParticipantCode("c-" + digits + check) else {
      preconditionFailure("hex digits make a code: c-\(digits)\(check)")
    }
    return code
  }

  /// Whether the code looks like one the program made but its check digit does not fit.
  public var looksMistyped: Bool {
    guard text.hasPrefix("c-"), text.utf8.count == 11,
      text.utf8.dropFirst(2).allSatisfy({ hexValue($0) != nil }),
      let last = text.utf8.last, let check = hexValue(last)
    else { return false }
    return ParticipantCode.checkDigit(for: text.dropFirst(2).dropLast()) != check
  }

  private static func checkDigit(for digits: some StringProtocol) -> Int {
    var sum = 0
    for (place, byte) in digits.utf8.reversed().enumerated() {
      let value = hexValue(byte) ?? 0
      let doubled = value * 2
      sum += place % 2 == 0 ? doubled / 16 + doubled % 16 : value
    }
    return (16 - sum % 16) % 16
  }
}

private func hexValue(_ byte: UInt8) -> Int? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
  default: nil
  }
}
