import ContingencyManagement
import Digest
import Testing

/// Given a history, when something is proposed, then it is refused for this reason.
@Suite struct `A refusal` {
  static let someone = TestLedger.someone
  static let other: ParticipantCode = "c-2"

  static func day(_ place: Int) -> CalendarDay { TestLedger.start.adding(days: place) }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let given: @Sendable (inout TestLedger) throws -> Void
    let when: @Sendable (TestLedger) throws -> Proposal
    let then: @Sendable (TestLedger) -> Refusal

    init(
      _ name: String, given: @escaping @Sendable (inout TestLedger) throws -> Void = { _ in },
      when: @escaping @Sendable (TestLedger) throws -> Proposal,
      then: @escaping @autoclosure @Sendable () -> Refusal
    ) {
      self.name = name
      self.given = given
      self.when = when
      self.then = { _ in then() }
    }

    var testDescription: String { name }
  }

  @Test(arguments: cases + precedence)
  func `what is proposed is refused, and nothing has changed`(refused: Case) throws {
    var ledger = try TestLedger(under: Self.schedule)
    try refused.given(&ledger)
    let before = Standing.all(ledger.state)
    let proposal = try refused.when(ledger)
    #expect(throws: refused.then(ledger)) { try ledger.post(proposal) }
    #expect(Standing.all(ledger.state) == before)
    #expect(ledger.findings() == [])
  }

  @Test func `nothing is recorded before the ledger is founded`() {
    let state = LedgerState()
    #expect(throws: Refusal.notCreated) {
      try state.decide(Self.negative(on: 0), by: TestLedger.desk, today: TestLedger.today)
    }
  }

  @Test func `one word is refused where contingencies look for different analytes`() throws {
    var schedule = Schedule.daily
    schedule.contingencies.append(
      .abstinence([.opiates], pays: [.voucher("1.00")]))
    schedule.contingencies[1].id = "opiates"
    var ledger = try TestLedger(under: schedule)
    #expect(throws: Refusal.needsAnalytes([.cocaine, .opiates])) {
      try ledger.record("N")
    }
    let test = DrugTest.of(
      on: Self.day(0), .valid, .of([.cocaine: .negative, .opiates: .positive]))
    let outcome = try ledger.post(.record(.test(test)))
    #expect(outcome.rewards.map(\.verdict) == [.met, .notMet])
    // No findings, no question; and a specimen that only one of them counts asks for one word.
    try ledger.post(.record(.test(.of(on: Self.day(1), .refused))))
    try ledger.post(.record(.test(.of(on: Self.day(2), type: .hair))))
  }

  @Test(arguments: [AnalyteResult.positive, .presumptive])
  func `one word for a positive is refused where a class strip may show a medicine`(
    word: AnalyteResult
  ) throws {
    let schedule = Schedule.daily.with {
      $0.condition = .test(targets: [.cocaine, .opiates], specimens: [.urine])
    }
    var ledger = try TestLedger(under: schedule, prescribed: [.opiates])
    try ledger.record("NNN")
    #expect(throws: Refusal.needsAnalytes([.cocaine, .opiates])) {
      try ledger.post(.record(.test(.of(on: Self.day(3), .valid, .summary(word)))))
    }
    let each = DrugTest.Findings.of([.cocaine: .negative, .opiates: word])
    let outcome = try ledger.post(.record(.test(.of(on: Self.day(3), .valid, each))))
    #expect(outcome.rewards.map(\.verdict) == [.held])
    #expect(try ledger.record("N", daily: Self.day(4)).map(\.earned) == [.of("4")])
  }

  @Test func `one word is refused where a contingency asks for a reading`() throws {
    let schedule = Schedule.daily.with {
      $0.condition = .test(.reading(.carbonMonoxide, .atMost("8")), specimens: [.breath])
    }
    var ledger = try TestLedger(under: schedule)
    #expect(throws: Refusal.needsReading(.carbonMonoxide)) {
      try ledger.post(.record(.test(.of(on: Self.day(0), type: .breath))))
    }
    #expect(throws: Refusal.needsReading(.carbonMonoxide)) {
      try ledger.post(
        .record(
          .test(
            .of(on: Self.day(0), type: .breath, .valid, .of([.carbonMonoxide: .negative])))))
    }
    let test = DrugTest.of(on: Self.day(0), type: .breath, reading: "8")
    #expect(try ledger.post(.record(.test(test))).rewards.map(\.verdict) == [.met])
  }

  /// `requestReused` is the ledger's to give, which knows the requests; `notCreated`,
  /// `needsAnalytes`, `needsReading`, `chainUsedUp` and `tierUsedUp` have tests of their own.
  @Test func `every refusal of the rules is reached by a case`() throws {
    let ledger = try TestLedger(under: Self.schedule)
    let reached = Set(Self.cases.map { Self.name(of: $0.then(ledger)) })
    let elsewhere = [
      "requestReused", "notCreated", "needsAnalytes", "needsReading", "chainUsedUp", "tierUsedUp",
    ]
    #expect(reached.union(elsewhere) == Set(Self.names))
  }
}
