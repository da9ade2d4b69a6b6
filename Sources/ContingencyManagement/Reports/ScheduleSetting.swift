/// One setting of a schedule by its name and value, as the file has them.
public struct ScheduleSetting: Hashable, Sendable {
  /// The way to it, with ids in place of numbers: `contingencies.abstinence.recovery.after`.
  public var name: String
  /// Its value for a person: `5`, `$2.50`, `not-met`.
  public var value: String

  init(_ name: String, _ value: some CustomStringConvertible) {
    self.name = name
    self.value = value.description
  }
}

extension Schedule {
  /// Every setting that has a say in what is earned, in the order of the file.
  public var settings: [ScheduleSetting] { settings(calling: { $0 }, { $0 }) }

  /// The same, with other names for phases and contingencies in the ways to the settings.
  func settings(
    calling phaseName: (Name) -> Name, _ contingencyName: (Name) -> Name
  ) -> [ScheduleSetting] {
    var settings = [
      ScheduleSetting("currency", currency.code),
      ScheduleSetting("phases", phases.map(\.id.text).joined(separator: ", ")),
    ]
    for phase in phases {
      let name = "phases.\(phaseName(phase.id))"
      settings.append(ScheduleSetting(name + ".weeks", phase.weeks))
      settings.append(ScheduleSetting(name + ".visits", phase.visits.setting))
    }
    settings.append(
      // Their order has no say in what is earned.
      ScheduleSetting(
        "contingencies", contingencies.map(\.id.text).sorted().joined(separator: ", ")))
    for contingency in contingencies {
      let name = "contingencies.\(contingencyName(contingency.id))"
      let own = contingency.settings + contingency.paySettings(phases, currency, phaseName)
      settings += own.map { ScheduleSetting("\(name).\($0.name)", $0.value) }
    }
    return settings
  }
}

extension VisitPlan {
  fileprivate var setting: String {
    let days = Weekday.allCases.filter(weekdays.contains).map(\.rawValue)
    return days.isEmpty ? "\(perWeek) a week" : days.joined(separator: ", ")
  }
}

extension Contingency {
  fileprivate var settings: [ScheduleSetting] {
    var settings: [ScheduleSetting] = []
    switch condition {
    case .test(let targets, let specimens):
      let types = SpecimenType.allCases.filter(specimens.contains).map(\.rawValue)
      settings.append(ScheduleSetting("met.everyTargetNegative", targets))
      settings.append(ScheduleSetting("met.specimens", types.joined(separator: ", ")))
    case .milestone(let kind): settings.append(ScheduleSetting("met.milestone", kind))
    }
    switch occasions {
    case .visits: settings.append(ScheduleSetting("occasions", "visits"))
    case .anyDay(let most): settings.append(ScheduleSetting("occasions.mostPerWeek", most))
    }
    for cause in ruledCauses {
      guard let verdict = verdicts[cause] else { continue }
      settings.append(ScheduleSetting("verdicts.\(cause.rawValue)", verdict.rawValue))
    }
    guard !isNeverMissed else { return settings }
    if occasions == .visits {
      settings += [
        ScheduleSetting("verdicts.excused.run", excused.run.rawValue),
        ScheduleSetting("verdicts.excused.bonusRun", excused.breaksBonusRun ? "broken" : "held"),
        ScheduleSetting("verdicts.excused.week", excused.sparesWeek ? "spared" : "not-full"),
      ]
    }
    switch reset {
    case .toStart: settings.append(ScheduleSetting("reset", "to-start"))
    case .down(let rungs): settings.append(ScheduleSetting("reset.down", rungs))
    case .none: settings.append(ScheduleSetting("reset", "none"))
    }
    guard let recovery else { return settings + [ScheduleSetting("recovery", "none")] }
    return settings + [
      ScheduleSetting("recovery.after", recovery.after),
      ScheduleSetting("recovery.to", recovery.to.rawValue),
      ScheduleSetting("recovery.from", recovery.from.rawValue),
    ]
  }

  fileprivate func paySettings(
    _ phases: [Phase], _ currency: Currency, _ phaseName: (Name) -> Name
  ) -> [ScheduleSetting] {
    zip(phases, pays).flatMap { phase, pay -> [ScheduleSetting] in
      let name = "pays.\(phaseName(phase.id))"
      guard let pay else { return [ScheduleSetting(name, "nothing")] }
      return pay.settings(currency).map { ScheduleSetting("\(name).\($0.name)", $0.value) }
    }
  }
}

extension PhasePay {
  fileprivate func settings(_ currency: Currency) -> [ScheduleSetting] {
    func amount(_ count: Int) -> String { currency.text(ladder.unit, count) }
    let key = ladder.unit.key
    var settings = [
      ScheduleSetting("\(key).start", amount(ladder.start)),
      ScheduleSetting("\(key).step", amount(ladder.step)),
      ScheduleSetting("\(key).stepPer", ladder.stepPer.rawValue),
    ]
    if case .draws(let bowl) = ladder.unit { settings.append(ScheduleSetting("draws.bowl", bowl)) }
    if let ceiling = ladder.ceiling {
      settings.append(ScheduleSetting("\(key).ceiling", amount(ceiling)))
    }
    if let bonus {
      settings.append(ScheduleSetting("bonus.every", bonus.every))
      settings.append(
        ScheduleSetting(
          "bonus.\(bonus.unit.key)", currency.text(bonus.unit, bonus.amount, namingBowl: true)))
    }
    return settings + [ScheduleSetting("carriesRung", carriesRung)]
  }
}
