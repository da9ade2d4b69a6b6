import ContingencyManagement
import Testing

/// The most that is paid in a window of time.
@Suite struct `A cap` {
  /// $10.00 each day.
  static func daily(weeks: Int = 60, _ caps: Cap...) -> Schedule {
    var schedule = Schedule.of(
      "capped", phases: [.weeks(weeks, perWeek: 7)], pays: [.voucher("10.00")])
    schedule.caps = caps.map { .inline($0) }
    return schedule
  }

  /// Days are counted from Monday, 5 January 2026.
  static let courses = [
    DatedCourse(
      "of a reward", daily(Cap(window: .reward, most: "7.50")), "0N 1N", earns: "7.50 7.50"),
    DatedCourse(
      "of an episode, which pays the part that fits", daily(Cap(window: .episode, most: "25.00")),
      "0N 1N 2N 3N", earns: "10 10 5 0"),
    DatedCourse(
      "of a month of the calendar", daily(Cap(window: .month, most: "15.00")),
      "25N 26N 27N 28N", earns: "10 5 10 5"),
    DatedCourse(
      "of a month, and not of the same month a year later",
      daily(Cap(window: .month, most: "15.00")), "25N 26N 390N 391N", earns: "10 5 10 5"),
    DatedCourse(
      "of a year of the calendar", daily(Cap(window: .calendarYear, most: "15.00")),
      "359N 360N 361N 362N", earns: "10 5 10 5"),
    DatedCourse(
      "of any twelve months", daily(Cap(window: .rollingYear, most: "15.00")),
      "0N 10N 364N 365N 374N 375N", earns: "10 5 0 10 0 5"),
    DatedCourse(
      "of a budget period, and nothing before or after it",
      daily(Cap(window: .period, most: "15.00", from: "2026-01-06", until: "2026-01-08")),
      "0N 1N 2N 3N 4N", earns: "10 10 5 0 10"),
    DatedCourse(
      "that is in force from a day on counts what was paid in its window before",
      daily(Cap(window: .month, most: "25.00", from: "2026-01-07")), "0N 1N 2N 3N",
      earns: "10 10 5 0"),
    DatedCourse(
      "that is in force until a day", daily(Cap(window: .day, most: "1.00", until: "2026-01-05")),
      "0N 1N", earns: "1 10"),
    DatedCourse(
      "several at once: the narrowest",
      daily(Cap(window: .day, most: "8.00"), Cap(window: .episode, most: "20.00")),
      "0N 1N 2N", earns: "8 8 4"),
  ]

  @Test(arguments: courses)
  func `no window holds more than its cap`(course: DatedCourse) throws {
    let earned = try course.earned()
    #expect(earned == course.earns, "it earned \(earned.map(\.spelled))")
  }

  @Test func `the record shows what was earned and what was withheld`() throws {
    var ledger = try TestLedger(under: Self.daily(Cap(window: .episode, most: "15.00")))
    let rewards = try ledger.record(days: "0N 1N").flatMap(\.rewards)
    #expect(rewards.map(\.total) == [.of("10"), .of("10")])
    #expect(rewards.map(\.withheld) == [.zero, "5.00"])
    #expect(try ledger.participant().balance == "15.00")
  }

  /// So that nobody is promised what a cap will keep back.
  @Test func `that leaves less for what comes next is known before`() throws {
    var ledger = try TestLedger(under: Self.daily(Cap(window: .episode, most: "25.00")))
    var known: [Bool] = []
    for place in 0...2 {
      try ledger.record(days: "\(place)N")
      let participant = try ledger.participant()
      let next = try #require(ledger.state.prospects(of: participant, stretch: 0).first)
      known.append(
        ledger.state.isBeyondCaps(
          next, of: participant, stretch: 0, after: CalendarDay("2026-01-05").adding(days: place)))
    }
    #expect(known == [false, true, true])
  }

  @Test func `the ladder goes on beneath a cap`() throws {
    var schedule = Schedule.daily
    schedule.caps = [
      .inline(Cap(window: .period, most: "0.00", from: "2026-01-05", until: "2026-01-06"))
    ]
    let course = DatedCourse("beneath", schedule, "0N 1N 2N", earns: "0 0 3")
    #expect(try course.earned() == course.earns)
  }

  /// $10.00 by the grant for a negative, $10.00 by nobody named for a session.
  static func funded(_ cap: Cap) -> Schedule {
    var schedule = `A shared ladder`.sessions
    schedule.contingencies[0].pays = [.voucher("10.00")]
    schedule.contingencies[0].funder = "grant"
    schedule.contingencies[1].sharesLadderOf = nil
    schedule.contingencies[1].pays = [.voucher("10.00")]
    schedule.caps = [.inline(cap)]
    return schedule
  }

