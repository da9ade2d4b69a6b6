/// A participant's occasions under one contingency, in the order of their days, with what was paid
/// for each.
///
/// An occasion that comes last is a step further; one that comes late, or a correction, has the
/// course worked through again from its beginning.
struct Course: Hashable, Sendable {
  /// One occasion, judged once and for all when it was recorded or corrected.
  struct Point: Hashable, Sendable {
    var entry: Int
    var day: CalendarDay
    var week: Int
    var judgement: Judgement
    /// Whether a second specimen of the same day may take its place.
    var mayBeReplaced: Bool
    /// Taken out by a correction; what was paid for it stays paid.
    var isVoid = false
    /// All that was ever paid for it.
    var paid = Earning.nothing
  }

  /// What working through the course again came to.
  struct Rework {
    /// What each occasion that was not voided earns now, by entry.
    var rewards: [Int: Reward] = [:]
    /// What each entry is worth beyond what was paid for it, in the order of the course.
    var credits: [(entry: Int, earned: Earning)] = []
  }

  private(set) var points: [Point] = []
  private(set) var climb = Climb()
  /// The day of the last point that is not void.
  private var lastDay: CalendarDay?
  /// Whether the last day's specimen stands, so that a further one changes nothing.
  private var lastDayIsDecided = false

  /// What was paid beyond what the course is worth now; shown, and never taken back.
  private(set) var overpaid = Earning.nothing

  /// Adds an occasion, and tells what it earns and what that makes others worth.
  mutating func add(
    _ point: Point, contingency: Contingency, schedule: Schedule
  ) -> (reward: Reward, credits: [(entry: Int, earned: Earning)]) {
    if let lastDay, point.day <= lastDay {
      if point.day == lastDay, lastDayIsDecided {
        var point = point
        point.paid = .nothing
        insert(point)
        return (further(point, contingency: contingency), [])
      }
      insert(point)
      let rework = workThroughAgain(contingency: contingency, schedule: schedule)
      let reward = rework.rewards[point.entry] ?? further(point, contingency: contingency)
      return (reward, rework.credits.filter { $0.entry != point.entry })
    }
    let reward = climb.step(
      point.judgement, week: point.week, contingency: contingency, schedule: schedule)
    var point = point
    point.paid = reward.total
    insert(point)
    lastDay = point.day
    lastDayIsDecided = !point.mayBeReplaced
    return (reward, [])
  }

  /// Takes the occasion of `entry` out; what was paid for it stays paid.
  mutating func void(entry: Int) {
    for index in points.indices where points[index].entry == entry {
      points[index].isVoid = true
    }
  }

  /// Puts `point` in the place of the one that its entry recorded, or in its own.
  mutating func replace(with point: Point) {
    var point = point
    point.paid =
      points.filter { $0.entry == point.entry }.reduce(.nothing) { $0 + $1.paid }
    points.removeAll { $0.entry == point.entry }
    insert(point)
  }

  /// Puts `point` where its day belongs; one that is void may lie after it.
  private mutating func insert(_ point: Point) {
    let before = points.lastIndex { ($0.day, $0.entry) < (point.day, point.entry) }
    points.insert(point, at: before.map { $0 + 1 } ?? 0)
  }

  /// Works the whole course out afresh and credits what is worth more than was paid.
  mutating func workThroughAgain(contingency: Contingency, schedule: Schedule) -> Rework {
    var rework = Rework()
    climb = Climb()
    overpaid = points.filter(\.isVoid).reduce(.nothing) { $0 + $1.paid }
    lastDay = nil
    var rest = points.indices.filter { !points[$0].isVoid }[...]
    while let first = rest.first {
      let day = points[first].day
      let today = rest.prefix { points[$0].day == day }
      rest = rest.dropFirst(today.count)
      // The first specimen that stands decides the day; without one, the first.
      let decider = today.first { !points[$0].mayBeReplaced } ?? first
      for index in today {
        var reward: Reward
        if index == decider {
          reward = climb.step(
            points[index].judgement, week: points[index].week, contingency: contingency,
            schedule: schedule)
        } else {
          reward = further(points[index], contingency: contingency)
          if index < decider { reward.standing = .replaced }
        }
        let credit = reward.total.beyond(points[index].paid)
        overpaid += points[index].paid.beyond(reward.total)
        points[index].paid += credit
        rework.rewards[points[index].entry] = reward
        if !credit.isNothing { rework.credits.append((points[index].entry, credit)) }
      }
      lastDay = day
      lastDayIsDecided = !points[decider].mayBeReplaced
    }
    return rework
  }

  private func further(_ point: Point, contingency: Contingency) -> Reward {
    Reward(
      contingency: contingency.id, verdict: .held, cause: point.judgement.cause,
      standing: .further, phase: climb.phase, run: climb.run)
  }
}
