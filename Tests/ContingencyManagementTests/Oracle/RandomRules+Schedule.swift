import ContingencyManagement

// The plain numbers as a schedule.
extension RandomRules {
  static let targets: [Analyte] = [.cocaine, .opiates]
  static let measured: [Analyte] = [.carbonMonoxide, .cotinine]
  static let specimens: [SpecimenType] = [.urine, .breath]
  static let milestones: [Name] = ["session", "dose"]
  private static let funders: [Name] = ["grant", "county"]
  private static let phaseNames: [Name] = ["one", "two", "three"]
  private static let names: [Name] = ["first", "second", "third", "fourth"]

  static func schedule(of oracle: NaiveOracle) -> Schedule {
    Schedule(
      id: "random", version: 1, title: "random", source: "a test", evidence: "a test",
      currency: .dollars, phases: zip(phaseNames, oracle.phases).map(phase),
      contingencies: oracle.contingencies.enumerated().map { contingency($1, $0, oracle) },
      caps: oracle.caps.map { .inline(cap($0)) }, examples: [])
  }

  private static func phase(_ id: Name, _ phase: NaiveOracle.Phase) -> Phase {
    let visits =
      phase.periodWeeks == 0
      ? VisitPlan(days: phase.days, perDay: phase.perDay)
      : VisitPlan(perWeek: phase.planned, perDay: phase.perDay, everyWeeks: phase.periodWeeks)
    return Phase(
      id: id, length: phase.occasions.map { .occasions($0) } ?? .weeks(phase.weeks), visits: visits)
  }

  private static func contingency(
    _ plain: NaiveOracle.Contingency, _ place: Int, _ oracle: NaiveOracle
  ) -> Contingency {
    var contingency = Contingency(
      id: names[place], condition: condition(plain.meets),
      occasions: plain.atVisits
        ? .visits
        : .anyDay(
          OccasionLimit(
            perDay: plain.mostPerDay, perWeek: plain.mostPerWeek, inAll: plain.mostInAll)),
      verdicts: [:],
      excused: ExcusedRule(
        run: plain.excusedIsNotMet ? .notMet : .held,
        breaksBonusRun: plain.excusedBreaksBonusRun, sparesWeek: plain.excusedSparesWeek),
      needs: plain.needs.map {
        Need(contingency: names[$0], withinDays: plain.withinDays, afterDays: plain.afterDays)
      },
      window: plain.fromDay > 0 || plain.toDay != nil
        ? DayWindow(from: plain.fromDay, to: plain.toDay) : nil,
      onlyInPhases: plain.onlyIn.map { phaseNames[$0] }, funder: plain.funder.map { funders[$0] },
      sharesLadderOf: plain.sharesLadderOf.map { names[$0] },
      reset: reset(plain.wayDown), recovery: recovery(plain),
      pays: plain.sharesLadderOf == nil
        ? plain.pays.map { $0.map(pay) } : oracle.phases.map { _ in nil })
    for (cause, verdict) in zip(causes, plain.verdicts) {
      guard let cause, contingency.ruledCauses.contains(cause) else { continue }
      contingency.verdicts[cause] = [.met, .held, .notMet][verdict]
    }
    return contingency
  }

  /// In the order of the oracle's.
  private static let causes: [Cause?] = [
    nil, .positive, .presumptive, .inconclusive, .notTested, .invalid, .dilute, .late,
    .outOfTemperature, .refused, .unable, .tooLittle, .substituted, .adulterated,
    .noEarlierReading, .missed,
  ]

  private static func condition(_ meets: NaiveOracle.Meets) -> Condition {
    switch meets {
    case .enrolment: .enrolment
    case .milestone(let kind): .milestone(milestones[kind])
    case .test(let asked, let specimen): .test(rule(asked), specimens: [specimens[specimen]])
    }
  }

  private static func rule(_ asked: NaiveOracle.Rule) -> TestRule {
    switch asked {
    case .every(let places): .everyNegative(AnalyteSet(places.map { targets[$0] }))
    case .any(let places): .anyNegative(AnalyteSet(places.map { targets[$0] }))
    case .submitted: .submitted
    case .atMost(let most, let place):
      .reading(measured[place], .atMost(Level(thousandths: most) ?? .nothing))
    case .fallen(let percent, let perDay, let place):
      .reading(measured[place], .fallen(percent: percent, perDay: perDay))
    case .percentile(let percent, let count, let place):
      .reading(measured[place], .percentile(percent, ofLast: count))
    case .allOf(let parts): .all(parts.map(rule))
    case .anyOf(let parts): .any(parts.map(rule))
    }
  }

  private static func reset(_ way: NaiveOracle.WayDown) -> Reset {
    switch way {
    case .toStart: .toStart
    case .down(let count): .down(count)
    case .stays: .none
    case .toNothing: .toNothing
    }
  }

  private static func recovery(_ plain: NaiveOracle.Contingency) -> Recovery? {
    plain.recoversAfter.map {
      Recovery(
        after: $0 == 0 ? .fullWeek : .occasions($0), to: plain.recoversToDue ? .due : .lastPaid,
        from: plain.recoversAtOnce ? .thisOccasion : .nextOccasion)
    }
  }

  private static func unit(_ unit: Int) -> RewardUnit {
    [.voucher, .draws(from: "va-500"), .items("take-home-dose"), .rate(per: "hour")][unit]
  }

  private static func pay(_ plain: NaiveOracle.Pay) -> PhasePay {
    let stepPer = plain.stepPer == 0 ? StepPer.fullWeek : .occasions(plain.stepPer)
    let start = plain.rungs[0]
    var ladder = Ladder(
      unit: unit(plain.unit), amounts: plain.rungs, stepPer: stepPer, beginsOn: plain.beginsOn)
    if plain.hasCeiling || plain.isFlat || plain.goesOnBy > 0 {
      ladder = Ladder(
        unit: unit(plain.unit), start: start, step: plain.isFlat ? 0 : plain.step,
        ceiling: plain.hasCeiling ? plain.rungs.last : nil, stepPer: stepPer,
        beginsOn: plain.beginsOn)
    }
    return PhasePay(
      ladder: ladder, requires: plain.requires,
      bonus: plain.bonus.map {
        Bonus(
          every: $0.countsWeeks ? .fullWeeks($0.every) : .occasions($0.every), unit: unit($0.unit),
          amount: $0.amount, isWithinCeiling: $0.withinCeiling)
      }, carriesRung: plain.carriesRung, continuesElement: plain.continues)
  }

  private static func cap(_ plain: NaiveOracle.Cap) -> Cap {
    let windows: [Cap.Window] = [
      .reward, .day, .month, .calendarYear, .rollingYear, .episode, .period,
    ]
    return Cap(
      window: windows[plain.window.rawValue], most: Money(thousandths: plain.most) ?? .zero,
      from: plain.from == .min ? nil : CalendarDay.epoch.adding(days: plain.from),
      until: plain.until == .max ? nil : CalendarDay.epoch.adding(days: plain.until),
      funder: plain.funder.map { funders[$0] })
  }
}

extension Level {
  fileprivate static let nothing = written("0") { Level($0) }
}
