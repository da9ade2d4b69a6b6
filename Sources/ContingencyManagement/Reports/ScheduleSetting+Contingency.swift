extension Contingency {
  /// Every setting but those of its pay.
  func settings(
    calling phaseName: (Name) -> Name, _ contingencyName: (Name) -> Name
  ) -> [ScheduleSetting] {
    var settings = condition.settings
    if condition != .enrolment { settings += occasions.settings }
    for cause in ruledCauses {
      guard let verdict = verdicts[cause] else { continue }
      settings.append(ScheduleSetting("verdicts.\(cause.rawValue)", verdict.rawValue))
    }
    if !isNeverMissed, occasions == .visits {
      settings += [
        ScheduleSetting("verdicts.excused.run", excused.run.rawValue),
        ScheduleSetting("verdicts.excused.bonusRun", excused.breaksBonusRun ? "broken" : "held"),
        ScheduleSetting("verdicts.excused.week", excused.sparesWeek ? "spared" : "not-full"),
      ]
    }
    if let needs { settings += needs.settings(calling: contingencyName) }
    if let window { settings += window.settings }
    if !onlyInPhases.isEmpty {
      let phases = onlyInPhases.map { phaseName($0).text }
      settings.append(ScheduleSetting("onlyInPhases", phases.joined(separator: ", ")))
    }
    if let funder { settings.append(ScheduleSetting("funder", funder)) }
    if let id = sharesLadderOf {
      return settings + [ScheduleSetting("sharesLadderOf", contingencyName(id))]
    }
    return settings + (isNeverMissed ? [] : fallSettings)
  }

  /// What becomes of the rung.
  private var fallSettings: [ScheduleSetting] {
    let fall =
      switch reset {
      case .toStart: ScheduleSetting("reset", "to-start")
      case .down(let rungs): ScheduleSetting("reset.down", rungs)
      case .none: ScheduleSetting("reset", "none")
      case .toNothing: ScheduleSetting("reset", "to-nothing")
      }
    guard let recovery else { return [fall, ScheduleSetting("recovery", "none")] }
    let to = ScheduleSetting("recovery.to", recovery.to.rawValue)
    guard let occasions = recovery.occasions else {
      return [fall, ScheduleSetting("recovery.after", "full-week"), to]
    }
    return [
      fall, ScheduleSetting("recovery.after", occasions), to,
      ScheduleSetting("recovery.from", recovery.from.rawValue),
    ]
  }
}

extension Condition {
  fileprivate var settings: [ScheduleSetting] {
    switch self {
    case .test(let rule, let specimens):
      let types = SpecimenType.allCases.filter(specimens.contains).map(\.rawValue)
      return [
        ScheduleSetting("met.\(rule.key)", rule.value),
        ScheduleSetting("met.specimens", types.joined(separator: ", ")),
      ]
    case .milestone(let kind): return [ScheduleSetting("met.milestone", kind)]
    case .enrolment: return [ScheduleSetting("met", "enrolment")]
    }
  }
}

extension TestRule {
  /// The key that holds it in a file.
  fileprivate var key: String {
    switch self {
    case .everyNegative: "everyTargetNegative"
    case .anyNegative: "anyTargetNegative"
    case .reading: "reading"
    case .submitted: "submitted"
    case .all: "allOf"
    case .any: "anyOf"
    }
  }

  /// `COC, OPI`, `CO, atMost 8`, `reading (CO, atMost 8), submitted (true)`.
  fileprivate var value: String {
    switch self {
    case .everyNegative(let targets), .anyNegative(let targets): targets.description
    case .reading(let analyte, let limit): "\(analyte.code), \(limit.setting)"
    case .submitted: "true"
    case .all(let rules), .any(let rules):
      rules.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
    }
  }
}

extension ReadingLimit {
  fileprivate var setting: String {
    switch self {
    case .atMost(let level): "atMost \(level)"
    case .fallen(let percent, let perDay):
      "fallPercent \(percent)" + (perDay ? ", perDay true" : "")
    case .percentile(let percent, let count): "percentile \(percent), ofLast \(count)"
    }
  }
}

extension Need {
  fileprivate func settings(calling contingencyName: (Name) -> Name) -> [ScheduleSetting] {
    [ScheduleSetting("needs.contingency", contingencyName(contingency))]
      + (withinDays.map { [ScheduleSetting("needs.withinDays", $0)] } ?? [])
      + (afterDays == 0 ? [] : [ScheduleSetting("needs.afterDays", afterDays)])
  }
}

extension DayWindow {
  fileprivate var settings: [ScheduleSetting] {
    [ScheduleSetting("window.fromDay", from)]
      + (to.map { [ScheduleSetting("window.toDay", $0)] } ?? [])
  }
}

extension Occasions {
  fileprivate var settings: [ScheduleSetting] {
    guard case .anyDay(let limit) = self else { return [ScheduleSetting("occasions", "visits")] }
    var settings: [ScheduleSetting] = []
    if limit.perDay != 1 {
      settings.append(ScheduleSetting("occasions.mostPerDay", limit.perDay))
    }
    if let most = limit.perWeek { settings.append(ScheduleSetting("occasions.mostPerWeek", most)) }
    if let most = limit.inAll { settings.append(ScheduleSetting("occasions.mostInAll", most)) }
    return settings.isEmpty ? [ScheduleSetting("occasions.mostPerDay", limit.perDay)] : settings
  }
}
