/// The costs of all strands of a schedule together.
///
/// They depend on each other only through the weeks that a participant stays, and through a bowl that
/// keeps what was drawn out: for each number of weeks they are added as independent groups, and the
/// sums mixed by how probable it is.
struct CostSum {
  private let costs: [StrandCost]
  private let groups: [CostGroup]
  private let durations: [(week: Int, chance: Double)]
  /// The unit of all money, in thousandths: every reward and prize is a multiple of it.
  let unit: Int

  /// - Throws: where too many draws from one bowl would have to be added up.
  init(_ costs: [StrandCost], _ assumptions: CostAssumptions) throws(CostLimit) {
    self.costs = costs
    groups = CostGroup.groups(of: costs)
    if let group = groups.first(where: { !$0.isBounded }), let bowl = group.bowl {
      throw .tooManyDraws(bowl.id)
    }
    durations = assumptions.durations
    let values = costs.flatMap { $0.bowl?.tiers.map(\.value.thousandths) ?? [] }
    let units = costs.map(\.units).filter(\.hasMoney).map(\.money)
    unit = max(1, (units + values).reduce(0, gcd))
  }

  /// How many strands there are.
  var count: Int { costs.count }

  /// The kinds of cost that there are.
  var kinds: [CostKind] {
    guard costs.contains(where: { $0.most.draws > 0 }) else { return [.vouchers] }
    return costs.contains { $0.most.money > 0 } ? CostKind.allCases : [.draws, .prizes]
  }

  /// The most that a kind of cost comes to, in thousandths or draws.
  func most(of kind: CostKind) -> Int {
    groups.reduce(0) { sum, group in
      let most = group.most
      return switch kind {
      case .vouchers: saturated(sum, plus: most.money)
      case .draws: saturated(sum, plus: most.draws)
      case .prizes: saturated(sum, plus: most.prizes)
      case .together: saturated(sum, plus: most.together)
      }
    }
  }

  /// The average of a kind of cost.
  func average(of kind: CostKind) -> CostAverage {
    CostAverage(
      mixing: durations.map { duration in
        let sum = groups.reduce(CostAverage(mean: 0, variance: 0)) {
          $0 + $1.average(of: kind, week: duration.week)
        }
        return (duration.chance, sum)
      })
  }

  /// How probable it is for each bowl that at least one draw is of its last tier.
  var jumbos: [JumboForecast] {
    var bowls: [PrizeBowl] = []
    for case let bowl? in costs.map(\.bowl) where !bowls.contains(bowl) { bowls.append(bowl) }
    return bowls.map { bowl in
      let drawn = groups.filter { $0.bowl == bowl }
      let none = durations.reduce(0) { sum, duration in
        sum
          + drawn.reduce(duration.chance) { $0 * $1.chanceOfNone(week: duration.week) }
      }
      return JumboForecast(bowl: bowl, chance: min(1, max(0, 1 - none)))
    }
  }

  /// How many things of each kind are to be expected.
  var items: [(kind: Name, mean: Double)] {
    var items: [(kind: Name, mean: Double)] = []
    for cost in costs {
      for (index, kind) in cost.itemKinds.enumerated() {
        let mean = durations.reduce(0) {
          $0 + $1.chance * cost.weekEnds[$1.week].items[index]
        }
        if let place = items.firstIndex(where: { $0.kind == kind }) {
          items[place].mean += mean
        } else {
          items.append((kind, mean))
        }
      }
    }
    return items
  }

  /// How a kind of cost is spread, in ``unit`` or draws; nil where there are too many totals.
  func spread(of kind: CostKind) -> CostSpread? {
    var work = CostWork()
    var mixed = CostSpread()
    do throws(CostWork.Exceeded) {
      for (both, chance) in try scenarios(&work) {
        var sum = CostSpread(certain: 0)
        for (group, both) in zip(groups, both) {
          let next = try group.spread(of: kind, both, unit: unit, &work)
          sum = try sum.convolved(with: next, &work)
        }
        mixed.add(sum, times: chance, movedBy: 0)
      }
    } catch { return nil }
    return mixed
  }

  /// The spreads of each group's money and draws for each number of weeks; those of a single group
  /// are mixed at once.
  private func scenarios(
    _ work: inout CostWork
  ) throws(CostWork.Exceeded) -> [(both: [CostSpread], chance: Double)] {
    var scenarios: [(both: [CostSpread], chance: Double)] = []
    for (week, chance) in durations {
      var spreads: [CostSpread] = []
      for group in groups { spreads.append(try group.both(week: week, &work)) }
      scenarios.append((spreads, chance))
    }
    guard groups.count == 1 else { return scenarios }
    var mixed = CostSpread()
    for (spreads, chance) in scenarios {
      for spread in spreads { mixed.add(spread, times: chance, movedBy: 0) }
    }
    return [([mixed], 1)]
  }
}
