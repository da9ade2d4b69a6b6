/// A probability as people write it: `0.8` or `80%`.
///
/// Held in thousand-millionths, so that what `0.8` leaves is exactly `0.2`.
public struct Chance: Hashable, Sendable {
  /// From 0 to 1,000,000,000.
  public let billionths: Int

  /// It cannot happen.
  public static let never = Chance(unchecked: 0)
  /// It happens every time.
  public static let certain = Chance(unchecked: one)

  private static let one = 1_000_000_000

  private init(unchecked billionths: Int) {
    self.billionths = billionths
  }

  /// A probability of `billionths`, or nil outside 0…1,000,000,000.
  public init?(billionths: Int) {
    guard (0...Chance.one).contains(billionths) else { return nil }
    self.billionths = billionths
  }

  /// A probability in decimals, `0.8`, or in percent, `80%`.
  ///
  /// Nil for a sign, an exponent, a missing digit on either side of the point, more than nine
  /// decimal places (seven in percent), or what is more than 1.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8.prefix(20))
    let isPercent = bytes.last == UInt8(ascii: "%")
    let decimals = isPercent ? 7 : 9
    let parts = (isPercent ? bytes.dropLast() : bytes[...])
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, (1...3).contains(whole.count) else {
      return nil
    }
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    guard parts.count == 1 || (1...decimals).contains(fraction.count) else { return nil }
    let zeros = Array(repeating: UInt8(ascii: "0"), count: decimals - fraction.count)
    // At most twelve digits.
    var billionths = 0
    for byte in Array(whole) + fraction + zeros {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      billionths = billionths * 10 + Int(byte - UInt8(ascii: "0"))
    }
    self.init(billionths: billionths)
  }

  /// The probability as a number from 0 to 1.
  public var value: Double { Double(billionths) / Double(Chance.one) }

  /// The probability that it does not happen.
  public var complement: Chance { Chance(unchecked: Chance.one - billionths) }
}

extension Chance: CustomStringConvertible {
  /// In percent, with as many decimal places as it needs: `80 %`, `12.5 %`.
  public var description: String {
    let perPercent = Chance.one / 100
    let digits = String(perPercent + billionths % perPercent).dropFirst()
    let decimals = String(digits.reversed().drop { $0 == "0" }.reversed())
    return "\(billionths / perPercent)" + (decimals.isEmpty ? "" : ".\(decimals)") + " %"
  }
}
