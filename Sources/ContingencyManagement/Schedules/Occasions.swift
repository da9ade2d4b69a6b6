/// When there is a chance to meet a contingency.
public enum Occasions: Hashable, Sendable {
  /// At each planned visit; one missed is not met.
  case visits
  /// On any day, at most so often; it is never missed.
  case anyDay(OccasionLimit)

  /// On any day, once a day, at most so many times a week.
  public static func anyDay(mostPerWeek: Int) -> Occasions {
    .anyDay(OccasionLimit(perWeek: mostPerWeek))
  }
}

/// How often something that may happen on any day counts; what is held is none of it.
public struct OccasionLimit: Hashable, Sendable {
  /// On one day, at least 1.
  public var perDay: Int
  /// In a week of enrolment; nil for as often as the days allow.
  public var perWeek: Int?
  /// In all; nil for as often as the weeks allow.
  public var inAll: Int?

  /// A limit of those parts.
  public init(perDay: Int = 1, perWeek: Int? = nil, inAll: Int? = nil) {
    self.perDay = perDay
    self.perWeek = perWeek
    self.inAll = inAll
  }

  /// The most in one week, whatever limits it.
  public var mostPerWeek: Int { min(perWeek ?? perDay * 7, perDay * 7, inAll ?? .max) }
}

/// An earlier contingency that must have been met, and how long ago.
public struct Need: Hashable, Sendable {
  /// Its id; it stands earlier in the schedule.
  public var contingency: Name
  /// How many days before at most; nil for any time before.
  public var withinDays: Int?
  /// How many days before at least.
  public var afterDays: Int

  /// A need of those parts.
  public init(contingency: Name, withinDays: Int? = nil, afterDays: Int = 0) {
    self.contingency = contingency
    self.withinDays = withinDays
    self.afterDays = afterDays
  }

  /// Whether so many days since the other was first met are neither too few nor too many.
  public func isMet(after days: Int) -> Bool { days >= afterDays && days <= withinDays ?? .max }
}

/// Days under the schedule, from 0, both ends included; days of a pause do not count.
public struct DayWindow: Hashable, Sendable {
  /// The first day.
  public var from: Int
  /// The last day; nil for none.
  public var to: Int?

  /// The window of those days.
  public init(from: Int = 0, to: Int? = nil) {
    self.from = from
    self.to = to
  }

  /// Whether `day` lies in it.
  public func contains(_ day: Int) -> Bool { day >= from && day <= to ?? .max }
}
