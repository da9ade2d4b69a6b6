import Digest

/// Draws from a participant's chain: asked for, then revealed.
extension LedgerState {
  func request(
    _ code: ParticipantCode, _ word: DrawWord
  ) throws(Refusal) -> DrawRequest {
    let participant = try known(code)
    if let pending = participant.pendingDraw { throw .drawPending(entry: pending.entry) }
    guard let owed = participant.drawsOwed.first else { throw .noDrawOwed(code) }
    let chain = participant.chain
    guard chain.secret == secretReplacedBy else { throw .chainOfOldSecret(code) }
    guard chain.used < DrawChain.length else { throw .chainUsedUp(code) }
    guard word.needsNoDeck || deckWords.contains(where: { $0.text == word.text }) else {
      throw .wordNotInDeck(word)
    }
    return DrawRequest(
      participant: code, entitledBy: owed.entry, bowl: owed.bowl, chain: chain.number,
      first: chain.used + 1, count: min(owed.count, DrawChain.length - chain.used), word: word)
  }

  func result(
    _ code: ParticipantCode, _ element: SHA256Digest, origin: Origin
  ) throws(Refusal) -> DrawResult {
    let participant = try known(code)
    guard let (entry, request) = participant.pendingDraw, let bowl = bowl(request.bowl) else {
      throw .noDrawPending(code)
    }
    var elements = [element]
    for _ in 1..<max(1, request.count) {
      elements.append(DrawChain.element(before: elements[elements.count - 1]))
    }
    let revealedBefore = DrawChain.element(before: elements[elements.count - 1])
    guard revealedBefore == participant.chain.element else {
      throw .elementDoesNotFit(expected: participant.chain.element, found: revealedBefore)
    }
    var out = bowl.isReplaced ? [] : participant.slipsOut[request.bowl] ?? []
    var slips: [DrawResult.Slip] = []
    for (place, element) in elements.reversed().enumerated() {
      let among = DrawnSlip.slip(
        element: element, origin: origin, participant: code, ordinal: request.first + place,
        word: request.word, slips: bowl.slips - out.count)
      let slip = bowl.slip(atPlace: among, besides: out)
      slips.append(DrawResult.Slip(number: slip, tier: bowl.tierName(ofSlip: slip)))
      if !bowl.isReplaced { out = bowl.out(out, after: [slip]) }
    }
    return DrawResult(participant: code, request: entry, element: element, slips: slips)
  }

  mutating func apply(_ asked: DrawRequest, id: RequestID, entry: Int) {
    guard let place = places[asked.participant] else { return }
    records[entry].content = .drawRequest(
      AskedDraws(
        request: asked, id: id, before: participants[place].chain.element,
        out: participants[place].slipsOut[asked.bowl] ?? []))
    participants[place].pendingDraw = (entry, asked)
    participants[place].lastDraw = entry
  }

  mutating func apply(_ result: DrawResult, entry: Int) -> Outcome {
    guard let place = places[result.participant],
      let (_, request) = participants[place].pendingDraw, let bowl = bowl(request.bowl),
      let owed = participants[place].drawsOwed.first
    else { return .nothing }
    if case .drawRequest(var asked) = records[result.request].content {
      asked.result = entry
      records[result.request].content = .drawRequest(asked)
    }
    let value = result.slips.map { bowl.tier(ofSlip: $0.number)?.value ?? .zero }
      .reduce(.zero, +)
    let capped = participants[place].take(prizes: value, of: owed)
    change(result.participant) { participant in
      participant.pendingDraw = nil
      participant.chain.used = request.last
      participant.chain.element = result.element
      participant.make(request.count, from: bowl, request.bowl, result.slips.map(\.number))
    }
    return Outcome(rewards: [], credits: [], prizes: capped)
  }
}

extension Participant {
  /// Makes so many of the draws that are owed longest, which leave those slips out of the bowl.
  mutating func make(
    _ count: Int, from bowl: PrizeBowl, _ digest: SHA256Digest, _ slips: [Int]
  ) {
    drawsMade += count
    if !bowl.isReplaced { slipsOut[digest] = bowl.out(slipsOut[digest] ?? [], after: slips) }
    guard !drawsOwed.isEmpty else { return }
    drawsOwed[0].count -= count
    if drawsOwed[0].count <= 0 { drawsOwed.removeFirst() }
  }
}

extension PrizeBowl {
  /// The id of the tier of a slip that is in the bowl.
  func tierName(ofSlip slip: Int) -> Name {
    guard let tier = tier(ofSlip: slip) else {
      preconditionFailure("slip \(slip) of a bowl of \(slips)")
    }
    return tier.id
  }
}
