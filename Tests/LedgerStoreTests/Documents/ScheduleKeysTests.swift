import ContingencyManagement
import Testing

@testable import LedgerStore

@Suite struct `A schedule that uses every key` {
  private static func read(_ text: String) throws -> Schedule {
    let document = try Document.read(Array(text.utf8))
    guard case .schedule(let schedule) = document else { throw DocumentProblems([]) }
    return schedule
  }

  @Test func `says what a point is worth, and counts in them`() throws {
    let schedule = try Self.read(EveryKey.schedule)
    #expect(schedule.point == Money("0.15"))
    #expect(schedule.contingencies[0].pays[0]?.ladder.start == 1500)
    #expect(schedule.keepsOnMove == .runAndRung)
    #expect(try Self.read(EveryKey.second).point == nil)
    #expect(try Self.read(EveryKey.second).keepsOnMove == .nothing)
  }

  @Test func `names files of caps and has caps of its own`() throws {
    let caps = try Self.read(EveryKey.schedule).caps
    let period = Cap(
      window: .period, most: try certain(Money("599.00")), from: CalendarDay("2026-01-01"),
      until: CalendarDay("2026-12-31"), prizesBeyond: .award(by: try certain(Name("second"))))
    let year = Cap(window: .rollingYear, most: try certain(Money("15.00")))
    #expect(caps == [.file(try certain(Name("federal"))), .inline(period), .inline(year)])
  }

  @Test func `has every visit plan`() throws {
    let phases = try Self.read(EveryKey.schedule).phases
    #expect(phases.map(\.length) == [.weeks(2), .occasions(4), .weeks(4), .weeks(2)])
    #expect(
      phases.map(\.visits) == [
        VisitPlan(perWeek: 14, perDay: 2), VisitPlan(perWeek: 1, everyWeeks: 2),
        VisitPlan(days: [0, 7, 21]), VisitPlan(weekdays: [.Mon, .Thu], perDay: 3),
      ])
  }

  @Test func `has every condition`() throws {
    let first = try Self.read(EveryKey.schedule).contingencies.map(\.condition)
    let second = try Self.read(EveryKey.second).contingencies.map(\.condition)
    let eight = try certain(Level("8"))
    #expect(
      first.prefix(3) == [
        .enrolment,
        .test(
          .all([
            .everyNegative([.cocaine]),
            .any([
              .reading(.carbonMonoxide, .atMost(eight)),
              .reading(.carbonMonoxide, .fallen(percent: 50, perDay: true)),
            ]),
          ]), specimens: [.urine, .breath]),
        .test(.submitted, specimens: [.urine]),
      ])
    #expect(
      second.prefix(2) == [
        .test(.reading(.carbonMonoxide, .percentile(60, ofLast: 9)), specimens: [.breath]),
        .test(.anyNegative([.cocaine, .opiates]), specimens: [.urine, .hair]),
      ])
  }

  @Test func `says when each may be met, and what must be met before`() throws {
    let all = try Self.read(EveryKey.schedule).contingencies
    #expect(
      all.map(\.occasions) == [
        .anyDay(OccasionLimit(inAll: 1)), .visits, .anyDay(OccasionLimit(perWeek: 3, inAll: 10)),
        .anyDay(OccasionLimit(perDay: 2, inAll: 5)), .anyDay(mostPerWeek: 5),
      ])
    #expect(all[0].funder == Name("grant"))
    #expect(all[1].window == DayWindow(from: 0, to: 200))
    #expect(
      all[2].needs
        == Need(contingency: try certain(Name("abstinence")), withinDays: 28, afterDays: 1))
    #expect(all[2].onlyInPhases.map(\.text) == ["a", "c"])
    #expect(all[3].sharesLadderOf == Name("sub"))
    #expect(all[3].pays == [nil, nil, nil, nil])
  }

  @Test func `resets to nothing and recovers by a full week`() throws {
    let abstinence = try Self.read(EveryKey.schedule).contingencies[1]
    #expect(abstinence.reset == .toNothing)
    #expect(abstinence.recovery == Recovery(after: .fullWeek, to: .due, from: .nextOccasion))
  }

  @Test func `has every ladder`() throws {
    let pays = try Self.read(EveryKey.schedule).contingencies.map(\.pays)
    let growing = Ladder(
      unit: .voucher, amounts: [1000, 1500, 2250, 3375, 5062, 7593, 11390, 17085],
      stepPer: .occasions(2), beginsOn: 1)
    #expect(pays[1][0]?.ladder == growing)
    #expect(pays[1][1]?.ladder == growing)
    #expect(pays[1].map { $0?.carriesRung } == [false, true, true, true])
    #expect(pays[1].map { $0?.continuesElement } == [false, true, false, true])
    #expect(pays[1][0]?.requires == [3, 1])
    let falling = pays[1][2]?.ladder
    #expect(falling?.amounts.count == 14)
    #expect(falling?.amounts.prefix(2) == [10_000, 9400])
    #expect(falling?.amounts.suffix(2) == [2800, 2500])
    #expect(falling?.stepPer == .fullWeek)
    let kind = try certain(Name("take-home-dose"))
    #expect(
      pays[2][0]?.ladder == Ladder(unit: .items(kind), amounts: [1, 1, 2], stepPer: .occasion))
    let hour = try certain(Name("hour"))
    #expect(
      pays[4][0]?.ladder
        == Ladder(
          unit: .rate(per: hour), start: 1000, step: 1000, ceiling: 8000, stepPer: .occasion))
    let draws = try Self.read(EveryKey.second).contingencies[0].pays
    #expect(draws[0]?.ladder.amounts == [1, 1, 2, 3, 5, 7, 8])
    #expect(draws[0]?.requires == [2])
    #expect(draws[1]?.ladder.ceiling == 5)
  }

  @Test func `has every bonus`() throws {
    let pays = try Self.read(EveryKey.schedule).contingencies[1].pays
    let bowl = try certain(Name("va-500"))
    #expect(pays[0]?.bonus == Bonus(every: .occasions(3), unit: .draws(from: bowl), amount: 2))
    #expect(
      pays[2]?.bonus
        == Bonus(every: .fullWeeks(1), unit: .voucher, amount: 1000, isWithinCeiling: true))
  }

  @Test func `comes with a file of caps whose funder each limit has`() throws {
    guard case .caps(let file) = try Document.read(Array(EveryKey.caps.utf8)) else {
      Issue.record("not a file of caps")
      return
    }
    #expect(file.limits.map(\.funder) == [Name("grant"), Name("grant")])
    #expect(file.limits.map(\.window) == [.calendarYear, .period])
    #expect(
      file.limits.map(\.prizesBeyond) == [
        .award(by: try certain(Name("second-funder"))), .withhold,
      ])
  }

  @Test func `comes with a bowl whose slips stay out`() throws {
    guard case .bowl(let bowl) = try Document.read(Array(EveryKey.bowl.utf8)) else {
      Issue.record("not a bowl")
      return
    }
    #expect(!bowl.isReplaced)
  }
}
