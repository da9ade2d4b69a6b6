/// What a figure of a forecast counts.
public enum CostKind: String, CaseIterable, Hashable, Sendable {
  /// Money credited to the participant's account.
  case vouchers
  /// Prize draws.
  case draws
  /// The value of what is drawn.
  case prizes
  /// Vouchers and prizes.
  case together
}

/// The figures of one kind of cost.
public struct CostLine: Hashable, Sendable {
  /// What is counted.
  public let kind: CostKind
  /// The most that a course can cost, whatever becomes of each planned visit, within the caps on a
  /// reward and an episode; in prizes, if every draw were the best.
  public let atMost: CostAmount
  /// What a course costs whose every occasion is met, within the caps on a reward, a day and an
  /// episode; nil where it depends on the draws.
  public let allMet: CostAmount?
  /// What is to be expected before caps, in thousandths of the currency's unit or in draws.
  public let mean: Double
  /// How far from it costs lie, as the root of the mean square, in the same unit.
  public let standardDeviation: Double
  /// The smallest cost that so many in a hundred courses do not exceed, before caps; empty where there
  /// are too many totals to know.
  public let percentiles: [Percentile]
  /// How probable it is to exceed each amount of ``CostAssumptions/over``, before caps; empty for
  /// draws.
  public let over: [Excess]

  /// One percentile.
  public struct Percentile: Hashable, Sendable {
    /// 5, 50, 95 or 99.
    public let percent: Int
    /// The smallest total whose cumulative probability reaches it.
    public let amount: CostAmount
  }

  /// One amount that may be exceeded.
  public struct Excess: Hashable, Sendable {
    /// The amount.
    public let amount: Money
    /// The probability of more than that.
    public let chance: Double
  }

  /// The percentiles that are given.
  public static let percents = [5, 50, 95, 99]
}

/// An exact total of a forecast.
public enum CostAmount: Hashable, Sendable {
  case money(Money)
  case draws(Int)

  init(_ total: Int, of kind: CostKind) {
    self = kind == .draws ? .draws(total) : .money(Money(summed: total))
  }
}

extension CostLine {
  /// The line of a kind of cost.
  ///
  /// - Parameters:
  ///   - spread: How it is spread, in the unit of `sum` or in draws; nil where that is not known.
  ///   - allMet: What is earned where every occasion is met.
  init(
    _ kind: CostKind, _ sum: CostSum, _ spread: CostSpread?, caps: CostCaps, allMet: Earning,
    over: [Money]
  ) {
    self.kind = kind
    atMost = CostAmount(caps.within(sum.most(of: kind), of: kind), of: kind)
    switch kind {
    case .vouchers: self.allMet = .money(allMet.money)
    case .draws: self.allMet = .draws(allMet.draws)
    case .prizes, .together: self.allMet = nil
    }
    let average = sum.average(of: kind)
    mean = average.mean
    standardDeviation = average.standardDeviation
    percentiles =
      spread.map { spread in
        CostLine.percents.map { percent in
          let total = spread.percentile(percent) * (kind == .draws ? 1 : sum.unit)
          return Percentile(percent: percent, amount: CostAmount(total, of: kind))
        }
      } ?? []
    self.over =
      spread.map { spread in
        kind == .draws
          ? []
          : over.map {
            Excess(amount: $0, chance: spread.chance(over: $0.thousandths / sum.unit))
          }
      } ?? []
  }
}

/// How probable the last tier of a bowl is.
public struct JumboForecast: Hashable, Sendable {
  /// The bowl.
  public let bowl: PrizeBowl
  /// The probability that at least one draw is of the last tier.
  public let chance: Double
}
