import ContingencyManagement
import Testing

private typealias Make = CostTestSchedules

@Suite struct `What a schedule can cost` {
  private func money(_ text: String) throws -> Money { try Make.required(Money(text)) }

  /// 1 draw, 1 more for each further negative, at most 8; twice weekly for 12 weeks.
  private func vaPrizes() throws -> Schedule {
    try Make.schedule([(12, 2)], [Make.tests([Make.draws(1, step: 1, ceiling: 8)])])
  }

  @Test func `a perfect VA record has 164 draws worth $363.752 on average`() throws {
    let forecast = try CostForecast(
      vaPrizes(), bowls: [Make.va500()],
      assuming: Make.assuming("1", over: [money("599"), money("750")]))
    let prizes = try forecast.line(.prizes)
    #expect(try forecast.line(.draws).allMet == .draws(164))
    #expect(prizes.mean == 363_752)
    #expect(abs(prizes.over[0].chance - 0.011_324) < 0.000_000_5)
    #expect(abs(prizes.over[1].chance - 0.000_343) < 0.000_000_5)
    var none = 1.0
    for _ in 0..<164 { none *= 0.998 }
    #expect(abs((forecast.jumbos.first?.chance ?? 0) - (1 - none)) < 1e-12)
    #expect(abs(1 - none - 0.280) < 0.000_5)
  }

  @Test func `a draw of CTN-0007 is worth $2.178 on average`() throws {
    let bowl = try Make.bowl([(250, 0), (209, 1_000), (40, 20_000), (1, 80_000)])
    #expect(bowl.meanValue == 2_178)
    let schedule = try Make.schedule(
      [(12, 2)], [Make.tests([Make.draws(1, step: 1, per: .fullWeek, ceiling: 12)])])
    let forecast = try CostForecast(schedule, bowls: [bowl], assuming: Make.assuming("1"))
    #expect(try forecast.line(.draws).allMet == .draws(156))
    #expect(try forecast.line(.prizes).mean == 156 * 2_178)
  }

  @Test func `where every occasion is met, the cost is certain`() throws {
    let schedule = try Make.schedule(
      [(12, 3), (12, 2)], [Make.tests([Make.higginsLadder, Make.vouchers(1_000)])])
    let line = try CostForecast(schedule, bowls: [], assuming: Make.assuming("1")).line(.vouchers)
    #expect(try line.allMet == .money(money("1021.50")))
    #expect(line.atMost == line.allMet)
    #expect(line.mean == 1_021_500)
    #expect(line.standardDeviation == 0)
    #expect(try line.percentiles.allSatisfy { try $0.amount == .money(money("1021.50")) })
  }

  /// A flat amount for each of `n` occasions is a binomial count: mean `np`, variance `np(1 - p)`.
  @Test(arguments: [Occasions.visits, .anyDay(mostPerWeek: 5)])
  func `flat amounts are spread like a binomial count`(occasions: Occasions) throws {
    let schedule = try Make.schedule([(8, 5)], [Make.doses([Make.vouchers(2_000)], occasions)])
    let line = try CostForecast(
      schedule, bowls: [], assuming: Make.assuming("0.3", over: [money("0"), money("78")])
    ).line(.vouchers)
    #expect(try line.atMost == .money(money("80")))
    #expect(abs(line.mean - 40 * 0.3 * 2_000) < 1e-8)
    #expect(abs(line.standardDeviation - (40 * 0.3 * 0.7).squareRoot() * 2_000) < 1e-8)
    var (none, all) = (1.0, 1.0)
    for _ in 0..<40 { (none, all) = (none * 0.7, all * 0.3) }
    #expect(abs(line.over[0].chance - (1 - none)) < 1e-12)
    #expect(abs(line.over[1].chance / all - 1) < 1e-9)
  }

  /// $1 each time and $1 more each further time: expected are the sums over runs of geometric
  /// series, `E = sum over t, r of p^(r+1)`, since the value at `t` is 1 for each negative in a row.
  @Test func `a ladder that resets costs the sum of its runs`() throws {
    let schedule = try Make.schedule([(10, 3)], [Make.tests([Make.vouchers(1_000, step: 1_000)])])
    let line = try CostForecast(schedule, bowls: [], assuming: Make.assuming("60%")).line(.vouchers)
    var (mean, power) = (0.0, 1.0)
    for length in 1...30 {
      power *= 0.6
      mean += Double(31 - length) * power * 1_000
    }
    #expect(abs(line.mean - mean) < 1e-8)
  }

  @Test func `leaving after each week makes the weeks geometric`() throws {
    let schedule = try Make.schedule([(6, 1)], [Make.tests([Make.vouchers(1_000)])])
    let line = try CostForecast(
      schedule, bowls: [], assuming: Make.assuming("1", dropout: "20%", over: [money("1")])
    ).line(.vouchers)
    let mean = (0..<6).reduce(0) { sum, week in
      sum + (0..<week).reduce(1_000) { chance, _ in chance * 0.8 }
    }
    #expect(abs(line.mean - mean) < 1e-9)
    #expect(abs(line.over[0].chance - 0.8) < 1e-12)
    #expect(try line.atMost == .money(money("6")))
  }

  @Test func `who leaves for certain has one week`() throws {
    let schedule = try Make.schedule([(4, 2)], [Make.tests([Make.higginsLadder])])
    let line = try CostForecast(
      schedule, bowls: [], assuming: Make.assuming("1", dropout: "1")
    ).line(.vouchers)
    #expect(line.mean == 6_250)
    #expect(line.standardDeviation == 0)
  }

