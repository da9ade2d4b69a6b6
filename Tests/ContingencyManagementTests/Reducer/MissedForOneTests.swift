import ContingencyManagement
import Testing

/// A visit that was not held for one contingency alone, beside others of the day.
@Suite struct `A visit missed for one contingency` {
  static func day(_ place: Int) -> CalendarDay { TestLedger.start.adding(days: place) }

  /// Doses and tests on the same visits, each $0.80 and $0.40 more each, each with its own reset,
  /// as in Carroll 2001.
  static func carroll(perDay: Int = 1) -> Schedule {
    let pays: [PhasePay?] = [.voucher("0.80", step: "0.40")]
    var schedule = Schedule.of(
      "carroll-2001", phases: [.weeks(12, perWeek: 3 * perDay)], pays: pays,
      targets: [.opiates])
    schedule.phases[0].visits = VisitPlan(weekdays: [.Mon, .Wed, .Fri], perDay: perDay)
    schedule.contingencies.insert(
      Contingency(
        id: "naltrexone", condition: .milestone("naltrexone-dose"), occasions: .visits,
        verdicts: [.missed: .notMet],
        excused: ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: false),
        reset: .toStart, recovery: nil, pays: pays), at: 0)
    return schedule
  }

  static let courses = [
    DatedCourse(
      "a dose not taken on the day of a test", carroll(),
      "0naltrexone-dose 0N 2N 2M:naltrexone 4naltrexone-dose 4N",
      earns: "0.80 0.80 1.20 0 0.80 1.60"),
    DatedCourse(
      "the dose told of before the test", carroll(),
      "0naltrexone-dose 0N 2M:naltrexone 2N 4naltrexone-dose 4N",
      earns: "0.80 0.80 0 1.20 0.80 1.60"),
    DatedCourse(
      "a test not made on the day of a dose", carroll(),
      "0naltrexone-dose 0N 2naltrexone-dose 2M:abstinence 4naltrexone-dose 4N",
      earns: "0.80 0.80 1.20 0 1.60 0.80"),
    DatedCourse(
      "the dose excused", carroll(), "0naltrexone-dose 0N 2N 2E:naltrexone 4naltrexone-dose 4N",
      earns: "0.80 0.80 1.20 0 1.20 1.60"),
    DatedCourse(
      "no dose could be given", carroll(), "0naltrexone-dose 2N 2C:naltrexone 4naltrexone-dose",
      earns: "0.80 0.80 0 1.20"),
    DatedCourse(
      "one missed for each", carroll(),
      "0naltrexone-dose 0N 2M:naltrexone 2M:abstinence 4naltrexone-dose 4N",
      earns: "0.80 0.80 0 0 0.80 0.80"),
    DatedCourse(
      "two visits a day: either of them", carroll(perDay: 2),
      "0naltrexone-dose 0N 0M:naltrexone 0M:abstinence 2naltrexone-dose 2N",
      earns: "0.80 0.80 0 0 0.80 0.80"),
    DatedCourse(
      "two visits a day: one missed for each leaves room for one of each", carroll(perDay: 2),
      "0M:naltrexone 0M:abstinence 0naltrexone-dose 0N", earns: "0 0 0.80 0.80"),
  ]

  @Test(arguments: courses)
  func `leaves the others as they are`(course: DatedCourse) throws {
    #expect(try course.earned() == course.earns)
  }

  /// What is recorded, and what is refused then because of the entry that is counted from it.
  static let refused: [(given: String, then: String, because: Int, left: [Name])] = [
    ("0M:naltrexone", "0naltrexone-dose", 0, []), ("0M:abstinence", "0N", 0, []),
    ("0naltrexone-dose", "0M:naltrexone", 0, []), ("0N", "0E:abstinence", 0, []),
    ("0M:naltrexone", "0M:naltrexone", 0, []), ("0M:naltrexone", "0C:naltrexone", 0, []),
    ("0M", "0M:naltrexone", 0, []), ("0M", "0N", 0, []), ("0M", "0M", 0, []),
    ("0M:naltrexone", "0M", 0, ["abstinence"]), ("0N", "0M", 0, ["naltrexone"]),
    ("0naltrexone-dose", "0M", 0, ["abstinence"]), ("0naltrexone-dose 0N", "0M", 1, []),
  ]

  @Test(arguments: refused)
  func `leaves no room for another occasion of it`(
    given: String, then: String, because: Int, left: [Name]
  ) throws {
    var ledger = try TestLedger(under: Self.carroll())
    let first = ledger.last + 1
    try ledger.record(days: given)
    #expect(throws: Refusal.visitRecorded(Self.day(0), entry: first + because, left: left)) {
      try ledger.record(days: then)
    }
    #expect(ledger.findings() == [])
  }

  @Test func `a specimen that the contingency does not count goes beside it`() throws {
    var ledger = try TestLedger(under: Self.carroll())
    try ledger.record(days: "0M:abstinence")
    #expect(try ledger.post(.record(.test(.of(on: Self.day(0), type: .hair)))).rewards == [])
    #expect(ledger.findings() == [])
  }

  @Test func `it is about a contingency that visits count for`() throws {
    var ledger = try TestLedger(under: .opioidVouchers)
    for name: Name in ["medication", "naltrexone"] {
      #expect(
        throws: Refusal.notAtVisits(name, schedule: "opioid-vouchers", atVisits: ["abstinence"])
      ) { try ledger.post(.record(.letter(.missed, on: Self.day(0), for: name))) }
    }
    try ledger.post(.record(.letter(.missed, on: Self.day(0), for: "abstinence")))
    #expect(ledger.findings() == [])
  }

  @Test func `a correction keeps what it is about`() throws {
    var ledger = try TestLedger(under: Self.carroll())
    try ledger.record(days: "0naltrexone-dose 0N 2N 2M:naltrexone")
    let missed = ledger.last
    try ledger.record(days: "4naltrexone-dose 4N")
    for other: Name? in [nil, "abstinence"] {
      #expect(throws: Refusal.otherKindOfOccasion(entry: missed)) {
        try ledger.correct(missed, to: .letter(.excused, on: Self.day(2), for: other))
      }
    }
    let excused = try ledger.correct(
      missed, to: .letter(.excused, on: Self.day(2), for: "naltrexone"))
    #expect(excused.credits.map(\.contingency) == ["naltrexone"])
    #expect(excused.earned == .of("0.40"))
    #expect(throws: Refusal.visitRecorded(Self.day(4), entry: missed + 1)) {
      try ledger.correct(missed, to: .letter(.missed, on: Self.day(4), for: "naltrexone"))
    }
    try ledger.void(missed)
    try ledger.record(days: "2naltrexone-dose")
    #expect(ledger.findings() == [])
  }
}
