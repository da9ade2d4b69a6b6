import ContingencyManagement
import StrictJSON

extension CanonicalWriter {
  /// Money as a decimal string, draws, and things and rates where there are any.
  mutating func earnings(_ earnings: EarningsByKind) {
    beginObject()
    string("amount", earnings.money.description)
    integer("draws", earnings.draws)
    kinds(of: earnings)
    endObject()
  }

  /// Things and rates by kind, where there are any:
  /// `"items":{"take-home-dose":9},"rates":{"hour":"8.00"}`.
  mutating func kinds(
    of earnings: EarningsByKind, _ items: StaticString = "items", _ rates: StaticString = "rates"
  ) {
    things(of: earnings, items)
    self.rates(of: earnings, rates)
  }

  /// Things by kind, where there are any.
  mutating func things(of earnings: EarningsByKind, _ name: StaticString = "items") {
    guard !earnings.items.isEmpty else { return }
    key(name)
    beginObject()
    for kind in earnings.items.inOrder {
      key(kind.name.text)
      integer(kind.amount)
    }
    endObject()
  }

  /// Rates by what they are for, where there are any.
  mutating func rates(of earnings: EarningsByKind, _ name: StaticString = "rates") {
    guard !earnings.rates.isEmpty else { return }
    key(name)
    beginObject()
    for rate in earnings.rates.inOrder {
      key(rate.name.text)
      string(RewardUnit.voucher.earning(rate.amount).money.description)
    }
    endObject()
  }
}

extension [EarningsByKind.Kind] {
  /// In the order of their names, as JSON has its keys.
  fileprivate var inOrder: Self { sorted { $0.name.text < $1.name.text } }
}
