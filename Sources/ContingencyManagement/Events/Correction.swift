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
  /// Who was asked beside the one who recorded it, where the programme wants that.
  public var secondPerson: OperatorCode?

  /// What takes the place of a corrected entry.
  public enum Replacement: Hashable, Sendable {
    /// The occasion as it should have been recorded.
    case occasion(Occasion)
    /// Nothing: it should not have been recorded.
    case void

    /// The replacement without who was asked beside: that belongs to the correction.
    var byItself: Replacement {
      if case .occasion(let occasion) = self { .occasion(occasion.byItself) } else { self }
    }
  }

  /// A correction of those parts.
  public init(
    entry: Int, participant: ParticipantCode, reason: CorrectionKind, to replacement: Replacement,
    secondPerson: OperatorCode? = nil
  ) {
    self.entry = entry
    self.participant = participant
    self.reason = reason
    to = replacement
    self.secondPerson = secondPerson
  }
}