  @Test func `a percentile is the smallest total that reaches it`() throws {
    let schedule = try Make.schedule([(1, 2)], [Make.tests([Make.vouchers(1_000)])])
    func percentiles(_ met: String) throws -> [CostAmount] {
      try CostForecast(schedule, bowls: [], assuming: Make.assuming(met)).line(.vouchers)
        .percentiles.map(\.amount)
    }
    // $0 in 4 %, $1 in 32 %, $2 in 64 % of courses.
    let amounts = try ["0", "1", "2"].map { CostAmount.money(try money($0)) }
    #expect(try percentiles("0.8") == [amounts[1], amounts[2], amounts[2], amounts[2]])
    // $0 in 25 %, $1 in 50 %, $2 in 25 %.
    #expect(try percentiles("0.5") == [amounts[0], amounts[1], amounts[2], amounts[2]])
    #expect(try percentiles("0") == [amounts[0], amounts[0], amounts[0], amounts[0]])
  }

  @Test func `a bonus that waits for the next phase may cost more than every occasion met`() throws
  {
    func pay(bonus amount: Int, carriesRung: Bool = false) -> PhasePay {
      Make.vouchers(
        1_000, bonus: Bonus(every: 3, unit: .voucher, amount: amount), carriesRung: carriesRung)
    }
    let schedule = try Make.schedule(
      [(1, 3), (1, 2)],
      [Make.tests([pay(bonus: 1_000), pay(bonus: 100_000, carriesRung: true)])])
    let line = try CostForecast(schedule, bowls: [], assuming: Make.assuming("1")).line(.vouchers)
    #expect(try line.allMet == .money(money("6")))
    // The first test positive: four negatives, and the third of them earns the second phase's bonus.
    #expect(try line.atMost == .money(money("104")))
  }

  /// `N E N N N`, then `N N`: an excused visit that breaks the bonus run alone brings it to four in the
  /// second phase; otherwise a positive has to, which costs the rung too.
  @Test(arguments: [(true, "112"), (false, "109")])
  func `an excused visit may be worth more than one met`(breaks: Bool, most: String) throws {
    func bonus(_ amount: Int) -> Bonus { Bonus(every: 4, unit: .voucher, amount: amount) }
    let contingency = try Make.tests(
      [
        Make.vouchers(1_000, step: 1_000, bonus: bonus(1_000)),
        Make.vouchers(1_000, bonus: bonus(100_000), carriesRung: true),
      ], excused: ExcusedRule(run: .held, breaksBonusRun: breaks, sparesWeek: false))
    let schedule = try Make.schedule([(1, 5), (1, 2)], [contingency])
    let line = try CostForecast(schedule, bowls: [], assuming: Make.assuming("1")).line(.vouchers)
    #expect(try line.atMost == .money(money(most)))
  }

  @Test func `two contingencies are met independently of each other`() throws {
    let schedule = try Make.schedule(
      [(1, 1)],
      [Make.tests([Make.vouchers(1_000)]), Make.doses([Make.vouchers(1_000)], .visits)])
    let line = try CostForecast(
      schedule, bowls: [], assuming: Make.assuming("0.5", over: [money("0"), money("1")])
    ).line(.vouchers)
    #expect(line.over.map(\.chance) == [0.75, 0.25])
  }

  @Test func `weeks beyond the schedule are empty, and fewer may be counted`() throws {
    let schedule = try Make.schedule([(12, 3)], [Make.tests([Make.higginsLadder])])
    let all = try CostForecast(schedule, bowls: [], assuming: Make.assuming("1", weeks: 99))
    let first = try CostForecast(schedule, bowls: [], assuming: Make.assuming("1", weeks: 1))
    #expect(all.assumptions.weeks == 12)
    #expect(all.occasions == 36)
    #expect(first.occasions == 3)
    #expect(try first.line(.vouchers).atMost == .money(money("21.25")))
  }

  @Test func `mean and deviation stand where there are too many totals`() throws {
    let recovery = Recovery(after: 5, to: .lastPaid, from: .nextOccasion)
    let schedule = try Make.schedule(
      [(70, 7)], [Make.tests([Make.higginsLadder], recovery: recovery)])
    let forecast = try CostForecast(schedule, bowls: [], assuming: Make.assuming("0.8"))
    #expect(!forecast.isSpreadKnown)
    #expect(try forecast.line(.vouchers).percentiles == [])
    #expect(try forecast.line(.vouchers).mean > 0)
  }

  @Test func `too many states are refused by the contingency's name`() throws {
    let recovery = Recovery(after: 1_000, to: .lastPaid, from: .nextOccasion)
    let schedule = try Make.schedule(
      [(520, 7)], [Make.tests([Make.vouchers(1_000, step: 1)], reset: .down(1), recovery: recovery)]
    )
    #expect(throws: CostLimit.tooManyStates(try Make.id("tests"))) {
      try CostForecast(schedule, bowls: [], assuming: Make.assuming("0.8"))
    }
  }

  @Test func `a bowl that is not given is named`() throws {
    #expect(throws: CostLimit.noBowl(try Make.id("bowl"))) {
      try CostForecast(vaPrizes(), bowls: [], assuming: Make.assuming("1"))
    }
  }
}
