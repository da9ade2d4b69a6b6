import ContingencyManagement
import Testing

private typealias Make = CostTestSchedules

@Suite struct `A bowl that keeps out what was drawn` {
  private func keptOut(_ tiers: [(slips: Int, value: Int)]) throws -> PrizeBowl {
    var bowl = try Make.bowl(tiers)
    bowl.isReplaced = false
    return bowl
  }

  /// So many draws for certain.
  private func draws(_ count: Int, from bowl: PrizeBowl, over: [Money] = []) throws -> CostForecast
  {
    try CostForecast(
      Make.schedule([(1, 1)], [Make.tests([Make.draws(count, ceiling: count)])]), bowls: [bowl],
      assuming: Make.assuming("1", over: over))
  }

  /// 1 draw, 1 more for each further negative, at most 8; twice weekly for 12 weeks.
  @Test func `gives a perfect VA record a jumbo in 32.8 % of cases, not in 28.0 %`() throws {
    let schedule = try Make.schedule([(12, 2)], [Make.tests([Make.draws(1, step: 1, ceiling: 8)])])
    let replaced = try Make.va500()
    var kept = replaced
    kept.isReplaced = false
    func jumbo(_ bowl: PrizeBowl) throws -> Double {
      try Make.required(
        CostForecast(schedule, bowls: [bowl], assuming: Make.assuming("1")).jumbos.first?.chance)
    }
    #expect(abs(try jumbo(replaced) - 0.280) < 0.000_5)
    #expect(abs(try jumbo(kept) - 164.0 / 500) < 1e-12)
    let forecast = try CostForecast(schedule, bowls: [kept], assuming: Make.assuming("1"))
    let prizes = try forecast.line(.prizes)
    #expect(prizes.mean == 363_752)
    // The jumbo, all 40 large and 123 small.
    #expect(try prizes.atMost == .money(Make.required(Money("1023"))))
    // n (N - n) / (N - 1) times the variance of one draw, 47.497 476 dollars squared.
    let variance = 164.0 * 336 / 499 * 47.498_476
    #expect(abs(prizes.standardDeviation - variance.squareRoot() * 1_000) < 1e-6)
  }

  @Test func `is worth all its slips once it is empty, and begins again`() throws {
    let bowl = try keptOut([(3, 0), (2, 1_000), (1, 5_000)])
    let empty = try draws(6, from: bowl).line(.prizes)
    #expect(empty.mean == 7_000)
    #expect(empty.standardDeviation == 0)
    let twice = try draws(14, from: bowl, over: [Make.required(Money("18.50"))])
    #expect(try twice.line(.prizes).percentiles.first?.amount == .money(Make.required(Money("14"))))
    #expect(twice.jumbos.first?.chance == 1)
    // Two more draws come to more than $4.50 where the jumbo is one of them: 2 of 6.
    #expect(abs(try twice.line(.prizes).over[0].chance - 1.0 / 3) < 1e-12)
  }

  @Test func `has one draw like any other bowl`() throws {
    let one = try draws(1, from: keptOut([(3, 0), (2, 1_000), (1, 5_000)])).line(.prizes)
    let other = try draws(1, from: Make.bowl([(3, 0), (2, 1_000), (1, 5_000)])).line(.prizes)
    #expect(one.mean == other.mean)
    #expect(abs(one.standardDeviation - other.standardDeviation) < 1e-9)
  }

  @Test func `counts the draws of all contingencies together`() throws {
    var sessions = try Make.doses([Make.draws(2)], .visits)
    sessions.id = try Make.id("sessions")
    let schedule = try Make.schedule([(1, 1)], [Make.tests([Make.draws(1)]), sessions])
    let bowl = try keptOut([(2, 0), (1, 5_000)])
    let forecast = try CostForecast(schedule, bowls: [bowl], assuming: Make.assuming("1"))
    #expect(forecast.jumbos.first?.chance == 1)
    #expect(try forecast.line(.prizes).standardDeviation == 0)
  }
}
