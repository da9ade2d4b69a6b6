import ContingencyManagement
import Testing

@Suite struct `A schedule in words` {
  @Test func `says what the protocol of 1994 says, and no more`() throws {
    #expect(
      ScheduleInWords(try spoken()).text == [
        "Weeks 1 to 2 (washout): two visits a week. "
          + "Weeks 3 to 14 (vouchers): visits on Monday, Wednesday and Friday. "
          + "Week 15 (last-week): a visit on Monday. "
          + "A week is seven days, counted from the participant's start day; after week 15 nothing "
          + "is earned. Amounts are in USD.",
        "Abstinence: a test of urine or oral fluid, negative for cocaine (COC) and methamphetamine "
          + "(MET), at each planned visit. "
          + "In weeks 1 to 2 a negative earns nothing. "
          + "In weeks 3 to 14 the first negative earns $2.50, and each further one in a row $1.25 "
          + "more, at most $20.00. "
          + "In weeks 3 to 14 every 3rd negative in a row adds a bonus of $10.00, and the count then "
          + "starts again. "
          + "In week 15 the place reached on the ladder is kept: the first rung earns $5.00 and each "
          + "further rung $0.50 more, and each full week leads one rung up. "
          + "In week 15 each negative adds a bonus of $1.00. "
          + "A week is full when every planned visit that the clinic did not close was met, and at "
          + "least one was; a recovery completed by its last visit stands for that week's step.",
        "Counted as not met: positive; presumptive positive, not yet confirmed; missed; no specimen "
          + "was given; no specimen could be given; an adulterated specimen; a substituted "
          + "specimen; too little specimen; the specimen was out of temperature range; the specimen "
          + "was given late; a target was not tested. "
          + "When it is not met, nothing is earned, the run and any count toward a bonus start "
          + "again, and the ladder goes down two rungs, not below its first. "
          + "After the ladder has fallen, five negatives in a row bring back the rung that was paid "
          + "last before, which is paid from the next one on; where it falls again before then, the "
          + "higher of the two rungs comes back.",
        "Held, which earns nothing and leaves run and ladder as they are: an invalid specimen; "
          + "inconclusive. Counted as met all the same: a dilute specimen. "
          + "An excused absence earns nothing and holds the run, the ladder and the count toward "
          + "a recovery; any count toward a bonus starts again; the week is not a full one.",
        "Dose: the milestone naltrexone-dose, on any day, once a day, at most seven times a week; a "
          + "day without one is not a miss. "
          + "In weeks 1 to 2 a naltrexone dose earns nothing. "
          + "In weeks 3 to 14 the first naltrexone dose earns 1 draw from the bowl va-500, and each "
          + "further one 0 draws more, at most 4 draws. "
          + "In weeks 3 to 14 every 7th naltrexone dose adds a bonus of 2 draws from the bowl "
          + "va-500, and the count then starts again. "
          + "In week 15 each naltrexone dose earns $0.25.",
        "Under every schedule: the first visits of a week fill its plan, on whatever day they fall; "
          + "more than planned earn nothing and do not lengthen the run, but a further test that is "
          + "not met counts as such. A visit that the clinic closed is held, leaves a full week "
          + "full and may be made up. Of several tests on one day the first counts; a second takes "
          + "its place only where the first specimen could not be used. A specimen or a drug that a "
          + "reward does not name changes nothing for it. A prescribed medicine is expected and "
          + "never counts against the participant; a positive on a class strip (AMP, BZO or OPI) "
          + "that a prescription may explain is held. Where several things apply to one test, not "
          + "met comes before held, and held before met. What was earned is never taken away.",
      ])
  }

  /// Every setting, each changed alone to something else.
  @Test(arguments: Alteration.all)
  func `says something else when one setting is another`(alteration: Alteration) throws {
    let before = try spoken()
    var after = before
    alteration.change(&after)
    #expect(after != before)
    #expect(ScheduleInWords(after).text != ScheduleInWords(before).text)
    let difference = ScheduleDifference(from: before, to: after)
    #expect(!difference.changesNothing)
    #expect(!difference.sentences.isEmpty)
    #expect(difference.about.isEmpty)
    let back = ScheduleDifference(from: after, to: before)
    #expect(back.settings.count == difference.settings.count)
    #expect(back.sentences.count == difference.sentences.count)
  }

  /// Of five negatives, two before the edge of a phase and three after it, a bonus for every third.
  @Test(arguments: [
    (false, "; it begins anew with these weeks.", [false, false, false, false, true]),
    (true, "; it goes on from the weeks before.", [false, false, true, false, false]),
  ])
  func `says whether the count toward a bonus goes on, as the rules have it`(
    carries: Bool, ending: String, bonuses: [Bool]
  ) throws {
    var schedule = try spoken()
    schedule.contingencies.removeLast()
    schedule.phases = [
      Phase(id: "one", weeks: 1, visits: VisitPlan(perWeek: 2)),
      Phase(id: "two", weeks: 1, visits: VisitPlan(perWeek: 3)),
    ]
    let pay = try #require(schedule.contingencies[0].pays[1])
    schedule.contingencies[0].pays = [pay, pay]
    schedule.contingencies[0].pays[1]?.carriesRung = carries
    let bonus = ScheduleInWords(schedule).sentences.last { $0.topic.matter == .bonus }
    #expect(
      bonus?.text == "In week 2 every 3rd negative in a row adds a bonus of $10.00, and the count "
        + "then starts again" + ending)
    #expect(AllMetCourse(of: schedule).weeks.flatMap { $0.visits.map(\.hasBonus) } == bonuses)
  }

  @Test func `says nothing twice`() throws {
    let topics = ScheduleInWords(try spoken()).sentences.map(\.topic)
    #expect(Set(topics).count == topics.count)
  }

  @Test func `names every analyte by a name of its own`() {
    #expect(Set(Analyte.allCases.map(\.name)).count == Analyte.allCases.count)
  }

  /// Words about people and tests that nobody should read in a report.
  @Test func `keeps to words that respect the participant`() throws {
    let text = ScheduleInWords(try spoken()).text.joined(separator: " ").lowercased()
    for word in ["clean", "dirty", "fail", "penalt", "punish", "abuse", "addict", "gambl"] {
      #expect(!text.contains(word))
    }
  }
}

