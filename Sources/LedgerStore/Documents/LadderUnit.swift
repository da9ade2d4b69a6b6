import ContingencyManagement
import StrictJSON

/// The keys under which a ladder may stand.
enum LadderUnit: String, CaseIterable {
  case voucher, draws, items, rate

  /// The key that says of which kind its rewards are.
  var kindKey: String? {
    switch self {
    case .voucher: nil
    case .draws: "bowl"
    case .items: "item"
    case .rate: "per"
    }
  }

  /// The unit, with `kind` the value of ``kindKey``.
  func unit(of kind: Name?) -> RewardUnit? {
    switch self {
    case .voucher: .voucher
    case .draws: kind.map(RewardUnit.draws)
    case .items: kind.map(RewardUnit.items)
    case .rate: kind.map(RewardUnit.rate)
    }
  }

  /// The most that a rung may earn.
  var most: Int {
    switch self {
    case .voucher, .rate: Money.mostThousandths
    case .draws: Ladder.mostDraws
    case .items: 1_000_000
    }
  }
}

extension DocumentReader {
  /// An amount of that unit: of money, also in points, or a whole number.
  func amount(
    _ value: JSONValue, _ what: String, _ unit: LadderUnit, _ point: PointValue
  ) -> Int? {
    switch unit {
    case .voucher, .rate: money(value, what, point: point)?.thousandths
    case .draws, .items: integer(value, what, in: 0...unit.most)
    }
  }
}
