/// The unit that a ledger's vouchers are counted in, by its ISO 4217 code.
public struct Currency: Hashable, Sendable {
  /// Three capital letters: `USD`, `GBP`.
  public let code: String

  /// A currency of that code, or nil if it is not three capital letters.
  public init?(_ code: String) {
    guard code.utf8.count == 3,
      code.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { return nil }
    self.code = code
  }

  private init(unchecked code: String) { self.code = code }

  /// No currency, where values play no part (ISO 4217, `XXX`).
  public static let unknown = Currency(unchecked: "XXX")

  /// An amount as people read it: `$6.25`, `£10.00`, `CHF 3.50`.
  public func text(_ amount: Money) -> String { text(decimal: amount.description) }

  /// The same for an amount that may have more decimal places than money has, such as a mean.
  public func text(decimal amount: String) -> String {
    switch code {
    case "USD": "$\(amount)"
    case "GBP": "£\(amount)"
    case "EUR": "€\(amount)"
    default: "\(code) \(amount)"
    }
  }
}
