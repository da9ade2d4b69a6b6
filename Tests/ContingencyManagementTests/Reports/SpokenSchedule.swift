import ContingencyManagement
import Testing

/// A schedule in which every kind of setting has a say.
func spoken() throws -> Schedule {
  var verdicts = Dictionary(
    uniqueKeysWithValues: Cause.ruledForTests.map { ($0, Verdict.notMet) })
  verdicts[.dilute] = .met
  verdicts[.invalid] = .held
  verdicts[.inconclusive] = .held
  let bowl: Name = "va-500"
  return Schedule(
    id: "spoken", version: 1, title: "a title", source: "a source", evidence: "none",
    currency: try #require(Currency("USD")),
    phases: [
      Phase(id: "washout", weeks: 2, visits: VisitPlan(perWeek: 2)),
      Phase(id: "vouchers", weeks: 12, visits: VisitPlan(weekdays: [.Fri, .Mon, .Wed])),
      Phase(id: "last-week", weeks: 1, visits: VisitPlan(weekdays: [.Mon])),
    ],
    contingencies: [
      Contingency(
        id: "abstinence",
        condition: .test(targets: [.cocaine, .methamphetamine], specimens: [.oralFluid, .urine]),
        occasions: .visits, verdicts: verdicts,
        excused: ExcusedRule(run: .held, breaksBonusRun: true, sparesWeek: false),
        reset: .down(2), recovery: Recovery(after: 5, to: .lastPaid, from: .nextOccasion),
        pays: [
          nil,
          PhasePay(
            ladder: Ladder(
              unit: .voucher, start: 2500, step: 1250, ceiling: 20_000, stepPer: .occasion),
            bonus: Bonus(every: 3, unit: .voucher, amount: 10_000), carriesRung: false),
          PhasePay(
            ladder: Ladder(
              unit: .voucher, start: 5000, step: 500, ceiling: nil, stepPer: .fullWeek),
            bonus: Bonus(every: 1, unit: .voucher, amount: 1000), carriesRung: true),
        ]),
      Contingency(
        id: "dose", condition: .milestone("naltrexone-dose"),
        occasions: .anyDay(mostPerWeek: 7), verdicts: [:],
        excused: ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: true), reset: .none,
        recovery: nil,
        pays: [
          nil,
          PhasePay(
            ladder: Ladder(
              unit: .draws(from: bowl), start: 1, step: 0, ceiling: 4, stepPer: .occasion),
            bonus: Bonus(every: 7, unit: .draws(from: bowl), amount: 2), carriesRung: false),
          PhasePay(
            ladder: Ladder(unit: .voucher, start: 250, step: 0, ceiling: nil, stepPer: .occasion),
            bonus: nil, carriesRung: false),
        ]),
    ], examples: [])
}
