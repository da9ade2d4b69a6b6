import Digest
import Testing

@testable import ContingencyManagement

/// Whoever can write to the log, and reads the secret, puts something else in the place of a draw.
///
/// Every hash of the log is taken to be right; only the rules can tell. Seeds 1, 2, 3 …
@Suite struct `A draw that was tampered with` {
  /// Requests from the chain and draws by hand in turn, of one to eight draws each.
  static func ledger() throws -> TestLedger {
    var ledger = try TestLedger(under: .vaPrizes, withChain: true)
    try ledger.adopt(.deck(WordDeck(id: "words", version: 1, words: ["bluebird", "wren"])))
    for place in 0..<12 {
      try ledger.record("N", daily: TestLedger.start.adding(days: 7 * (place / 2) + place % 2))
    }
    let words = ["bluebird", "", "7", "wren", "424242"]
    for place in 0..<12 {
      let owed = try #require(try ledger.participant().drawsOwed.first?.count)
      if place % 4 == 3 {
        try ledger.post(
          try `Draws made by hand`.telling([Name](repeating: "small", count: owed)))
      } else {
        let word = try #require(DrawWord(words[place % words.count]))
        try ledger.post(.draw(TestLedger.someone, word))
        let request = try #require(try ledger.participant().pendingDraw?.request)
        try ledger.post(
          .reveal(TestLedger.someone, `Draws in a ledger`.element(request.last)))
      }
    }
    return ledger
  }

  /// What can be done to a request and its result.
  enum Attack: CaseIterable {
    case wordSwapped, wordTakenOut, elementSwapped, elementOfAnotherOrdinal, secretSwapped
    case ordinalSkipped, ordinalUsedAgain, countRaised, chainSwapped, bowlSwapped
    case entitlementSwapped, slipSwapped, tierSwapped, slipsExchanged, resultReplayed
    case requestReplayed, requestTakenOut, resultTakenOut, drawGivenUp, participantSwapped
    case witnessIsRecorder
  }

  /// The entries after an attack on the request at `place`, and the first entry that can show it;
  /// nil where the attack changes nothing that was drawn.
  static func attacked(
    _ entries: [Entry], at place: Int, _ attack: Attack, _ random: inout SeededGenerator
  ) -> (entries: [Entry], shownBy: ClosedRange<Int>)? {
    var entries = entries
    guard case .drawRequested(var request) = entries[place].event,
      case .drawn(var result) = entries[place + 1].event
    else {
      guard attack == .witnessIsRecorder, case .drawnByHand(let told) = entries[place].event
      else { return nil }
      entries[place].by = told.telling.witness
      return (entries, place...place)
    }
    let slip = Int.random(in: result.slips.indices, using: &random)
    var shownBy = place...place
    switch attack {
    case .wordSwapped, .wordTakenOut:
      let old = request.word
      let number = Int.random(in: 0...999_999, using: &random)
      request.word = attack == .wordTakenOut ? .declined : DrawWord("\(number)") ?? .declined
      guard request.word != old else { return nil }
      // The same slips by chance are the same draw.
      var sheet = DrawSheet(
        participant: request.participant, origin: TestLedger.origin, chain: 0, word: request.word,
        bowl: .va500, digest: request.bowl, out: [], before: .zero, first: request.first, draws: [])
      sheet.draws = zip(request.first...request.last, result.slips).map {
        DrawSheet.Draw(element: `Draws in a ledger`.element($0), slip: $1)
      }
      guard sheet.workings.map(\.slip) != result.slips else { return nil }
      shownBy = (place + 1)...(place + 1)
    case .elementSwapped:
      result.element = SHA256.hash([UInt8.random(in: .min ... .max, using: &random)])
      shownBy = (place + 1)...(place + 1)
    case .elementOfAnotherOrdinal:
      let ordinal = Int.random(in: 0...DrawChain.length, using: &random)
      guard ordinal != request.last else { return nil }
      result.element = `Draws in a ledger`.element(ordinal)
      shownBy = (place + 1)...(place + 1)
    case .secretSwapped:
      let last = DrawChain.lastElement(master: [UInt8](repeating: 1, count: 32), ordinal: 0)
      result.element = DrawChain.element(DrawChain.length - request.last, before: last)
      shownBy = (place + 1)...(place + 1)
    case .ordinalSkipped:
      request.first += 1
      result.element = `Draws in a ledger`.element(request.last)
    case .ordinalUsedAgain:
      guard request.first > 1 else { return nil }
      request.first -= 1
      result.element = `Draws in a ledger`.element(request.last)
    case .countRaised:
      request.count += 1
      result.element = `Draws in a ledger`.element(request.last)
    case .chainSwapped: request.chain += 1
    case .bowlSwapped: request.bowl = SHA256.hash([1])
    case .entitlementSwapped: request.entitledBy -= 1
    case .slipSwapped:
      result.slips[slip].number = (result.slips[slip].number + 1) % 500
      shownBy = (place + 1)...(place + 1)
    case .tierSwapped:
      result.slips[slip].tier = result.slips[slip].tier == "jumbo" ? "small" : "jumbo"
      shownBy = (place + 1)...(place + 1)
    case .slipsExchanged:
      guard let first = result.slips.first, first != result.slips[slip] else { return nil }
      result.slips.swapAt(0, slip)
      shownBy = (place + 1)...(place + 1)
    case .resultReplayed: return inserted(entries[place + 1], at: place + 2, entries)
    case .requestReplayed: return inserted(entries[place], at: place + 1, entries)
    case .requestTakenOut:
      entries.remove(at: place)
      return (renumbered(entries), shownBy)
    case .resultTakenOut:
      guard place + 2 < entries.count else { return nil }
      entries.remove(at: place + 1)
      return (renumbered(entries), (place + 1)...(place + 1))
    case .drawGivenUp:
      var voided = entries[place]
      voided.event = .drawVoided(
        DrawVoiding(participant: request.participant, request: place, replaced: 0))
      return inserted(voided, at: place + 1, entries)
    case .participantSwapped: result.participant = "c-other"
    case .witnessIsRecorder: return nil
    }
    if attack == .participantSwapped { shownBy = (place + 1)...(place + 1) }
    entries[place].event = .drawRequested(request)
    entries[place + 1].event = .drawn(result)
    return (entries, shownBy)
  }

