/// What is earned at once: money to the voucher balance, draws from a bowl, or something else.
public struct Earning: Hashable, Sendable {
  /// Credited to the voucher balance.
  public var money: Money
  /// How many draws.
  public var draws: Int
  /// What is neither money nor draws, in the unit of its contingency: things of a kind, or the
  /// thousandths of a rate. Only amounts of one contingency may be added up.
  public var items: Int

  /// Nothing.
  public static let nothing = Earning(money: .zero, draws: 0)

  /// Money, draws and items.
  public init(money: Money, draws: Int, items: Int = 0) {
    self.money = money
    self.draws = draws
    self.items = items
  }

  /// Whether there is nothing in it.
  public var isNothing: Bool { self == .nothing }

  /// The sum; draws and items stay at `Int.max` rather than overflow.
  public static func + (left: Earning, right: Earning) -> Earning {
    func sum(_ left: Int, _ right: Int) -> Int {
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? .max : sum
    }
    return Earning(
      money: left.money + right.money, draws: sum(left.draws, right.draws),
      items: sum(left.items, right.items))
  }

  /// Adds `right` to `left`.
  public static func += (left: inout Earning, right: Earning) { left = left + right }

  /// What of this goes beyond `paid`, in each part; never negative.
  public func beyond(_ paid: Earning) -> Earning {
    Earning(
      money: money.remaining(after: paid.money), draws: max(0, draws - paid.draws),
      items: max(0, items - paid.items))
  }
}
