/// Chains renewed, and the secret that they are made from replaced.
extension LedgerState {
  func decide(_ renewal: ChainRenewal) throws(Refusal) -> Event {
    let participant = try known(renewal.participant)
    guard renewal.chain == chains else { throw .chainOutOfTurn(expected: chains) }
    if let pending = participant.pendingDraw { throw .drawPending(entry: pending.entry) }
    let serves: Bool
    switch renewal.reason {
    case nil: serves = participant.chain.used < DrawChain.length
    case .secretReplaced: serves = participant.chain.secret == secretReplacedBy
    case .exposed, .participantAsked: serves = false
    }
    guard !serves else { throw .chainNotUsedUp(renewal.participant) }
    return .chainRenewed(renewal)
  }

  /// Draws that wait for their result keep their chain: only where its secret is lost can they be
  /// given up, and then for nothing but the same number of draws.
  func void(drawOf code: ParticipantCode) throws(Refusal) -> DrawVoiding {
    let participant = try known(code)
    guard let pending = participant.pendingDraw else { throw .noDrawPending(code) }
    guard let replaced = secretReplacedBy, participant.chain.secret != replaced else {
      throw .secretNotLost(code)
    }
    return DrawVoiding(participant: code, request: pending.entry, replaced: replaced)
  }

  func decide(_ replacement: SecretReplacement) throws(Refusal) -> Event {
    if replacement.reason != .lost,
      let pending = participants.lazy.compactMap(\.pendingDraw).first
    {
      throw .drawPending(entry: pending.entry)
    }
    guard replacement.drawCommitment != drawCommitment else { throw .sameSecret }
    return .secretReplaced(replacement)
  }

  mutating func apply(_ renewal: ChainRenewal, entry: Int) {
    chains += 1
    let secret = secretReplacedBy
    change(renewal.participant) {
      $0.chain = Participant.ChainPosition(
        number: renewal.chain, used: 0, element: renewal.anchor, secret: secret)
    }
  }

  mutating func apply(_ voiding: DrawVoiding, entry: Int) {
    change(voiding.participant) { $0.pendingDraw = nil }
    if records.indices.contains(voiding.request) {
      records[voiding.request].isVoid = true
      records[voiding.request].correctedBy = entry
    }
  }

  mutating func apply(_ replacement: SecretReplacement, entry: Int) {
    drawCommitment = replacement.drawCommitment
    secretReplacedBy = entry
  }
}
