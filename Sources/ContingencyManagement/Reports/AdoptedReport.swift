import Digest

/// The schedules, bowls and decks in a ledger, and how many participants are under each schedule.
public struct AdoptedReport: Sendable {
  /// In the order of adoption.
  public let rows: [Row]

  /// One document.
  public struct Row: Sendable {
    /// The entry that adopted it.
    public let entry: Int
    /// SHA-256 of its text.
    public let digest: SHA256Digest
    /// What was adopted.
    public let document: Document
    /// Participants whose episode goes on under it, paused ones among them; nil for a bowl or deck.
    public let participants: Int?
  }

  /// The report of a ledger.
  public init(_ state: LedgerState) {
    let current = state.participants.compactMap { participant in
      participant.isEnded ? nil : participant.stretches.last?.schedule
    }
    rows = state.adopted.map { adopted in
      Row(
        entry: adopted.entry, digest: adopted.digest, document: adopted.document,
        participants: adopted.document.kind == .schedule
          ? current.count { $0 == adopted.digest } : nil)
    }
  }
}

extension Participant {
  /// Whether the last episode has ended.
  fileprivate var isEnded: Bool {
    switch turns.last?.kind {
    case .ended: true
    case .enrolled, .moved, .resumed, .paused, nil: false
    }
  }
}
