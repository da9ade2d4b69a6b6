import ContingencyManagement
import Testing

/// Enrolments, pauses, moves, ends and prescriptions.
@Suite struct `An episode` {
  static let someone = TestLedger.someone

  static func day(_ place: Int) -> CalendarDay { TestLedger.start.adding(days: place) }

  static func move(to schedule: Schedule, on place: Int) -> Proposal {
    .move(
      Move(
        participant: someone, schedule: Adoption.of(.schedule(schedule)).digest,
        from: day(place), reason: .nextStage))
  }

  @Test func `weeks stand still in a pause`() throws {
    let weekly = Schedule.of(
      "weekly", phases: [.weeks(4, perWeek: 2)],
      pays: [.voucher("10.00", step: "1.00", per: .fullWeek)])
    var ledger = try TestLedger(under: weekly)
    try ledger.post(.record(.negative(on: Self.day(0))))
    try ledger.post(.pause(Pause(participant: Self.someone, from: Self.day(2), reason: .hospital)))
    try ledger.post(.resume(Resumption(participant: Self.someone, from: Self.day(40))))
    // Day 40 is the third of week 1, day 44 the seventh, day 45 the first of week 2.
    let earned = try [40, 44, 45].map {
      try ledger.post(.record(.negative(on: Self.day($0)))).earned.spelled
    }
    #expect(earned == ["10.00", "0.00", "11.00"])
    #expect(ledger.findings() == [])
  }

  @Test func `two pauses stand still one after the other`() throws {
    var ledger = try TestLedger(under: .vaPrizes)
    for (from, until) in [(1, 8), (9, 23)] {
      try ledger.post(
        .pause(Pause(participant: Self.someone, from: Self.day(from), reason: .travel)))
      try ledger.post(.resume(Resumption(participant: Self.someone, from: Self.day(until))))
    }
    // Week 1 is days 0, 8 and 23 to 27.
    let earned = try [0, 23, 27, 28].map {
      try ledger.post(.record(.negative(on: Self.day($0)))).earned.draws
    }
    #expect(earned == [1, 2, 0, 3])
  }

