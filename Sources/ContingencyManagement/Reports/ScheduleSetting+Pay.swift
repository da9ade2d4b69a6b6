extension Contingency {
  /// Every setting of what it earns, phase by phase.
  func paySettings(
    _ phases: [Phase], _ currency: Currency, _ phaseName: (Name) -> Name
  ) -> [ScheduleSetting] {
    guard sharesLadderOf == nil else { return [] }
    return zip(phases, pays).flatMap { phase, pay -> [ScheduleSetting] in
      let name = "pays.\(phaseName(phase.id))"
      guard let pay else { return [ScheduleSetting(name, "nothing")] }
      return pay.settings(currency).map { $0.under(name) }
    }
  }
}

extension PhasePay {
  fileprivate func settings(_ currency: Currency) -> [ScheduleSetting] {
    var settings = ladder.settings(currency).map { $0.under(ladder.unit.key) }
    if !carriesRung, ladder.beginsOn > 0 {
      settings.append(ScheduleSetting("\(ladder.unit.key).beginsOnRung", ladder.beginsOn + 1))
    }
    if requires != [1] {
      settings.append(
        ScheduleSetting("requires", requires.map(String.init).joined(separator: ", ")))
    }
    if let bonus { settings += bonus.settings(currency).map { $0.under("bonus") } }
    return settings + [ScheduleSetting("carriesRung", carriesRung)]
  }
}

extension Ladder {
  fileprivate func settings(_ currency: Currency) -> [ScheduleSetting] {
    func amount(_ count: Int) -> String { currency.text(unit, count) }
    var settings: [ScheduleSetting] = []
    if amounts.isEmpty {
      settings.append(ScheduleSetting("start", amount(start)))
      settings.append(ScheduleSetting("step", amount(step)))
    } else {
      settings.append(ScheduleSetting("amounts", amounts.map(amount).joined(separator: ", ")))
    }
    let per =
      switch stepPer {
      case .occasions(1): "occasion"
      case .occasions(let count): "\(count) occasions"
      case .fullWeek: "full-week"
      }
    settings.append(ScheduleSetting("stepPer", per))
    switch unit {
    case .voucher: break
    case .draws(let bowl): settings.append(ScheduleSetting("bowl", bowl))
    case .items(let kind): settings.append(ScheduleSetting("item", kind))
    case .rate(let per): settings.append(ScheduleSetting("per", per))
    }
    if let ceiling { settings.append(ScheduleSetting("ceiling", amount(ceiling))) }
    return settings
  }
}

extension Bonus {
  fileprivate func settings(_ currency: Currency) -> [ScheduleSetting] {
    let every =
      switch every {
      case .occasions(let count): ScheduleSetting("every", count)
      case .fullWeeks(let count): ScheduleSetting("everyFullWeeks", count)
      }
    return [
      every, ScheduleSetting(unit.key, currency.text(unit, amount, namingBowl: true)),
    ] + (isWithinCeiling ? [ScheduleSetting("withinCeiling", true)] : [])
  }
}
