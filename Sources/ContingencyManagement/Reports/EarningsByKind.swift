/// What several rewards come to together, each kind by itself.
///
/// Things of different kinds are never added up, nor are rates: of these the last one stands.
public struct EarningsByKind: Hashable, Sendable {
  /// Credited to the voucher balance.
  public private(set) var money = Money.zero
  /// How many draws.
  public private(set) var draws = 0
  /// Things, by kind, in the order in which they were first earned.
  public private(set) var items: [Kind] = []
  /// The rates earned last, in the order in which they were first earned.
  public private(set) var rates: [Kind] = []

  /// So many of one kind.
  public struct Kind: Hashable, Sendable {
    /// The kind of thing, or what a rate is for.
    public var name: Name
    /// How many things, or the thousandths of a rate.
    public var amount: Int
  }

  /// Nothing.
  public init() {}

  /// What was earned under one contingency, whose unit says what its items are.
  public init(_ earning: Earning, in unit: RewardUnit?) {
    self.init()
    add(earning, in: unit)
  }

  /// What `rewards` under `schedule` come to, within the caps.
  public init(_ rewards: [Reward], under schedule: Schedule) {
    self.init()
    for reward in rewards { add(reward.credited, in: schedule.unit(of: reward)) }
  }

  /// Things that were counted, by kind.
  public init(items: [(kind: Name, count: Int)]) {
    self.items = items.map { Kind(name: $0.kind, amount: $0.count) }
  }

  /// Adds what was earned under one contingency, whose unit says what its items are.
  public mutating func add(_ earning: Earning, in unit: RewardUnit?) {
    money += earning.money
    draws += earning.draws
    guard earning.items > 0 else { return }
    switch unit {
    case .items(let kind): add(Kind(name: kind, amount: earning.items))
    case .rate(let per): replace(Kind(name: per, amount: earning.items))
    case .voucher, .draws, nil: break
    }
  }

  /// The sum; of rates, those of `right` stand.
  public static func + (left: EarningsByKind, right: EarningsByKind) -> EarningsByKind {
    var sum = left
    sum.money += right.money
    sum.draws += right.draws
    for kind in right.items { sum.add(kind) }
    for kind in right.rates { sum.replace(kind) }
    return sum
  }

  /// Adds `right` to `left`.
  public static func += (left: inout EarningsByKind, right: EarningsByKind) { left = left + right }

  private mutating func add(_ kind: Kind) {
    if let place = items.firstIndex(where: { $0.name == kind.name }) {
      items[place].amount += kind.amount
    } else {
      items.append(kind)
    }
  }

  private mutating func replace(_ rate: Kind) {
    if let place = rates.firstIndex(where: { $0.name == rate.name }) {
      rates[place] = rate
    } else {
      rates.append(rate)
    }
  }
}

extension Schedule {
  /// What is earned under it: `$6.25 and 3 draws`, `9 take-home doses`, `$7.00 per hour`.
  public func text(_ earnings: EarningsByKind) -> String {
    let units = contingencies.flatMap(\.pays).compactMap { $0 }.flatMap {
      [$0.ladder.unit] + ($0.bonus.map { [$0.unit] } ?? [])
    }
    return earnings == EarningsByKind() && !units.contains(where: \.isMoneyOrDraws)
      ? "nothing" : currency.text(earnings)
  }

  /// The same of a whole course: `$738.75 in all`, `$8.00 per hour at last`.
  public func total(_ earnings: EarningsByKind) -> String {
    guard !earnings.rates.isEmpty else { return text(earnings) + " in all" }
    let rates = listed(currency.rates(earnings), "and") + " at last"
    let sums = currency.parts(earnings)
    return sums.isEmpty ? rates : "\(listed(sums, "and")) in all and \(rates)"
  }
}

extension Currency {
  /// `$6.25 and 3 draws`, `9 take-home doses`, `$7.00 per hour`.
  public func text(_ earnings: EarningsByKind) -> String {
    let all = parts(earnings) + rates(earnings)
    return all.isEmpty ? text(Money.zero) : listed(all, "and")
  }

  /// `9 take-home doses`; nil where there is nothing but money and draws.
  public func things(_ earnings: EarningsByKind) -> String? {
    let things = earnings.items.map { count($0.amount, $0.name.thing) }
    return things.isEmpty ? nil : listed(things, "and")
  }

  fileprivate func parts(_ earnings: EarningsByKind) -> [String] {
    (earnings.money == .zero ? [] : [text(earnings.money)])
      + (earnings.draws == 0 ? [] : [count(earnings.draws, "draw")])
      + earnings.items.map { count($0.amount, $0.name.thing) }
  }

  fileprivate func rates(_ earnings: EarningsByKind) -> [String] {
    earnings.rates.map { text(.rate(per: $0.name), $0.amount) }
  }
}
