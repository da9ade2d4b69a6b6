import ContingencyManagement
import Digest
import Testing

@Suite struct `Draws made by hand` {
  static func telling(
    _ tiers: [Name], corrects: Int? = nil, evidence: Reference? = "sheet-17"
  ) throws -> Proposal {
    .drawByHand(
      try #require(
        HandDraw.Telling(
          participant: TestLedger.someone, tiers: tiers, witness: "ca-02", evidence: evidence,
          corrects: corrects)))
  }

  @Test func `use up the draws owed, are worth what the slips say, and are told apart`() throws {
    var ledger = try `Draws in a ledger`.ledger()
    try ledger.record("NN")
    try ledger.post(try Self.telling(["small"]))
    try ledger.post(try Self.telling(["large", "encouragement"]))
    let participant = try ledger.participant()
    #expect(participant.drawsOwedCount == 0)
    #expect(participant.drawsMade == 3)
    #expect(participant.drawsByHand == 3)
    #expect(participant.prizes == "21.00")
    #expect(participant.balance == .zero)
    #expect(participant.chain.used == 0, "no element of the chain is used up")
    #expect(ledger.entries[ledger.last].event.kind == .drawnByHand)
    #expect(ledger.state.closingFindings() == [])
    #expect(ledger.findings() == [])
  }

  @Test func `and draws from the chain take turns, each for what one entry earned`() throws {
    var ledger = try `Draws in a ledger`.ledger()
    try ledger.record("NNN")
    try ledger.post(.draw(TestLedger.someone, .declined))
    try ledger.post(.reveal(TestLedger.someone, `Draws in a ledger`.element(1)))
    try ledger.post(try Self.telling(["small", "small"]))
    try ledger.post(.draw(TestLedger.someone, .declined))
    let request = try #require(try ledger.participant().pendingDraw?.request)
    #expect((request.first, request.count) == (2, 3))
    try ledger.post(.reveal(TestLedger.someone, `Draws in a ledger`.element(4)))
    #expect(try ledger.participant().drawsMade == 6)
    #expect(ledger.findings() == [])
  }

  @Test func `count toward a cap as revealed ones do`() throws {
    var ledger = try `A prize beneath a cap`.ledger(Cap(window: .episode, most: "30.00"), each: 2)
    try ledger.record("N")
    let outcome = try ledger.post(try Self.telling(["large", "large"]))
    #expect(
      outcome.prizes == CappedPrizes(value: "40.00", withheld: "10.00", awarded: .zero))
    #expect(try ledger.participant().prizes == "30.00")
    #expect(ledger.findings() == [])
  }

  @Test func `are told again with what the true slips are worth beyond the first telling`() throws {
    var ledger = try `Draws in a ledger`.ledger()
    try ledger.record("NN")
    try ledger.post(try Self.telling(["small"]))
    try ledger.post(try Self.telling(["small", "encouragement"]))
    let wrong = ledger.last
    try ledger.post(try Self.telling(["large", "encouragement"], corrects: wrong))
    var participant = try ledger.participant()
    #expect(participant.prizes == "21.00")
    #expect((participant.drawsMade, participant.drawsByHand) == (3, 3))
    // Down again: what was credited stays. And up: only what is beyond the most so far.
    try ledger.post(try Self.telling(["small", "encouragement"], corrects: ledger.last))
    #expect(try ledger.participant().prizes == "21.00")
    try ledger.post(try Self.telling(["large", "small"], corrects: ledger.last))
    participant = try ledger.participant()
    #expect(participant.prizes == "22.00")
    #expect(ledger.findings() == [])
    #expect(
      `A survey of draws`.survey(ledger).forReview.map(\.entry) == [
        wrong + 1, wrong + 2, wrong + 3,
      ])
  }

  @Test func `stand once another draw was asked for`() throws {
    var ledger = try `Draws in a ledger`.ledger()
    try ledger.record("NN")
    try ledger.post(try Self.telling(["small"]))
    let first = ledger.last
    try ledger.post(.draw(TestLedger.someone, .declined))
    #expect(throws: Refusal.drawPending(entry: first + 1)) {
      try ledger.post(try Self.telling(["large"], corrects: first))
    }
    try ledger.post(.reveal(TestLedger.someone, `Draws in a ledger`.element(2)))
    #expect(throws: Refusal.notLastHandDraw(entry: first, last: first + 1)) {
      try ledger.post(try Self.telling(["large"], corrects: first))
    }
  }

  @Test func `are not told again without evidence`() {
    #expect(
      HandDraw.Telling(
        participant: TestLedger.someone, tiers: ["large"], witness: "ca-02", corrects: 4) == nil)
  }

  @Test func `leave the bowl whose slips stay out, so that none is drawn twice`() throws {
    var ledger = try `A bowl without replacement`.ledger(each: 2)
    try ledger.record("NNN")
    try ledger.post(try Self.telling(["large", "small"]))
    #expect(throws: Refusal.tierUsedUp("large", bowl: "hat")) {
      try ledger.post(try Self.telling(["large", "small"]))
    }
    // Slips 0 and 4 are out; the chain draws among the other three.
    let slips = try `A bowl without replacement`.draw(&ledger, of: TestLedger.someone)
    #expect(Set(slips).isSubset(of: [1, 2, 3]) && Set(slips).count == 2)
    // One small slip is left, and then all are back.
    #expect(throws: Refusal.tierUsedUp("large", bowl: "hat")) {
      try ledger.post(try Self.telling(["large", "small"]))
    }
    try ledger.post(try Self.telling(["small", "large"]))
    #expect(ledger.findings() == [])
  }

  @Test func `told again put other slips out of the bowl`() throws {
    var ledger = try `A bowl without replacement`.ledger(each: 1)
    try ledger.record("NN")
    try ledger.post(try Self.telling(["large"]))
    try ledger.post(try Self.telling(["small"], corrects: ledger.last))
    #expect(try ledger.participant().prizes == "20.00")
    try ledger.post(try Self.telling(["large"]))
    #expect(try ledger.participant().prizes == "40.00")
    #expect(ledger.findings() == [])
  }

  @Test func `seen by their recorder are found by an audit`() throws {
    var ledger = try `Draws in a ledger`.ledger()
    try ledger.record("N")
    try ledger.post(try Self.telling(["small"]))
    var entries = ledger.entries
    entries[ledger.last].by = "ca-02"
    #expect(
      `An audit`.findings(entries)
        == [Finding(entry: ledger.last, .wouldBeRefused(.witnessRecords("ca-02")))])
  }
}
