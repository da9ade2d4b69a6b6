import ContingencyManagement
import Testing

/// Several specimens on one day: the first that can be used decides.
@Suite struct `Two specimens on one day` {
  static let start = TestLedger.start
  static let schedule = Schedule.daily.with {
    $0.condition = .test(targets: [.cocaine, .cannabis], specimens: [.urine])
  }

  /// What the specimens of the second day earn, and their standing when all are in; there is a
  /// negative on the day before and on the day after.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let specimens: [DrugTest]
    let earned: [String]
    let after: String

    var testDescription: String { name }
  }

  static func test(
    _ condition: SpecimenCondition = .valid, _ result: AnalyteResult = .negative
  ) -> DrugTest {
    .of(on: start.adding(days: 1), condition, .summary(result))
  }

  /// Two strips, of cocaine and of cannabis.
  static func strips(_ cocaine: AnalyteResult, _ cannabis: AnalyteResult) -> DrugTest {
    .of(on: start.adding(days: 1), .valid, .of([.cocaine: cocaine, .cannabis: cannabis]))
  }

  static let cases = [
    Case(
      name: "a positive after a negative changes nothing",
      specimens: [test(), test(.valid, .positive)], earned: ["2", "0"], after: "3"),
    Case(
      name: "a negative after a positive changes nothing",
      specimens: [test(.valid, .positive), test()], earned: ["0", "0"], after: "1"),
    Case(
      name: "a negative takes the place of an invalid one",
      specimens: [test(.invalid), test()], earned: ["0", "2"], after: "3"),
    Case(
      name: "a positive takes the place of an invalid one",
      specimens: [test(.invalid), test(.valid, .positive)], earned: ["0", "0"], after: "1"),
    Case(
      name: "a negative takes the place of too little",
      specimens: [test(.tooLittle), test()], earned: ["0", "2"], after: "3"),
    Case(
      name: "a negative does not take the place of a refusal",
      specimens: [test(.refused), test()], earned: ["0", "0"], after: "1"),
    Case(
      name: "only one takes the place of unusable ones",
      specimens: [test(.invalid), test(.unable), test(), test()], earned: ["0", "0", "2", "0"],
      after: "3"),
    Case(
      name: "an unusable one after a negative changes nothing",
      specimens: [test(), test(.invalid), test(.valid, .positive)], earned: ["2", "0", "0"],
      after: "3"),
    Case(
      name: "a dilute specimen that counts as met is not paid again for a second",
      specimens: [test(.dilute), test()], earned: ["2", "0"], after: "3"),
    Case(
      name: "a dilute positive is not tested away",
      specimens: [test(.dilute, .positive), test()], earned: ["0", "0"], after: "1"),
    Case(
      name: "a specimen out of temperature may be given again",
      specimens: [test(.outOfTemperature), test()], earned: ["0", "2"], after: "3"),
    Case(
      name: "a positive out of temperature is not tested away",
      specimens: [test(.outOfTemperature, .positive), test()], earned: ["0", "0"], after: "1"),
    Case(
      name: "a negative takes the place of a strip that failed",
      specimens: [strips(.invalid, .negative), strips(.negative, .negative)], earned: ["0", "2"],
      after: "3"),
    Case(
      name: "a positive takes the place of a strip that failed",
      specimens: [strips(.invalid, .negative), strips(.positive, .negative)], earned: ["0", "0"],
      after: "1"),
    Case(
      name: "a positive beside a strip that failed is not tested away",
      specimens: [strips(.invalid, .positive), strips(.negative, .negative)], earned: ["0", "0"],
      after: "1"),
  ]

  @Test(arguments: cases)
  func `the first that can be used decides the day`(day: Case) throws {
    var ledger = try TestLedger(under: Self.schedule)
    try ledger.record("N")
    let earned = try day.specimens.map { try ledger.post(.record(.test($0))).earned }
    #expect(earned == day.earned.map(Earning.of))
    let after = try ledger.record("N", daily: Self.start.adding(days: 2))
    #expect(after[0].earned == .of(day.after))
    #expect(try ledger.participant().overpaid == .nothing)
    #expect(ledger.findings() == [])
  }
}
