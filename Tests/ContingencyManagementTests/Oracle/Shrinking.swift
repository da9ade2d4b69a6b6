// Simpler rules and happenings, to tell of a difference with as little as shows it.
extension NaiveOracle {
  func simpler() -> [NaiveOracle] {
    var all: [NaiveOracle] = []
    func offer(_ change: (inout NaiveOracle) -> Void) {
      var other = self
      change(&other)
      if "\(other)" != "\(self)" { all.append(other) }
    }
    if phases.count > 1 {
      offer {
        $0.phases.removeLast()
        for place in contingencies.indices where !$0.contingencies[place].pays.isEmpty {
          $0.contingencies[place].pays.removeLast()
        }
      }
    }
    if contingencies.count > 1 {
      offer {
        let last = contingencies.count - 1
        $0.contingencies.removeLast()
        for place in $0.contingencies.indices {
          if $0.contingencies[place].needs == last { $0.contingencies[place].needs = nil }
        }
      }
    }
    for place in caps.indices { offer { $0.caps.remove(at: place) } }
    for place in phases.indices {
      offer { $0.phases[place].occasions = nil }
      if phases[place].periodWeeks > 0 {
        offer { $0.phases[place].perDay = 1 }
        offer { $0.phases[place].planned = 1 }
        offer { $0.phases[place].planned -= $0.phases[place].planned > 1 ? 1 : 0 }
      }
      offer { $0.phases[place].weeks = 1 }
      offer { $0.phases[place].weeks -= $0.phases[place].weeks > 1 ? 1 : 0 }
      offer { if $0.phases[place].periodWeeks > 1 { $0.phases[place].periodWeeks = 1 } }
      offer {
        if $0.phases[place].periodWeeks == 0 {
          $0.phases[place].periodWeeks = 1
          $0.phases[place].days = []
        }
      }
    }
    for place in contingencies.indices {
      func change(_ change: (inout Contingency) -> Void) {
        offer { change(&$0.contingencies[place]) }
      }
      if case .test = contingencies[place].meets {
        change { $0.meets = .test(.every([0]), specimen: 0) }
      }
      change { $0.verdicts = Array(repeating: Verdict.notMet, count: Cause.count) }
      change { $0.needs = nil }
      change { $0.withinDays = nil }
      change { $0.fromDay = 0 }
      change { $0.afterDays = 0 }
      change { $0.onlyIn = [] }
      change { $0.toDay = nil }
      change { $0.excusedIsNotMet = false }
      if !contingencies[place].excusedIsNotMet { change { $0.excusedBreaksBonusRun = false } }
      change { $0.excusedSparesWeek = false }
      change { $0.recoversAfter = nil }
      change { $0.recoversAtOnce = false }
      change { $0.recoversToDue = false }
      change { $0.wayDown = .toStart }
      for phase in contingencies[place].pays.indices {
        guard let pay = contingencies[place].pays[phase] else { continue }
        change { $0.pays[phase] = nil }
        change { $0.pays[phase]?.bonus = nil }
        change { $0.pays[phase]?.requires = [1] }
        change { $0.pays[phase]?.beginsOn = 0 }
        change { $0.pays[phase]?.carriesRung = false }
        change { $0.pays[phase]?.continues = false }
        if pay.stepPer > 1 { change { $0.pays[phase]?.stepPer = 1 } }
        change { if pay.stepPer == 0 { $0.pays[phase]?.stepPer = 1 } }
        if !pay.isFlat || pay.goesOnBy != 1000 {
          change {
            $0.pays[phase]?.unit = Unit.money
            $0.pays[phase]?.rungs = [1000]
            $0.pays[phase]?.step = 1000
            $0.pays[phase]?.goesOnBy = 1000
            $0.pays[phase]?.hasCeiling = false
            $0.pays[phase]?.isFlat = false
          }
        }
        if let bonus = pay.bonus {
          change {
            $0.pays[phase]?.bonus?.unit = Unit.money; $0.pays[phase]?.bonus?.amount = 5000
          }
          if bonus.every > 1 { change { $0.pays[phase]?.bonus?.every = bonus.every - 1 } }
        }
      }
    }
    return all
  }
}

extension NaiveOracle.Happening {
  func simpler() -> [NaiveOracle.Happening] {
    var all: [NaiveOracle.Happening] = []
    func offer(_ change: (inout NaiveOracle.Happening) -> Void) {
      var other = self
      change(&other)
      if "\(other)" != "\(self)" { all.append(other) }
    }
    if kind == NaiveOracle.Kind.test {
      offer {
        $0.condition = 0; $0.results = [0, 0]; $0.readings = [-1, -1]
      }
      offer { $0.condition = 0 }
      offer { $0.results = [0, 0] }
      offer { $0.readings = [-1, -1] }
    }
    return all
  }
}
