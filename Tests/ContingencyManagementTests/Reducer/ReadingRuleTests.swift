import ContingencyManagement
import Testing

/// Contingencies that rest on a reading, and on several rules together.
@Suite struct `A reading` {
  /// A breath test every day that earns $1.00, and $1.00 more each time; a first reading that is
  /// to be compared is held.
  static func daily(_ rule: TestRule) -> Schedule {
    Schedule.daily.with {
      $0.condition = .test(rule, specimens: [.urine])
      $0.verdicts[.noEarlierReading] = .held
      for cause in Cause.allCases where !$0.ruledCauses.contains(cause) {
        $0.verdicts[cause] = nil
      }
    }
  }

  static func carbonMonoxide(_ limit: ReadingLimit) -> Schedule {
    daily(.reading(.carbonMonoxide, limit))
  }

  /// Fallen by half, or at most 300.
  static let robles = daily(
    .any([
      .reading(.carbonMonoxide, .fallen(percent: 50, perDay: false)),
      .reading(.carbonMonoxide, .atMost("300")),
    ]))

  static let courses = [
    DatedCourse(
      "at the limit it is met, above it not", carbonMonoxide(.atMost("8")),
      "0R7.5 1R8 2R8.001 3R0", earns: "1 2 0 1"),
    DatedCourse(
      "a fall is from the last reading, met or not",
      carbonMonoxide(.fallen(percent: 50, perDay: false)), "0R100 1R60 2R30 3R15.001 4R7.5",
      earns: "0 0 1 0 1"),
    DatedCourse(
      "exactly half is half", carbonMonoxide(.fallen(percent: 50, perDay: false)),
      "0R100 9R50", earns: "0 1"),
    DatedCourse(
      "a fall of 20 % a day leaves 64 after two days",
      carbonMonoxide(.fallen(percent: 20, perDay: true)), "0R100 2R64 3R51.2", earns: "0 1 2"),
    DatedCourse(
      "and 64.001 is too much", carbonMonoxide(.fallen(percent: 20, perDay: true)),
      "0R100 2R64.001", earns: "0 0"),
    DatedCourse(
      "at or below the third of five by the 60th percentile",
      carbonMonoxide(.percentile(60, ofLast: 5)), "0R50 1R10 2R40 3R20 4R30 5R30 6R31",
      earns: "0 1 2 3 4 5 0"),
    DatedCourse(
      "of as many as there are", carbonMonoxide(.percentile(99, ofLast: 9)), "0R10 1R10 2R11",
      earns: "0 1 0"),
    DatedCourse(
      "only the last so many count", carbonMonoxide(.percentile(50, ofLast: 2)),
      "0R5 1R30 2R20 3R20 4R21", earns: "0 0 0 1 0"),
    DatedCourse(
      "one of two rules is enough", robles, "0R1000 1R500 2R300 3R299 4R301",
      earns: "0 1 2 3 0"),
    DatedCourse("from the first reading on", robles, "0R300", earns: "1"),
    DatedCourse(
      "all of two rules",
      daily(
        .all([
          .reading(.carbonMonoxide, .atMost("8")),
          .reading(.carbonMonoxide, .fallen(percent: 10, perDay: false)),
        ])), "0R9 1R8 2R8 3R7.2", earns: "0 1 0 1"),
    DatedCourse(
      "submitted is enough, whatever it says", daily(.submitted), "0N 1P 2M 3P",
      earns: "1 2 0 1"),
  ]

  @Test(arguments: courses)
  func `a reading earns what it should`(course: DatedCourse) throws {
    let earned = try course.earned()
    #expect(earned == course.earns, "it earned \(earned.map(\.spelled))")
  }

  /// One target of two: negative, positive, inconclusive, not tested.
  @Test(arguments: [
    (AnalyteResult.negative, AnalyteResult.positive, Verdict.met), (.positive, .negative, .met),
    (.positive, .positive, .notMet), (.notTested, .negative, .met),
    (.positive, .inconclusive, .held), (.notTested, .positive, .notMet),
  ])
  func `any target that is negative is enough`(
    cocaine: AnalyteResult, opiates: AnalyteResult, verdict: Verdict
  ) {
    let contingency = Schedule.daily.with {
      $0.condition = .test(.anyNegative([.cocaine, .opiates]), specimens: [.urine])
    }.contingencies[0]
    let test = DrugTest.of(
      on: TestLedger.start, .valid, .of([.cocaine: cocaine, .opiates: opiates]))
    #expect(contingency.judge(.test(test), prescribed: [])?.verdict == verdict)
  }

  @Test func `a test without the reading is not tested`() throws {
    let contingency = Self.carbonMonoxide(.atMost("8")).contingencies[0]
    let test = DrugTest.of(on: TestLedger.start, .valid, .of([.cocaine: .negative]))
    #expect(
      contingency.judge(.test(test), prescribed: []) == Judgement(.notMet, .notTested))
  }

  @Test func `one word does not do for a reading`() throws {
    var ledger = try TestLedger(under: Self.carbonMonoxide(.atMost("8")))
    #expect(throws: Refusal.needsReading(.carbonMonoxide)) {
      try ledger.post(.record(.negative(on: TestLedger.start)))
    }
  }

  /// 5000 less 20 % a day leaves 3200 after two days; 400 would leave 320 after one.
  @Test(arguments: [(Verdict.held, "1"), (.notMet, "1"), (.met, "0")])
  func `a reading is compared with the last of a specimen that counts as met`(
    dilute: Verdict, earns: String
  ) throws {
    let schedule = Self.carbonMonoxide(.fallen(percent: 20, perDay: true))
      .with(.dilute, as: dilute)
    var ledger = try TestLedger(under: schedule)
    try ledger.record(days: "0R5000")
    let second = TestLedger.start.adding(days: 1)
    try ledger.post(.record(.test(.of(on: second, .dilute, reading: "400"))))
    #expect(try ledger.record(days: "2R3000").map(\.earned) == [.of(earns)])
    #expect(ledger.findings() == [])
  }

  @Test func `a late reading is compared with the ones of the days before it`() throws {
    var ledger = try TestLedger(
      under: Self.carbonMonoxide(.fallen(percent: 50, perDay: false)))
    // 40 is half of 80 only; with 50 between them it no longer is, and 50 is not half of 80.
    let earned = try ledger.record(days: "0R80 2R40 1R50").map(\.earned)
    #expect(earned == [.of("0"), .of("1"), .of("0")])
    #expect(try ledger.participant().overpaid == .of("1"))
    #expect(ledger.findings() == [])
  }
}
