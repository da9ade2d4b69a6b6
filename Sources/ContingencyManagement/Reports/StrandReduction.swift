/// Takes out of the standings of a strand what makes no difference to any later reward, so that
/// courses that go on alike are one state.
struct StrandReduction {
  private let strand: Strand
  /// For each ladder and phase, what still matters there or later.
  private let matters: [[Matter]]
  private let plan: StrandPlan
  private let needs: [NeedDays]

  fileprivate struct Matter {
    var occasionBonus: Bool
    var weekBonus: Bool
    var weeks: Bool
    var laterWeekSteps: Bool
    var requirements: Int
    /// Whether the rung goes no further in the phase and none is carried out of it.
    var isLast: Bool
    var ladder: Ladder?
  }

  /// On which days it matters how long ago a member was first met.
  private struct NeedDays {
    var isNeeded = false
    /// Whether it matters how long ago that was.
    var isDated = false
    /// The most days that any may lie between.
    var within = Int.max
    /// The last day on which it is asked.
    var last = -1
  }

  init(_ strand: Strand, _ schedule: Schedule, _ plan: StrandPlan) {
    self.strand = strand
    self.plan = plan
    matters = strand.ladders.map { climbers in
      let leader = strand.members[climbers[0]]
      return leader.pays.indices.map { Matter(leader, phase: $0) }
    }
    needs = strand.members.indices.map { member in
      let dependents = strand.members.indices.filter { strand.needed[$0] == member }
      var days = NeedDays(isNeeded: !dependents.isEmpty)
      days.isDated = dependents.contains { strand.members[$0].needs?.isDated == true }
      days.within = dependents.map { strand.members[$0].needs?.withinDays ?? .max }.max() ?? .max
      days.last = plan.occasions.last { dependents.contains($0.member) }?.day ?? -1
      return days
    }
  }

  /// Reduces what an occasion has changed.
  func reduce(_ standings: inout Standings, after occasion: StrandPlan.Occasion) {
    let ladder = strand.ladderOf[occasion.member]
    let place = standings.climbs[ladder].place
    let phase = place.phase
    if plan.turns[occasion.turn].endsLadder || !matters[ladder].indices.contains(phase) {
      standings.climbs[ladder] = Climb(members: strand.ladders[ladder].count)
      if !plan.isPlaceFixed { standings.climbs[ladder].place = place }
    } else {
      let climbers = strand.climbers[ladder]
      reduce(&standings.climbs[ladder], climbers[0], matters[ladder][phase])
      reduceTallies(&standings.climbs[ladder], climbers, matters[ladder][phase])
    }
    for member in standings.members.indices {
      reduce(&standings.members[member].firstMet, needs[member], after: occasion.day)
    }
  }

  private func reduce(_ climb: inout Climb, _ leader: Contingency, _ matter: Matter) {
    let recovery = leader.recovery
    climb.run = 0
    if plan.isPlaceFixed { climb.place = Climb.Place() }
    climb.recoveredAtEdge = nil
    if !matter.occasionBonus { climb.bonusRun = 0 }
    if !matter.weekBonus { climb.fullWeeks = 0 }
    climb.rewards = min(climb.rewards, max(0, matter.requirements - 1))
    if matter.isLast, let ladder = matter.ladder, ladder.rung(above: climb.rung) == climb.rung {
      climb.towardStep = 0
    }
    if recovery?.occasions == nil || climb.remembered == nil { climb.sinceReset = 0 }
    if recovery?.to != .lastPaid { climb.lastPaid = nil }
    // Where every met occasion is paid, another is before a rung that came back is lost again, or
    // one that is remembered used up; until then the last one paid lies below it.
    if recovery?.occasions != nil, leader.pays.allSatisfy({ $0?.requires == [1] }),
      climb.recoveryUnpaid || climb.lastPaid ?? 0 <= climb.remembered ?? -1
    {
      climb.lastPaid = nil
    }
    if !matter.laterWeekSteps, recovery?.to != .lastPaid { climb.recoveryUnpaid = false }
  }

  /// Keeps what became of the period only where it may still be a full one.
  private func reduceTallies(
    _ climb: inout Climb, _ climbers: [Contingency], _ matter: Matter
  ) {
    guard plan.isRegular else { return }
    let visits = climbers.indices.filter { climbers[$0].occasions == .visits }
    // One occasion that was not met and not spared is enough, whichever others there are.
    let spoiler = visits.first { climb.tallies[$0].used > climb.tallies[$0].met }
    for index in climbers.indices where !matter.weeks || spoiler != nil || !visits.contains(index) {
      climb.tallies[index] = Climb.Tally(used: matter.weeks && spoiler == index ? 1 : 0)
    }
  }

  private func reduce(_ firstMet: inout Int?, _ days: NeedDays, after day: Int) {
    guard let met = firstMet else { return }
    guard days.isNeeded else {
      firstMet = nil
      return
    }
    guard days.isDated else {
      firstMet = 0
      return
    }
    if day > days.last {
      firstMet = nil
    } else if days.within < 1_000_000, day - met > days.within {
      // Too long ago for ever.
      firstMet = -1 - days.within
    }
  }
}

extension StrandReduction.Matter {
  fileprivate init(_ leader: Contingency, phase: Int) {
    let later = leader.pays[phase...].compactMap { $0 }
    occasionBonus = later.contains { if case .occasions? = $0.bonus?.every { true } else { false } }
    weekBonus = later.contains { if case .fullWeeks? = $0.bonus?.every { true } else { false } }
    weeks =
      leader.pays[phase]?.ladder.stepPer == .fullWeek || leader.recovery?.after == .fullWeek
      || weekBonus
    laterWeekSteps = later.contains { $0.ladder.stepPer == .fullWeek }
    requirements = later.map(\.requires.count).max() ?? 0
    isLast = !leader.pays[phase...].dropFirst().contains { $0?.carriesRung == true }
    ladder = leader.pays[phase]?.ladder
  }
}
