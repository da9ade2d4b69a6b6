import ContingencyManagement
import Testing

/// Corrections and late entries on the plainest ladder: $1.00 a day, $1.00 more each.
@Suite struct `A correction` {
  static func day(_ place: Int) -> CalendarDay { TestLedger.start.adding(days: place) }

  /// The letters recorded on consecutive days; the entry of the first is the second value.
  static func ledger(
    _ letters: String, under schedule: Schedule = .daily
  ) throws -> (ledger: TestLedger, first: Int) {
    var ledger = try TestLedger(under: schedule)
    let first = ledger.last + 1
    try ledger.record(letters)
    return (ledger, first)
  }

  static func credits(_ outcome: Outcome, from first: Int) -> [String] {
    outcome.credits.map { "\($0.entry - first): \($0.earned.spelled)" }
  }

  static func expect(
    _ ledger: TestLedger, earned: String, overpaid: String = "0",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let participant = try ledger.participant()
    #expect(participant.earned == .of(earned), sourceLocation: sourceLocation)
    #expect(participant.overpaid == .of(overpaid), sourceLocation: sourceLocation)
    #expect(ledger.findings() == [], sourceLocation: sourceLocation)
  }

  @Test func `an overturned positive credits every occasion after it`() throws {
    var (ledger, first) = try Self.ledger("NNPNN")
    let outcome = try ledger.correct(first + 2, to: .negative(on: Self.day(2)))
    #expect(outcome.rewards == [])
    // Worth 1 2 3 4 5, paid 1 2 0 1 2.
    #expect(Self.credits(outcome, from: first) == ["2: 3.00", "3: 3.00", "4: 3.00"])
    try Self.expect(ledger, earned: "15")
    let next = try ledger.record("N", daily: Self.day(5))
    #expect(next[0].earned == .of("6"))
  }

  @Test func `an overturned negative takes nothing back, and governs what comes next`() throws {
    var (ledger, first) = try Self.ledger("NNNN")
    let outcome = try ledger.correct(first + 1, to: .positive(on: Self.day(1)))
    #expect(outcome.earned == .nothing)
    // Worth 1 0 1 2, paid 1 2 3 4.
    try Self.expect(ledger, earned: "10", overpaid: "6")
    let next = try ledger.record("N", daily: Self.day(4))
    #expect(next[0].earned == .of("3"))
  }

  @Test func `what was overpaid counts toward what an occasion is credited later`() throws {
    var (ledger, first) = try Self.ledger("NNPN")
    try ledger.correct(first, to: .positive(on: Self.day(0)))
    // Worth 0 1 0 1, paid 1 2 0 1.
    try Self.expect(ledger, earned: "4", overpaid: "2")
    let outcome = try ledger.correct(first + 2, to: .negative(on: Self.day(2)))
    // Worth 0 1 2 3: the third is credited 2, the fourth 2.
    #expect(Self.credits(outcome, from: first) == ["2: 2.00", "3: 2.00"])
    try Self.expect(ledger, earned: "8", overpaid: "2")
  }

  @Test func `the same entry may be corrected twice, and is never paid twice`() throws {
    var (ledger, first) = try Self.ledger("NPN")
    try ledger.correct(first + 1, to: .negative(on: Self.day(1)))
    try Self.expect(ledger, earned: "6")
    try ledger.correct(first + 1, to: .positive(on: Self.day(1)))
    try Self.expect(ledger, earned: "6", overpaid: "4")
    let again = try ledger.correct(first + 1, to: .negative(on: Self.day(1)))
    #expect(again.earned == .nothing)
    try Self.expect(ledger, earned: "6")
  }

  @Test func `from one way of not meeting it to another credits nothing`() throws {
    var (ledger, first) = try Self.ledger("NNPNN")
    let refused = Occasion.test(.of(on: Self.day(2), .refused))
    #expect(try ledger.correct(first + 2, to: refused) == .nothing)
    try Self.expect(ledger, earned: "6")
  }

  @Test func `an entry that is voided leaves the run, and what it earned stays`() throws {
    var (ledger, first) = try Self.ledger("NNN")
    try ledger.void(first + 1)
    // Worth 1 - 2, paid 1 2 3.
    try Self.expect(ledger, earned: "6", overpaid: "3")
    #expect(ledger.state.isVoid(first + 1))
    let next = try ledger.record("N", daily: Self.day(3))
    #expect(next[0].earned == .of("3"))
  }

  @Test func `a voided positive credits what it took`() throws {
    var (ledger, first) = try Self.ledger("NNPN")
    let outcome = try ledger.void(first + 2)
    #expect(Self.credits(outcome, from: first) == ["3: 2.00"])
    try Self.expect(ledger, earned: "6")
  }

  @Test func `an entry that is voided and put back stands as before`() throws {
    var (ledger, first) = try Self.ledger("NNN")
    try ledger.void(first + 1)
    let back = try ledger.correct(first + 1, to: .negative(on: Self.day(1)))
    #expect(back.earned == .nothing)
    #expect(!ledger.state.isVoid(first + 1))
    try Self.expect(ledger, earned: "6")
  }

