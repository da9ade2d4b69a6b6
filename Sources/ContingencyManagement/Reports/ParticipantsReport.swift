/// Who is in the ledger and where each stands, in the order of enrolment.
public struct ParticipantsReport: Sendable {
  /// One a participant.
  public let rows: [Row]

  /// One participant.
  public struct Row: Sendable {
    /// The code.
    public let code: ParticipantCode
    /// `active`, `paused`, or how the episode ended.
    public let status: String
    /// The schedule now under way, or the last one.
    public let schedule: Name?
    /// One a contingency that has occasions.
    public let prospects: [Prospect]
    /// What is left of the vouchers earned.
    public let balance: Money
    /// Draws earned and not made.
    public let drawsOwed: Int
  }

  /// The report of a ledger.
  public init(_ state: LedgerState) {
    rows = state.participants.map { participant in
      Row(
        code: participant.code, status: participant.status,
        schedule: participant.stretches.last.flatMap { state.schedule($0.schedule)?.id },
        prospects: state.prospects(of: participant, stretch: participant.stretches.count - 1)
          .filter { $0.condition != .enrolment },
        balance: participant.balance, drawsOwed: participant.drawsOwedCount)
    }
  }
}

extension Participant {
  /// `active`, `paused (hospital)`, `ended (completed)`.
  public var status: String {
    switch turns.last?.kind {
    case .enrolled, .moved, .resumed, nil: "active"
    case .paused(let kind): "paused (\(kind.rawValue))"
    case .ended(let kind): "ended (\(kind.rawValue))"
    }
  }
}
