import ContingencyManagement

/// The schedules that forecasts are tested with; apart from those of other tests.
enum CostTestSchedules {
  /// A schedule of those phases and contingencies.
  static func schedule(
    _ phases: [(weeks: Int, visits: Int)], _ contingencies: [Contingency]
  ) throws -> Schedule {
    Schedule(
      id: try id("cost"), version: 1, title: "t", source: "s", evidence: "e",
      currency: try required(Currency("USD")),
      phases: try phases.enumerated().map { index, phase in
        Phase(
          id: try id("phase-\(index)"), weeks: phase.weeks,
          visits: VisitPlan(perWeek: phase.visits))
      },
      contingencies: contingencies, examples: [])
  }

  /// Tests at visits, where everything but a negative is not met.
  static func tests(
    _ pays: [PhasePay?], reset: Reset = .toStart, recovery: Recovery? = nil,
    excused: ExcusedRule = ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: false)
  ) throws -> Contingency {
    Contingency(
      id: try id("tests"), condition: .test(targets: AnalyteSet([.cocaine]), specimens: [.urine]),
      occasions: .visits,
      verdicts: Dictionary(uniqueKeysWithValues: Cause.ruledForTests.map { ($0, .notMet) }),
      excused: excused, reset: reset, recovery: recovery, pays: pays)
  }

  /// A milestone, at visits or on any day.
  static func doses(_ pays: [PhasePay?], _ occasions: Occasions) throws -> Contingency {
    Contingency(
      id: try id("doses"), condition: .milestone(try id("dose")), occasions: occasions,
      verdicts: occasions == .visits ? [.missed: .notMet] : [:],
      excused: ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: false),
      reset: .toStart, recovery: nil, pays: pays)
  }

  /// Amounts in thousandths of a dollar.
  static func vouchers(
    _ start: Int, step: Int = 0, per: StepPer = .occasion, ceiling: Int? = nil, bonus: Bonus? = nil,
    carriesRung: Bool = false
  ) -> PhasePay {
    PhasePay(
      ladder: Ladder(unit: .voucher, start: start, step: step, ceiling: ceiling, stepPer: per),
      bonus: bonus, carriesRung: carriesRung)
  }

  static func draws(
    _ start: Int, step: Int = 0, per: StepPer = .occasion, ceiling: Int? = nil, bonus: Bonus? = nil
  ) throws -> PhasePay {
    PhasePay(
      ladder: Ladder(
        unit: .draws(from: try id("bowl")), start: start, step: step, ceiling: ceiling,
        stepPer: per),
      bonus: bonus, carriesRung: false)
  }

  /// $2.50, $1.25 more each time, $10 for every three in a row.
  static let higginsLadder = vouchers(
    2_500, step: 1_250, bonus: Bonus(every: 3, unit: .voucher, amount: 10_000))

  /// Slips and what they are worth in thousandths, from encouragement to jumbo.
  static func bowl(_ tiers: [(slips: Int, value: Int)]) throws -> PrizeBowl {
    PrizeBowl(
      id: try id("bowl"), version: 1, title: "t", source: "s", evidence: "e",
      currency: try required(Currency("USD")),
      tiers: try tiers.enumerated().map { index, tier in
        PrizeBowl.Tier(
          id: try id("tier-\(index)"), label: "l", slips: tier.slips,
          value: try required(Money(thousandths: tier.value)))
      })
  }

  /// The bowl of the Department of Veterans Affairs.
  static func va500() throws -> PrizeBowl {
    try bowl([(250, 0), (209, 1_000), (40, 20_000), (1, 100_000)])
  }

  static func assuming(
    _ met: String, dropout: String = "0", weeks: Int = .max, over: [Money] = []
  ) throws -> CostAssumptions {
    CostAssumptions(
      met: try required(Chance(met)), dropout: try required(Chance(dropout)), weeks: weeks,
      over: over)
  }

  static func id(_ text: String) throws -> Name { try required(Name(text)) }

  struct Missing: Error {}

  static func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
  }
}

extension CostForecast {
  /// The figures of one kind of cost.
  func line(_ kind: CostKind) throws -> CostLine {
    try CostTestSchedules.required(lines.first { $0.kind == kind })
  }
}
