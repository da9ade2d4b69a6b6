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
    /// What was paid for its day, where it decides the day; of one that was voided, what stays paid
    /// until another entry decides its day.
    var paid = Earning.nothing
  }

  /// What working through the course again came to.
  struct Rework {
    /// What each occasion that was not voided earns now, by entry.
    var rewards: [Int: Reward] = [:]
    /// What had been paid for each of them.
    var paidBefore: [Int: Earning] = [:]
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
    if let lastDay, point.day == lastDay, lastDayIsDecided {
      insert(point)
      return (further(point, contingency: contingency), [])
    }
    if points.last.map({ point.day > $0.day }) ?? true {
      let reward = climb.step(
        point.judgement, week: point.week, contingency: contingency, schedule: schedule)
      points.append(point)
      points[points.count - 1].paid = reward.total
      lastDay = point.day
      lastDayIsDecided = !point.mayBeReplaced
      return (reward, [])
    }
    insert(point)
    let rework = workThroughAgain(contingency: contingency, schedule: schedule)
    var reward = rework.rewards[point.entry] ?? further(point, contingency: contingency)
    reward.paidBefore = rework.paidBefore[point.entry] ?? .nothing
    return (reward, rework.credits.filter { $0.entry != point.entry })
  }

  /// Takes the occasion of `entry` out; what was paid for it stays paid.
  mutating func void(entry: Int) {
    for index in points.indices where points[index].entry == entry {
      points[index].isVoid = true
    }
  }

  /// Takes the occasion of `entry` out for good, to be put in elsewhere; what was paid for it, and
  /// whether the course must be worked through again.
  mutating func remove(entry: Int) -> (paid: Earning, counted: Bool)? {
    let removed = points.filter { $0.entry == entry }
    guard !removed.isEmpty else { return nil }
    points.removeAll { $0.entry == entry }
    let paid = removed.reduce(Earning.nothing) { $0 + $1.paid }
    overpaid = overpaid.beyond(removed.contains(where: \.isVoid) ? paid : .nothing)
    return (paid, removed.contains { !$0.isVoid })
  }

  /// Puts `point` where its day and its entry belong.
  mutating func insert(_ point: Point) {
    let before = points.lastIndex { ($0.day, $0.entry) < (point.day, point.entry) }
    points.insert(point, at: before.map { $0 + 1 } ?? 0)
  }

  /// Works the whole course out afresh and credits what is worth more than was paid.
  ///
  /// The entries of one day are one visit: what was paid under any of them, one that was voided
  /// included, counts as paid for the one that decides the day, and nothing is paid twice.
  mutating func workThroughAgain(contingency: Contingency, schedule: Schedule) -> Rework {
    var rework = Rework()
    climb = Climb()
    overpaid = .nothing
    lastDay = nil
    lastDayIsDecided = false
    var rest = points.indices[...]
    while let first = rest.first {
      let day = points[first].day
      let today = rest.prefix { points[$0].day == day }
      rest = rest.dropFirst(today.count)
      let paid = today.reduce(Earning.nothing) { $0 + points[$1].paid }
      let standing = today.filter { !points[$0].isVoid }
      // The first specimen that stands decides the day; without one, the first.
      guard let decider = standing.first(where: { !points[$0].mayBeReplaced }) ?? standing.first
      else {
        overpaid += paid
        continue
      }
      for index in standing {
        var reward = further(points[index], contingency: contingency)
        if index < decider { reward.standing = .replaced }
        rework.rewards[points[index].entry] = reward
      }
      let reward = climb.step(
        points[decider].judgement, week: points[decider].week, contingency: contingency,
        schedule: schedule)
      let credit = reward.total.beyond(paid)
      overpaid += paid.beyond(reward.total)
      for index in today { points[index].paid = .nothing }
      points[decider].paid = paid + credit
      rework.rewards[points[decider].entry] = reward
      rework.paidBefore[points[decider].entry] = paid
      if !credit.isNothing { rework.credits.append((points[decider].entry, credit)) }
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
