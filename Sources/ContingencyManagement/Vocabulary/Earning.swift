/// What is earned at once: money to the voucher balance, or draws from a bowl.
public struct Earning: Hashable, Sendable {
  /// Credited to the voucher balance.
  public var money: Money
  /// How many draws.
  public var draws: Int

  /// Nothing.
  public static let nothing = Earning(money: .zero, draws: 0)

  /// Money and draws.
  public init(money: Money, draws: Int) {
    self.money = money
    self.draws = draws
  }

  /// Whether there is nothing in it.
  public var isNothing: Bool { self == .nothing }

  /// The sum; draws stay at `Int.max` rather than overflow.
  public static func + (left: Earning, right: Earning) -> Earning {
    let (draws, overflow) = left.draws.addingReportingOverflow(right.draws)
    return Earning(money: left.money + right.money, draws: overflow ? .max : draws)
  }

  /// Adds `right` to `left`.
  public static func += (left: inout Earning, right: Earning) { left = left + right }

  /// What of this goes beyond `paid`, in money and in draws; never negative.
  public func beyond(_ paid: Earning) -> Earning {
    Earning(money: money.remaining(after: paid.money), draws: max(0, draws - paid.draws))
  }
}
