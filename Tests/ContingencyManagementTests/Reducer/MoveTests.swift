import ContingencyManagement
import Testing

/// What is kept when a participant is moved.
@Suite struct `A move` {
  static func next(_ keeps: KeptOnMove, recovery: Recovery? = nil) -> Schedule {
    var schedule = Schedule.of(
      "next", phases: [.weeks(4, perWeek: 7)], pays: [.voucher("10.00", step: "10.00")],
      recovery: recovery)
    schedule.keepsOnMove = keeps
    return schedule
  }

  static func ledger(_ days: String, from: Schedule = .daily, to next: Schedule, on day: Int)
    throws -> TestLedger
  {
    var ledger = try TestLedger(under: from)
    try ledger.adopt(.schedule(next))
    try ledger.record(days: days)
    try ledger.post(`An episode`.move(to: next, on: day))
    return ledger
  }

  @Test func `nothing is kept where the new schedule says nothing`() throws {
    var ledger = try Self.ledger("0N 1N 2N", to: Self.next(.nothing), on: 3)
    #expect(try ledger.record(days: "3N 4N").map(\.earned) == [.of("10"), .of("20")])
    #expect(ledger.findings() == [])
  }

  @Test func `run and rung are kept where it says so`() throws {
    var ledger = try Self.ledger("0N 1N 2N", to: Self.next(.runAndRung), on: 3)
    let outcomes = try ledger.record(days: "3N 4N")
    #expect(outcomes.map(\.earned) == [.of("40"), .of("50")])
    #expect(outcomes.flatMap(\.rewards).map(\.run) == [4, 5])
    #expect(ledger.findings() == [])
  }

  @Test func `so is what a recovery remembers`() throws {
    let recovery = Recovery(after: 2, to: .lastPaid, from: .nextOccasion)
    var ledger = try Self.ledger(
      "0N 1N 2N 3P", from: .daily.with(recovery: recovery),
      to: Self.next(.runAndRung, recovery: recovery), on: 4)
    #expect(try ledger.record(days: "4N 5N 6N").map(\.earned) == [.of("10"), .of("20"), .of("30")])
    #expect(ledger.findings() == [])
  }

  @Test func `a contingency of another id begins anew`() throws {
    var next = Self.next(.runAndRung)
    next.contingencies[0].id = "other"
    var ledger = try Self.ledger("0N 1N 2N", to: next, on: 3)
    #expect(try ledger.record(days: "3N").map(\.earned) == [.of("10")])
  }

  @Test func `a correction before the move governs what comes after it`() throws {
    var ledger = try TestLedger(under: .daily)
    let next = Self.next(.runAndRung)
    try ledger.adopt(.schedule(next))
    let first = ledger.last + 1
    try ledger.record(days: "0N 1P 2N")
    try ledger.post(`An episode`.move(to: next, on: 3))
    #expect(try ledger.record(days: "3N").map(\.earned) == [.of("20")])
    // Worth 2 on day 1 and 3 on day 2 now, and 40 on day 3, where 1 and 20 were paid.
    let credited = try ledger.correct(
      first + 1, to: .negative(on: TestLedger.start.adding(days: 1)))
    #expect(credited.earned == .of("24"))
    #expect(ledger.findings() == [])
  }

  static let stages: Schedule = {
    var schedule = Schedule.of(
      "stages",
      phases: [.weeks(4, perWeek: 7), .weeks(3, perWeek: 7), .weeks(2, perWeek: 7)],
      pays: [
        .voucher("1.00", step: "1.00"), .voucher("5.00", step: "1.00"),
        .voucher("1.00", step: "1.00", carriesRung: true),
      ])
    for (kind, amount, window) in [
      ("quit", "9.00", nil), ("early", "7.00", DayWindow(from: 3, to: 5)),
      ("late", "8.00", DayWindow(from: 6)),
    ] as [(Name, Money, DayWindow?)] {
      var once = `A chain`.step(kind, amount, window: window)
      once.pays = [.voucher(amount), .voucher(amount), .voucher(amount)]
      schedule.contingencies.append(once)
    }
    return schedule
  }()

  static func day(_ day: Int) -> CalendarDay { TestLedger.start.adding(days: day) }

  static func move(into phase: Name, on day: Int) -> Proposal {
    .move(
      Move(
        participant: TestLedger.someone, schedule: Adoption.of(.schedule(stages)).digest,
        phase: phase, from: Self.day(day), reason: .nextStage))
  }

  @Test func `a phase with a ladder of its own is begun at its beginning`() throws {
    var ledger = try TestLedger(under: Self.stages)
    try ledger.record(days: "0N 1N")
    try ledger.post(Self.move(into: "weeks-3-of-7", on: 2))
    #expect(try ledger.record(days: "2N 3N").map(\.earned) == [.of("5"), .of("6")])
    // Three weeks of it from the day of the move, then the phase that carries the rung.
    #expect(try ledger.record(days: "22N 23N").map(\.earned) == [.of("7"), .of("4")])
    #expect(ledger.findings() == [])
  }

  @Test func `a phase that carries the rung goes on with it`() throws {
    var ledger = try TestLedger(under: Self.stages)
    try ledger.record(days: "0N 1N")
    try ledger.post(Self.move(into: "weeks-2-of-7", on: 2))
    #expect(try ledger.record(days: "2N").map(\.earned) == [.of("3")])
    #expect(ledger.findings() == [])
  }

  @Test func `what is earned once is earned once, into whichever phase the move is`() throws {
    var ledger = try TestLedger(under: Self.stages)
    #expect(try ledger.record(days: "0quit 1quit").map(\.earned) == [.of("9"), .of("0")])
    try ledger.post(Self.move(into: "weeks-3-of-7", on: 2))
    #expect(try ledger.record(days: "2quit").map(\.earned) == [.of("0")])
    #expect(ledger.findings() == [])
  }

  @Test func `a window's days go on within the schedule, and a pause is none of them`() throws {
    var ledger = try TestLedger(under: Self.stages)
    try ledger.post(Self.move(into: "weeks-3-of-7", on: 2))
    let someone = TestLedger.someone
    try ledger.post(
      .pause(Pause(participant: someone, from: Self.day(3), reason: .hospital)))
    try ledger.post(.resume(Resumption(participant: someone, from: Self.day(5))))
    try ledger.post(Self.move(into: "weeks-2-of-7", on: 6))
    // The second day of the third stretch is day 5 of the schedule.
    #expect(try ledger.record(days: "7early 7late").map(\.earned) == [.of("7"), .of("0")])
    #expect(try ledger.record(days: "8early 8late").map(\.earned) == [.of("0"), .of("8")])
    #expect(ledger.findings() == [])
  }

  @Test(arguments: [(KeptOnMove.nothing, "9"), (.runAndRung, "0")])
  func `what was earned once under another schedule is earned again where nothing is kept`(
    keeps: KeptOnMove, earns: String
  ) throws {
    var other = Self.stages
    other.id = "other"
    other.keepsOnMove = keeps
    var ledger = try Self.ledger("0quit", from: Self.stages, to: other, on: 2)
    #expect(try ledger.record(days: "2quit").map(\.earned) == [.of(earns)])
    #expect(ledger.findings() == [])
  }

  @Test func `a phase that the schedule does not have is refused`() throws {
    var ledger = try TestLedger(under: Self.stages)
    #expect(
      throws: Refusal.unknownPhase(
        "four", schedule: "stages", phases: ["weeks-4-of-7", "weeks-3-of-7", "weeks-2-of-7"])
    ) { try ledger.post(Self.move(into: "four", on: 2)) }
  }
}
