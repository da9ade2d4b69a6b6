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
    /// What is earned on days of the participant's own and by being enrolled, one element a
    /// contingency.
    public var anyDay: [AnyDay]
    /// What the week earns.
    public var total: EarningsByKind
    /// What was earned up to its end.
    public var soFar: EarningsByKind
  }

  /// What one occasion earns.
  public struct Paid: Hashable, Sendable {
    /// Ladder and bonus together.
    public var earning: EarningsByKind
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
  public var total: EarningsByKind { weeks.last?.soFar ?? EarningsByKind() }

  /// The course of `schedule`.
  ///
  /// - Parameter caps: Those that hold; those written in the schedule unless said otherwise.
  public init(of schedule: Schedule, caps: [Cap]? = nil) {
    var weeks: [Week] = []
    for phase in schedule.phases {
      for _ in 0..<phase.weeks {
        weeks.append(
          Week(
            number: weeks.count + 1, phase: phase.id, visits: [], anyDay: [],
            total: EarningsByKind(), soFar: EarningsByKind()))
      }
    }
    var played: [PlayedOccasion] = []
    // It has as many occasions as the schedule plans, and is never refused.
    do { played = try schedule.play(schedule.allMet, caps: caps) } catch {
      assertionFailure("\(error)")
    }
    for occasion in played where weeks.indices.contains(occasion.week) {
      weeks[occasion.week].add(occasion, under: schedule)
    }
    var soFar = EarningsByKind()
    for place in weeks.indices {
      soFar += weeks[place].total
      weeks[place].soFar = soFar
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
    public var soFar: EarningsByKind
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

extension Schedule {
  /// The courses in which every occasion there is is met.
  var allMet: CourseStreams {
    let own = contingencies.enumerated().compactMap { place, contingency -> CourseStreams.Own? in
      guard contingency.condition != .enrolment, contingency.occasions != .visits else {
        return nil
      }
      let count = ownDays(of: place, count: CourseStream.mostOccasions).count
      return count == 0
        ? nil
        : CourseStreams.Own(
          contingency: contingency.id,
          stream: CourseStream(Array(repeating: .negative, count: count)))
    }
    let visits = plannedVisits
    return CourseStreams(
      visits: visits == 0
        ? nil : CourseStream(Array(repeating: .negative, count: visits)), own: own)
  }
}

extension AllMetCourse.Week {
  fileprivate mutating func add(_ occasion: PlayedOccasion, under schedule: Schedule) {
    func paid(_ rewards: [Reward]) -> AllMetCourse.Paid {
      AllMetCourse.Paid(
        earning: EarningsByKind(rewards, under: schedule),
        hasBonus: rewards.contains { !$0.bonus.isNothing })
    }
    total += EarningsByKind(occasion.rewards, under: schedule)
    guard !occasion.isVisit else {
      visits.append(paid(occasion.rewards))
      return
    }
    for reward in occasion.rewards {
      let paid = paid([reward])
      if let place = anyDay.firstIndex(where: { $0.contingency == reward.contingency }) {
        anyDay[place].times.append(paid)
      } else {
        anyDay.append(AllMetCourse.AnyDay(contingency: reward.contingency, times: [paid]))
      }
    }
  }

  fileprivate func isLike(_ other: AllMetCourse.Week) -> Bool {
    phase == other.phase && visits == other.visits && anyDay == other.anyDay
  }

  /// What each occasion earns, whatever it is called.
  fileprivate var earnings: [[EarningsByKind]] {
    [visits.map(\.earning)] + anyDay.map { $0.times.map(\.earning) }
  }
}
