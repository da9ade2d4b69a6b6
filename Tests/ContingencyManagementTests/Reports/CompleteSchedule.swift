import ContingencyManagement

extension Schedule {
  /// A schedule in which every setting has a say that ``spoken()`` leaves as most protocols have it.
  static let complete = Schedule(
    id: "complete", version: 1, title: "a title", source: "a source", evidence: "none",
    currency: .dollars, point: "0.15", keepsOnMove: .runAndRung,
    phases: [
      Phase(id: "start", weeks: 4, visits: VisitPlan(days: [0, 7, 21], perDay: 2)),
      Phase(id: "half", weeks: 4, visits: VisitPlan(days: [0, 14])),
      Phase(
        id: "middle", length: .occasions(12),
        visits: VisitPlan(weekdays: [.Mon, .Thu], everyWeeks: 2)),
      Phase(id: "end", weeks: 4, visits: VisitPlan(perWeek: 6, perDay: 3)),
    ],
    contingencies: [.priming, .cocaine, .breath, .session, .vaccine, .work],
    caps: [
      .inline(
        Cap(
          window: .calendarYear, most: "599.00", from: "2026-01-01", until: "2027-12-31",
          funder: "county", prizesBeyond: .award(by: "state"))),
      .inline(Cap(window: .reward, most: "75.00")),
      .file("state-limits"),
    ], examples: [])
}

extension Contingency {
  /// What being enrolled earns.
  fileprivate static let priming = Contingency(
    id: "priming", condition: .enrolment, occasions: .visits, verdicts: [:], excused: .never,
    reset: .none, recovery: nil,
    pays: [.draws(from: "va-500", 5, step: 0), nil, nil, nil])

  /// Negative, or a reading that falls; a ladder of listed amounts over two phases, then one that
  /// falls.
  fileprivate static let cocaine: Contingency = {
    let rule = TestRule.any([
      .everyNegative([.cocaine]), .reading(.cocaine, .fallen(percent: 20, perDay: true)),
    ])
    var contingency = Contingency.abstinence([.cocaine], pays: [])
    contingency.id = "cocaine"
    contingency.condition = .test(rule, specimens: [.urine])
    contingency.verdicts[.noEarlierReading] = .met
    contingency.excused.sparesWeek = true
    contingency.funder = "county"
    contingency.reset = .toNothing
    contingency.recovery = Recovery(after: .fullWeek, to: .due, from: .nextOccasion)
    var list = PhasePay(
      ladder: Ladder(
        unit: .voucher, amounts: [5000, 5000, 10_000, 40_000], stepPer: .occasions(2)),
      requires: [3, 2, 1],
      bonus: Bonus(every: .fullWeeks(2), unit: .voucher, amount: 10_000, isWithinCeiling: true),
      carriesRung: false)
    contingency.pays = [list, nil, nil, nil]
    list.carriesRung = true
    list.continuesElement = true
    contingency.pays[1] = list
    contingency.pays[3] = PhasePay(
      ladder: Ladder(unit: .voucher, amounts: [10_000, 7500, 5000, 4000], stepPer: .occasion),
      bonus: Bonus(every: .fullWeeks(1), unit: .draws(from: "va-500"), amount: 2),
      carriesRung: false)
    return contingency
  }()

  /// Three breath tests a day in a window of days.
  fileprivate static let breath: Contingency = {
    let rule = TestRule.all([.submitted, .reading(.carbonMonoxide, .atMost("8"))])
    var contingency = Contingency.abstinence([.carbonMonoxide], pays: [])
    contingency.id = "breath"
    contingency.condition = .test(rule, specimens: [.breath])
    contingency.occasions = .anyDay(OccasionLimit(perDay: 3, perWeek: 15, inAll: 40))
    for cause in [Cause.presumptive, .inconclusive, .missed] { contingency.verdicts[cause] = nil }
    contingency.excused = .never
    contingency.window = DayWindow(from: 2, to: 27)
    contingency.pays = [.voucher("3.00", step: "0.50"), nil, nil, nil]
    return contingency
  }()

  /// Shares the ladder of `cocaine`.
  fileprivate static let session = Contingency(
    id: "session", condition: .milestone("group-session"), occasions: .visits,
    verdicts: [.missed: .notMet],
    excused: ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: true),
    onlyInPhases: ["start", "end"], sharesLadderOf: "cocaine", reset: .none, recovery: nil,
    pays: [nil, nil, nil, nil])

  /// Once, after another.
  fileprivate static let vaccine = Contingency(
    id: "vaccine", condition: .milestone("vaccine-dose"),
    occasions: .anyDay(OccasionLimit(inAll: 1)), verdicts: [:], excused: .never,
    needs: Need(contingency: "session", withinDays: 28, afterDays: 7), reset: .none, recovery: nil,
    pays: [
      PhasePay(
        ladder: Ladder(
          unit: .items("take-home-dose"), start: 2, step: 0, ceiling: nil, stepPer: .occasion),
        bonus: nil, carriesRung: false), nil, nil, nil,
    ])

  /// A rate that rises with every second visit, and does not begin at the foot.
  fileprivate static let work = Contingency(
    id: "work", condition: .milestone("shift"), occasions: .visits, verdicts: [.missed: .notMet],
    excused: ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: false), reset: .toStart,
    recovery: nil,
    pays: [
      PhasePay(
        ladder: Ladder(
          unit: .rate(per: "hour"), start: 1000, step: 1000, ceiling: 8000,
          stepPer: .occasions(2), beginsOn: 2),
        bonus: nil, carriesRung: false), nil, nil,
      PhasePay(
        ladder: Ladder(
          unit: .rate(per: "hour"), start: 1000, step: 500, ceiling: 4000, stepPer: .occasions(3)),
        bonus: nil, carriesRung: false),
    ])
}
