/// What the rungs of a multiplying ladder earn, each worked out exactly and then rounded down.
///
/// - Parameters:
///   - start: What the first rung earns, at least 1.
///   - times: The factor from rung to rung in thousandths, more than 1000.
///   - most: The most that a rung may earn; the ladder ends with the first that comes to it.
///   - rungs: The most rungs, at least 1.
/// - Returns: The value of each rung, at most `most`, and whether it would have been more.
func multiples(
  of start: Int, times: Int, most: Int, rungs: Int
) -> [(value: Int, isCut: Bool)] {
  // The exact value of rung k is a whole number of 1000^-k. Written in base 1000, lowest digit
  // first, its k lowest digits are the fraction, and the others the value rounded down. A digit
  // times the factor is below 10^12, so that nothing overflows.
  var digits = [start]
  var values: [(value: Int, isCut: Bool)] = []
  while values.count < rungs {
    var carry = 0
    for place in digits.indices {
      let digit = digits[place] + carry
      (digits[place], carry) = (digit % 1000, digit / 1000)
    }
    while carry > 0 {
      digits.append(carry % 1000)
      carry /= 1000
    }
    let value = digits.dropFirst(values.count).reversed().reduce(0) { min($0, most) * 1000 + $1 }
    values.append((min(value, most), value > most))
    if value >= most { break }
    for place in digits.indices { digits[place] *= times }
  }
  return values
}
