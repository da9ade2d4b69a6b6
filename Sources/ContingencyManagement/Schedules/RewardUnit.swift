/// What a ladder or a bonus is counted in.
public enum RewardUnit: Hashable, Sendable {
  /// Thousandths of the currency's unit.
  case voucher
  /// Draws from the bowl of that id.
  case draws(from: Name)
  /// Things of that kind, such as take-home doses, which have no money total.
  case items(Name)
  /// Thousandths of the currency's unit for each hour, day or whatever it is; no money is credited.
  case rate(per: Name)

  /// `count` of this unit.
  public func earning(_ count: Int) -> Earning {
    switch self {
    case .voucher:
      Earning(
        money: Money(thousandths: min(max(0, count), Money.mostThousandths)) ?? .zero, draws: 0)
    case .draws: Earning(money: .zero, draws: max(0, count))
    case .items, .rate: Earning(money: .zero, draws: 0, items: max(0, count))
    }
  }

  /// How many of this unit there are in an earning.
  func count(of earning: Earning) -> Int {
    switch self {
    case .voucher: earning.money.thousandths
    case .draws: earning.draws
    case .items, .rate: earning.items
    }
  }
}

extension RewardUnit {
  /// The key that holds a ladder of this unit in a schedule file.
  public var key: String {
    switch self {
    case .voucher: "voucher"
    case .draws: "draws"
    case .items: "items"
    case .rate: "rate"
    }
  }

  /// The most that one reward may come to, in this unit.
  public var most: Int {
    switch self {
    case .voucher, .rate: Money.mostThousandths
    case .draws: Ladder.mostDraws
    case .items: 1_000_000
    }
  }
}
