/// An earlier entry was found wrong; the log is corrected by adding, never by editing.
public struct Correction: Hashable, Sendable {
  /// The entry that is corrected.
  public var entry: Int
  /// The participant of the corrected entry.
  public var participant: ParticipantCode
  /// Why, as a listed kind.
  public var reason: CorrectionKind
  /// What is right.
  public var to: Replacement

  /// What takes the place of a corrected entry.
  public enum Replacement: Hashable, Sendable {
    /// The occasion as it should have been recorded.
    case occasion(Occasion)
    /// Nothing: it should not have been recorded.
    case void
  }

  /// A correction of those parts.
  public init(
    entry: Int, participant: ParticipantCode, reason: CorrectionKind, to replacement: Replacement
  ) {
    self.entry = entry
    self.participant = participant
    self.reason = reason
    to = replacement
  }
}
