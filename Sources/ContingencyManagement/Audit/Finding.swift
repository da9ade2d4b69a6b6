/// Something in a ledger that does not hold, with the evidence.
public struct Finding: Error, Hashable, Sendable {
  /// The entry that shows it; nil where it concerns the ledger as a whole.
  public var entry: Int?
  /// What does not hold.
  public var fact: Fact

  /// A finding of those parts.
  public init(entry: Int?, _ fact: Fact) {
    self.entry = entry
    self.fact = fact
  }

  /// What can be found in entries whose form and hashes are right.
  public enum Fact: Hashable, Sendable {
    /// Two entries answer the same request.
    case requestRepeated(RequestID, first: Int)
    /// The rules would not let the entry in.
    case wouldBeRefused(Refusal)
    /// The rules would have recorded something else.
    case eventDiffers(recorded: Event, derived: Event)
    /// The reward in the entry is not the one that follows from the facts.
    case outcomeDiffers(recorded: Outcome, derived: Outcome)
    /// Balances do not add up: earned is not redeemed and balance together.
    case balanceOff(ParticipantCode, earned: Money, redeemed: Money)
    /// Entries that were written whole and never acknowledged; the next command that writes takes
    /// them in.
    case unacknowledged(entries: Int)
    /// Draws were asked for and never made.
    case drawPending(ParticipantCode)
  }

  /// Whether it speaks of damage, or only of something left to be done.
  public var isOpenBusiness: Bool {
    switch fact {
    case .drawPending, .unacknowledged: true
    case .requestRepeated, .wouldBeRefused, .eventDiffers, .outcomeDiffers, .balanceOff: false
    }
  }
}
