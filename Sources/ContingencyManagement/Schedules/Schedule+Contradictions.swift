extension Schedule {
  /// Everything in the schedule that does not fit together, in the order of the document.
  ///
  /// An empty list means that it can be used; whether its examples come out is asked of
  /// ``failedExamples()``.
  public func contradictions() -> [ScheduleProblem] {
    var problems = repeatedIDs(phases.map(\.id), in: "phases")
    if weeks > Schedule.mostWeeks {
      problems.append(
        ScheduleProblem([.key("phases")], .tooManyWeeks(weeks, most: Schedule.mostWeeks)))
    }
    for (index, phase) in phases.enumerated() {
      problems += contradictions(of: phase, at: [.key("phases"), .index(index)])
    }
    problems += repeatedIDs(contingencies.map(\.id), in: "contingencies")
    for (index, contingency) in contingencies.enumerated() {
      let path: [PathStep] = [.key("contingencies"), .index(index)]
      problems += contradictions(of: contingency, at: path)
      problems += relationContradictions(of: index, at: path)
    }
    for (index, cap) in caps.enumerated() {
      guard case .inline(let cap) = cap else { continue }
      problems += cap.contradictions(at: [.key("caps"), .index(index)])
    }
    return problems
  }

  private func contradictions(of phase: Phase, at path: [PathStep]) -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    if case .occasions = phase.length, phase.visits.planned == 0 || !phase.visits.days.isEmpty {
      problems.append(ScheduleProblem(path + [.key("visits")], .noVisitsToCount(phase: phase.id)))
    }
    if let last = phase.visits.days.last, last >= phase.weeks * 7 {
      problems.append(
        ScheduleProblem(
          path + [.key("visits"), .key("days")], .dayAfterPhase(last, days: phase.weeks * 7)))
    }
    return problems
  }

  /// What does not fit between a contingency and those before it.
  private func relationContradictions(
    of index: Int, at path: [PathStep]
  ) -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    let contingency = contingencies[index]
    let earlier = contingencies[..<index]
    if let id = contingency.sharesLadderOf {
      let leader = earlier.first { $0.id == id }
      if leader == nil || leader?.condition == .enrolment {
        problems.append(
          ScheduleProblem(path + [.key("sharesLadderOf")], .ladderOfNoEarlierOne(id)))
      } else if leader?.sharesLadderOf != nil {
        problems.append(
          ScheduleProblem(path + [.key("sharesLadderOf")], .ladderOfOneThatShares(id)))
      }
    }
    if let need = contingency.needs, !earlier.contains(where: { $0.id == need.contingency }) {
      problems.append(
        ScheduleProblem(
          path + [.key("needs"), .key("contingency")], .needsNoEarlierOne(need.contingency)))
    }
    if let window = contingency.window {
      if let to = window.to, to < window.from {
        problems.append(
          ScheduleProblem(path + [.key("window")], .emptyWindow(from: window.from, to: to)))
      }
      if window.from >= weeks * 7 {
        problems.append(
          ScheduleProblem(
            path + [.key("window")], .windowAfterSchedule(from: window.from, days: weeks * 7)))
      }
    }
    return problems
  }

  private func repeatedIDs(_ ids: [Name], in list: String) -> [ScheduleProblem] {
    ids.indices.filter { ids[..<$0].contains(ids[$0]) }.map {
      ScheduleProblem([.key(list), .index($0), .key("id")], .idUsedTwice(ids[$0]))
    }
  }

  private func contradictions(
    of contingency: Contingency, at path: [PathStep]
  ) -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    func found(_ keys: [PathStep], _ fact: ScheduleProblem.Fact) {
      problems.append(ScheduleProblem(path + keys, fact))
    }
    let needed = contingency.ruledCauses
    for cause in needed where contingency.verdicts[cause] == nil {
      found([.key("verdicts")], .ruleMissing(cause))
    }
    for cause in Cause.allCases where contingency.verdicts[cause] != nil {
      guard !needed.contains(cause) else { continue }
      found([.key("verdicts"), .key(cause.rawValue)], .ruleWithoutUse(cause))
    }
    if contingency.excused.run == .notMet, !contingency.excused.breaksBonusRun {
      found([.key("verdicts"), .key("excused")], .excusedAsNotMetKeepsBonusRun)
    }
    if contingency.excused.run == .notMet, contingency.excused.sparesWeek {
      found([.key("verdicts"), .key("excused")], .excusedAsNotMetSparesWeek)
    }
    if contingency.reset == .none, contingency.recovery != nil {
      found([.key("recovery")], .recoveryWithoutReset)
    }
    if contingency.recovery?.after == .fullWeek, contingency.occasions != .visits {
      found([.key("recovery")], .weekRecoveryOnAnyDay)
    }
    if contingency.sharesLadderOf == nil, contingency.pays.allSatisfy({ $0 == nil }) {
      found([.key("pays")], .paysInNoPhase)
    }
    let bowls = contingency.bowls
    if bowls.count > 1 { found([.key("pays")], .drawsFromTwoBowls(bowls[0], bowls[1])) }
    let kinds = contingency.pays.compactMap { pay -> Name? in
      if case .items(let kind)? = pay?.ladder.unit { kind } else { nil }
    }
    if let other = kinds.first(where: { $0 != kinds[0] }) {
      found([.key("pays")], .twoKindsOfItem(kinds[0], other))
    }
    let hasRate = contingency.pays.contains {
      if case .rate? = $0?.ladder.unit { true } else { false }
    }
    if hasRate, let kind = kinds.first { found([.key("pays")], .rateBesideItems(kind)) }
    problems += payContradictions(of: contingency, at: path)
    return problems
  }

  private func payContradictions(
    of contingency: Contingency, at path: [PathStep]
  ) -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    var highestRung = 0
    // Phases without pay do not appear in the document's list, and phases that share an element of
    // it are one there, so places are counted here.
    var place = -1
    for (phase, pay) in contingency.pays.enumerated() {
      guard let pay else { continue }
      let isFirst = place < 0
      if !pay.continuesElement { place += 1 }
      func found(_ keys: [PathStep], _ fact: ScheduleProblem.Fact) {
        problems.append(ScheduleProblem(path + [.key("pays"), .index(place)] + keys, fact))
      }
      let unit = PathStep.key(pay.ladder.unit.key)
      let planned = phases[phase].visits.planned
      if contingency.occasions == .visits, planned == 0 {
        found([], .noVisitsToPay(phase: phases[phase].id))
      }
      if isFirst, pay.carriesRung { found([.key("carriesRung")], .firstPhaseCarriesRung) }
      if let ceiling = pay.ladder.ceiling, ceiling < pay.ladder.start {
        found(
          [unit, .key("ceiling")], .ceilingBelowStart(ceiling: ceiling, start: pay.ladder.start))
      }
      if contingency.occasions != .visits {
        if pay.ladder.stepPer == .fullWeek { found([unit, .key("stepPer")], .weekStepOnAnyDay) }
        if case .fullWeeks? = pay.bonus?.every { found([.key("bonus")], .weekBonusOnAnyDay) }
      }
      if contingency.condition == .enrolment, pay.requires != [1] {
        found([.key("requires")], .enrolmentNeedsOccasions)
      }
      if contingency.condition == .enrolment, pay.bonus != nil {
        found([.key("bonus")], .enrolmentBonus)
      }
      if let bonus = pay.bonus, bonus.isWithinCeiling {
        if bonus.unit != pay.ladder.unit {
          found([.key("bonus"), .key("withinCeiling")], .ceilingOfOtherUnit)
        } else if pay.ladder.most == nil {
          found([.key("bonus"), .key("withinCeiling")], .noCeiling)
        }
      }
      if let top = pay.ladder.topRung, pay.ladder.beginsOn > top {
        found(
          [unit, .key("beginsOnRung")],
          .beginsBeyondTop(pay.ladder.beginsOn + 1, top: top + 1))
      }
      if !pay.carriesRung { highestRung = pay.ladder.beginsOn }
      // Those who share the ladder lead it up too.
      for climber in contingencies
      where climber.id == contingency.id || climber.sharesLadderOf == contingency.id {
        highestRung += climber.mostOccasions(in: phases[phase])
      }
      let bonus = pay.bonus.map { $0.unit == pay.ladder.unit ? $0.amount : 0 } ?? 0
      if pay.ladder.most(upTo: highestRung) > pay.ladder.unit.most - bonus {
        found([unit], .rewardTooLarge(rung: highestRung, most: pay.ladder.unit.most))
      }
    }
    return problems
  }
}

extension Contingency {
  /// The most occasions of a phase that can be paid.
  fileprivate func mostOccasions(in phase: Phase) -> Int {
    switch occasions {
    case .visits: phase.plannedVisits
    case .anyDay(let limit): min(phase.weeks * limit.mostPerWeek, limit.inAll ?? .max)
    }
  }
}
