/// What a schedule can cost for one participant: the most, what is to be expected, and how it is
/// spread.
///
/// Exact, without sampling: every course that can happen counts with its probability, and no
/// probability is dropped. Money is counted in whole thousandths of the currency's unit. Averages and
/// spreads are those before caps.
public struct CostForecast: Sendable {
  /// The schedule.
  public let schedule: Schedule
  /// What is taken for granted, with no more weeks than the schedule has.
  public let assumptions: CostAssumptions
  /// How many occasions to meet something a participant has who stays for all the weeks that are
  /// counted.
  public let occasions: Int
  /// One a kind of cost that the schedule has.
  public let lines: [CostLine]
  /// One a bowl that is drawn from.
  public let jumbos: [JumboForecast]
  /// One a kind of thing that is earned.
  public let items: [ItemForecast]
  /// One a cap over a longer time: an episode, a period, a year.
  public let caps: [CapForecast]

  /// Whether ``CostLine/percentiles`` could be worked out.
  public var isSpreadKnown: Bool { lines.allSatisfy { !$0.percentiles.isEmpty } }

  /// The forecast of a schedule without contradictions.
  ///
  /// - Parameters:
  ///   - bowls: Those that the schedule draws from, each with at least one slip.
  ///   - capFiles: The files of caps that it names.
  /// - Throws: where it cannot be worked out exactly in bounded time and memory. Where there are
  ///   too many totals only, the lines have no percentiles.
  public init(
    _ schedule: Schedule, bowls: [PrizeBowl], capFiles: [CapFile] = [],
    assuming assumptions: CostAssumptions
  ) throws(CostLimit) {
    var assumptions = assumptions
    assumptions.weeks = max(1, min(assumptions.weeks, schedule.weeks))
    self.schedule = schedule
    self.assumptions = assumptions
    let caps = try CostCaps(of: schedule, files: capFiles)
    let strands = schedule.strands()
    var costs: [StrandCost] = []
    for strand in strands {
      costs.append(
        try StrandCost(
          strand, schedule, bowl: try strand.bowl(among: bowls),
          rewardCaps: caps.ofRewards(strand), assumptions))
    }
    let sum = try CostSum(costs, assumptions)
    let spreads = sum.kinds.map { ($0, sum.spread(of: $0)) }
    let met = AllMetTotals(schedule, caps: caps.ofCourse, weeks: assumptions.weeks)
    occasions = met.occasions
    lines = spreads.map { kind, spread in
      CostLine(kind, sum, spread, caps: caps, allMet: met.earned, over: assumptions.over)
    }
    jumbos = sum.jumbos
    items = sum.items.map {
      ItemForecast(kind: $0.kind, allMet: met.items[$0.kind] ?? 0, mean: $0.mean)
    }
    var forecasts: [CapForecast] = []
    for (file, cap, counted) in caps.overTime(strands) {
      let chance = try counted.flatMap { counted throws(CostLimit) in
        try CostForecast.chance(
          over: cap.most, of: counted.map { costs[$0] }, sum, spreads.last?.1, assumptions)
      }
      forecasts.append(CapForecast(file: file, cap: cap, chance: chance))
    }
    self.caps = forecasts
  }

  /// The probability that some strands come to more than an amount.
  ///
  /// - Parameters:
  ///   - all: The sum of all strands.
  ///   - spread: How all money and prizes are spread.
  private static func chance(
    over most: Money, of counted: [StrandCost], _ all: CostSum, _ spread: CostSpread?,
    _ assumptions: CostAssumptions
  ) throws(CostLimit) -> Double? {
    guard !counted.isEmpty else { return 0 }
    let isAll = counted.count == all.count
    let sum = isAll ? all : try CostSum(counted, assumptions)
    let spread = isAll ? spread : sum.spread(of: sum.kinds.last ?? .vouchers)
    return spread.map { $0.chance(over: most.thousandths / sum.unit) }
  }
}

/// What a course earns whose every planned occasion is met, within caps.
private struct AllMetTotals {
  var earned = Earning.nothing
  var items: [Name: Int] = [:]
  var occasions = 0

  init(_ schedule: Schedule, caps: [Cap], weeks: Int) {
    var played: [PlayedOccasion] = []
    // It has as many occasions as the schedule plans, and is never refused.
    do { played = try schedule.play(schedule.allMet, caps: caps) } catch {
      assertionFailure("\(error)")
    }
    played.removeAll { $0.week >= weeks }
    occasions = played.reduce(0) { $0 + $1.outcomes.count }
    for occasion in played { earned += occasion.earned }
    for kind in schedule.strands().flatMap(\.itemKinds) {
      items[kind] = schedule.itemsEarned(kind, in: played)
    }
  }
}

extension Strand {
  /// The bowl that it draws from; nil where it earns no draws.
  fileprivate func bowl(among bowls: [PrizeBowl]) throws(CostLimit) -> PrizeBowl? {
    let names = members.flatMap(\.bowls)
    guard let id = names.first else { return nil }
    if let other = names.first(where: { $0 != id }) { throw .twoBowls(id, other) }
    guard let bowl = bowls.first(where: { $0.id == id }) else { throw .noBowl(id) }
    return bowl
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