  static let funders = [
    DatedCourse(
      "of a funder limits and counts what that funder pays",
      funded(Cap(window: .episode, most: "15.00", funder: "grant")),
      "0N 0session 1session 1N 2session 2N", earns: "10 10 10 5 10 0"),
    DatedCourse(
      "of no funder counts all", funded(Cap(window: .episode, most: "15.00")),
      "0session 0N 1session", earns: "10 5 0"),
  ]

  @Test(arguments: funders)
  func `a cap counts its funder's payments`(course: DatedCourse) throws {
    let earned = try course.earned()
    #expect(earned == course.earns, "it earned \(earned.map(\.spelled))")
  }

  @Test func `what stands first in the schedule is paid first`() throws {
    // One test meets both; the second contingency hangs together with none, the first with a third.
    var schedule = Schedule.of(
      "order", phases: [.weeks(4, perWeek: 7)], pays: [.voucher("10.00")])
    for (id, leader) in [("second", nil), ("third", "abstinence")] as [(Name, Name?)] {
      var other = schedule.contingencies[0]
      other.id = id
      if let leader {
        other.sharesLadderOf = leader
        other.pays = [nil]
      }
      schedule.contingencies.append(other)
    }
    schedule.caps = [.inline(Cap(window: .day, most: "15.00"))]
    var ledger = try TestLedger(under: schedule)
    let rewards = try ledger.record(days: "0N").flatMap(\.rewards)
    #expect(rewards.map(\.contingency) == ["abstinence", "second", "third"])
    #expect(rewards.map(\.withheld) == [.zero, "5.00", "10.00"])
    let played = try schedule.play(try CourseStream("N"))
    #expect(played.map { $0.rewards.map(\.withheld) } == [[.zero, "5.00", "10.00"]])
  }

  @Test func `a late entry counts on its own day, and pushes no later year beyond the cap`() throws
  {
    var ledger = try TestLedger(under: Self.daily(Cap(window: .rollingYear, most: "15.00")))
    let earned = try ledger.record(days: "100N 200N 50N").map(\.earned)
    #expect(earned == [.of("10"), .of("5"), .of("0")])
    #expect(ledger.findings() == [])
  }

  @Test func `a new episode resets no cap but that of the episode`() throws {
    for (window, again) in [(Cap.Window.episode, "10"), (.calendarYear, "5")] {
      let schedule = Self.daily(Cap(window: window, most: "15.00"))
      var ledger = try TestLedger(under: schedule)
      try ledger.record(days: "0N")
      try ledger.post(
        .end(
          Ending(
            participant: TestLedger.someone, from: TestLedger.start.adding(days: 3),
            outcome: .left)))
      try ledger.enrol(TestLedger.someone, under: schedule, from: TestLedger.start.adding(days: 30))
      #expect(try ledger.record(days: "30N").map(\.earned) == [.of(again)])
      #expect(ledger.findings() == [])
    }
  }

  @Test func `what a correction credits lies within the cap, and nothing is taken back`() throws {
    var ledger = try TestLedger(under: Self.daily(Cap(window: .episode, most: "15.00")))
    let first = ledger.last + 1
    try ledger.record(days: "0P 1N 2N")
    let credited = try ledger.correct(first, to: .negative(on: TestLedger.start))
    #expect(credited.earned == .nothing)
    #expect(credited.credits.map(\.withheld).reduce(.zero, +) == .zero || !credited.credits.isEmpty)
    #expect(try ledger.participant().earned == .of("15"))
    #expect(ledger.findings() == [])
  }

  @Test func `a limit of a file holds for every schedule that names it`() throws {
    var ledger = try TestLedger()
    var schedule = Self.daily()
    schedule.caps = [.file("irs")]
    #expect(throws: Refusal.capsNotAdopted("irs", neededBy: schedule.id)) {
      try ledger.adopt(.schedule(schedule))
    }
    try ledger.adopt(
      .caps(
        CapFile(
          id: "irs", version: 1, title: "irs", source: "a test", evidence: "a test",
          currency: .dollars, limits: [Cap(window: .episode, most: "12.00")])))
    try ledger.adopt(.schedule(schedule))
    try ledger.enrol(TestLedger.someone, under: schedule)
    #expect(try ledger.record(days: "0N 1N").map(\.earned) == [.of("10"), .of("2")])
  }
}
