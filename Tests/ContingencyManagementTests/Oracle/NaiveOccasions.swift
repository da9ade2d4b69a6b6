extension NaiveOracle {
  /// The happenings as the contingencies see them: one row for each happening and contingency that
  /// it is an occasion of, in the order of the days.
  struct Occasions {
    var happening: [Int] = []
    var contingency: [Int] = []
    var day: [Int] = []
    var date: [Int] = []
    /// -1 after the schedule.
    var phase: [Int] = []
    /// Of the visit plan, counted through all phases; the next one has the next number.
    var period: [Int] = []
    var verdict: [Int] = []
    var isTest: [Bool] = []
    /// An excused absence with a say in the bonus run.
    var isExcused: [Bool] = []
    /// Whether it uses up a place of the plan, or of what counts.
    var takesPlace: [Bool] = []
    /// Beyond what counts on its day, or replaced by a second specimen; it changes nothing.
    var isFurther: [Bool] = []
    /// Beyond what is planned, or counts.
    var isExtra: [Bool] = []
    var isGood: [Bool] = []
    var isBad: [Bool] = []

    let rules: NaiveOracle
    let happenings: [Happening]
    /// For each phase, the week it begins with and the number of its first period.
    private(set) var firstWeek: [Int] = []
    private(set) var firstPeriod: [Int] = []
    private(set) var endWeek = 0
  }
}

extension NaiveOracle.Occasions {
  typealias Cause = NaiveOracle.Cause
  typealias Kind = NaiveOracle.Kind
  typealias Verdict = NaiveOracle.Verdict

  init(rules: NaiveOracle, happenings: [NaiveOracle.Happening]) {
    self.rules = rules
    self.happenings = happenings
    layOutPhases()
    var first = 0
    while first < happenings.count {
      var end = first
      while end < happenings.count, happenings[end].date == happenings[first].date { end += 1 }
      // Within a day one contingency after the other, as they stand in the schedule.
      for number in rules.contingencies.indices {
        for index in first..<end where isOccasion(index, of: number) { addRow(index, number) }
      }
      first = end
    }
    for row in happening.indices { judge(row) }
  }

  private func isOccasion(_ index: Int, of number: Int) -> Bool {
    let what = happenings[index]
    switch rules.contingencies[number].meets {
    case .enrolment: return false
    case .milestone(let kind):
      if what.kind == Kind.milestone { return what.milestone == kind }
    case .test(_, let specimen):
      if what.kind == Kind.test { return what.specimen == specimen }
      if what.kind == Kind.milestone { return false }
    }
    return what.kind != Kind.test && rules.contingencies[number].atVisits
  }

  private mutating func addRow(_ index: Int, _ number: Int) {
    let what = happenings[index]
    let rule = rules.contingencies[number]
    happening.append(index)
    contingency.append(number)
    day.append(what.day)
    date.append(what.date)
    isTest.append(what.kind == Kind.test)
    isExcused.append(what.kind == Kind.excused)
    takesPlace.append(
      what.kind != Kind.closed && !(what.kind == Kind.excused && rule.excusedSparesWeek))
    let place = phase(ofWeek: what.day / 7)
    phase.append(place)
    var number = -1
    if place >= 0 { number = firstPeriod[place] + periodOfPhase(place, week: what.day / 7) }
    period.append(number)
    verdict.append(Verdict.held)
    isFurther.append(false)
    isExtra.append(false)
    isGood.append(false)
    isBad.append(false)
  }
}

// MARK: - Phases

extension NaiveOracle.Occasions {
  private func phase(ofWeek week: Int) -> Int {
    var found = -1
    for place in firstWeek.indices where firstWeek[place] <= week { found = place }
    return week < endWeek ? found : -1
  }

  private func periodOfPhase(_ place: Int, week: Int) -> Int {
    let weeks = rules.phases[place].periodWeeks
    return weeks == 0 ? 0 : (week - firstWeek[place]) / weeks
  }

  private mutating func layOutPhases() {
    var week = 0
    var period = 0
    for (place, phase) in rules.phases.enumerated() {
      firstWeek.append(week)
      firstPeriod.append(period)
      var last = week + phase.weeks - 1
      if let count = phase.occasions { last = weekOfVisit(count, of: phase, from: week, at: place) }
      if last < week { last = week }
      period += periodOfPhase(place, week: last) + 1
      week = last + 1
    }
    endWeek = week
  }

  /// The week of the `count`-th planned visit of a phase that takes place; far off if there is none.
  private func weekOfVisit(
    _ count: Int, of phase: NaiveOracle.Phase, from first: Int, at place: Int
  ) -> Int {
    guard let number = rules.contingencies.firstIndex(where: { $0.atVisits && !$0.isEnrolment })
    else { return 1_000_000 }
    let spares = rules.contingencies[number].excusedSparesWeek
    func takesPlace(_ index: Int) -> Bool {
      let kind = happenings[index].kind
      return isOccasion(index, of: number) && kind != Kind.closed
        && !(kind == Kind.excused && spares)
    }
    var planned = 0
    for index in happenings.indices where takesPlace(index) && happenings[index].day / 7 >= first {
      let day = happenings[index].day
      var thatDay = 0
      var thatPeriod = 0
      for other in 0..<index where takesPlace(other) && happenings[other].day / 7 >= first {
        if happenings[other].date == happenings[index].date { thatDay += 1 }
        if periodOfPhase(place, week: happenings[other].day / 7)
          == periodOfPhase(place, week: day / 7), !isFurther(other, takesPlace, phase.perDay)
        {
          thatPeriod += 1
        }
      }
      guard thatDay < phase.perDay, thatPeriod < phase.planned else { continue }
      planned += 1
      if planned == count { return day / 7 }
    }
    return 1_000_000
  }

