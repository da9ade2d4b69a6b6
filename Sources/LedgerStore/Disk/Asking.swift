import ContingencyManagement
import Digest

/// Who asks, when, and under which request id.
public struct Asking: Sendable {
  /// Who asks.
  public var by: OperatorCode
  /// The time of recording.
  public var at: Moment
  /// The day that it is in the ledger's time zone.
  public var today: CalendarDay
  /// The id under which a repeat is harmless.
  public var request: RequestID

  /// An asking of those parts.
  public init(by: OperatorCode, at: Moment, today: CalendarDay, request: RequestID) {
    self.by = by
    self.at = at
    self.today = today
    self.request = request
  }

  /// The same under another request id; under its own where that is none.
  public func under(_ request: RequestID?) -> Asking {
    Asking(by: by, at: at, today: today, request: request ?? self.request)
  }
}

/// An entry that is in the log, or will be once what is staged is committed.
public struct Posted: Sendable {
  /// The entry.
  public let entry: Entry
  /// The hash of its line.
  public let hash: SHA256Digest
  /// Whether an earlier request of the same id had recorded it already.
  public let isRepeat: Bool
}
