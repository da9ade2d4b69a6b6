import ContingencyManagement

extension Schedule {
  /// A schedule with one contingency, of abstinence, and every other setting as in the shipped
  /// schedules.
  static func of(
    _ id: Name, phases: [Phase], pays: [PhasePay?], targets: AnalyteSet = [.cocaine],
    recovery: Recovery? = nil
  ) -> Schedule {
    Schedule(
      id: id, version: 1, title: "\(id)", source: "a test", evidence: "a test",
      currency: .dollars, phases: phases,
      contingencies: [.abstinence(targets, recovery: recovery, pays: pays)], examples: [])
  }

  static let higgins1994 = of(
    "higgins-1994",
    phases: [
      Phase(id: "vouchers", weeks: 12, visits: VisitPlan(weekdays: [.Mon, .Wed, .Fri])),
      Phase(id: "lottery-tickets", weeks: 12, visits: VisitPlan(weekdays: [.Mon, .Thu])),
    ],
    pays: [.voucher("2.50", step: "1.25", bonus: "10.00", every: 3), .voucher("1.00")],
    recovery: Recovery(after: 5, to: .lastPaid, from: .nextOccasion))

  static let california = of(
    "california",
    phases: [
      .weeks(12, perWeek: 2), .weeks(6, perWeek: 1), .weeks(5, perWeek: 1), .weeks(1, perWeek: 1),
    ],
    pays: [
      .voucher("10.00", step: "1.50", per: .fullWeek, ceiling: "26.50"), .voucher("15.00"),
      .voucher("10.00"), .voucher("21.00"),
    ],
    targets: [.amphetamine, .cocaine, .methamphetamine],
    recovery: Recovery(after: 2, to: .due, from: .nextOccasion))

  static let vaPrizes = of(
    "va-prizes", phases: [.weeks(12, perWeek: 2)],
    pays: [.draws(from: "va-500", 1, step: 1, ceiling: 8)],
    targets: [.amphetamine, .cocaine, .methamphetamine])

  static let ctn0007 = of(
    "ctn-0007-prizes", phases: [.weeks(12, perWeek: 2)],
    pays: [.draws(from: "ctn-0007", 1, step: 1, per: .fullWeek, ceiling: 12)],
    targets: [.amphetamine, .cocaine, .alcohol, .methamphetamine])

  /// Five breath tests on weekdays, then cotinine twice weekly.
  static let heil2008 = of(
    "heil-2008", phases: [.weeks(1, perWeek: 5), .weeks(7, perWeek: 2)],
    pays: [
      .voucher("6.25", step: "1.25", ceiling: "45.00"),
      .voucher("6.25", step: "1.25", ceiling: "45.00", carriesRung: true),
    ],
    recovery: Recovery(after: 2, to: .lastPaid, from: .nextOccasion))

  static let budney2000 = of(
    "budney-2000", phases: [.weeks(2, perWeek: 2), .weeks(12, perWeek: 2)],
    pays: [nil, .voucher("1.50", step: "1.50", bonus: "10.00", every: 2)],
    targets: [.cannabis])

  static let preston1999 = Schedule(
    id: "preston-1999", version: 1, title: "naltrexone doses", source: "a test",
    evidence: "a test", currency: .dollars,
    phases: [Phase(id: "doses", weeks: 12, visits: VisitPlan(weekdays: [.Mon, .Wed, .Fri]))],
    contingencies: [
      Contingency(
        id: "naltrexone", condition: .milestone("naltrexone-dose"), occasions: .visits,
        verdicts: [.missed: .notMet],
        excused: ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: false),
        reset: .toStart, recovery: nil,
        pays: [.voucher("2.50", step: "1.50", bonus: "10.00", every: 3)])
    ], examples: [])

  /// Opioid abstinence by test on any day of the week, and $0.25 for each day's dose.
  static let opioidVouchers = Schedule(
    id: "opioid-vouchers", version: 1, title: "opioid vouchers", source: "a test",
    evidence: "a test", currency: .dollars, phases: [.weeks(104, perWeek: 7)],
    contingencies: [
      .abstinence(
        [.buprenorphine, .methadone, .opiates],
        recovery: Recovery(after: 5, to: .lastPaid, from: .nextOccasion),
        pays: [.voucher("2.50", step: "1.25", bonus: "10.00", every: 3)]),
      Contingency(
        id: "medication", condition: .milestone("medication-dose"),
        occasions: .anyDay(mostPerWeek: 7), verdicts: [:],
        excused: ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: false), reset: .none,
        recovery: nil, pays: [.voucher("0.25")]),
    ], examples: [])

  /// Visits every day for four weeks at $1.00, $1.00 more each: the plainest ladder.
  static let daily = of(
    "daily", phases: [.weeks(4, perWeek: 7)], pays: [.voucher("1.00", step: "1.00")])

  /// Visits every day for four weeks at one draw, one more each, at most eight.
  static let dailyDraws = of(
    "daily-draws", phases: [.weeks(4, perWeek: 7)],
    pays: [.draws(from: "va-500", 1, step: 1, ceiling: 8)])

  /// The same protocol with its first contingency read another way.
  func with(_ change: (inout Contingency) -> Void) -> Schedule {
    var changed = self
    change(&changed.contingencies[0])
    return changed
  }

  func with(recovery: Recovery?) -> Schedule { with { $0.recovery = recovery } }

  func with(reset: Reset) -> Schedule { with { $0.reset = reset } }

  func with(_ cause: Cause, as verdict: Verdict) -> Schedule {
    with { $0.verdicts[cause] = verdict }
  }

  func with(excused run: Verdict, breaksBonusRun: Bool = false, sparesWeek: Bool = false)
    -> Schedule
  {
    with {
      $0.excused = ExcusedRule(run: run, breaksBonusRun: breaksBonusRun, sparesWeek: sparesWeek)
    }
  }
}