  private func isFurther(_ index: Int, _ takesPlace: (Int) -> Bool, _ perDay: Int) -> Bool {
    var thatDay = 0
    for other in 0..<index
    where happenings[other].date == happenings[index].date && takesPlace(other) { thatDay += 1 }
    return thatDay >= perDay
  }
}

// MARK: - What an occasion means

extension NaiveOracle.Occasions {
  /// What a row means, from those before it.
  private mutating func judge(_ row: Int) {
    let rule = rules.contingencies[contingency[row]]
    let isShut = !isOpen(row, rule)
    verdict[row] = isShut ? Verdict.held : meaning(row, rule)
    // What cannot be met that day uses no place, and is not an excused one either.
    if isShut {
      takesPlace[row] = false
      isExcused[row] = false
    }
    // On any day what is held is no place of the week's.
    if !rule.atVisits, verdict[row] == Verdict.held { takesPlace[row] = false }
    guard phase[row] >= 0 else { return }
    let plan = rules.phases[phase[row]]
    if !countsOnItsDay(row, rule) {
      isFurther[row] = true
      takesPlace[row] = false
      return
    }
    var thatPeriod = 0
    var inAll = 0
    for other in 0..<row where contingency[other] == contingency[row] && !isFurther[other] {
      if isExtra[other] || !takesPlace[other] { continue }
      inAll += 1
      if rule.atVisits {
        if period[other] == period[row] { thatPeriod += 1 }
      } else if day[other] / 7 == day[row] / 7 {
        thatPeriod += 1
      }
    }
    if rule.atVisits {
      isExtra[row] = thatPeriod >= plan.planned
    } else {
      isExtra[row] = thatPeriod >= rule.mostPerWeek ?? .max || inAll >= rule.mostInAll ?? .max
    }
    isGood[row] = verdict[row] == Verdict.met && !isExtra[row]
    // Nobody can miss a visit that was not planned.
    isBad[row] = verdict[row] == Verdict.notMet && (!isExtra[row] || isTest[row])
  }

  /// Whether a row is one of those that count on its day: the first so many, and then each specimen
  /// in the place of the first of them that could not be used.
  private func countsOnItsDay(_ row: Int, _ rule: NaiveOracle.Contingency) -> Bool {
    let most = rule.atVisits ? rules.phases[phase[row]].perDay : rule.mostPerDay
    var counting: [Int] = []
    var first = row
    while first > 0, date[first - 1] == date[row] { first -= 1 }
    for other in first..<date.count where contingency[other] == contingency[row] {
      if date[other] != date[row] { break }
      var places = 0
      for one in counting where !isBeside(one, rule) { places += 1 }
      if places < most {
        counting.append(other)
      } else if isTest[other], !mayBeReplaced(other, rule),
        let unusable = counting.firstIndex(where: { mayBeReplaced($0, rule) })
      {
        counting.remove(at: unusable)
        counting.append(other)
      }
    }
    return counting.contains(row)
  }

  /// Whether it leaves room for another on its day: closed, or excused and spared.
  private func isBeside(_ row: Int, _ rule: NaiveOracle.Contingency) -> Bool {
    let kind = happenings[happening[row]].kind
    return kind == Kind.closed || kind == Kind.excused && rule.excusedSparesWeek
  }

  /// Whether a specimen could not be used, or a strip failed, and that is the gravest that there is
  /// against it.
  private func mayBeReplaced(_ row: Int, _ rule: NaiveOracle.Contingency) -> Bool {
    guard isTest[row], case .test(let asked, _) = rule.meets else { return false }
    let condition = happenings[happening[row]].condition
    let against = condition == Cause.negative ? Verdict.met : rule.verdicts[condition]
    let isUnusable = Cause.mayBeReplaced(condition) && against != Verdict.met
    if !NaiveOracle.canBeRead(condition) || asked.looksBack { return isUnusable }
    let said = says(row, asked, rule.verdicts)
    if against > said { return isUnusable }
    // What was found in it, where that is as grave, is not tested away.
    return said != Verdict.met && isOfFailedStrip(row, asked, rule.verdicts)
  }

  /// Whether it lies in the contingency's window and what it needs was met before.
  private func isOpen(_ row: Int, _ rule: NaiveOracle.Contingency) -> Bool {
    if happenings[happening[row]].kind == Kind.closed { return true }
    if day[row] < rule.fromDay || day[row] > rule.toDay ?? .max { return false }
    if !rule.onlyIn.isEmpty, phase[row] >= 0, !rule.onlyIn.contains(phase[row]) { return false }
    guard let needed = rule.needs else { return true }
    let most = rule.withinDays ?? .max
    if case .enrolment = rules.contingencies[needed].meets {
      return day[row] >= rule.afterDays && day[row] <= most
    }
    // What counts is when it was first met.
    for other in happening.indices
    where contingency[other] == needed && isGood[other] && day[other] <= day[row] {
      return day[row] - day[other] >= rule.afterDays && day[row] - day[other] <= most
    }
    return false
  }

  private func meaning(_ row: Int, _ rule: NaiveOracle.Contingency) -> Int {
    let kind = happenings[happening[row]].kind
    if kind == Kind.milestone { return Verdict.met }
    if kind == Kind.closed { return Verdict.held }
    if kind == Kind.missed { return rule.verdicts[Cause.missed] }
    if kind == Kind.excused { return rule.excusedIsNotMet ? Verdict.notMet : Verdict.held }
    guard case .test(let asked, _) = rule.meets else { return Verdict.held }
    return meaning(of: row, asked: asked, rule.verdicts)
  }
}

extension NaiveOracle.Contingency {
  var isEnrolment: Bool { if case .enrolment = meets { true } else { false } }
}
