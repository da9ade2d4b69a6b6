extension CanonicalReader {
  /// Reads a whole number, any `Int`, spelled without a leading zero and never `-0`.
  public mutating func integer() throws(CanonicalError) -> Int {
    let start = offset
    let isNegative = byte == ASCII.minus
    if isNegative { index += 1 }
    let firstDigit = index
    // Below zero Int reaches one further than above, so the number is built there.
    var negated = 0
    while let byte, ASCII.isDigit(byte) {
      let (tens, tooLong) = negated.multipliedReportingOverflow(by: 10)
      let (next, tooFar) = tens.subtractingReportingOverflow(Int(byte - ASCII.zero))
      guard !tooLong && !tooFar else {
        throw CanonicalError(offset: start, reason: .integerOutOfRange)
      }
      negated = next
      index += 1
    }
    let digits = index - firstDigit
    guard digits > 0 else { throw unexpected(.integer) }
    if bytes[firstDigit] == ASCII.zero {
      if digits > 1 { throw CanonicalError(offset: start, reason: .leadingZero) }
      if isNegative { throw CanonicalError(offset: start, reason: .negativeZero) }
    }
    guard isNegative || negated > Int.min else {
      throw CanonicalError(offset: start, reason: .integerOutOfRange)
    }
    endValue()
    return isNegative ? negated : -negated
  }
}