  private static func inserted(
    _ entry: Entry, at place: Int, _ entries: [Entry]
  ) -> (entries: [Entry], shownBy: ClosedRange<Int>) {
    var (entries, entry) = (entries, entry)
    entry.request = written("r-again") { RequestID($0) }
    entries.insert(entry, at: place)
    return (renumbered(entries), place...place)
  }

  private static func renumbered(_ entries: [Entry]) -> [Entry] {
    entries.enumerated().map { place, entry in
      var entry = entry
      entry.number = place
      return entry
    }
  }

  @Test func `is named by an audit, at the entry that shows it`() throws {
    let ledger = try Self.ledger()
    #expect(ledger.findings() == [])
    // The state before each entry, so that only what comes after an attack is read again.
    var states = [LedgerState()]
    for entry in ledger.entries {
      var state = states[states.count - 1]
      try state.takeIn(entry)
      states.append(state)
    }
    let places = ledger.entries.indices.filter {
      let kind = ledger.entries[$0].event.kind
      return kind == .drawRequested || kind == .drawnByHand
    }
    var made: [Attack: Int] = [:]
    for seed in 1...UInt64(Campaign.isOn ? 100_000 : 2_000) {
      var random = SeededGenerator(seed: seed)
      let attack = try #require(Attack.allCases.randomElement(using: &random))
      let place = try #require(places.randomElement(using: &random))
      guard let (entries, shownBy) = Self.attacked(ledger.entries, at: place, attack, &random)
      else { continue }
      made[attack, default: 0] += 1
      var state = states[place]
      var first: Finding?
      for entry in entries[place...] where first == nil {
        do throws(Finding) { try state.takeIn(entry) } catch { first = error }
      }
      #expect(
        first?.entry.map(shownBy.contains) == true, "seed \(seed): \(attack) at entry \(place)")
    }
    #expect(Attack.allCases.filter { made[$0, default: 0] == 0 }.isEmpty)
  }

  /// The request is on the disk before the element is read: whenever it stops, the same comes out.
  @Test func `comes out the same wherever it is interrupted`() throws {
    let whole = try Self.ledger()
    for cut in whole.entries.indices where whole.entries[cut].event.kind == .drawn {
      var state = LedgerState()
      for entry in whole.entries[..<cut] { try state.takeIn(entry) }
      let pending = try #require(state.participant(TestLedger.someone)?.pendingDraw)
      #expect(throws: Refusal.drawPending(entry: pending.entry), "no other word can be given") {
        try state.decide(
          .draw(TestLedger.someone, try `Draws in a ledger`.bluebird()), by: TestLedger.desk,
          today: TestLedger.today)
      }
      let element = `Draws in a ledger`.element(pending.request.last)
      #expect(
        try state.decide(
          .reveal(TestLedger.someone, element), by: TestLedger.desk, today: TestLedger.today)
          == whole.entries[cut].event)
    }
  }
}