  @Test func `an occasion moved to another day takes its place there`() throws {
    var (ledger, first) = try Self.ledger("NNPN")
    let outcome = try ledger.correct(first + 2, to: .positive(on: Self.day(8)))
    // Worth 1 2 - 3, then the positive.
    #expect(Self.credits(outcome, from: first) == ["3: 2.00"])
    let next = try ledger.record("N", daily: Self.day(9))
    #expect(next[0].earned == .of("1"))
    #expect(ledger.findings() == [])
  }

  @Test func `the day that a test was moved from is free, and the one it went to is not`() throws {
    var (ledger, first) = try Self.ledger("NN")
    try ledger.correct(first, to: .negative(on: Self.day(8)))
    try ledger.void(first + 1)
    try ledger.post(.record(.letter(.missed, on: Self.day(0))))
    try ledger.post(.record(.letter(.excused, on: Self.day(1))))
    #expect(throws: Refusal.visitRecorded(Self.day(8), entry: first)) {
      try ledger.post(.record(.letter(.missed, on: Self.day(8))))
    }
    #expect(ledger.findings() == [])
  }

  @Test func `an occasion moved to another participant is worked out for both`() throws {
    var (ledger, first) = try Self.ledger("NPN")
    try ledger.enrol("c-2", under: .daily)
    try ledger.record("NN", of: "c-2", daily: Self.day(2))
    let outcome = try ledger.correct(first + 1, to: .positive("c-2", on: Self.day(1)))
    // The first is worth 1 - 2 now; the other has a positive before two negatives.
    #expect(Self.credits(outcome, from: first) == ["2: 1.00"])
    #expect(outcome.credits.map(\.participant) == [TestLedger.someone])
    try Self.expect(ledger, earned: "3")
    #expect(try ledger.participant("c-2").earned == .of("3"))
    #expect(try ledger.participant("c-2").overpaid == .nothing)
  }

  @Test func `a negative moved to another participant is paid there and kept here`() throws {
    var (ledger, first) = try Self.ledger("NN")
    try ledger.enrol("c-2", under: .daily)
    try ledger.record("N", of: "c-2", daily: Self.day(3))
    let outcome = try ledger.correct(first, to: .negative("c-2", on: Self.day(1)))
    #expect(outcome.credits.map(\.earned) == [.of("1"), .of("1")])
    #expect(outcome.credits.map(\.participant) == ["c-2", "c-2"])
    #expect(try ledger.participant("c-2").earned == .of("3"))
    // Worth 1 for the second alone, paid 1 and 2.
    try Self.expect(ledger, earned: "3", overpaid: "2")
    try ledger.correct(first, to: .negative(on: Self.day(0)))
    try Self.expect(ledger, earned: "3")
  }

  @Test func `a missed visit excused later is worked through again`() throws {
    var (ledger, first) = try Self.ledger("NNMN")
    let outcome = try ledger.correct(first + 2, to: .letter(.excused, on: Self.day(2)))
    #expect(Self.credits(outcome, from: first) == ["3: 2.00"])
    try Self.expect(ledger, earned: "6")
  }

  @Test func `a voided redemption gives the balance back`() throws {
    var (ledger, _) = try Self.ledger("NNN")
    try ledger.post(
      .redeem(
        Redemption(participant: TestLedger.someone, day: Self.day(3), amount: "4.00", item: "x")))
    #expect(try ledger.participant().balance == "2.00")
    try ledger.void(ledger.last)
    #expect(try ledger.participant().balance == "6.00")
    #expect(ledger.findings() == [])
  }

  @Test func `the label of a voided test is free, and belongs to the test that took it`() throws {
    var ledger = try TestLedger(under: .daily)
    func test(_ place: Int, _ label: Reference?) -> Occasion {
      .test(.of(on: Self.day(place), label: label))
    }
    try ledger.post(.record(test(0, "s-1")))
    let voided = ledger.last
    try ledger.void(voided)
    try ledger.post(.record(test(1, "s-1")))
    let taker = ledger.last
    try ledger.correct(voided, to: test(0, "s-2"))
    #expect(throws: Refusal.specimenRecorded("s-1", entry: taker)) {
      try ledger.post(.record(test(2, "s-1")))
    }
  }

  /// The last day of an episode, or the day a pause begins, may have had a test in the morning.
  @Test(arguments: ["pause", "end"])
  func `a test of the day an episode stops can still be corrected`(stop: String) throws {
    var (ledger, first) = try Self.ledger("NNP")
    let day = Self.day(2)
    if stop == "pause" {
      try ledger.post(.pause(Pause(participant: TestLedger.someone, from: day, reason: .travel)))
    } else {
      try ledger.post(
        .end(Ending(participant: TestLedger.someone, from: day, outcome: .completed)))
    }
    let outcome = try ledger.correct(first + 2, to: .negative(on: day))
    #expect(outcome.earned == .of("3"))
    #expect(ledger.findings() == [])
  }

  @Test func `a voided test cannot come back into a pause`() throws {
    var (ledger, first) = try Self.ledger("NNN")
    try ledger.void(first + 2)
    try ledger.post(
      .pause(Pause(participant: TestLedger.someone, from: Self.day(2), reason: .travel)))
    #expect(throws: Refusal.whilePaused(Self.day(2), from: Self.day(2), .travel)) {
      try ledger.correct(first + 2, to: .negative(on: Self.day(2)))
    }
  }
}
