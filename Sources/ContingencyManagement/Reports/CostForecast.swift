/// What a schedule can cost for one participant: the most, what is to be expected, and how it is
/// spread.
///
/// Exact, without sampling: every course that can happen counts with its probability, and no
/// probability is dropped. Money is counted in whole thousandths of the currency's unit.
public struct CostForecast: Sendable {
  /// The schedule.
  public let schedule: Schedule
  /// What is taken for granted, with no more weeks than the schedule has.
  public let assumptions: CostAssumptions
  /// How many occasions a participant has who stays for all the weeks that are counted.
  public let occasions: Int
  /// One a kind of cost that the schedule has.
  public let lines: [CostLine]
  /// One a bowl that is drawn from.
  public let jumbos: [JumboForecast]

  /// Whether ``CostLine/percentiles`` could be worked out.
  public var isSpreadKnown: Bool { lines.allSatisfy { !$0.percentiles.isEmpty } }

  /// The forecast of a schedule without contradictions.
  ///
  /// - Parameter bowls: Those that the schedule draws from, each with at least one slip.
  /// - Throws: where it cannot be worked out exactly in bounded time and memory. Where there are
  ///   too many totals only, the lines have no percentiles.
  public init(
    _ schedule: Schedule, bowls: [PrizeBowl], assuming assumptions: CostAssumptions
  ) throws(CostLimit) {
    var assumptions = assumptions
    assumptions.weeks = max(1, min(assumptions.weeks, schedule.weeks))
    self.schedule = schedule
    self.assumptions = assumptions
    occasions = schedule.contingencies.reduce(0) {
      $0 + $1.occasions(under: schedule, weeks: assumptions.weeks)
    }
    var costs: [ContingencyCost] = []
    for contingency in schedule.contingencies {
      var bowl: PrizeBowl?
      if let id = contingency.bowls.first {
        bowl = bowls.first { $0.id == id }
        if bowl == nil { throw .noBowl(id) }
      }
      costs.append(try ContingencyCost(contingency, schedule, bowl: bowl, assumptions))
    }
    let sum = CostSum(costs, assumptions)
    lines = CostKind.kinds(of: costs).map(sum.line)
    jumbos = sum.jumbos
  }
}

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

  /// Those that contingencies have.
  fileprivate static func kinds(of costs: [ContingencyCost]) -> [CostKind] {
    guard costs.contains(where: { $0.most.draws > 0 }) else { return [.vouchers] }
    return costs.contains { $0.most.money > 0 } ? allCases : [.draws, .prizes]
  }
}

/// The figures of one kind of cost.
public struct CostLine: Hashable, Sendable {
  /// What is counted.
  public let kind: CostKind
  /// The most that a course can cost, whatever becomes of each planned visit; in prizes, if every
  /// draw were the best.
  public let atMost: CostAmount
  /// What a course costs whose every occasion is met; nil where it depends on the draws.
  public let allMet: CostAmount?
  /// What is to be expected, in thousandths of the currency's unit or in draws.
  public let mean: Double
  /// How far from it costs lie, as the root of the mean square, in the same unit.
  public let standardDeviation: Double
  /// The smallest cost that so many in a hundred courses do not exceed; empty where there are too
  /// many totals to know.
  public let percentiles: [Percentile]
  /// How probable it is to exceed each amount of ``CostAssumptions/over``; empty for draws.
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
}

/// How probable the last tier of a bowl is.
public struct JumboForecast: Hashable, Sendable {
  /// The bowl.
  public let bowl: PrizeBowl
  /// The probability that at least one draw is of the last tier.
  public let chance: Double
}

extension Contingency {
  /// How many planned occasions it has in the first `weeks` weeks.
  fileprivate func occasions(under schedule: Schedule, weeks: Int) -> Int {
    (0..<weeks).reduce(0) { sum, week in
      sum
        + (schedule.phase(ofWeek: week).map { mostPerWeek(plan: schedule.phases[$0].visits) } ?? 0)
    }
  }
}

extension Money {
  /// The amount nearest to a figure that was worked out, such as a mean.
  ///
  /// - Parameters:
  ///   - thousandths: The figure in thousandths of the unit; below 0 it counts as 0.
  ///   - step: What the amount is a multiple of, in thousandths: 10 for whole cents.
  public init(nearest thousandths: Double, step: Int = 1) {
    let most = Double(1 << 53)
    let steps = (min(max(0, thousandths), most) / Double(step)).rounded()
    self.init(summed: Int(steps) * step)
  }
}
