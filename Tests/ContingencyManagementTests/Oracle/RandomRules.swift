import ContingencyManagement

/// One random protocol, told to the rules as a schedule and to the oracle as plain numbers.
struct RandomRules {
  var oracle: NaiveOracle
  let schedule: Schedule

  /// What is not in every schedule; most random ones have one or two of these, some have many.
  enum Feature: Int, CaseIterable {
    case secondContingency, thirdContingency, sharedLadder, needs, window, onlyIn, anyDay,
      anyDayTest
    case milestoneAtVisits, secondSpecimen, enrolment, byOccasions, everyWeeks, days, severalADay
    case phaseList, requires, stepPerSome, list, plateau, falling, times, beginsOn, weekBonus
    case withinCeiling, toNothing, weekRecovery, atMost, fallen, percentile, submitted, anyTarget
    case severalRules, conditions, caps, manyCaps, items, rate
  }

  static func next(using generator: inout SeededGenerator) -> RandomRules {
    var writer = RulesWriter(generator: generator)
    let oracle = writer.rules()
    generator = writer.generator
    return RandomRules(oracle: oracle, schedule: schedule(of: oracle))
  }
}

/// What makes up the plain numbers.
struct RulesWriter {
  var generator: SeededGenerator
  var has = Array(repeating: false, count: RandomRules.Feature.allCases.count)

  init(generator: SeededGenerator) {
    self.generator = generator
    switch number(0...99) {
    case 0..<10: break
    case 10..<45: choose(1)
    case 45..<75: choose(2)
    case 75..<90: choose(number(3...6))
    default: for place in has.indices { has[place] = chance(30) }
    }
  }

  private mutating func choose(_ count: Int) {
    for _ in 0..<count { has[number(0...has.count - 1)] = true }
  }

  mutating func chance(_ percent: Int) -> Bool {
    Int(truncatingIfNeeded: generator.next() >> 40) % 100 < percent
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound
      + Int(truncatingIfNeeded: generator.next() >> 24) % (range.upperBound - range.lowerBound + 1)
  }

  subscript(_ feature: RandomRules.Feature) -> Bool { has[feature.rawValue] }

  /// A feature that the schedule has comes up often, but not everywhere.
  mutating func now(_ feature: RandomRules.Feature) -> Bool { has[feature.rawValue] && chance(70) }

  mutating func rules() -> NaiveOracle {
    var rules = NaiveOracle(phases: [], contingencies: [])
    for _ in 0..<number(1...3) { rules.phases.append(phase()) }
    var count = 1
    if self[.secondContingency] || self[.sharedLadder] || self[.needs] || self[.milestoneAtVisits]
      || self[.anyDay] || self[.anyDayTest] || self[.secondSpecimen]
    {
      count += 1
    }
    if self[.thirdContingency] { count += 1 }
    if self[.enrolment] {
      var first = contingency(0, of: rules)
      first.meets = .enrolment
      first.atVisits = false
      (first.fromDay, first.toDay) = (0, nil)
      first.onlyIn = []
      first.recoversAfter = nil
      first.pays = pays(for: first, rules.phases)
      for place in first.pays.indices {
        first.pays[place]?.requires = [1]
        first.pays[place]?.bonus = nil
      }
      rules.contingencies.append(first)
    }
    for place in 0..<count {
      let next = contingency(place, of: rules)
      rules.contingencies.append(next)
    }
    if rules.phases.contains(where: { $0.occasions != nil }) { rules.seeTheSameVisits() }
    let isByOccasions = rules.phases.contains { $0.occasions != nil }
    if isByOccasions,
      rules.contingencies.contains(where: {
        !$0.atVisits && $0.sharesLadderOf == nil && !$0.isEnrolment
      })
    {
      for place in rules.phases.indices { rules.phases[place].occasions = nil }
    }
    rules.keepWindowsWithinSchedule()
    if self[.caps] || self[.manyCaps] {
      for _ in 0..<(self[.manyCaps] ? number(2...4) : 1) { rules.caps.append(cap()) }
    }
    return rules
  }

  private mutating func phase() -> NaiveOracle.Phase {
    var phase = NaiveOracle.Phase()
    phase.weeks = number(1...4)
    phase.planned = number(1...5)
    if now(.severalADay) {
      phase.perDay = number(2...3)
      phase.planned = phase.perDay * number(1...4)
      if chance(20) { phase.planned += 1 }
    }
    if now(.everyWeeks) {
      phase.periodWeeks = number(2...3)
      phase.weeks = number(1...6)
      phase.planned = number(1...4)
    }
    if now(.days) {
      let days = (0..<number(1...4)).map { _ in number(0...phase.weeks * 7 - 1) }
      phase.days = Set(days).sorted()
      phase.periodWeeks = 0
      phase.planned = phase.days.count * phase.perDay
    } else if now(.byOccasions) {
      phase.occasions = number(1...8)
    }
    return phase
  }

  private mutating func cap() -> NaiveOracle.Cap {
    var cap = NaiveOracle.Cap()
    cap.window =
      NaiveOracle.Window(rawValue: number(0...NaiveOracle.Window.allCases.count - 1)) ?? .day
    cap.most = number(1...40) * (cap.window == .reward || cap.window == .day ? 500 : 1500)
    if chance(20) { cap.most += number(1...999) }
    if cap.window == .period || chance(25) {
      cap.from = RandomCourse.firstStart + number(0...60)
      cap.until = cap.from + number(0...60)
      if cap.window != .period, chance(30) { cap.from = .min }
      if cap.window != .period, chance(30) { cap.until = .max }
    }
    if chance(30) { cap.funder = number(0...1) }
    return cap
  }
}

extension NaiveOracle {
  /// Whether what happens under one contingency matters to another.
  var hasStrands: Bool { contingencies.contains { $0.sharesLadderOf != nil || $0.needs != nil } }

  /// Has no window begin after the last day.
  fileprivate mutating func keepWindowsWithinSchedule() {
    let days = phases.reduce(0) { $0 + $1.plannedWeeks * 7 }
    for place in contingencies.indices where contingencies[place].fromDay >= days {
      contingencies[place].fromDay = days - 1
    }
  }

  /// Has every contingency at visits take part in every visit, so that all agree on when a phase
  /// ends that lasts for a number of visits.
  fileprivate mutating func seeTheSameVisits() {
    guard let first = contingencies.firstIndex(where: { !$0.isEnrolment }) else { return }
    contingencies[first].atVisits = true
    for place in contingencies.indices where contingencies[place].atVisits {
      if case .test(let rule, _) = contingencies[place].meets {
        contingencies[place].meets = .test(rule, specimen: 0)
      } else {
        contingencies[place].meets = .test(.every([0]), specimen: 0)
      }
      contingencies[place].needs = nil
      contingencies[place].onlyIn = []
      (contingencies[place].fromDay, contingencies[place].toDay) = (0, nil)
      contingencies[place].excusedSparesWeek = contingencies[first].excusedSparesWeek
      contingencies[place].excusedIsNotMet = contingencies[first].excusedIsNotMet
      contingencies[place].excusedBreaksBonusRun =
        contingencies[place].excusedIsNotMet || contingencies[place].excusedBreaksBonusRun
    }
  }
}
