import ContingencyManagement
import Digest
import Testing

/// Draws from the asking to the slips.
@Suite struct `Draws in a ledger` {
  /// The element of chain `chain` that is revealed for draw `ordinal`.
  static func element(_ ordinal: Int, chain: Int = 0) -> SHA256Digest {
    DrawChain.element(
      DrawChain.length - ordinal,
      before: DrawChain.lastElement(master: TestLedger.master, ordinal: chain))
  }

  static func bluebird() throws -> DrawWord { try #require(DrawWord("bluebird")) }

  /// A ladder of draws, one more for each negative, with a deck that holds one word.
  static func ledger(_ schedule: Schedule = .dailyDraws) throws -> TestLedger {
    var ledger = try TestLedger(under: schedule, withChain: true)
    try ledger.adopt(.deck(WordDeck(id: "words", version: 1, words: ["bluebird"])))
    return ledger
  }

  @Test func `draws are owed, asked for, and only then revealed`() throws {
    var ledger = try Self.ledger()
    try ledger.record("N")
    #expect(try ledger.participant().drawsOwedCount == 1)

    try ledger.post(.draw(TestLedger.someone, try Self.bluebird()))
    let request = try ledger.participant().pendingDraw?.request
    #expect(request?.first == 1)
    #expect(request?.count == 1)
    #expect(ledger.state.closingFindings().map(\.fact) == [.drawPending(TestLedger.someone)])

    try ledger.post(.reveal(TestLedger.someone, Self.element(1)))
    let slip = DrawnSlip.slip(
      element: Self.element(1), origin: TestLedger.origin, participant: TestLedger.someone,
      ordinal: 1, word: try Self.bluebird(), slips: 500)
    guard case .drawn(let result) = ledger.entries[ledger.last].event else {
      Issue.record("the last entry is no result")
      return
    }
    let tier = try #require(PrizeBowl.va500.tier(ofSlip: slip))
    #expect(result.slips == [DrawResult.Slip(number: slip, tier: tier.id)])
    let participant = try ledger.participant()
    #expect(participant.drawsOwedCount == 0)
    #expect(participant.drawsMade == 1)
    #expect(participant.prizes == tier.value)
    #expect(participant.balance == .zero, "a prize is no part of the voucher balance")
    #expect(ledger.state.closingFindings() == [])
    #expect(ledger.findings() == [])
  }

  @Test func `all draws of one occasion are one request, the oldest first`() throws {
    var ledger = try Self.ledger()
    try ledger.record("NNN")
    for (first, count) in [(1, 1), (2, 2), (4, 3)] {
      try ledger.post(.draw(TestLedger.someone, .declined))
      let request = try #require(try ledger.participant().pendingDraw?.request)
      #expect((request.first, request.count) == (first, count))
      try ledger.post(.reveal(TestLedger.someone, Self.element(request.last)))
    }
    #expect(try ledger.participant().drawsMade == 6)
    #expect(ledger.findings() == [])
  }

  @Test func `each draw of a request has an element and an ordinal of its own, in order`() throws {
    var ledger = try Self.ledger(
      .dailyDraws.with { $0.pays = [.draws(from: "va-500", 5, step: 0)] })
    try ledger.record("NN")
    for first in [1, 6] {
      try ledger.post(.draw(TestLedger.someone, try Self.bluebird()))
      try ledger.post(.reveal(TestLedger.someone, Self.element(first + 4)))
      guard case .drawn(let result) = ledger.entries[ledger.last].event else { return }
      let slips = try (first..<first + 5).map { ordinal in
        DrawnSlip.slip(
          element: Self.element(ordinal), origin: TestLedger.origin,
          participant: TestLedger.someone, ordinal: ordinal, word: try Self.bluebird(), slips: 500)
      }
      #expect(result.slips.map(\.number) == slips)
    }
    let participant = try ledger.participant()
    #expect(participant.drawsMade == 10)
    #expect(ledger.findings() == [])
  }

  @Test func `the draws that a correction credits are one request`() throws {
    var ledger = try Self.ledger()
    let first = ledger.last + 1
    try ledger.record("NPNN")
    try ledger.correct(first + 1, to: .negative(on: TestLedger.start.adding(days: 1)))
    // Worth 1, 2, 3, 4 and paid 1, 0, 1, 2.
    let owed = try ledger.participant().drawsOwed
    #expect(owed.map(\.count) == [1, 1, 2, 6])
    #expect(owed.map(\.entry) == [first, first + 2, first + 3, ledger.last])
    #expect(ledger.findings() == [])
  }

  @Test func `an element that does not hash to the last one is refused`() throws {
    var ledger = try Self.ledger()
    try ledger.record("N")
    try ledger.post(.draw(TestLedger.someone, .declined))
    for wrong in [Self.element(2), Self.element(0), Self.element(1, chain: 1), .zero] {
      let found = DrawChain.element(before: wrong)
      #expect(throws: Refusal.elementDoesNotFit(expected: Self.element(0), found: found)) {
        try ledger.post(.reveal(TestLedger.someone, wrong))
      }
    }
    #expect(try ledger.participant().drawsOwedCount == 1)
  }

