/// The most that may be paid to a participant in a window of time, vouchers and prizes together.
///
/// A reward that goes beyond pays the part that fits.
public struct Cap: Hashable, Sendable {
  /// The window.
  public var window: Window
  /// The most in it.
  public var most: Money
  /// The first day on which it is in force; nil for always.
  public var from: CalendarDay?
  /// The last day on which it is in force; nil for always.
  public var until: CalendarDay?
  /// Whose payments it counts and limits; nil for all.
  public var funder: Name?
  /// What becomes of the value of a drawn prize beyond it.
  public var prizesBeyond: PrizesBeyond

  /// A cap of those parts.
  public init(
    window: Window, most: Money, from: CalendarDay? = nil, until: CalendarDay? = nil,
    funder: Name? = nil, prizesBeyond: PrizesBeyond = .withhold
  ) {
    self.window = window
    self.most = most
    self.from = from
    self.until = until
    self.funder = funder
    self.prizesBeyond = prizesBeyond
  }

  /// What a cap may be counted over.
  public enum Window: String, CaseIterable, Hashable, Sendable {
    /// One occasion under one contingency.
    case reward
    case day
    /// A month of the calendar.
    case month
    case calendarYear = "calendar-year"
    /// Any twelve months.
    case rollingYear = "rolling-year"
    /// From an enrolment to its end.
    case episode
    /// All days on which it is in force: a grant's budget period.
    case period
  }

  /// What becomes of the value of a drawn prize beyond a cap; the draw stands as drawn.
  public enum PrizesBeyond: Hashable, Sendable {
    case withhold
    /// Paid by another funder, as far as it lies beyond this cap itself.
    case award(by: Name)
  }

  /// Whether it holds on `day` for what `payer` pays.
  func limits(_ payer: Name?, on day: CalendarDay) -> Bool {
    (funder == nil || funder == payer) && from ?? .distantPast <= day
      && day <= until ?? .distantFuture
  }
}

/// A cap of a schedule: written in it, or a file that others share.
public enum ScheduleCap: Hashable, Sendable {
  case inline(Cap)
  case file(Name)
}

extension CalendarDay {
  fileprivate static let distantPast = CalendarDay.epoch.adding(days: .min)
  fileprivate static let distantFuture = CalendarDay.epoch.adding(days: .max)
}
