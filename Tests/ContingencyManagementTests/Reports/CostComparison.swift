import ContingencyManagement
import Testing

/// Expects a forecast to say what playing every course comes to.
func expectSameCosts(
  _ schedule: Schedule, _ bowl: PrizeBowl, met: String, dropout: String, _ name: String
) throws {
  let courses = try CostEnumeration(schedule, bowl, met: met, dropout: dropout)
  let bare = try CostForecast(
    schedule, bowls: [bowl], assuming: CostTestSchedules.assuming(met, dropout: dropout))
  for kind in bare.lines.map(\.kind) {
    let spread = courses.spread(of: kind)
    let totals = spread.keys.sorted()
    let forecast = try CostForecast(
      schedule, bowls: [bowl],
      assuming: CostTestSchedules.assuming(
        met, dropout: dropout, over: totals.map { Money(nearest: Double($0)) }))
    let line = try forecast.line(kind)
    let mean = totals.reduce(0) { $0 + Double($1) * (spread[$1] ?? 0) }
    let variance = totals.reduce(0) { sum, total in
      let distance = Double(total) - mean
      return sum + distance * distance * (spread[total] ?? 0)
    }
    #expect(abs(line.mean - mean) < 1e-8, "\(name), \(kind)")
    #expect(abs(line.standardDeviation - variance.squareRoot()) < 2e-4, "\(name), \(kind)")
    for (excess, total) in zip(line.over, totals) {
      let above = totals.filter { $0 > total }.reduce(0) { $0 + (spread[$1] ?? 0) }
      #expect(abs(excess.chance - above) < 1e-12, "\(name), \(kind) over \(total)")
    }
    #expect(line.percentiles.count == 4)
    for percentile in line.percentiles {
      var sum = 0.0
      let total = totals.first { total in
        sum += spread[total] ?? 0
        return sum >= Double(percentile.percent) / 100 - 1e-12
      }
      let amount = total.map {
        kind == .draws ? CostAmount.draws($0) : .money(Money(nearest: Double($0)))
      }
      #expect(percentile.amount == amount, "\(name), \(kind)")
    }
  }
  for jumbo in bare.jumbos {
    #expect(abs(jumbo.chance - courses.chanceOfJumbo) < 1e-12, "\(name)")
  }
  let items = bare.items.reduce(0) { $0 + $1.mean }
  if bare.items.count == 1 { #expect(abs(items - courses.meanItems) < 1e-9, "\(name), items") }
}
