extension Climb {
  /// Closes the periods and phases that lie before week `number`.
  mutating func enter(week number: Int, members: [Contingency], schedule: Schedule) {
    let next = place(at: number, members: members, schedule: schedule)
    if next.phase != place.phase || next.period != place.period {
      closePeriod(members: members, schedule: schedule, next: next)
      for (index, member) in members.enumerated() where member.occasions == .visits {
        tallies[index].begin()
      }
    }
    if number != place.week {
      for (index, member) in members.enumerated() where member.occasions != .visits {
        tallies[index].begin()
      }
    }
    defer { place = next }
    guard next.phase != place.phase else { return }
    // A phase crossed without an occasion begins its ladder like any other.
    let crossed =
      (place.phase + (isBroughtAlong ? 2 : 1))..<(min(next.phase, schedule.phases.count - 1) + 1)
    let isFirst = place.isOver && !isBroughtAlong
    isBroughtAlong = false
    guard next.phase < schedule.phases.count, !crossed.isEmpty else { return }
    var begun = crossed.last { members[0].pays[$0]?.carriesRung == false }
    // Where nothing was brought along there is nothing to carry.
    if begun == nil, isFirst { begun = crossed.first { members[0].pays[$0] != nil } }
    guard let begun, let ladder = members[0].pays[begun]?.ladder else { return }
    rung = ladder.beginsOn
    bonusRun = 0
    fullWeeks = 0
    towardReward = 0
    towardStep = 0
    rewards = 0
    lastPaid = nil
    remembered = nil
    recoveryUnpaid = false
    recoveredAtEdge = nil
    isLost = false
    sinceReset = 0
  }

  /// Goes to where the next occasion of a member is expected.
  mutating func enterNext(of number: Int, members: [Contingency], schedule: Schedule) {
    let phase = phase(in: schedule).map { schedule.phases[$0] }
    let isFilled = phase.map { isExtra(number, members[number], $0) } ?? (place.phase >= 0)
    var week = place.week
    if isFilled {
      week += 1
      if members[number].occasions == .visits, let phase {
        week = place.period + phase.periodWeeks
        // The last period of a phase ends with it.
        if case .weeks(let weeks) = phase.length { week = min(week, place.first + weeks) }
      }
    }
    enter(week: week, members: members, schedule: schedule)
  }

  /// The phase that week `number` falls in; nil after the schedule.
  func phase(inWeek number: Int, members: [Contingency], schedule: Schedule) -> Int? {
    let next = place(at: number, members: members, schedule: schedule).phase
    return next < schedule.phases.count ? next : nil
  }

  private func place(at number: Int, members: [Contingency], schedule: Schedule) -> Place {
    var next = place.isOver ? Place(phase: place.phase + 1, first: place.first) : place
    let countsOccasions = members[0].occasions == .visits
    while next.phase < schedule.phases.count {
      let phase = schedule.phases[next.phase]
      let end: Int
      switch phase.length {
      case .occasions where countsOccasions:
        guard let filled = next.filled else { return next.at(week: number, phase) }
        end = filled + 1
      case .occasions, .weeks: end = next.first + phase.weeks
      }
      if number < end { return next.at(week: number, phase) }
      next = Place(phase: next.phase + 1, first: end)
    }
    next.week = number
    next.period = number
    return next
  }

  private mutating func closePeriod(members: [Contingency], schedule: Schedule, next: Place) {
    guard let old = phase(in: schedule), !place.isOver else { return }
    let phase = schedule.phases[old]
    guard members.contains(where: { $0.occasions == .visits }) else { return }
    let visits = visits(of: members, in: phase)
    let isFull = isFull(visits, phase)
    if isFull {
      let takesWeek = members[0].recovery?.after == .fullWeek
      if takesWeek, let back = recoverNow() {
        recoveredAtEdge = back
      } else if let ladder = members[0].pays[old]?.ladder, ladder.stepPer == .fullWeek,
        takesWeek || !recoveryUnpaid
      {
        rung = ladder.rung(above: rung)
      }
    }
    // A week of which nothing is known, or that was not full, ends the full weeks in a row; one in
    // which the clinic was closed throughout changes nothing.
    let isSpared = visits.allSatisfy { tallies[$0].used == 0 && tallies[$0].spared > 0 }
    let isGap = next.period > min(place.period + phase.periodWeeks, end(of: phase))
    if !isFull && !isSpared || isGap { fullWeeks = 0 }
  }

  /// The members at visits that can be met in a phase.
  private func visits(of members: [Contingency], in phase: Phase) -> [Int] {
    members.indices.filter { members[$0].occasions == .visits && members[$0].isOpen(in: phase) }
  }

  /// Whether every planned occasion that was not spared was met, and at least one was.
  private func isFull(_ visits: [Int], _ phase: Phase) -> Bool {
    visits.contains { tallies[$0].met > 0 }
      && visits.allSatisfy { tallies[$0].isFull(planned: phase.visits.planned) }
  }

  /// The week after the last one of the phase that the last occasion was in.
  private func end(of phase: Phase) -> Int {
    switch phase.length {
    case .weeks(let weeks): place.first + weeks
    case .occasions: place.filled.map { $0 + 1 } ?? .max
    }
  }

  /// Counts the week as soon as it is full, and pays a bonus for so many of them.
  mutating func countFullWeek(
    _ members: [Contingency], pay: PhasePay, phase: Phase, _ reward: inout Reward
  ) {
    guard let bonus = pay.bonus, case .fullWeeks(let every) = bonus.every,
      reward.verdict != .notMet
    else { return }
    let visits = visits(of: members, in: phase)
    guard !visits.isEmpty, !tallies[visits[0]].isCounted, isFull(visits, phase) else { return }
    tallies[visits[0]].isCounted = true
    guard !isLost else { return }
    fullWeeks += 1
    guard fullWeeks >= every else { return }
    fullWeeks = 0
    reward.bonus += pay.bonusEarning(on: reward.base)
  }
}

extension Climb.Place {
  /// The same phase in week `number`.
  fileprivate func at(week number: Int, _ phase: Phase) -> Climb.Place {
    var place = self
    place.week = number
    place.period = first + max(0, number - first) / phase.periodWeeks * phase.periodWeeks
    return place
  }
}
