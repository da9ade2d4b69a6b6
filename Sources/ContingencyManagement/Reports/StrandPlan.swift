/// The planned occasions of a strand's members, in the order in which a course has them.
///
/// Each of them takes place, met or not, so that as a rule a ladder is in the same phase, week and
/// period at an occasion whatever became of those before. That leaves few kinds of occasion: what one
/// makes of a state depends on its ``Turn`` alone.
struct StrandPlan {
  /// One planned occasion.
  struct Occasion {
    var member: Int
    /// The day of enrolment, from 0.
    var day: Int
    /// Its kind, as a place in ``StrandPlan/turns``.
    var turn = 0
    /// Where the member's ladder was left by the occasion before.
    var before = Climb.Place()
    /// The phase it falls in, by that ladder; the number of phases after the last.
    var phase = 0

    var week: Int { day / 7 }
  }

  /// What an occasion has to do with those before it; occasions of one turn do the same to a state.
  struct Turn: Hashable {
    var member: Int
    var phaseBefore: Int
    var phase: Int
    var period: PeriodEdge
    var isNewWeek: Bool
    var isInWindow: Bool
    /// Whether nobody climbs the ladder afterwards.
    var endsLadder: Bool
    /// The number of the occasion where none is like it, since the days since another one count, or
    /// the length of a phase hangs on it.
    var number: Int?
  }

  /// How the plan's period of an occasion follows that of the one before.
  enum PeriodEdge: Hashable { case same, next, afterGap }

  private struct Period: Hashable {
    var member: Int
    var phase: Int
    var first: Int
  }

  let occasions: [Occasion]
  let turns: [Turn]
  /// Whether each turn comes only once.
  let isOnce: [Bool]
  /// Whether no occasion is more than its period plans.
  let isRegular: Bool
  /// Whether each ladder's place in the schedule follows from the plan. Not so where a phase lasts for
  /// a number of occasions, and those that need another to have been met first do not count.
  let isPlaceFixed: Bool

  init(_ strand: Strand, _ schedule: Schedule) {
    var occasions = schedule.occasions(of: strand)
    var standings = Standings(strand)
    var afters: [Climb.Place] = []
    var counts: [Period: Int] = [:]
    for index in occasions.indices {
      let (member, day) = (occasions[index].member, occasions[index].day)
      let ladder = strand.ladderOf[member]
      occasions[index].before = standings.climbs[ladder].place
      if let met = strand.members[member].met {
        _ = standings.step(met, of: member, on: day, strand: strand, schedule: schedule)
      }
      let after = standings.climbs[ladder].place
      afters.append(after)
      occasions[index].phase = after.phase
      if strand.members[member].occasions == .visits {
        counts[Period(member: member, phase: after.phase, first: after.period), default: 0] += 1
      }
    }
    let isPlaceFixed = strand.isPlaceFixed(under: schedule)
    let isRegular =
      isPlaceFixed
      && counts.allSatisfy {
        schedule.phases.indices.contains($0.phase)
          && $1 <= schedule.phases[$0.phase].visits.planned
      }
    (self.isRegular, self.isPlaceFixed) = (isRegular, isPlaceFixed)
    let lasts = strand.ladders.map { climbers in
      occasions.lastIndex { climbers.contains($0.member) }
    }
    let isUnlike = !isPlaceFixed || strand.members.contains { $0.needs?.isDated == true }
    var numbers: [Turn: Int] = [:]
    var turns: [Turn] = []
    var times: [Int] = []
    for index in occasions.indices {
      let (occasion, after) = (occasions[index], afters[index])
      let ladder = strand.ladderOf[occasion.member]
      let countsWeeks = !isRegular || strand.climbers[ladder][0].countsWeeks
      let turn = Turn(
        member: occasion.member, phaseBefore: occasion.before.phase, phase: after.phase,
        period: countsWeeks ? schedule.edge(from: occasion.before, to: after) : .same,
        isNewWeek: countsWeeks && occasion.before.week != after.week,
        isInWindow: strand.members[occasion.member].window?.contains(occasion.day) ?? true,
        endsLadder: lasts[ladder] == index, number: isUnlike ? index : nil)
      let number = numbers[turn] ?? turns.count
      if number == turns.count {
        numbers[turn] = number
        turns.append(turn)
        times.append(0)
      }
      times[number] += 1
      occasions[index].turn = number
    }
    self.occasions = occasions
    self.turns = turns
    isOnce = times.map { $0 == 1 }
  }
}

extension Schedule {
  /// The planned occasions of a strand as ``play(_:caps:from:)`` has them.
  fileprivate func occasions(of strand: Strand) -> [StrandPlan.Occasion] {
    let visits = plannedDays
    var all: [(occasion: StrandPlan.Occasion, number: Int)] = []
    for (member, contingency) in strand.members.enumerated() {
      let days: [Int]
      switch (contingency.condition, contingency.occasions) {
      case (.enrolment, _): days = [0]
      case (_, .visits): days = visits
      case (_, .anyDay):
        days = ownDays(of: strand.places[member], count: CourseStream.mostOccasions)
      }
      all += days.enumerated().map { (StrandPlan.Occasion(member: member, day: $1), $0) }
    }
    return all.sorted {
      ($0.occasion.day, $0.occasion.member, $0.number)
        < ($1.occasion.day, $1.occasion.member, $1.number)
    }.map(\.occasion)
  }

  fileprivate func edge(
    from before: Climb.Place, to after: Climb.Place
  ) -> StrandPlan.PeriodEdge {
    if before.phase == after.phase, before.period == after.period { return .same }
    guard phases.indices.contains(before.phase) else { return .next }
    return after.period > before.period + phases[before.phase].periodWeeks ? .afterGap : .next
  }
}

extension Strand {
  fileprivate func isPlaceFixed(under schedule: Schedule) -> Bool {
    schedule.phases.allSatisfy { if case .weeks = $0.length { true } else { false } }
      || climbers.allSatisfy { $0[0].needs == nil || $0[0].occasions != .visits }
  }
}

extension Need {
  /// Whether it matters how long ago the other was met, and not only whether it was.
  var isDated: Bool { withinDays != nil || afterDays > 0 }
}
