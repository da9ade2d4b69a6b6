import ContingencyManagement
import Testing

/// What being enrolled earns.
@Suite struct `A reward for enrolment` {
  static func priming(_ pays: [PhasePay?], phases: Int = 1) -> Schedule {
    var schedule = Schedule.of(
      "priming",
      phases: (0..<phases).map {
        Phase(id: written("phase-\($0)") { Name($0) }, weeks: 1, visits: VisitPlan(perWeek: 7))
      }, pays: Array(repeating: .voucher("1.00", step: "1.00"), count: phases))
    schedule.contingencies.insert(
      Contingency(
        id: "welcome", condition: .enrolment, occasions: .anyDay(OccasionLimit(inAll: 1)),
        verdicts: [:], excused: .never, reset: .none, recovery: nil, pays: pays), at: 0)
    return schedule
  }

  @Test func `it is earned with the enrolment, once`() throws {
    let schedule = Self.priming([.voucher("25.00")])
    #expect(schedule.contradictions() == [])
    var ledger = try TestLedger(under: schedule)
    let enrolled = ledger.entries[ledger.last].outcome
    #expect(enrolled.rewards.map(\.contingency) == ["welcome"])
    #expect(enrolled.rewards.map(\.cause) == [.enrolled])
    #expect(enrolled.earned == .of("25"))
    #expect(try ledger.record(days: "0N 1N").map(\.earned) == [.of("1"), .of("2")])
    #expect(try ledger.participant().earned == .of("28"))
    #expect(ledger.findings() == [])
  }

  @Test func `in draws too`() throws {
    let ledger = try TestLedger(under: Self.priming([.draws(from: "va-500", 3, step: 0)]))
    #expect(try ledger.participant().drawsOwedCount == 3)
  }

  @Test func `it is what the first phase pays, and what later phases pay is never earned`() throws {
    let schedule = Self.priming([.voucher("25.00"), .voucher("99.00")], phases: 2)
    var ledger = try TestLedger(under: schedule)
    try ledger.record(days: "7N")
    #expect(try ledger.participant().earned == .of("26"))
  }

  @Test func `it counts toward caps on that day`() throws {
    var schedule = Self.priming([.voucher("25.00")])
    schedule.caps = [.inline(Cap(window: .day, most: "25.50"))]
    var ledger = try TestLedger(under: schedule)
    #expect(try ledger.record(days: "0N 1N").map(\.earned) == [.of("0.50"), .of("2")])
  }

  @Test func `a new enrolment earns it again`() throws {
    let schedule = Self.priming([.voucher("25.00")])
    var ledger = try TestLedger(under: schedule)
    let end = TestLedger.start.adding(days: 2)
    try ledger.post(.end(Ending(participant: TestLedger.someone, from: end, outcome: .left)))
    try ledger.enrol(TestLedger.someone, under: schedule, from: end.adding(days: 30))
    #expect(try ledger.participant().earned == .of("50"))
    #expect(ledger.findings() == [])
  }
}
