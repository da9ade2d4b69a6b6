/// A participant's occasions under the contingencies of one strand, in the order of their days, with
/// what was paid for each.
///
/// An occasion that comes last is a step further; one that comes late, or a correction, has the
/// course worked through again from its beginning.
struct Course: Hashable, Sendable {
  /// One occasion of one contingency.
  struct Point: Hashable, Sendable {
    var entry: Int
    /// The member of the strand.
    var member: Int
    var day: CalendarDay
    /// The day of enrolment, from 0; days of a pause do not count.
    var elapsed: Int
    var sight: Sight
    /// Whether a second specimen of the same day may take its place.
    var mayBeReplaced: Bool
    /// Taken out by a correction; what was paid for it stays paid.
    var isVoid = false
    /// What was paid for its day, where it decides the day; of one that was voided, what stays paid
    /// until another entry decides its day.
    var paid = Earning.nothing

    fileprivate func isBefore(_ other: Point) -> Bool {
      (day, member, entry) < (other.day, other.member, other.entry)
    }

    fileprivate func isOfSameVisit(as other: Point) -> Bool {
      day == other.day && member == other.member
    }
  }

  /// What is worth more than was paid for it.
  struct Due {
    var entry: Int
    var member: Int
    var earned: Earning
    var withheld: Money
  }

  /// What working through the course again came to.
  struct Rework {
    /// What each occasion that was not voided earns now, by entry and member.
    var rewards: [Key: Reward] = [:]
    /// What each entry is worth beyond what was paid for it, in the order of the course.
    var credits: [Due] = []

    struct Key: Hashable {
      var entry: Int
      var member: Int
    }
  }

  private struct Last: Hashable {
    var day: CalendarDay
    var member: Int
    var decided: Int
  }

  /// Pays what is due for an occasion, beyond what was paid for it before; the money that lies within
  /// the caps.
  typealias Payer = (_ due: Money, _ paidBefore: Money, _ occasion: Point) -> Money

  /// Where the participant stood when the course began.
  var start: Standings
  private(set) var points: [Point] = []
  private(set) var standings: Standings
  /// The day and contingency of the last point that is not void, and how many occasions of it are
  /// decided, so that a further one beyond them changes nothing.
  private var last: Last?
  /// Whether one of those may be replaced by a further one, once as many are as count.
  private var lastMayBeReplaced = false

  /// What was paid beyond what the course is worth now; shown, and never taken back.
  private(set) var overpaid = Earning.nothing

  init(from start: Standings) {
    self.start = start
    standings = start
  }

  /// What an occasion earns that was added, and what that makes others worth.
  enum Added {
    /// It comes last, and nothing else changes.
    case last(Reward)
    /// The course was worked through again, with all points of the occasion in it.
    case reworked(Rework)
  }

  /// Adds an occasion, and tells what it earns and what that makes others worth.
  ///
  /// - Parameters:
  ///   - point: The occasion, as one member sees it.
  ///   - others: The same, as later members see it; added too where the course is worked through
  ///     again, so that nothing is paid for a half of what happened.
  mutating func add(
    _ point: Point, and others: [Point], strand: Strand, schedule: Schedule, pay: Payer
  ) -> Added {
    let most = standings.mostPerDay(
      of: point.member, on: point.elapsed, strand: strand, schedule: schedule)
    let isLast = points.last.map { $0.isBefore(point) } ?? true
    let continues = isLast && last.map { $0.day == point.day && $0.member == point.member } ?? false
    let before = continues ? last?.decided ?? 0 : 0
    let isFull = before >= most
    if isFull, !lastMayBeReplaced {
      insert(point)
      return .last(further(point, strand, schedule))
    }
    let isNew = points.last.map { $0.isBefore(point) && !$0.isOfSameVisit(as: point) } ?? true
    if isNew || continues && !isFull {
      var reward = standings.step(
        point.sight, of: point.member, on: point.elapsed, strand: strand, schedule: schedule)
      let due = reward.total
      let paid = pay(due.money, .zero, point)
      reward.withheld = due.money.remaining(after: paid)
      points.append(point)
      points[points.count - 1].paid = reward.credited
      last = Last(
        day: point.day, member: point.member,
        decided: before + (strand.members[point.member].mayMakeUp(point.sight) ? 0 : 1))
      lastMayBeReplaced = continues && lastMayBeReplaced || point.mayBeReplaced
      return .last(reward)
    }
    for point in [point] + others { insert(point) }
    return .reworked(workThroughAgain(strand: strand, schedule: schedule, pay: pay))
  }

