/// Vouchers were spent from a participant's balance.
public struct Redemption: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The day it happened.
  public var day: CalendarDay
  /// In whole cents.
  public var amount: Money
  /// What it was spent on, as a code of the programme's own list.
  public var item: Reference

  /// A redemption of those parts.
  public init(participant: ParticipantCode, day: CalendarDay, amount: Money, item: Reference) {
    self.participant = participant
    self.day = day
    self.amount = amount
    self.item = item
  }
}
