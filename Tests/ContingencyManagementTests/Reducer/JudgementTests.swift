import ContingencyManagement
import Testing

/// What a test means: its verdict, and the cause that is named for it.
@Suite struct `A verdict` {
  /// Opiates, cocaine and oxycodone; everything not met, but invalid and inconclusive held and
  /// dilute met.
  static let contingency = Contingency.abstinence([.cocaine, .opiates, .oxycodone], pays: [])

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let test: DrugTest
    var prescribed: AnalyteSet = []
    let judgement: Judgement?

    init(
      _ name: String, _ condition: SpecimenCondition = .valid, type: SpecimenType = .urine,
      _ findings: DrugTest.Findings = .summary(.negative), prescribed: AnalyteSet = [],
      is verdict: Verdict?, _ cause: Cause = .negative
    ) {
      self.name = name
      test = .of(on: TestLedger.start, type: type, condition, findings)
      self.prescribed = prescribed
      judgement = verdict.map { Judgement($0, cause) }
    }

    var testDescription: String { name }
  }

  static func findings(
    _ cocaine: AnalyteResult, _ opiates: AnalyteResult, _ oxycodone: AnalyteResult
  ) -> DrugTest.Findings {
    .of([.cocaine: cocaine, .opiates: opiates, .oxycodone: oxycodone])
  }

  static let cases = [
    Case("one word, negative", is: .met),
    Case("one word, positive", .valid, .summary(.positive), is: .notMet, .positive),
    Case("one word, presumptive", .valid, .summary(.presumptive), is: .notMet, .presumptive),
    Case("one word, invalid", .valid, .summary(.invalid), is: .held, .invalid),
    Case("one word, inconclusive", .valid, .summary(.inconclusive), is: .held, .inconclusive),
    Case("refused", .refused, is: .notMet, .refused),
    Case("unable", .unable, is: .notMet, .unable),
    Case("substituted", .substituted, is: .notMet, .substituted),
    Case("adulterated", .adulterated, is: .notMet, .adulterated),
    Case("too little", .tooLittle, is: .notMet, .tooLittle),
    Case("invalid", .invalid, is: .held, .invalid),
    Case("out of temperature", .outOfTemperature, is: .notMet, .outOfTemperature),
    Case("late", .late, is: .notMet, .late),
    Case("dilute", .dilute, is: .met, .dilute),
    Case("a specimen that does not count", type: .hair, is: nil),

    Case("all targets negative", .valid, findings(.negative, .negative, .negative), is: .met),
    Case(
      "one target positive", .valid, findings(.negative, .negative, .positive), is: .notMet,
      .positive),
    Case(
      "a target that is marked not tested", .valid, findings(.negative, .notTested, .negative),
      is: .notMet, .notTested),
    Case(
      "a target that is not on the test", .valid, .of([.cocaine: .negative, .opiates: .negative]),
      is: .notMet, .notTested),
    Case(
      "positive for no target", .valid,
      .of([.cocaine: .negative, .opiates: .negative, .oxycodone: .negative, .cannabis: .positive]),
      is: .met),
    Case(
      "no target is on the test", .valid, .of([.cannabis: .negative]), is: .notMet, .notTested),
    Case(
      "held by one target, not met by another", .valid,
      findings(.inconclusive, .negative, .positive), is: .notMet, .positive),
    Case(
      "one strip invalid, another positive: the gravest verdict", .valid,
      findings(.invalid, .negative, .positive), is: .notMet, .positive),
    Case(
      "held twice: the first by precedence", .valid, findings(.inconclusive, .invalid, .negative),
      is: .held, .invalid),
    Case(
      "not met twice: the first by precedence", .valid,
      findings(.notTested, .presumptive, .positive), is: .notMet, .positive),
    Case(
      "dilute and positive", .dilute, findings(.positive, .negative, .negative), is: .notMet,
      .positive),
    Case(
      "dilute and inconclusive", .dilute, findings(.inconclusive, .negative, .negative),
      is: .held, .inconclusive),
    Case(
      "late and positive", .late, findings(.positive, .negative, .negative), is: .notMet,
      .positive),

    Case(
      "a prescribed target positive", .valid, findings(.negative, .negative, .positive),
      prescribed: [.oxycodone], is: .met),
    Case(
      "a prescribed target absent", .valid, findings(.negative, .negative, .negative),
      prescribed: [.oxycodone], is: .met),
    Case(
      "a prescribed target not tested", .valid, findings(.negative, .negative, .notTested),
      prescribed: [.oxycodone], is: .met),
    Case(
      "another target positive beside a prescription", .valid,
      findings(.positive, .negative, .positive), prescribed: [.oxycodone], is: .notMet, .positive),
    Case(
      "a class strip positive that is prescribed", .valid,
      findings(.negative, .positive, .negative), prescribed: [.opiates], is: .held,
      .prescribedClass),
    Case(
      "a class strip presumptive that is prescribed", .valid,
      findings(.negative, .presumptive, .negative), prescribed: [.opiates], is: .held,
      .prescribedClass),
    Case(
      "a class strip negative that is prescribed", .valid,
      findings(.negative, .negative, .negative), prescribed: [.opiates], is: .met),
    Case(
      "a class strip not tested that is prescribed", .valid,
      findings(.negative, .notTested, .negative), prescribed: [.opiates], is: .notMet, .notTested),
    Case(
      "a prescribed class and another target positive", .valid,
      findings(.positive, .positive, .negative), prescribed: [.opiates], is: .notMet, .positive),
    Case(
      "a prescription of another medicine", .valid, findings(.negative, .positive, .negative),
      prescribed: [.methadone, .buprenorphine], is: .notMet, .positive),
  ]

  @Test(arguments: cases)
  func `a test means what the schedule says it means`(of: Case) {
    #expect(Self.contingency.judge(.test(of.test), prescribed: of.prescribed) == of.judgement)
  }

  @Test(arguments: Cause.ruledForTests.filter { $0 != .missed }, Verdict.allCases)
  func `each cause counts as the schedule rules`(cause: Cause, verdict: Verdict) throws {
    var contingency = Self.contingency
    contingency.verdicts[cause] = verdict
    let test: DrugTest
    if let condition = SpecimenCondition(rawValue: cause.rawValue) {
      test = .of(on: TestLedger.start, condition)
    } else {
      let result = try #require(AnalyteResult(word: cause.rawValue))
      test = .of(on: TestLedger.start, .valid, Self.findings(result, .negative, .negative))
    }
    #expect(contingency.judge(.test(test), prescribed: []) == Judgement(verdict, cause))
  }

  @Test(arguments: Verdict.allCases)
  func `a missed visit counts as the schedule rules`(verdict: Verdict) {
    var contingency = Self.contingency
    contingency.verdicts[.missed] = verdict
    #expect(
      contingency.judge(.letter(.missed, on: TestLedger.start), prescribed: [])
        == Judgement(verdict, .missed))
  }

  @Test(arguments: [Verdict.held, .notMet])
  func `an excused visit counts as the schedule rules, and a closed one is held`(run: Verdict) {
    var contingency = Self.contingency
    contingency.excused.run = run
    #expect(
      contingency.judge(.letter(.excused, on: TestLedger.start), prescribed: [])
        == Judgement(run, .excused))
    #expect(
      contingency.judge(.letter(.closed, on: TestLedger.start), prescribed: [])
        == Judgement(.held, .closed))
  }

  /// Whatever the strips say of what is prescribed, with its metabolites, changes nothing.
  @Test(arguments: [Analyte.buprenorphine, .norbuprenorphine, .methadone, .eddp])
  func `prescribed buprenorphine or methadone never affects abstinence`(analyte: Analyte) {
    let contingency = Contingency.abstinence([.opiates, analyte], pays: [])
    let prescribed: AnalyteSet = [.buprenorphine, .methadone]
    for (opiates, judgement) in [
      (AnalyteResult.negative, Judgement(.met, .negative)),
      (.positive, Judgement(.notMet, .positive)),
    ] {
      for result in AnalyteResult.allCases {
        let test = DrugTest.of(
          on: TestLedger.start, .valid, .of([.opiates: opiates, analyte: result]))
        #expect(contingency.judge(.test(test), prescribed: prescribed) == judgement)
      }
    }
  }

  @Test(arguments: Analyte.allCases)
  func `a positive on a class strip is held where it is prescribed, on any other left out`(
    analyte: Analyte
  ) {
    let isClass = [Analyte.amphetamine, .opiates, .benzodiazepines].contains(analyte)
    let contingency = Contingency.abstinence([analyte, .cotinine], pays: [])
    let test = DrugTest.of(
      on: TestLedger.start, .valid, .of([.cotinine: .negative, analyte: .positive]))
    let expected: Judgement =
      isClass
      ? Judgement(.held, .prescribedClass)
      : analyte == .cotinine ? Judgement(.held, .noTarget) : Judgement(.met, .negative)
    #expect(contingency.judge(.test(test), prescribed: [analyte]) == expected)
    #expect(analyte.isClassStrip == isClass)
  }

  @Test func `methadone counts where it is not prescribed`() {
    let contingency = Contingency.abstinence([.opiates, .methadone], pays: [])
    let test = DrugTest.of(
      on: TestLedger.start, .valid, .of([.opiates: .negative, .methadone: .positive]))
    #expect(
      contingency.judge(.test(test), prescribed: [.buprenorphine])
        == Judgement(.notMet, .positive))
  }

  @Test func `where every target is prescribed a test says nothing`() {
    let contingency = Contingency.abstinence([.methadone, .eddp], pays: [])
    let test = DrugTest.of(on: TestLedger.start, .valid, .of([.methadone: .positive]))
    #expect(
      contingency.judge(.test(test), prescribed: [.methadone]) == Judgement(.held, .noTarget))
  }

  @Test(arguments: [
    (AnalyteResult.negative, Judgement(.met, .negative)),
    (.positive, Judgement(.notMet, .positive)),
  ])
  func `of several rules those whose targets are prescribed are left out`(
    cocaine: AnalyteResult, judgement: Judgement
  ) {
    let rules = [TestRule.everyNegative([.buprenorphine]), .everyNegative([.cocaine])]
    let test = DrugTest.of(
      on: TestLedger.start, .valid, .of([.buprenorphine: .positive, .cocaine: cocaine]))
    for rule in [TestRule.all(rules), .any(rules), .all([.all([rules[0]]), rules[1]])] {
      var contingency = Self.contingency
      contingency.condition = .test(rule, specimens: [.urine])
      #expect(contingency.judge(.test(test), prescribed: [.buprenorphine]) == judgement)
      #expect(
        contingency.judge(.test(test), prescribed: [.buprenorphine, .cocaine])
          == Judgement(.held, .noTarget))
    }
  }

  @Test func `a medicine that was not tested for costs no reward that rests on a reading too`() {
    var contingency = Self.contingency
    contingency.condition = .test(
      .all([.everyNegative([.buprenorphine]), .reading(.carbonMonoxide, .atMost("8"))]),
      specimens: [.urine])
    let test = DrugTest.of(on: TestLedger.start, reading: "8")
    #expect(
      contingency.judge(.test(test), prescribed: [.buprenorphine]) == Judgement(.met, .lowEnough))
    #expect(contingency.judge(.test(test), prescribed: []) == Judgement(.notMet, .notTested))
  }

  @Test(arguments: SpecimenCondition.allCases)
  func `findings go with a specimen that can carry them, and with no other`(
    condition: SpecimenCondition
  ) {
    func exists(_ findings: DrugTest.Findings) -> Bool {
      DrugTest(
        participant: TestLedger.someone, day: TestLedger.start, type: .urine,
        condition: condition, findings: findings, label: nil) != nil
    }
    #expect(exists(.none) == !condition.canCarryResults)
    #expect(exists(.summary(.negative)) == condition.canCarryResults)
    #expect(exists(.of([.cocaine: .negative])) == condition.canCarryResults)
    #expect(!exists(.summary(.notTested)))
    #expect(!exists(.analytes(AnalyteResults())))
  }
}