  /// Takes the occasion of `entry` out; what was paid for it stays paid.
  mutating func void(entry: Int) {
    for index in points.indices where points[index].entry == entry {
      points[index].isVoid = true
    }
  }

  /// Takes the occasion of `entry` out for good, to be put in elsewhere; what it was under each
  /// member.
  mutating func remove(entry: Int) -> [Point] {
    let removed = points.filter { $0.entry == entry }
    points.removeAll { $0.entry == entry }
    for point in removed where point.isVoid { overpaid = overpaid.beyond(point.paid) }
    return removed
  }

  /// Puts back, void, an occasion that a correction made none of this course's, so that what was
  /// paid for it stays paid.
  mutating func leavePaid(_ removed: Point) {
    guard !removed.paid.isNothing else { return }
    var point = removed
    point.isVoid = true
    if removed.isVoid { overpaid += removed.paid }
    insert(point)
  }

  /// Puts `point` where its day and its entry belong.
  mutating func insert(_ point: Point) {
    let before = points.lastIndex { $0.isBefore(point) }
    points.insert(point, at: before.map { $0 + 1 } ?? 0)
  }

  /// Works the whole course out afresh and credits what is worth more than was paid.
  ///
  /// The entries of one day are one visit, or as many as count on a day: what was paid under any of
  /// them, one that was voided included, counts as paid for those that decide the day, and nothing
  /// is paid twice.
  mutating func workThroughAgain(strand: Strand, schedule: Schedule, pay: Payer) -> Rework {
    var rework = Rework()
    standings = start
    overpaid = .nothing
    last = nil
    lastMayBeReplaced = false
    var rest = points.indices[...]
    while let first = rest.first {
      let visit = points[first]
      let group = rest.prefix { points[$0].isOfSameVisit(as: visit) }
      rest = rest.dropFirst(group.count)
      let standing = group.filter { !points[$0].isVoid }
      let member = strand.members[visit.member]
      let deciders = deciders(
        of: standing, member,
        most: standings.mostPerDay(
          of: visit.member, on: visit.elapsed, strand: strand, schedule: schedule))
      guard let lastDecider = deciders.last else {
        overpaid += group.reduce(.nothing) { $0 + points[$1].paid }
        continue
      }
      var rewards = deciders.map { index in
        standings.step(
          points[index].sight, of: visit.member, on: points[index].elapsed, strand: strand,
          schedule: schedule)
      }
      for index in standing where !deciders.contains(index) {
        var reward = further(points[index], strand, schedule)
        if points[index].mayBeReplaced, index < lastDecider { reward.standing = .replaced }
        rework.rewards[points[index].key] = reward
      }
      // What was paid under another entry, or is more than an occasion is worth now.
      var spare = group.reduce(Earning.nothing) { spare, index in
        guard let place = deciders.firstIndex(of: index) else { return spare + points[index].paid }
        return spare + points[index].paid.beyond(rewards[place].total)
      }
      for (place, index) in deciders.enumerated() {
        let total = rewards[place].total
        let own = points[index].paid.part(of: total)
        let moved = index == lastDecider ? spare : spare.part(of: total.beyond(own))
        spare = spare.beyond(moved)
        rewards[place].paidBefore = own + moved
      }
      for index in group { points[index].paid = .nothing }
      for (index, stepped) in zip(deciders, rewards) {
        var reward = stepped
        overpaid += reward.paidBefore.beyond(reward.total)
        let due = reward.total.beyond(reward.paidBefore)
        reward.withheld = due.money.remaining(
          after: pay(due.money, reward.paidBefore.money, points[index]))
        points[index].paid = reward.paidBefore + reward.credited
        rework.rewards[points[index].key] = reward
        if !reward.credited.isNothing {
          rework.credits.append(
            Due(
              entry: points[index].entry, member: visit.member, earned: reward.credited,
              withheld: reward.withheld))
        }
      }
      last = Last(
        day: visit.day, member: visit.member,
        decided: deciders.count { !member.mayMakeUp(points[$0].sight) })
      lastMayBeReplaced = deciders.contains { points[$0].mayBeReplaced }
    }
    return rework
  }

