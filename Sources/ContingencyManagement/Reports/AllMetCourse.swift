/// What a schedule pays, week by week, to a participant who meets every occasion there is.
///
/// A contingency that may be met on any day is met as often as a week allows.
public struct AllMetCourse: Hashable, Sendable {
  /// Every week of the schedule, in order.
  public let weeks: [Week]

  /// One week.
  public struct Week: Hashable, Sendable {
    /// From 1.
    public var number: Int
    /// The phase it belongs to.
    public var phase: Name
    /// What each planned visit earns, all contingencies together, in order.
    public var visits: [Paid]
    /// What is earned on days of the participant's own, one element a contingency.
    public var anyDay: [AnyDay]
    /// What the week earns.
    public var total: Earning
    /// What was earned up to its end.
    public var soFar: Earning
  }

  /// What one occasion earns.
  public struct Paid: Hashable, Sendable {
    /// Ladder and bonus together.
    public var earning: Earning
    /// Whether a bonus is in it.
    public var hasBonus: Bool
  }

  /// What a contingency earns in a week in which it is met on as many days as count.
  public struct AnyDay: Hashable, Sendable {
    /// The contingency.
    public var contingency: Name
    /// One for each time, in order.
    public var times: [Paid]
  }

  /// What all weeks earn together.
  public var total: Earning { weeks.last?.soFar ?? .nothing }

  /// The course of `schedule`.
  public init(of schedule: Schedule) {
    var climbs = Array(repeating: Climb(), count: schedule.contingencies.count)
    func meet(_ place: Int, week: Int) -> Paid {
      let contingency = schedule.contingencies[place]
      let reward = climbs[place].step(
        contingency.judge(.negative), week: week, contingency: contingency, schedule: schedule)
      return Paid(earning: reward.total, hasBonus: !reward.bonus.isNothing)
    }
    var weeks: [Week] = []
    var soFar = Earning.nothing
    for (number, phase) in schedule.phases.flatMap({ Array(repeating: $0, count: $0.weeks) })
      .enumerated()
    {
      let places = schedule.contingencies.indices
      let visits = (0..<phase.visits.perWeek).map { _ in
        places.filter { schedule.contingencies[$0].occasions == .visits }
          .map { meet($0, week: number) }.reduce(.nothing, +)
      }
      let anyDay = places.compactMap { place -> AnyDay? in
        guard case .anyDay(let most) = schedule.contingencies[place].occasions else { return nil }
        return AnyDay(
          contingency: schedule.contingencies[place].id,
          times: (0..<most).map { _ in meet(place, week: number) })
      }
      let total = (visits + anyDay.flatMap(\.times)).reduce(Paid.nothing, +).earning
      soFar += total
      weeks.append(
        Week(
          number: number + 1, phase: phase.id, visits: visits, anyDay: anyDay, total: total,
          soFar: soFar))
    }
    self.weeks = weeks
  }

  /// The weeks, with those that follow each other and earn alike taken together.
  public var rows: [Row] {
    var rows: [Row] = []
    for week in weeks {
      if let last = rows.last, last.week.isLike(week) {
        rows[rows.count - 1].last = week.number
        rows[rows.count - 1].soFar = week.soFar
      } else {
        rows.append(Row(week: week, last: week.number, soFar: week.soFar))
      }
    }
    return rows
  }

  /// One or more weeks that earn alike.
  public struct Row: Hashable, Sendable {
    /// The first of them.
    public var week: Week
    /// The number of the last of them.
    public var last: Int
    /// What was earned up to the end of the last of them.
    public var soFar: Earning
  }

  /// The first week that does not earn what it earns in `other`, from 1; nil where all do.
  public func firstDifference(from other: AllMetCourse) -> Int? {
    let count = max(weeks.count, other.weeks.count)
    return (0..<count).first { place in
      guard weeks.indices.contains(place), other.weeks.indices.contains(place) else { return true }
      return weeks[place].earnings != other.weeks[place].earnings
    }.map { $0 + 1 }
  }
}

extension AllMetCourse.Week {
  fileprivate func isLike(_ other: AllMetCourse.Week) -> Bool {
    phase == other.phase && visits == other.visits && anyDay == other.anyDay
  }

  /// What each occasion earns, whatever it is called.
  fileprivate var earnings: [[Earning]] {
    [visits.map(\.earning)] + anyDay.map { $0.times.map(\.earning) }
  }
}

extension AllMetCourse.Paid {
  fileprivate static let nothing = AllMetCourse.Paid(earning: .nothing, hasBonus: false)

  fileprivate static func + (left: Self, right: Self) -> Self {
    Self(earning: left.earning + right.earning, hasBonus: left.hasBonus || right.hasBonus)
  }
}
