/// An amount of the ledger's currency, never negative.
///
/// Held in thousandths of the unit, since published protocols step by 62.5 cents and value a point
/// at $0.125. Sums are exact, and two amounts that print alike are equal.
public struct Money: Hashable, Comparable, Sendable {
  /// The amount in thousandths of the unit, from 0 to ``mostThousandths``.
  public let thousandths: Int

  /// The largest single amount that may be written down: 1,000,000.000 of the unit.
  ///
  /// Three decimal places more than any published reward, and small enough that the sum over a
  /// ledger of 9,000,000 entries cannot overflow.
  public static let mostThousandths = 1_000_000_000

  /// Nothing.
  public static let zero = Money(summed: 0)

  /// An amount of `thousandths`, or nil outside 0…``mostThousandths``.
  public init?(thousandths: Int) {
    guard (0...Money.mostThousandths).contains(thousandths) else { return nil }
    self.thousandths = thousandths
  }

  init(summed thousandths: Int) {
    self.thousandths = thousandths
  }

  /// An amount as people write it: `6.25`, `10`, `0.625`.
  ///
  /// Nil for a sign, an exponent, a missing digit on either side of the point, more than three
  /// decimal places, or more than ``mostThousandths``.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8.prefix(16))
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first, (1...7).contains(whole.count) else {
      return nil
    }
    var fraction = parts.count == 2 ? Array(parts[1]) : []
    guard parts.count == 1 || (1...3).contains(fraction.count) else { return nil }
    fraction += Array(repeating: UInt8(ascii: "0"), count: 3 - fraction.count)
    var thousandths = 0
    for byte in Array(whole) + fraction {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      thousandths = thousandths * 10 + Int(byte - UInt8(ascii: "0"))
    }
    self.init(thousandths: thousandths)
  }

  /// The sum; it stays at `Int.max` thousandths rather than overflow.
  public static func + (left: Money, right: Money) -> Money {
    let (sum, overflow) = left.thousandths.addingReportingOverflow(right.thousandths)
    return Money(summed: overflow ? .max : sum)
  }

  /// Adds `right` to `left`.
  public static func += (left: inout Money, right: Money) {
    left = left + right
  }

  /// What is left of this amount after `other`: zero where `other` is larger.
  public func remaining(after other: Money) -> Money {
    Money(summed: max(0, thousandths - other.thousandths))
  }

  /// Whether the amount can be paid out in whole cents.
  public var isWholeCents: Bool { thousandths % 10 == 0 }

  /// Orders by amount.
  public static func < (left: Money, right: Money) -> Bool {
    left.thousandths < right.thousandths
  }
}

extension Money: CustomStringConvertible {
  /// The amount with two decimal places, or three where the third is not zero: `6.25`, `0.625`.
  public var description: String {
    let cents = thousandths % 1000 / 10
    let third = thousandths % 10
    let digits = (cents < 10 ? "0" : "") + String(cents)
    return "\(thousandths / 1000).\(digits)" + (third == 0 ? "" : String(third))
  }
}