  /// Which of the entries of one day count: the first of those that stand, as many as have a place,
  /// and then each specimen that takes the place of the first that could not be used.
  ///
  /// Of three breath tests a day one that could not be given is a test of its own, not met; only what
  /// comes beyond the three is another try (Roll 1996).
  private func deciders(of standing: [Int], _ member: Contingency, most: Int) -> [Int] {
    var deciders: [Int] = []
    var decided = 0
    for index in standing {
      if decided < most {
        deciders.append(index)
        if !member.mayMakeUp(points[index].sight) { decided += 1 }
      } else if !points[index].mayBeReplaced, points[index].sight.isOfSpecimen,
        let unusable = deciders.firstIndex(where: { points[$0].mayBeReplaced })
      {
        deciders.remove(at: unusable)
        deciders.append(index)
      }
    }
    return deciders
  }

  /// What an occasion is that others decided the day before, as if it came after them.
  private func further(_ point: Point, _ strand: Strand, _ schedule: Schedule) -> Reward {
    let ladder = strand.ladderOf[point.member]
    let climb = standings.climbs[ladder]
    let judgement = strand.members[point.member].judge(
      point.sight, after: standings.members[point.member].readings, on: point.elapsed)
    return Reward(
      contingency: strand.members[point.member].id, verdict: .held, cause: judgement.cause,
      standing: .further,
      phase: climb.phase(
        inWeek: max(0, point.elapsed) / 7, members: strand.climbers[ladder], schedule: schedule),
      run: climb.run)
  }
}

extension Course.Point {
  fileprivate var key: Course.Rework.Key {
    Course.Rework.Key(entry: entry, member: member)
  }
}

extension Earning {
  /// The smaller of this and `other`, in each part.
  fileprivate func part(of other: Earning) -> Earning {
    Earning(
      money: min(money, other.money), draws: min(draws, other.draws),
      items: min(items, other.items))
  }
}

extension Sight {
  /// Whether a specimen was given or asked for.
  fileprivate var isOfSpecimen: Bool {
    switch self {
    case .judged(let judgement): judgement.cause.isOfTest
    case .test: true
    }
  }
}

extension Contingency {
  /// Whether another occasion, on the same day too, may take the place of one that the clinic closed
  /// or that is spared.
  fileprivate func mayMakeUp(_ sight: Sight) -> Bool {
    guard case .judged(let judgement) = sight else { return false }
    return judgement.cause == .closed || judgement.cause == .excused && excused.sparesWeek
  }

  /// How many occasions of one day count in a phase; nil is for after the last.
  func mostPerDay(_ schedule: Schedule, in phase: Int?) -> Int {
    switch occasions {
    case .visits: phase.map { schedule.phases[$0].visits.perDay } ?? 1
    case .anyDay(let limit): limit.perDay
    }
  }

  /// How many occasions of one day count, in the phase in which most do.
  func mostPerDay(_ schedule: Schedule) -> Int {
    switch occasions {
    case .visits: schedule.mostVisitsPerDay
    case .anyDay(let limit): limit.perDay
    }
  }
}