  @Test func `a run goes on after a pause`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.record("NN")
    try ledger.post(.pause(Pause(participant: Self.someone, from: Self.day(2), reason: .jail)))
    try ledger.post(.resume(Resumption(participant: Self.someone, from: Self.day(30))))
    #expect(try ledger.record("N", daily: Self.day(30))[0].earned == .of("3"))
  }

  @Test func `a move begins the new schedule at its beginning`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.adopt(.schedule(.higgins1994))
    try ledger.record("NNN")
    try ledger.post(Self.move(to: .higgins1994, on: 3))
    #expect(try ledger.record("N", daily: Self.day(3))[0].earned == .of("2.50"))
    #expect(try ledger.participant().earned == .of("8.50"))
    #expect(ledger.findings() == [])
  }

  @Test func `one who ended may be enrolled again, and keeps what was earned`() throws {
    var ledger = try TestLedger(under: .dailyDraws, withChain: true)
    try ledger.record("NN")
    try ledger.post(.end(Ending(participant: Self.someone, from: Self.day(2), outcome: .left)))
    try ledger.enrol(Self.someone, under: .dailyDraws, from: Self.day(60), withChain: true)
    #expect(try ledger.record("N", daily: Self.day(60))[0].earned == .of("1d"))
    #expect(try ledger.participant().drawsOwedCount == 4)
    #expect(try ledger.participant().chain.number == 1)
    try ledger.post(.draw(Self.someone, .declined))
    try ledger.post(.reveal(Self.someone, `Draws in a ledger`.element(1, chain: 1)))
    #expect(ledger.findings() == [])
  }

  @Test func `draws owed may still be made after the end`() throws {
    var ledger = try TestLedger(under: .dailyDraws, withChain: true)
    try ledger.record("N")
    try ledger.post(.end(Ending(participant: Self.someone, from: Self.day(1), outcome: .left)))
    try ledger.post(.draw(Self.someone, .declined))
    try ledger.post(.reveal(Self.someone, `Draws in a ledger`.element(1)))
    #expect(try ledger.participant().drawsMade == 1)
    #expect(ledger.findings() == [])
  }

  @Test func `a test is judged by the medicines in force on its day`() throws {
    let schedule = Schedule.daily.with {
      $0.condition = .test(targets: [.opiates, .oxycodone], specimens: [.urine])
    }
    var ledger = try TestLedger(under: schedule)
    func test(on place: Int) -> Proposal {
      .record(
        .test(
          .of(
            on: Self.day(place), .valid, .of([.opiates: .negative, .oxycodone: .positive]))))
    }
    #expect(try ledger.post(test(on: 0)).rewards.map(\.verdict) == [.notMet])
    try ledger.post(
      .changeMedicines(
        MedicineChange(participant: Self.someone, from: Self.day(3), prescribed: [.oxycodone])))
    #expect(try ledger.post(test(on: 3)).rewards.map(\.verdict) == [.met])
    #expect(try ledger.post(test(on: 2)).rewards.map(\.verdict) == [.notMet])
    #expect(try ledger.participant().earned == .of("1"))
    #expect(ledger.findings() == [])
  }

  @Test func `a correction judges by the medicines on record for the day, as known then`() throws {
    let schedule = Schedule.daily.with {
      $0.condition = .test(targets: [.opiates, .oxycodone], specimens: [.urine])
    }
    var ledger = try TestLedger(under: schedule)
    let test = Occasion.test(
      .of(on: Self.day(3), .valid, .of([.opiates: .negative, .oxycodone: .positive])))
    try ledger.post(.record(test))
    let entry = ledger.last
    #expect(throws: Refusal.correctionChangesNothing(entry: entry)) {
      try ledger.correct(entry, to: test)
    }
    // A prescription from the day before that is put on record late changes nothing by itself.
    try ledger.post(
      .changeMedicines(
        MedicineChange(participant: Self.someone, from: Self.day(2), prescribed: [.oxycodone])))
    #expect(try ledger.participant().earned == .nothing)
    #expect(try ledger.correct(entry, to: test).earned == .of("1"))
    #expect(ledger.findings() == [])
  }

  @Test func `an enrolment asked for again asks for the same, whatever was made up for it`() throws
  {
    let ledger = try TestLedger(under: .daily)
    let first = ledger.enrolment(of: "c-1", under: .daily)
    var again = ledger.enrolment(of: "c-2", under: .daily, withChain: true)
    again.chain = 9
    #expect(
      Proposal.enrol(again, codeGiven: false).asksTheSame(as: .enrol(first, codeGiven: true)))
    #expect(
      !Proposal.enrol(again, codeGiven: true).asksTheSame(as: .enrol(first, codeGiven: true)))
    again.participant = "c-1"
    again.from = Self.day(1)
    #expect(
      !Proposal.enrol(again, codeGiven: true).asksTheSame(as: .enrol(first, codeGiven: true)))
  }

  @Test func `an ending recorded by mistake is taken back, and the episode goes on`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.record("NN")
    try ledger.post(.end(Ending(participant: Self.someone, from: Self.day(2), outcome: .left)))
    #expect(throws: Refusal.afterEnd(Self.day(2), from: Self.day(2), .left)) {
      try ledger.post(.record(.negative(on: Self.day(2))))
    }
    try ledger.void(ledger.last)
    // The run goes on: the third in a row.
    #expect(try ledger.post(.record(.negative(on: Self.day(2)))).rewards.map(\.run) == [3])
    #expect(ledger.findings() == [])
  }

  @Test func `a resumption is taken back only while nothing was recorded since`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.post(
      .pause(Pause(participant: Self.someone, from: Self.day(1), reason: .hospital)))
    try ledger.post(.resume(Resumption(participant: Self.someone, from: Self.day(3))))
    let resumption = ledger.last
    try ledger.post(.record(.negative(on: Self.day(4))))
    #expect(
      throws: Refusal.occasionInTheWay(
        Self.day(3), occasion: Self.day(4), entry: ledger.last)
    ) { try ledger.void(resumption) }
    try ledger.void(ledger.last)
    try ledger.void(resumption)
    #expect(throws: Refusal.whilePaused(Self.day(4), from: Self.day(1), .hospital)) {
      try ledger.post(.record(.negative(on: Self.day(4))))
    }
    #expect(ledger.findings() == [])
  }
}
