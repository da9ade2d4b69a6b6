import Testing

@testable import ContingencyManagement

@Suite struct `The difference between two schedules` {
  @Test func `is none for a participant where only the document speaks of itself otherwise`() throws
  {
    let before = try plain()
    var after = before
    after.id = "other"
    after.version = 2
    after.title = "another title"
    after.source = "another source"
    after.evidence = "more"
    after.examples = [
      WorkedExample(stream: "N", total: Money("2.50"), draws: nil, earns: nil, note: "one visit")
    ]
    let difference = ScheduleDifference(from: before, to: after)
    #expect(difference.changesNothing)
    #expect(difference.sentences.isEmpty)
    #expect(difference.firstWeek == nil)
    #expect(
      difference.about.map(\.name) == ["id", "version", "title", "source", "evidence", "examples"])
    #expect(difference.about.last?.after == "N earns $2.50 in all (one visit)")
  }

  @Test func `shows sentence, setting, totals and the first week`() throws {
    let before = try plain()
    var after = before
    after.contingencies[0].pays[0]?.ladder.ceiling = 5000
    let difference = ScheduleDifference(from: before, to: after)
    #expect(
      difference.sentences == [
        Change(
          name: "abstinence ladder start",
          before: "In weeks 1 to 2 the first negative earns $2.50, and each further one in a row "
            + "$1.25 more.",
          after: "In weeks 1 to 2 the first negative earns $2.50, and each further one in a row "
            + "$1.25 more, at most $5.00.")
      ])
    #expect(
      difference.settings == [
        Change(
          name: "contingencies.abstinence.pays.start.voucher.ceiling", before: nil, after: "$5.00")
      ])
    // 2.50 + 3.75 + 5.00 + 6.25 and 4 x 1.00; the fourth is in week 2.
    #expect(difference.before.total.money == Money("21.50"))
    #expect(difference.after.total.money == Money("20.25"))
    #expect(difference.firstWeek == 2)
  }

  @Test func `tells a longer phase once, and leaves alone what only begins later`() throws {
    let before = try plain()
    var after = before
    after.phases[0].length = .weeks(3)
    let difference = ScheduleDifference(from: before, to: after)
    #expect(
      difference.sentences.map(\.after) == [
        "Weeks 1 to 3 (start): two visits a week.", "Weeks 4 to 5 (end): two visits a week.",
        "A week is seven days, counted from the participant's start day; after week 5 nothing is "
          + "earned.",
      ])
    #expect(
      difference.settings == [Change(name: "phases.start.weeks", before: "2", after: "3")])
    #expect(difference.firstWeek == 3)
  }

  @Test func `tells a verdict by its cause alone`() throws {
    let before = try plain()
    var after = before
    after.contingencies[0].verdicts[.dilute] = .held
    let difference = ScheduleDifference(from: before, to: after)
    #expect(
      difference.sentences == [
        Change(
          name: "abstinence dilute", before: "Counted as not met: a dilute specimen.",
          after: "Held, which earns nothing and leaves run and ladder as they are: a dilute "
            + "specimen.")
      ])
    #expect(difference.firstWeek == nil)
  }

  @Test func `holds a renamed phase beside the one it stands for`() throws {
    let before = try plain()
    var after = before
    after.phases[1].id = "close"
    let difference = ScheduleDifference(from: before, to: after)
    #expect(
      difference.settings == [Change(name: "phases", before: "start, end", after: "start, close")])
    #expect(difference.sentences.map(\.before) == ["Weeks 3 to 4 (end): two visits a week."])
  }

  @Test func `holds a phase put in between beside none`() throws {
    let before = try plain()
    var after = before
    let middle = Phase(id: "middle", weeks: 1, visits: VisitPlan(perWeek: 1))
    after.phases.insert(middle, at: 1)
    after.contingencies[0].pays.insert(nil, at: 1)
    let difference = ScheduleDifference(from: before, to: after)
    #expect(
      difference.settings.map(\.name) == [
        "phases", "phases.middle.weeks", "phases.middle.visits",
        "contingencies.abstinence.pays.middle",
      ])
    #expect(difference.firstWeek == 3)
  }

  @Test func `does not mind in which order contingencies and weekdays are listed`() throws {
    var before = try plain()
    before.phases[0].visits = VisitPlan(weekdays: [.Mon, .Thu])
    var other = before.contingencies[0]
    other.id = "sobriety"
    before.contingencies.append(other)
    var after = before
    after.contingencies.swapAt(0, 1)
    after.phases[0].visits = VisitPlan(weekdays: [.Thu, .Mon])
    let difference = ScheduleDifference(from: before, to: after)
    #expect(difference.changesNothing)
    #expect(difference.sentences.isEmpty)
    #expect(difference.firstWeek == nil)
  }

  private typealias Change = ScheduleDifference.Change
}

/// Two weeks of a ladder, two of a flat reward.
private func plain() throws -> Schedule {
  return Schedule(
    id: "plain", version: 1, title: "a title", source: "a source", evidence: "none",
    currency: try #require(Currency("USD")),
    phases: [
      Phase(id: "start", weeks: 2, visits: VisitPlan(perWeek: 2)),
      Phase(id: "end", weeks: 2, visits: VisitPlan(perWeek: 2)),
    ],
    contingencies: [
      Contingency(
        id: "abstinence", condition: .test(targets: [.cocaine], specimens: [.urine]),
        occasions: .visits,
        verdicts: Dictionary(
          uniqueKeysWithValues: Cause.ruledForTests.map { ($0, Verdict.notMet) }),
        excused: ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: false),
        reset: .toStart, recovery: nil,
        pays: [
          PhasePay(
            ladder: Ladder(
              unit: .voucher, start: 2500, step: 1250, ceiling: nil, stepPer: .occasion),
            bonus: nil, carriesRung: false),
          PhasePay(
            ladder: Ladder(unit: .voucher, start: 1000, step: 0, ceiling: nil, stepPer: .occasion),
            bonus: nil, carriesRung: false),
        ])
    ], examples: [])
}
