import ContingencyManagement
import Testing

/// Several planned visits on one day, as in smoking protocols with three breath tests a day.
@Suite struct `Several visits a day` {
  static let rising = PhasePay.voucher("1.00", step: "1.00")

  static func breath(_ visits: VisitPlan, weeks: Int = 1) -> Schedule {
    .of("breath", phases: [Phase(id: "tests", weeks: weeks, visits: visits)], pays: [rising])
  }

  static let threeADay = breath(VisitPlan(weekdays: [.Mon, .Wed], perDay: 3))

  static let courses = [
    DatedCourse(
      "each of three tests a day earns", threeADay, "0N 0N 0N 2N 2N 2N", earns: "1 2 3 4 5 6"),
    DatedCourse(
      "a fourth on the day is recorded and changes nothing", threeADay, "0N 0N 0N 0P 2N",
      earns: "1 2 3 0 4"),
    DatedCourse(
      "a positive among the three resets", threeADay, "0N 0P 0N", earns: "1 0 1"),
    DatedCourse(
      "one that was missed is one of the day's three", threeADay, "0N 0M 0N 0N",
      earns: "1 0 1 0"),
    DatedCourse(
      "one that the clinic closed is made up on the day", threeADay, "0N 0C 0N 0N",
      earns: "1 0 2 3"),
    DatedCourse(
      "so is an excused one that is spared", threeADay.with(excused: .held, sparesWeek: true),
      "0N 0E 0N 0N", earns: "1 0 2 3"),
    DatedCourse(
      "an excused one that is not spared is one of the day's three", threeADay, "0N 0E 0N 0N",
      earns: "1 0 2 0"),
    DatedCourse(
      "so many a week, of which so many count on one day",
      breath(VisitPlan(perWeek: 3, perDay: 2)), "0N 0N 0N 1N 2N", earns: "1 2 0 3 0"),
    DatedCourse(
      "each phase says how many count on its days",
      .of(
        "phases",
        phases: [
          Phase(id: "often", weeks: 1, visits: VisitPlan(perWeek: 4, perDay: 2)),
          Phase(id: "seldom", weeks: 1, visits: VisitPlan(perWeek: 2)),
        ], pays: [rising, .voucher("1.00", step: "1.00", carriesRung: true)]),
      "0N 0N 7N 7N 8N", earns: "1 2 3 0 4"),
  ]

  @Test(arguments: courses)
  func `so many count as the plan says`(course: DatedCourse) throws {
    let earned = try course.earned()
    #expect(earned == course.earns, "it earned \(earned.map(\.spelled))")
  }

  @Test func `fifteen tests of a week, three a day, come to the published total`() throws {
    // $3.00 and $0.50 more each, $10.00 for every three: 97.50 and 50.00 (Roll 1996).
    let roll = Schedule.of(
      "roll",
      phases: [
        Phase(
          id: "week", weeks: 1,
          visits: VisitPlan(weekdays: [.Mon, .Tue, .Wed, .Thu, .Fri], perDay: 3))
      ],
      pays: [.voucher("3.00", step: "0.50", bonus: "10.00", every: 3)])
    #expect(try roll.played("15N").reduce(.nothing, +) == .of("147.50"))
    #expect(try roll.recorded("15N").reduce(.nothing, +) == .of("147.50"))
  }

  @Test func `a missed visit of the day takes no specimen's place`() throws {
    var ledger = try TestLedger(under: Self.threeADay)
    try ledger.record(days: "0N 0N")
    let unable = DrugTest.of(on: TestLedger.start, .unable)
    try ledger.post(.record(.test(unable)))
    // The third of the day could not be given, and nothing came in its place.
    #expect(try ledger.record(days: "2M 2N").map(\.earned) == [.of("0"), .of("1")])
    var other = try TestLedger(under: Self.threeADay)
    try other.post(.record(.test(unable)))
    try other.post(.record(.letter(.excused, on: TestLedger.start)))
    let rewards = try other.record(days: "2N").flatMap(\.rewards)
    #expect(rewards.map(\.run) == [1])
    #expect(
      other.state.rewardNow(
        for: Credit(
          participant: TestLedger.someone, entry: other.last - 2, contingency: "abstinence",
          earned: .nothing))?.reward.standing == .counted)
  }

  /// What is recorded on the first day, `U` for a specimen that could not be given.
  @Test(arguments: [
    ("N U N", "1 0 1"), ("U U N", "0 0 1"), ("U U U N N N", "0 0 0 1 2 3"),
    ("U N N N", "0 1 2 3"), ("N U U U N", "1 0 0 0 1"), ("U N N U N N", "0 1 2 0 3 0"),
  ])
  func `a specimen that could not be used is one of the day's, until all its places are full`(
    specimens: String, earns: String
  ) throws {
    var ledger = try TestLedger(under: Self.threeADay)
    let earned = try specimens.split(separator: " ").map { letter in
      letter == "U"
        ? try ledger.post(.record(.test(.of(on: TestLedger.start, .unable)))).earned
        : try ledger.record(days: "0\(letter)")[0].earned
    }
    #expect(earned == earns.split(separator: " ").map { .of(String($0)) })
    #expect(ledger.findings() == [])
  }

  @Test func `working a day through again keeps each of its occasions within a cap`() throws {
    var schedule = Self.breath(VisitPlan(perWeek: 3, perDay: 2))
    schedule.contingencies[0].pays = [.voucher("3.00", step: "1.00")]
    schedule.caps = [.inline(Cap(window: .reward, most: "3.50"))]
    var ledger = try TestLedger(under: schedule)
    #expect(try ledger.record(days: "1N 1N").map(\.earned) == [.of("3"), .of("3.50")])
    // Worth 3, 4 and 5 now, of which 3, 3.50 and 3.50 may be paid.
    let late = try ledger.record(days: "0N")
    #expect(late.map(\.earned) == [.of("3.50")])
    #expect(try ledger.participant().earned == .of("10"))
    #expect(ledger.findings() == [])
  }

  @Test func `a specimen that could not be used is replaced, whatever came between`() throws {
    var ledger = try TestLedger(under: Self.threeADay)
    try ledger.post(.record(.test(.of(on: TestLedger.start, .unable))))
    // The excused one is one of the day's three, and the specimen after it takes the first one's
    // place.
    #expect(
      try ledger.record(days: "0E 0N 0N 0N").map(\.earned)
        == [.of("0"), .of("1"), .of("2"), .of("0")])
    #expect(ledger.findings() == [])
  }
}