extension `A schedule in words` {
  /// One setting changed.
  struct Alteration: CustomTestStringConvertible, Sendable {
    let name: String
    let change: @Sendable (inout Schedule) -> Void

    var testDescription: String { name }

    static let all = plan + conditions + verdicts + rules + pays

    private static let plan = [
      Alteration(name: "currency") { $0.currency = Currency("GBP") ?? $0.currency },
      Alteration(name: "weeks") { $0.phases[1].weeks = 11 },
      Alteration(name: "visits a week") { $0.phases[0].visits = VisitPlan(perWeek: 3) },
      Alteration(name: "no visits") { $0.phases[0].visits = VisitPlan(perWeek: 0) },
      Alteration(name: "weekdays") {
        $0.phases[1].visits = VisitPlan(weekdays: [.Mon, .Tue, .Fri])
      },
      Alteration(name: "no weekdays") { $0.phases[1].visits = VisitPlan(perWeek: 3) },
      Alteration(name: "id of a phase") { $0.phases[1].id = "money" },
      Alteration(name: "phases exchanged") { $0.phases.swapAt(0, 1) },
      Alteration(name: "id of a contingency") {
        $0.contingencies[0].id = "urine"
      },
      Alteration(name: "one contingency fewer") { $0.contingencies.removeLast() },
    ]

    private static let conditions = [
      Alteration(name: "targets") {
        $0.contingencies[0].condition = .test(targets: [.cocaine], specimens: [.urine, .oralFluid])
      },
      Alteration(name: "specimens") {
        $0.contingencies[0].condition = .test(
          targets: [.cocaine, .methamphetamine], specimens: [.urine])
      },
      Alteration(name: "milestone") {
        $0.contingencies[1].condition = .milestone("dose")
      },
      Alteration(name: "times a week") { $0.contingencies[1].occasions = .anyDay(mostPerWeek: 5) },
    ]

