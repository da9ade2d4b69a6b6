import ContingencyManagement
import Digest
import Testing

/// The secret replaced, chains renewed, and draws given up whose elements were lost.
@Suite struct `A secret replaced` {
  static let next = (0..<32).map { UInt8(255 - $0) }

  static func replacement(_ reason: SecretKind) -> Proposal {
    .replaceSecret(
      SecretReplacement(drawCommitment: DrawChain.commitment(to: next), reason: reason))
  }

  static func element(_ ordinal: Int, chain: Int) -> SHA256Digest {
    DrawChain.element(
      DrawChain.length - ordinal, before: DrawChain.lastElement(master: next, ordinal: chain))
  }

  static func renewal(_ chain: Int, _ reason: ChainKind?) -> Proposal {
    .renewChain(
      ChainRenewal(
        participant: TestLedger.someone, chain: chain, anchor: element(0, chain: chain),
        reason: reason))
  }

  @Test func `leaves no old chain in service, and draws go on from the next`() throws {
    var ledger = try `Draws in a ledger`.ledger()
    try ledger.record("N")
    try ledger.post(Self.replacement(.scheduled))
    #expect(throws: Refusal.chainOfOldSecret(TestLedger.someone)) {
      try ledger.post(.draw(TestLedger.someone, .declined))
    }
    try ledger.post(Self.renewal(1, .secretReplaced))
    try ledger.post(.draw(TestLedger.someone, .declined))
    #expect(throws: Refusal.self, "an element of the old secret does not fit") {
      try ledger.post(.reveal(TestLedger.someone, `Draws in a ledger`.element(1)))
    }
    try ledger.post(.reveal(TestLedger.someone, Self.element(1, chain: 1)))
    #expect(try ledger.participant().drawsMade == 1)
    #expect(ledger.findings() == [])
    #expect(ledger.state.drawCommitment == DrawChain.commitment(to: Self.next))
    #expect(
      `A survey of draws`.survey(ledger).forReview.map(\.fact) == [.secretReplaced(.scheduled)])
  }

  @Test func `as lost lets the draws that wait for it be given up, and owed again as many`() throws
  {
    var ledger = try `Draws in a ledger`.ledger()
    try ledger.record("NN")
    try ledger.post(.draw(TestLedger.someone, .declined))
    let request = ledger.last
    try ledger.post(Self.replacement(.lost))
    try ledger.post(.voidDraw(TestLedger.someone))
    #expect(
      ledger.entries[ledger.last].event
        == .drawVoided(
          DrawVoiding(
            participant: TestLedger.someone, request: request, replaced: request + 1)))
    #expect(ledger.state.isVoid(request))
    let participant = try ledger.participant()
    #expect(participant.pendingDraw == nil)
    #expect((participant.drawsOwedCount, participant.drawsMade) == (3, 0))
    #expect(throws: Refusal.noDrawPending(TestLedger.someone)) {
      try ledger.post(.voidDraw(TestLedger.someone))
    }
    try ledger.post(Self.renewal(1, .secretReplaced))
    try ledger.post(.draw(TestLedger.someone, .declined))
    try ledger.post(.reveal(TestLedger.someone, Self.element(1, chain: 1)))
    #expect(try ledger.participant().drawsMade == 1)
    #expect(ledger.findings() == [])
    #expect(
      `A survey of draws`.survey(ledger).forReview.map(\.fact) == [
        .secretReplaced(.lost), .drawVoided(TestLedger.someone, request: request),
      ])
  }

  /// The element is found again after the secret was given up as lost: the request still stands.
  @Test func `does not keep a draw from being completed by the element it waits for`() throws {
    var ledger = try `Draws in a ledger`.ledger()
    try ledger.record("N")
    try ledger.post(.draw(TestLedger.someone, .declined))
    try ledger.post(Self.replacement(.lost))
    try ledger.post(.reveal(TestLedger.someone, `Draws in a ledger`.element(1)))
    #expect(try ledger.participant().drawsMade == 1)
    #expect(ledger.findings() == [])
  }

  @Test func `is not needed to replace a chain, which is told for review`() throws {
    var ledger = try `Draws in a ledger`.ledger()
    try ledger.record("N")
    for (number, reason) in [ChainKind.exposed, .participantAsked].enumerated() {
      let anchor = `Draws in a ledger`.element(0, chain: number + 1)
      try ledger.post(
        .renewChain(
          ChainRenewal(
            participant: TestLedger.someone, chain: number + 1, anchor: anchor, reason: reason)))
    }
    try ledger.post(.draw(TestLedger.someone, .declined))
    try ledger.post(.reveal(TestLedger.someone, `Draws in a ledger`.element(1, chain: 2)))
    #expect(ledger.findings() == [])
    #expect(
      `A survey of draws`.survey(ledger).forReview.map(\.fact) == [
        .chainReplaced(TestLedger.someone, .exposed),
        .chainReplaced(TestLedger.someone, .participantAsked),
      ])
  }
}
