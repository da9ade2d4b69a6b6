/// A stretch of weeks with its own visit plan.
public struct Phase: Hashable, Sendable {
  /// Unique within the schedule.
  public var id: Name
  /// How long it lasts.
  public var length: PhaseLength
  /// When visits are planned.
  public var visits: VisitPlan

  /// A phase of those parts.
  public init(id: Name, length: PhaseLength, visits: VisitPlan) {
    self.id = id
    self.length = length
    self.visits = visits
  }

  /// A phase of so many weeks.
  public init(id: Name, weeks: Int, visits: VisitPlan) {
    self.init(id: id, length: .weeks(weeks), visits: visits)
  }

  /// How many weeks it has, or, by occasions, needs when each is used as planned.
  public var weeks: Int {
    switch length {
    case .weeks(let weeks): weeks
    case .occasions(let count): visits.planned == 0 ? 0 : day(ofVisit: count - 1) / 7 + 1
    }
  }

  /// How many weeks the visit plan is for at a time: the whole phase where it names days.
  var periodWeeks: Int { visits.days.isEmpty ? visits.everyWeeks : max(1, weeks) }

  /// How many visits are planned in all.
  public var plannedVisits: Int {
    switch length {
    case .occasions(let count): count
    case .weeks(let weeks): (weeks + periodWeeks - 1) / periodWeeks * visits.planned
    }
  }

  /// The planned visits in order, each with its day of the phase, from 0, for one who begins it on
  /// a Monday; those without named days are spread evenly.
  var plannedDays: [Int] {
    if !visits.days.isEmpty {
      return visits.days.flatMap { Array(repeating: $0, count: visits.perDay) }
    }
    return visits.planned == 0 ? [] : (0..<plannedVisits).map(day(ofVisit:))
  }

  /// The day of a visit, by its number in the phase from 0; of one that names no days of the phase
  /// and plans visits.
  private func day(ofVisit number: Int) -> Int {
    let (period, visit) = number.quotientAndRemainder(dividingBy: visits.planned)
    let first = period * 7 * visits.everyWeeks
    // The last period of a phase ends with it.
    let days = min(visits.everyWeeks * 7, lengthInDays - first)
    let place = visit / visits.perDay
    let weekdays = Weekday.allCases.indices.filter {
      visits.weekdays.contains(Weekday.allCases[$0])
    }
    if weekdays.indices.contains(place) { return first + weekdays[place] }
    return first + place * days / ((visits.planned + visits.perDay - 1) / visits.perDay)
  }

  /// How many days it has at most.
  private var lengthInDays: Int {
    if case .weeks(let weeks) = length { weeks * 7 } else { .max }
  }
}

/// How long a phase lasts.
public enum PhaseLength: Hashable, Sendable {
  /// So many weeks.
  case weeks(Int)
  /// Until so many planned visits were used, to the end of the week of the last of them.
  case occasions(Int)
}

/// How many visits are planned in a week, or in so many weeks, and on which days.
///
/// The first so many occasions fill the plan on whatever day they fall; the days say when the
/// participant is expected.
public struct VisitPlan: Hashable, Sendable {
  /// Planned visits in each period of ``everyWeeks`` weeks; of the whole phase where it names days.
  public var planned: Int
  /// The days of the week, or none where the protocol does not name them.
  public var weekdays: [Weekday]
  /// The days of the phase, from 0, or none.
  public var days: [Int]
  /// How many occasions count on one day.
  public var perDay: Int
  /// For how many weeks the plan is at a time.
  public var everyWeeks: Int

  /// A plan of so many visits, on no named days, in each `everyWeeks` weeks.
  public init(perWeek: Int, perDay: Int = 1, everyWeeks: Int = 1) {
    planned = perWeek
    weekdays = []
    days = []
    self.perDay = perDay
    self.everyWeeks = everyWeeks
  }

  /// A plan of `perDay` visits on each of `weekdays`.
  public init(weekdays: [Weekday], perDay: Int = 1, everyWeeks: Int = 1) {
    planned = weekdays.count * perDay
    self.weekdays = weekdays
    days = []
    self.perDay = perDay
    self.everyWeeks = everyWeeks
  }

  /// A plan of `perDay` visits on each of those days of the phase.
  public init(days: [Int], perDay: Int = 1) {
    planned = days.count * perDay
    weekdays = []
    self.days = days
    self.perDay = perDay
    everyWeeks = 1
  }

  /// The most visits that a plan may have in a period.
  public static let mostPlanned = 70
}
