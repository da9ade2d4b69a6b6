/// Something in a ledger that holds, and that a person should look at: told once for each operator,
/// however many entries show it.
public struct Concern: Hashable, Sendable {
  /// What it is.
  public var kind: Kind
  /// Whose entries show it.
  public var by: OperatorCode
  /// How many they are; participants where it is about participants.
  public var count: Int
  /// The first three of the entries.
  public var first: [Int]
  /// The last of them.
  public var last: Int
  /// The least and the greatest of what is measured: days late or back, seconds of a clock.
  public var range: ClosedRange<Int>?

  /// A concern of those parts.
  public init(
    kind: Kind, by: OperatorCode, count: Int, first: [Int], last: Int, range: ClosedRange<Int>?
  ) {
    self.kind = kind
    self.by = by
    self.count = count
    self.first = first
    self.last = last
    self.range = range
  }

  /// What can be told for review.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// No operators were set up, so that anybody could give that name.
    case takenAtWord = "taken-at-word"
    /// The clock stood earlier than at the entry before, by so many seconds.
    case clockWentBack = "clock-went-back"
    /// Recorded more days after the day it is about than the programme allows.
    case late
    /// About a day before one that was recorded for the participant already, by so many days.
    case backdated
    /// One operator did everything for a participant, from enrolment to payment.
    case participantAlone = "participant-alone"
    /// One operator recorded the whole ledger, payments among it.
    case ledgerAlone = "ledger-alone"
    case correctionAlone = "correction-alone"
    case excuseAlone = "excuse-alone"
    /// A supervisor's PIN was set as lost, without any PIN.
    case pinLost = "pin-lost"
    /// An operator's PIN was set by another one, who could have chosen it.
    case pinSetByAnother = "pin-set-by-another"
    /// A programme took the place of another.
    case programmeReplaced = "programme-replaced"
    /// A secret or a chain of draws was replaced before it was used up, or a request given up.
    case drawsBegunAnew = "draws-begun-anew"
    /// Draws made by hand were told otherwise afterwards.
    case handDrawsToldAgain = "hand-draws-told-again"
    /// A log was taken up without its head, or put back, and nothing kept elsewhere vouched for it.
    case recoveredUnproven = "recovered-unproven"
  }
}