  @Test func `a chain that is used up serves what it can and is renewed for the rest`() throws {
    // 400 draws a visit: the third visit is owed 400, and the chain has 200 left.
    var ledger = try Self.ledger(
      Schedule.dailyDraws.with { $0.pays = [.draws(from: "va-500", 400, step: 0)] })
    try ledger.record("NNN")
    for last in [400, 800, 1000] {
      try ledger.post(.draw(TestLedger.someone, .declined))
      #expect(try ledger.participant().pendingDraw?.request.last == last)
      try ledger.post(.reveal(TestLedger.someone, Self.element(last)))
    }
    #expect(try ledger.participant().drawsOwedCount == 200)
    #expect(throws: Refusal.chainUsedUp(TestLedger.someone)) {
      try ledger.post(.draw(TestLedger.someone, .declined))
    }
    try ledger.post(
      .renewChain(
        ChainRenewal(
          participant: TestLedger.someone, chain: 1, anchor: Self.element(0, chain: 1))))
    try ledger.post(.draw(TestLedger.someone, .declined))
    try ledger.post(.reveal(TestLedger.someone, Self.element(200, chain: 1)))
    #expect(try ledger.participant().drawsOwedCount == 0)
    #expect(try ledger.participant().drawsMade == 1200)
    #expect(ledger.findings() == [])
  }

  @Test func `the bowl is the one in force when the draws were earned`() throws {
    var ledger = try Self.ledger()
    try ledger.record("N")
    var bowl = PrizeBowl.va500
    bowl.version = 2
    bowl.tiers = [PrizeBowl.Tier(id: "small", label: "Small prize", slips: 1, value: "1.00")]
    try ledger.adopt(.bowl(bowl))
    try ledger.record("N", daily: TestLedger.start.adding(days: 1))
    let owed = try ledger.participant().drawsOwed
    #expect(owed.map { ledger.state.bowl($0.bowl)?.version } == [1, 2])
  }

  @Test func `the same draw comes out the same in every replay`() throws {
    var ledger = try Self.ledger()
    try ledger.record("N")
    try ledger.post(.draw(TestLedger.someone, try Self.bluebird()))
    try ledger.post(.reveal(TestLedger.someone, Self.element(1)))
    var tampered = ledger.entries[ledger.last]
    guard case .drawn(var result) = tampered.event else { return }
    result.slips = [DrawResult.Slip(number: 499, tier: "jumbo")]
    tampered.event = .drawn(result)
    var audited = LedgerState()
    for entry in ledger.entries.dropLast() { try audited.takeIn(entry) }
    #expect {
      try audited.takeIn(tampered)
    } throws: { error in
      guard case .eventDiffers? = (error as? Finding)?.fact else { return false }
      return true
    }
  }
}
