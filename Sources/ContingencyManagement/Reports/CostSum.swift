/// The costs of all contingencies of a schedule together.
///
/// They depend on each other only through the weeks that a participant stays: for each number of
/// weeks they are added as independent of each other, and the sums mixed by how probable it is.
struct CostSum {
  private let costs: [ContingencyCost]
  private let over: [Money]
  private let durations: [(week: Int, chance: Double)]
  /// The unit of all money, in thousandths: every reward and prize is a multiple of it.
  private let unit: Int

  init(_ costs: [ContingencyCost], _ assumptions: CostAssumptions) {
    self.costs = costs
    over = assumptions.over
    durations = assumptions.durations
    let values = costs.flatMap { $0.bowl?.tiers.map(\.value.thousandths) ?? [] }
    // The unit of a contingency without money is 1 and would only make the grid finer.
    let units = costs.filter { $0.most.money > 0 }.map(\.units.money)
    unit = max(1, (units + values).reduce(0, gcd))
  }

  /// The figures of one kind of cost.
  func line(_ kind: CostKind) -> CostLine {
    let average = CostAverage(
      mixing: durations.map { duration in
        let sum = costs.reduce(CostAverage(mean: 0, variance: 0)) {
          $0 + $1.average(of: kind, week: duration.week)
        }
        return (duration.chance, sum)
      })
    let spread: CostSpread?
    // Too many totals leave the percentiles empty; everything else stands.
    do { spread = try self.spread(of: kind) } catch { spread = nil }
    return CostLine(
      kind: kind, atMost: amount(kind, costs.reduce(0) { $0 + $1.most(of: kind) }),
      allMet: allMet(kind), mean: average.mean, standardDeviation: average.standardDeviation,
      percentiles: spread.map { spread in
        CostLine.percents.map {
          CostLine.Percentile(
            percent: $0, amount: amount(kind, spread.percentile($0) * unit(of: kind)))
        }
      } ?? [],
      over: spread.map { spread in
        kind == .draws
          ? []
          : over.map {
            CostLine.Excess(amount: $0, chance: spread.chance(over: $0.thousandths / unit))
          }
      } ?? [])
  }

  /// How probable it is for each bowl that at least one draw is of its last tier.
  var jumbos: [JumboForecast] {
    var bowls: [PrizeBowl] = []
    for case let bowl? in costs.map(\.bowl) where !bowls.contains(bowl) { bowls.append(bowl) }
    return bowls.map { bowl in
      let drawn = costs.filter { $0.bowl == bowl }
      let none = durations.reduce(0) { sum, duration in
        sum
          + drawn.reduce(duration.chance) {
            $0 * $1.weekEnds[duration.week].survey.chanceOfNone
          }
      }
      return JumboForecast(bowl: bowl, chance: max(0, 1 - none))
    }
  }

  private func allMet(_ kind: CostKind) -> CostAmount? {
    let total = costs.reduce(Earning.nothing) { $0 + ($1.weekEnds.last?.allMet ?? .nothing) }
    return switch kind {
    case .vouchers: .money(total.money)
    case .draws: .draws(total.draws)
    case .prizes, .together: nil
    }
  }

  private func unit(of kind: CostKind) -> Int { kind == .draws ? 1 : unit }

  private func amount(_ kind: CostKind, _ total: Int) -> CostAmount {
    kind == .draws ? .draws(total) : .money(Money(summed: total))
  }

  private func spread(of kind: CostKind) throws(CostWork.Exceeded) -> CostSpread {
    var work = CostWork()
    var mixed = CostSpread()
    for (spreads, chance) in try scenarios() {
      var sum = CostSpread(certain: 0)
      for (cost, both) in zip(costs, spreads) {
        let next = try cost.spread(of: kind, both, unit: unit, &work)
        sum = try sum.convolved(with: next, &work)
      }
      mixed.add(sum, times: chance, movedBy: 0)
    }
    return mixed
  }

  /// The spreads of each contingency's money and draws for each number of weeks; a single
  /// contingency's are mixed at once.
  private func scenarios() throws(CostWork.Exceeded) -> [(spreads: [CostSpread], chance: Double)] {
    var scenarios: [(spreads: [CostSpread], chance: Double)] = []
    for (week, chance) in durations {
      let spreads = costs.compactMap { $0.weekEnds[week].spread }
      guard spreads.count == costs.count else { throw CostWork.Exceeded() }
      scenarios.append((spreads, chance))
    }
    guard costs.count == 1 else { return scenarios }
    var mixed = CostSpread()
    for (spreads, chance) in scenarios {
      for spread in spreads { mixed.add(spread, times: chance, movedBy: 0) }
    }
    return [([mixed], 1)]
  }
}
