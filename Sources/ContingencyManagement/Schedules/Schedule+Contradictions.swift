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
    problems += repeatedIDs(contingencies.map(\.id), in: "contingencies")
    for (index, contingency) in contingencies.enumerated() {
      problems += contradictions(
        of: contingency, at: [.key("contingencies"), .index(index)])
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
    if contingency.pays.allSatisfy({ $0 == nil }) {
      found([.key("pays")], .paysInNoPhase)
    }
    let bowls = contingency.bowls
    if bowls.count > 1 { found([.key("pays")], .drawsFromTwoBowls(bowls[0], bowls[1])) }
    problems += payContradictions(of: contingency, at: path)
    return problems
  }

  private func payContradictions(
    of contingency: Contingency, at path: [PathStep]
  ) -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    var highestRung = 0
    // Phases without pay do not appear in the document's list, so places are counted here.
    let paid = phases.indices.filter { contingency.pays[$0] != nil }
    for (place, phase) in paid.enumerated() {
      guard let pay = contingency.pays[phase] else { continue }
      func found(_ keys: [PathStep], _ fact: ScheduleProblem.Fact) {
        problems.append(ScheduleProblem(path + [.key("pays"), .index(place)] + keys, fact))
      }
      let unit = PathStep.key(pay.ladder.unit.key)
      let planned = phases[phase].visits.perWeek
      if contingency.occasions == .visits, planned == 0 {
        found([], .noVisitsToPay(phase: phases[phase].id))
      }
      if place == 0, pay.carriesRung { found([.key("carriesRung")], .firstPhaseCarriesRung) }
      if let ceiling = pay.ladder.ceiling, ceiling < pay.ladder.start {
        found(
          [unit, .key("ceiling")], .ceilingBelowStart(ceiling: ceiling, start: pay.ladder.start))
      }
      if case .anyDay = contingency.occasions, pay.ladder.stepPer == .fullWeek {
        found([unit, .key("stepPer")], .weekStepOnAnyDay)
      }
      if !pay.carriesRung { highestRung = 0 }
      highestRung += phases[phase].weeks * 7
      let bonus = pay.bonus.map { $0.unit == pay.ladder.unit ? $0.amount : 0 } ?? 0
      if pay.ladder.value(at: highestRung) > pay.ladder.unit.most - bonus {
        found([unit], .rewardTooLarge(rung: highestRung, most: pay.ladder.unit.most))
      }
    }
    return problems
  }
}

extension Contingency {
  /// The causes that its schedule must rule on.
  public var ruledCauses: [Cause] {
    switch (condition, occasions) {
    case (.test, .visits): Cause.ruledForTests
    case (.test, .anyDay): Cause.ruledForTests.filter { $0 != .missed }
    case (.milestone, .visits): Cause.ruledForMilestones
    case (.milestone, .anyDay): []
    }
  }
}

extension RewardUnit {
  /// The key that holds a ladder of this unit in a schedule file.
  public var key: String {
    switch self {
    case .voucher: "voucher"
    case .draws: "draws"
    }
  }

  /// The most that one reward may come to, in this unit.
  public var most: Int {
    switch self {
    case .voucher: Money.mostThousandths
    case .draws: Ladder.mostDraws
    }
  }
}