extension Contingency {
  /// Negative for every target, with each cause ruled on as in the shipped schedules.
  static func abstinence(
    _ targets: AnalyteSet, specimens: [SpecimenType] = [.urine], recovery: Recovery? = nil,
    pays: [PhasePay?]
  ) -> Contingency {
    var verdicts = Dictionary(
      uniqueKeysWithValues: Cause.ruledForTests.map { ($0, Verdict.notMet) })
    verdicts[.dilute] = .met
    verdicts[.invalid] = .held
    verdicts[.inconclusive] = .held
    return Contingency(
      id: "abstinence", condition: .test(targets: targets, specimens: specimens),
      occasions: .visits, verdicts: verdicts,
      excused: ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: false), reset: .toStart,
      recovery: recovery, pays: pays)
  }
}

extension Cause {
  /// What a schedule must rule on that rewards negative tests at visits.
  static let ruledForTests: [Cause] = [
    .positive, .presumptive, .missed, .refused, .unable, .adulterated, .substituted, .dilute,
    .invalid, .tooLittle, .outOfTemperature, .late, .inconclusive, .notTested,
  ]
}

extension Condition {
  /// A test that is negative for every target.
  static func test(targets: AnalyteSet, specimens: [SpecimenType]) -> Condition {
    .test(.everyNegative(targets), specimens: specimens)
  }
}

extension PhasePay {
  static func voucher(
    _ start: Money, step: Money = .zero, per: StepPer = .occasion, ceiling: Money? = nil,
    bonus: Money? = nil, every: Int = 1, carriesRung: Bool = false
  ) -> PhasePay {
    PhasePay(
      ladder: Ladder(
        unit: .voucher, start: start.thousandths, step: step.thousandths,
        ceiling: ceiling?.thousandths, stepPer: per),
      bonus: bonus.map { Bonus(every: every, unit: .voucher, amount: $0.thousandths) },
      carriesRung: carriesRung)
  }

  static func draws(
    from bowl: Name, _ start: Int, step: Int, per: StepPer = .occasion, ceiling: Int? = nil
  ) -> PhasePay {
    PhasePay(
      ladder: Ladder(
        unit: .draws(from: bowl), start: start, step: step, ceiling: ceiling, stepPer: per),
      bonus: nil, carriesRung: false)
  }
}

extension Phase {
  /// So many weeks of so many visits.
  static func weeks(_ weeks: Int, perWeek: Int) -> Phase {
    Phase(
      id: written("weeks-\(weeks)-of-\(perWeek)") { Name($0) }, weeks: weeks,
      visits: VisitPlan(perWeek: perWeek))
  }
}

extension PrizeBowl {
  /// The bowl of the Department of Veterans Affairs: 250 slips of encouragement, 209 small at $1,
  /// 40 large at $20, 1 jumbo at $100.
  static let va500 = named("va-500")

  /// A bowl of those slips under another name.
  static func named(_ id: Name) -> PrizeBowl {
    PrizeBowl(
      id: id, version: 1, title: "\(id)", source: "a test", evidence: "a test",
      currency: .dollars,
      tiers: [
        Tier(id: "encouragement", label: "Good job!", slips: 250, value: .zero),
        Tier(id: "small", label: "Small prize", slips: 209, value: "1.00"),
        Tier(id: "large", label: "Large prize", slips: 40, value: "20.00"),
        Tier(id: "jumbo", label: "Jumbo prize", slips: 1, value: "100.00"),
      ])
  }
}

extension Schedule {
  /// The same with another second contingency.
  func withSecond(_ change: (inout Contingency) -> Void) -> Schedule {
    var changed = self
    change(&changed.contingencies[1])
    return changed
  }
}