    private static let verdicts = Cause.ruledForTests.flatMap { cause in
      Verdict.allCases.map { verdict in
        Alteration(name: "\(cause.rawValue) not \(verdict.rawValue)") {
          guard $0.contingencies[0].verdicts[cause] == verdict else {
            $0.contingencies[0].verdicts[cause] = verdict
            return
          }
          $0.contingencies[0].verdicts[cause] = verdict == .held ? .met : .held
        }
      }
    }

    private static let rules = [
      Alteration(name: "excused run") { $0.contingencies[0].excused.run = .notMet },
      Alteration(name: "excused bonus run") { $0.contingencies[0].excused.breaksBonusRun = false },
      Alteration(name: "excused week") { $0.contingencies[0].excused.sparesWeek = true },
      Alteration(name: "reset to start") { $0.contingencies[0].reset = .toStart },
      Alteration(name: "reset of three rungs") { $0.contingencies[0].reset = .down(3) },
      Alteration(name: "no reset") { $0.contingencies[0].reset = .none },
      Alteration(name: "no recovery") { $0.contingencies[0].recovery = nil },
      Alteration(name: "recovery after one") { $0.contingencies[0].recovery?.after = 1 },
      Alteration(name: "recovery to") { $0.contingencies[0].recovery?.to = .due },
      Alteration(name: "recovery from") { $0.contingencies[0].recovery?.from = .thisOccasion },
    ]

    private static func pay(
      _ name: String, of contingency: Int = 0, _ phase: Int,
      _ change: @escaping @Sendable (inout PhasePay) -> Void
    ) -> Alteration {
      Alteration(name: name) { schedule in
        guard var pay = schedule.contingencies[contingency].pays[phase] else { return }
        change(&pay)
        schedule.contingencies[contingency].pays[phase] = pay
      }
    }

    private static let pays = [
      pay("start", 1) { $0.ladder.start = 2625 }, pay("step", 1) { $0.ladder.step = 1 },
      pay("ceiling", 1) { $0.ladder.ceiling = 20_001 },
      pay("no ceiling", 1) { $0.ladder.ceiling = nil },
      pay("step per full week", 1) { $0.ladder.stepPer = .fullWeek },
      pay("bonus every", 1) { $0.bonus?.every = 4 }, pay("bonus", 1) { $0.bonus?.amount = 9999 },
      pay("no bonus", 1) { $0.bonus = nil }, pay("start carried into", 2) { $0.ladder.start = 0 },
      pay("step carried into", 2) { $0.ladder.step = 0 },
      pay("ceiling carried into", 2) { $0.ladder.ceiling = 5000 },
      pay("step per occasion", 2) { $0.ladder.stepPer = .occasion },
      pay("rung not carried", 2) { $0.carriesRung = false },
      pay("bonus of each", 2) { $0.bonus?.amount = 2000 },
      pay("bowl", of: 1, 1) {
        $0.ladder.unit = .draws(from: "ctn-0007")
      },
      pay("draws", of: 1, 1) { $0.ladder.start = 2 },
      pay("more draws", of: 1, 1) { $0.ladder.step = 1 },
      pay("most draws", of: 1, 1) { $0.ladder.ceiling = 5 },
      pay("flat draws", of: 1, 1) { $0.ladder.ceiling = nil },
      pay("bonus in money", of: 1, 1) { $0.bonus?.unit = .voucher },
      pay("bonus in draws", of: 1, 1) { $0.bonus?.amount = 3 },
      pay("flat", of: 1, 2) { $0.ladder.start = 300 },
      pay("flat with a step", of: 1, 2) { $0.ladder.step = 1 },
      pay("flat with a ceiling", of: 1, 2) { $0.ladder.ceiling = 9000 },
      pay("flat per full week", of: 1, 2) { $0.ladder.stepPer = .fullWeek },
      pay("rung carried", of: 1, 2) { $0.carriesRung = true },
      Alteration(name: "a phase more that pays") {
        $0.contingencies[0].pays[0] = $0.contingencies[1].pays[2]
      },
      Alteration(name: "a phase fewer that pays") { $0.contingencies[1].pays[2] = nil },
    ]
  }
}

/// A schedule in which every kind of setting has a say.
private func spoken() throws -> Schedule {
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
