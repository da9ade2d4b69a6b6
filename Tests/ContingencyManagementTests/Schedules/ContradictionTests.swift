import ContingencyManagement
import Testing

@Suite struct `A schedule that contradicts itself` {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let schedule: Schedule
    let problem: ScheduleProblem

    init(
      _ name: String, _ schedule: Schedule = .higgins1994, at path: [PathStep],
      _ fact: ScheduleProblem.Fact, _ change: (inout Schedule) -> Void
    ) {
      self.name = name
      var schedule = schedule
      change(&schedule)
      self.schedule = schedule
      problem = ScheduleProblem(path, fact)
    }

    var testDescription: String { name }
  }

  static let first: [PathStep] = [.key("contingencies"), .index(0)]

  static let cases = [
    Case(
      "a phase's id twice", at: [.key("phases"), .index(1), .key("id")], .idUsedTwice("vouchers")
    ) { $0.phases[1].id = "vouchers" },
    Case("too many weeks", at: [.key("phases")], .tooManyWeeks(532, most: 520)) {
      $0.phases[1].length = .weeks(520)
    },
    Case(
      "no recovery without a reset", at: first + [.key("recovery")], .recoveryWithoutReset
    ) { $0.contingencies[0].reset = .none },
    Case(
      "excused as not met keeps the bonus run",
      at: first + [.key("verdicts"), .key("excused")], .excusedAsNotMetKeepsBonusRun
    ) { $0.contingencies[0].excused.run = .notMet },
    Case(
      "excused as not met spares the week",
      at: first + [.key("verdicts"), .key("excused")], .excusedAsNotMetSparesWeek
    ) {
      $0.contingencies[0].excused = ExcusedRule(
        run: .notMet, breaksBonusRun: true, sparesWeek: true)
    },
    Case("pays nothing at all", .daily, at: first + [.key("pays")], .paysInNoPhase) {
      $0.contingencies[0].pays = [nil]
    },
    Case(
      "pays where no visit is planned", .daily, at: first + [.key("pays"), .index(0)],
      .noVisitsToPay(phase: "weeks-4-of-7")
    ) { $0.phases[0].visits = VisitPlan(perWeek: 0) },
    Case(
      "carries a rung from nowhere", .daily,
      at: first + [.key("pays"), .index(0), .key("carriesRung")], .firstPhaseCarriesRung
    ) { $0.contingencies[0].pays[0]?.carriesRung = true },
    Case(
      "a ceiling below the start", .daily,
      at: first + [.key("pays"), .index(0), .key("voucher"), .key("ceiling")],
      .ceilingBelowStart(ceiling: 500, start: 1000)
    ) { $0.contingencies[0].pays[0]?.ladder.ceiling = 500 },
    Case(
      "a step per full week for what may be met on any day", .opioidVouchers,
      at: [
        .key("contingencies"), .index(1), .key("pays"), .index(0), .key("voucher"),
        .key("stepPer"),
      ], .weekStepOnAnyDay
    ) { $0.contingencies[1].pays = [.voucher("1.00", step: "1.00", per: .fullWeek)] },
    Case(
      "more draws at once than anyone makes", .dailyDraws,
      at: first + [.key("pays"), .index(0), .key("draws")], .rewardTooLarge(rung: 28, most: 100)
    ) { $0.contingencies[0].pays = [.draws(from: "va-500", 1, step: 4)] },
    Case(
      "draws from two bowls", .dailyDraws, at: first + [.key("pays")],
      .drawsFromTwoBowls("va-500", "other")
    ) {
      $0.contingencies[0].pays[0]?.bonus = Bonus(
        every: 2, unit: .draws(from: "other"), amount: 1)
    },
    Case(
      "a rate in one phase and things in another", .budney2000, at: first + [.key("pays")],
      .rateBesideItems("take-home")
    ) { schedule in
      schedule.contingencies[0].pays = [RewardUnit.rate(per: "hour"), .items("take-home")].map {
        PhasePay(
          ladder: Ladder(unit: $0, start: 8, step: 0, ceiling: nil, stepPer: .occasion),
          bonus: nil, carriesRung: false)
      }
    },
    Case(
      "a rule for what cannot happen", .preston1999,
      at: first + [.key("verdicts"), .key("positive")], .ruleWithoutUse(.positive)
    ) { $0.contingencies[0].verdicts[.positive] = .notMet },
  ]

  @Test(arguments: cases)
  func `the contradiction is found, where it is, and no other`(schedule: Case) {
    #expect(schedule.schedule.contradictions() == [schedule.problem])
  }

  @Test(arguments: Cause.ruledForTests)
  func `no cause goes without a rule`(cause: Cause) {
    let schedule = Schedule.higgins1994.with { $0.verdicts[cause] = nil }
    #expect(
      schedule.contradictions()
        == [ScheduleProblem(Self.first + [.key("verdicts")], .ruleMissing(cause))])
  }

  @Test func `all problems are told at once, in the order of the document`() {
    var schedule = Schedule.higgins1994
    schedule.phases[1].id = "vouchers"
    schedule.contingencies[0].verdicts[.late] = nil
    schedule.contingencies[0].reset = .none
    #expect(
      schedule.contradictions().map(\.fact)
        == [.idUsedTwice("vouchers"), .ruleMissing(.late), .recoveryWithoutReset])
  }

  @Test(arguments: [
    Schedule.higgins1994, .california, .vaPrizes, .ctn0007, .heil2008, .budney2000, .preston1999,
    .opioidVouchers, .daily, .dailyDraws,
  ])
  func `a schedule as published contradicts itself nowhere`(schedule: Schedule) {
    #expect(schedule.contradictions() == [])
  }

  @Test(arguments: [
    (
      WorkedExample(stream: "NNP", total: "7.00", draws: nil, earns: nil),
      ScheduleProblem.Fact.exampleTotal(says: "7.00", comesTo: "3.00")
    ),
    (
      WorkedExample(stream: "NN", total: nil, draws: 2, earns: nil),
      .exampleDraws(says: 2, comesTo: 0)
    ),
    (
      WorkedExample(stream: "NN", total: nil, draws: nil, earns: [.of("1"), .of("1")]),
      .exampleOccasion(number: 2, says: .of("1"), comesTo: .of("2"))
    ),
    (
      WorkedExample(stream: "NN", total: nil, draws: nil, earns: [.of("1")]),
      .exampleLength(says: 1, occasions: 2)
    ),
    (WorkedExample(stream: "NN", total: nil, draws: nil, earns: nil), .exampleSaysNothing),
    (
      WorkedExample(stream: "29N", total: "1.00", draws: nil, earns: nil),
      .exampleBeyondPlan(occasions: 29, planned: 28)
    ),
    (
      WorkedExample(stream: "N?", total: "1.00", draws: nil, earns: nil),
      .exampleUnreadable(.notALetter("?", column: 2))
    ),
  ])
  func `an example that does not come out is found`(
    example: WorkedExample, fact: ScheduleProblem.Fact
  ) {
    var schedule = Schedule.daily
    schedule.examples = [WorkedExample(stream: "NNP", total: "3", draws: 0, earns: nil), example]
    let failed = schedule.failedExamples()
    #expect(failed.map(\.fact) == [fact])
    #expect(failed.first?.path.prefix(2) == [.key("examples"), .index(1)])
  }

  @Test func `a reward of exactly the most draws is no contradiction`() {
    let schedule = Schedule.dailyDraws.with { $0.pays = [.draws(from: "va-500", 100, step: 0)] }
    #expect(schedule.contradictions() == [])
  }

  @Test func `a bonus counts toward the most draws of one occasion`() {
    let schedule = Schedule.dailyDraws.with {
      $0.pays[0]?.bonus = Bonus(every: 1, unit: .draws(from: "va-500"), amount: 5000)
    }
    #expect(schedule.contradictions() != [])
  }
}
