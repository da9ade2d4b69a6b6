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

  /// The same below another name.
  func under(_ name: String) -> ScheduleSetting { ScheduleSetting("\(name).\(self.name)", value) }
}

extension Schedule {
  /// Every setting that has a say in what is earned, in the order of the file.
  public var settings: [ScheduleSetting] { settings(calling: { $0 }, { $0 }) }

  /// The same, with other names for phases and contingencies in the ways to the settings.
  func settings(
    calling phaseName: (Name) -> Name, _ contingencyName: (Name) -> Name
  ) -> [ScheduleSetting] {
    var settings = [ScheduleSetting("currency", currency.code)]
    if let point { settings.append(ScheduleSetting("point", currency.text(point))) }
    settings.append(ScheduleSetting("keepsOnMove", keepsOnMove.rawValue))
    settings.append(ScheduleSetting("phases", phases.map(\.id.text).joined(separator: ", ")))
    for phase in phases {
      settings += phase.settings.map { $0.under("phases.\(phaseName(phase.id))") }
    }
    settings.append(
      // Their order has no say in what is earned.
      ScheduleSetting(
        "contingencies", contingencies.map(\.id.text).sorted().joined(separator: ", ")))
    for contingency in contingencies {
      let own =
        contingency.settings(calling: phaseName, contingencyName)
        + contingency.paySettings(phases, currency, phaseName)
      settings += own.map { $0.under("contingencies.\(contingencyName(contingency.id))") }
    }
    return settings + capSettings
  }

  private var capSettings: [ScheduleSetting] {
    zip(inlineCaps, inlineCapNames).flatMap { cap, name in
      cap.settings(currency).map { $0.under("caps.\(name)") }
    } + capFiles.map { ScheduleSetting("caps.\($0)", "as in that file") }
  }
}

extension Cap {
  fileprivate func settings(_ currency: Currency) -> [ScheduleSetting] {
    var settings = [ScheduleSetting("most", currency.text(most))]
    if let from { settings.append(ScheduleSetting("from", from)) }
    if let until { settings.append(ScheduleSetting("until", until)) }
    if let funder { settings.append(ScheduleSetting("funder", funder)) }
    switch prizesBeyond {
    case .withhold: settings.append(ScheduleSetting("prizesBeyond", "withhold"))
    case .award(let other): settings.append(ScheduleSetting("prizesBeyond.award", other))
    }
    return settings
  }
}

extension Phase {
  fileprivate var settings: [ScheduleSetting] {
    let length =
      switch length {
      case .weeks(let weeks): ScheduleSetting("weeks", weeks)
      case .occasions(let count): ScheduleSetting("occasions", count)
      }
    return [length] + visits.settings
  }
}

extension VisitPlan {
  fileprivate var settings: [ScheduleSetting] {
    var settings: [ScheduleSetting] = []
    let days = Weekday.allCases.filter(weekdays.contains).map(\.rawValue)
    if !self.days.isEmpty {
      settings.append(
        ScheduleSetting("visits", "days " + self.days.map(String.init).joined(separator: ", ")))
    } else if days.isEmpty {
      settings.append(
        ScheduleSetting(
          "visits", "\(planned) " + (everyWeeks == 1 ? "a week" : "in \(everyWeeks) weeks")))
    } else {
      settings.append(ScheduleSetting("visits", days.joined(separator: ", ")))
    }
    if everyWeeks != 1 { settings.append(ScheduleSetting("visits.everyWeeks", everyWeeks)) }
    if perDay != 1 { settings.append(ScheduleSetting("visits.perDay", perDay)) }
    return settings
  }
}
