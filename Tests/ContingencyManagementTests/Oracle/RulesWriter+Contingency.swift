extension RulesWriter {
  typealias Cause = NaiveOracle.Cause
  typealias Verdict = NaiveOracle.Verdict

  /// The `place`-th contingency that is not met by enrolment.
  mutating func contingency(_ place: Int, of rules: NaiveOracle) -> NaiveOracle.Contingency {
    var contingency = NaiveOracle.Contingency()
    decideVerdicts(&contingency)
    contingency.meets = .test(rule(), specimen: 0)
    let isFirst = place == 0
    if self[.secondSpecimen], !isFirst || chance(20) {
      contingency.meets = .test(rule(), specimen: 1)
    }
    if !isFirst || chance(25) {
      if now(.milestoneAtVisits) { contingency.meets = .milestone(place % 2) }
      if now(.anyDay) {
        contingency.meets = .milestone(place % 2)
        limit(&contingency)
      } else if now(.anyDayTest) {
        limit(&contingency)
      }
    }
    let number = rules.contingencies.count
    if number > 0, now(.needs) || self[.needs] && place == 1 {
      contingency.needs = self.number(0...number - 1)
      if chance(50) { contingency.withinDays = self.number(0...14) }
      if chance(30) { contingency.afterDays = self.number(0...10) }
    }
    if now(.window) {
      if chance(60) { contingency.fromDay = self.number(0...9) }
      if chance(60) { contingency.toDay = contingency.fromDay + self.number(0...14) }
      let days = rules.phases.reduce(0) { $0 + $1.plannedWeeks * 7 }
      contingency.fromDay = min(contingency.fromDay, days - 1)
    }
    if now(.onlyIn) {
      contingency.onlyIn = rules.phases.indices.filter { _ in chance(60) }
    }
    if !rules.contingencies.isEmpty || chance(40) { contingency.funder = self.number(0...1) }
    let leaders = rules.contingencies.indices.filter {
      !rules.contingencies[$0].isEnrolment && rules.contingencies[$0].sharesLadderOf == nil
    }
    if !leaders.isEmpty, now(.sharedLadder) {
      contingency.sharesLadderOf = leaders[self.number(0...leaders.count - 1)]
    } else {
      decideWays(&contingency)
      contingency.pays = pays(for: contingency, rules.phases)
    }
    return contingency
  }

  private mutating func limit(_ contingency: inout NaiveOracle.Contingency) {
    contingency.atVisits = false
    contingency.excusedIsNotMet = false
    contingency.excusedBreaksBonusRun = false
    contingency.excusedSparesWeek = true
    switch number(0...3) {
    case 0: contingency.mostPerDay = number(1...3)
    case 1: contingency.mostPerWeek = number(1...4)
    case 2: contingency.mostInAll = number(1...6)
    default:
      contingency.mostPerDay = number(1...3)
      contingency.mostPerWeek = number(1...7)
      if chance(50) { contingency.mostInAll = number(1...8) }
    }
  }

  private mutating func decideVerdicts(_ contingency: inout NaiveOracle.Contingency) {
    for cause in 0..<Cause.count {
      let dice = number(0...99)
      contingency.verdicts[cause] =
        dice < 50 ? Verdict.notMet : dice < 80 ? Verdict.held : Verdict.met
    }
    contingency.verdicts[Cause.positive] = chance(92) ? Verdict.notMet : Verdict.held
    contingency.verdicts[Cause.missed] = chance(75) ? Verdict.notMet : Verdict.held
    contingency.excusedIsNotMet = chance(20)
    contingency.excusedBreaksBonusRun = contingency.excusedIsNotMet || chance(40)
    contingency.excusedSparesWeek = !contingency.excusedIsNotMet && chance(40)
  }

  private mutating func decideWays(_ contingency: inout NaiveOracle.Contingency) {
    switch number(0...5) {
    case 0: contingency.wayDown = .stays
    case 1, 2: contingency.wayDown = .down(number(1...4))
    default: contingency.wayDown = .toStart
    }
    if now(.toNothing) { contingency.wayDown = .toNothing }
    if case .stays = contingency.wayDown {
    } else if chance(60) {
      contingency.recoversAfter = number(1...4)
      contingency.recoversToDue = chance(50)
      contingency.recoversAtOnce = chance(40)
      if contingency.atVisits, now(.weekRecovery) {
        contingency.recoversAfter = 0
        contingency.recoversAtOnce = false
      }
    }
  }

  private mutating func rule() -> NaiveOracle.Rule {
    if now(.severalRules) {
      let parts = (0..<number(2...3)).map { _ in single() }
      if chance(20) { return .anyOf([single(), .allOf(parts)]) }
      return chance(50) ? .allOf(parts) : .anyOf(parts)
    }
    return single()
  }

  private mutating func single() -> NaiveOracle.Rule {
    var choices: [NaiveOracle.Rule] = []
    let analyte = number(0...1)
    if self[.atMost] { choices.append(.atMost(RandomCourse.level(&self), of: analyte)) }
    if self[.fallen] {
      choices.append(.fallen(percent: number(1...99), perDay: chance(40), of: analyte))
      choices.append(.fallen(percent: [20, 50][number(0...1)], perDay: chance(40), of: analyte))
    }
    if self[.percentile] {
      choices.append(.percentile(number(1...99), ofLast: number(1...9), of: analyte))
    }
    if self[.submitted] { choices.append(.submitted) }
    if self[.anyTarget] { choices.append(.any([0, 1])) }
    if choices.isEmpty || self[.severalRules] {
      choices += [.every([0]), .every([1]), .every([0, 1]), .any([0, 1])]
      if !self[.severalRules] { choices = [.every([0]), .every([0]), .every([0, 1])] }
    }
    return choices[number(0...choices.count - 1)]
  }
}

extension NaiveOracle.Phase {
  /// How long it lasts when every planned visit takes place.
  var plannedWeeks: Int {
    guard let occasions, planned > 0 else { return weeks }
    let days = (planned + perDay - 1) / perDay
    let last = occasions - 1
    let day = last / planned * periodWeeks * 7 + last % planned / perDay * periodWeeks * 7 / days
    return day / 7 + 1
  }
}
