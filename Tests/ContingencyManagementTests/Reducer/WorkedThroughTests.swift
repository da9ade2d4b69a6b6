import ContingencyManagement
import Testing

/// What is paid for when courses are worked through again: what happened as a whole, never a half.
@Suite struct `A course worked through again` {
  static func day(_ place: Int) -> CalendarDay { TestLedger.start.adding(days: place) }

  /// Every specimen climbs a rung, and one that is not negative takes it down again.
  static let both: Schedule = {
    var schedule = Schedule.daily
    schedule.contingencies[0].condition = .test(.submitted, specimens: [.urine])
    var second = schedule.contingencies[0]
    second.id = "negative"
    second.condition = .test(.everyNegative([.cocaine]), specimens: [.urine])
    second.sharesLadderOf = schedule.contingencies[0].id
    second.pays = [nil]
    schedule.contingencies.append(second)
    return schedule
  }()

  @Test func `a late test counts for all its contingencies before anything is paid`() throws {
    var ledger = try TestLedger(under: Self.both)
    let paid = try ledger.record(days: "0N 2N").map(\.earned)
    #expect(paid == [.of("3"), .of("7")])
    // Day 1 earns $3 and resets; day 2 is worth less than was paid.
    let late = try ledger.post(.record(.positive(on: Self.day(1))))
    #expect(late.rewards.map(\.total) == [.of("3"), .nothing])
    #expect(late.credits == [])
    #expect(ledger.findings() == [])
  }

  @Test func `a correction to a day after a move is in place before the later course is paid`()
    throws
  {
    let next = `A move`.next(.runAndRung)
    var ledger = try TestLedger(under: .daily)
    try ledger.adopt(.schedule(next))
    let positive = ledger.last + 2
    try ledger.record(days: "0N 1P 2N")
    try ledger.post(`An episode`.move(to: next, on: 3))
    #expect(try ledger.record(days: "3N 5N").map(\.earned) == [.of("20"), .of("30")])
    // Day 2 is worth $2 now and day 3 $30; day 5 comes after the positive, and is worth $10.
    #expect(try ledger.correct(positive, to: .positive(on: Self.day(4))).earned == .of("11"))
    #expect(ledger.findings() == [])
  }

  @Test func `a further test is of the phase of its own day`() throws {
    let schedule = Schedule.of(
      "two", phases: [.weeks(2, perWeek: 7), .weeks(3, perWeek: 7)],
      pays: [.voucher("1.00"), .voucher("2.00")])
    var ledger = try TestLedger(under: schedule)
    try ledger.record(days: "0N 15N")
    let further = try ledger.post(.record(.negative(on: Self.day(0)))).rewards
    #expect(further.map(\.standing) == [.further])
    #expect(further.map(\.phase) == [0])
    #expect(further.map(\.run) == [1])
  }
}

/// What a stretch begins with where there is little to bring along.
@Suite struct `The beginning of a stretch` {
  @Test func `a rung is brought along over a schedule in which nothing happened`() throws {
    let next = `A move`.next(.runAndRung)
    var third = next
    third.id = "third"
    var ledger = try TestLedger(under: .daily)
    try ledger.adopt(.schedule(next))
    try ledger.adopt(.schedule(third))
    try ledger.record(days: "0N 1N")
    try ledger.post(`An episode`.move(to: next, on: 2))
    try ledger.post(`An episode`.move(to: third, on: 3))
    #expect(try ledger.record(days: "3N").map(\.earned) == [.of("30")])
  }

  @Test func `a ladder begins on its rung in a phase that would carry one`() throws {
    var stages = `A move`.stages
    stages.contingencies[0].pays[2]?.ladder.beginsOn = 2
    var ledger = try TestLedger(under: .daily)
    try ledger.adopt(.schedule(stages))
    try ledger.record(days: "0N 1N")
    try ledger.post(
      .move(
        Move(
          participant: TestLedger.someone, schedule: Adoption.of(.schedule(stages)).digest,
          phase: "weeks-2-of-7", from: TestLedger.start.adding(days: 2), reason: .nextStage)))
    #expect(try ledger.record(days: "2N").map(\.earned) == [.of("3")])
  }

  @Test func `a move is refused where medicines to come would leave nothing to test for`() throws {
    let first = Schedule.daily.with {
      $0.condition = .test(.everyNegative([.oxycodone]), specimens: [.urine])
    }
    var ledger = try TestLedger(under: first)
    var second = Schedule.daily
    second.id = "second"
    try ledger.adopt(.schedule(second))
    try ledger.post(
      .changeMedicines(
        MedicineChange(
          participant: TestLedger.someone, from: TestLedger.start.adding(days: 5),
          prescribed: [.cocaine])))
    #expect(
      throws: Refusal.everyTargetPrescribed(
        contingency: second.contingencies[0].id, [.cocaine])
    ) {
      try ledger.post(`An episode`.move(to: second, on: 3))
    }
  }
}
