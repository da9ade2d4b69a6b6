import ContingencyManagement

/// One random course under random rules: what happens on which days.
struct RandomCourse {
  var start = 0
  var happenings: [NaiveOracle.Happening] = []

  /// Two weeks before the end of a year.
  static let firstStart = 20_804

  static func next(
    under rules: NaiveOracle, most: Int, using generator: inout SeededGenerator
  ) -> RandomCourse {
    var writer = CourseWriter(rules: rules, writer: RulesWriter(dice: generator))
    writer.write(most: most)
    generator = writer.writer.generator
    return writer.course
  }

  /// A reading, often one of a few so that some are equal.
  static func level(_ dice: inout RulesWriter) -> Int {
    let few = [0, 250, 500, 1000, 1500, 2000, 3000, 4000, 6000, 8000, 8001, 12_000]
    return dice.chance(80) ? few[dice.number(0...few.count - 1)] : dice.number(0...20_000)
  }
}

/// What makes up a course.
struct CourseWriter {
  let rules: NaiveOracle
  var writer: RulesWriter
  var course = RandomCourse()
  private var kinds: [(kind: Int, which: Int)] = []
  private var met = 80
  private var oddness = 10
  private var hasVisits = false
  /// Days between visits, and weeks left out now and then.
  private var pace = 2
  private var lastLevel = [8000, 8000]

  init(rules: NaiveOracle, writer: RulesWriter) {
    self.rules = rules
    self.writer = writer
    for contingency in rules.contingencies {
      switch contingency.meets {
      case .enrolment: continue
      case .test(_, let specimen): add(NaiveOracle.Kind.test, specimen)
      case .milestone(let kind): add(NaiveOracle.Kind.milestone, kind)
      }
      if contingency.atVisits { hasVisits = true }
    }
  }

  private mutating func add(_ kind: Int, _ which: Int) {
    if !kinds.contains(where: { $0 == (kind, which) }) { kinds.append((kind, which)) }
  }

  mutating func write(most: Int) {
    met = writer.number(50...97)
    oddness = writer.chance(50) ? 0 : writer.number(5...30)
    course.start = RandomCourse.firstStart + writer.number(0...45)
    if writer.chance(20) { course.start += 365 }
    let phase = rules.phases[0]
    let days = max(1, phase.planned / phase.perDay)
    pace = max(1, (phase.periodWeeks == 0 ? phase.weeks : phase.periodWeeks) * 7 / days)
    let slots = writer.number(1...phase.perDay)
    var day = writer.number(0...2)
    let farApart = rules.caps.contains { $0.window == .rollingYear } && writer.chance(40)
    while course.happenings.count < most {
      for _ in 0..<(writer.chance(70) ? slots : 1) + (writer.chance(6) ? 1 : 0) { visit(on: day) }
      day += max(1, pace + writer.number(0...2) - 1)
      if writer.chance(8) { day += writer.number(1...14) }
      if farApart, writer.chance(15) { day += writer.number(100...400) }
    }
    course.happenings = Array(course.happenings.prefix(most))
    for place in course.happenings.indices {
      course.happenings[place].date = course.start + course.happenings[place].day
    }
  }

  /// What happens on one day: a visit and whatever else can be met.
  mutating func happenings(on day: Int) -> [NaiveOracle.Happening] {
    course.happenings = []
    visit(on: day)
    return course.happenings
  }

  /// What one visit brings: everything that can be met, or most of it, or nothing.
  private mutating func visit(on day: Int) {
    var one = NaiveOracle.Happening()
    one.day = day
    if hasVisits, !writer.chance(met + 2) {
      let kinds = NaiveOracle.Kind.self
      one.kind = [kinds.missed, kinds.excused, kinds.excused, kinds.closed][writer.number(0...3)]
      course.happenings.append(one)
      return
    }
    for (kind, which) in kinds where kinds.count == 1 || writer.chance(85) {
      one.kind = kind
      one.milestone = which
      one.specimen = which
      if kind == NaiveOracle.Kind.test { take(&one) }
      course.happenings.append(one)
    }
  }

  private mutating func take(_ test: inout NaiveOracle.Happening) {
    test.condition = NaiveOracle.Cause.negative
    test.results = [0, 0]
    for analyte in 0...1 {
      if !writer.chance(met) { test.results[analyte] = NaiveOracle.Cause.positive }
      if writer.chance(oddness) {
        test.results[analyte] = writer.number(0...NaiveOracle.Cause.invalid)
      }
      lastLevel[analyte] =
        writer.chance(50)
        ? lastLevel[analyte] * writer.number(1...10) / 10
        : RandomCourse.level(&writer)
      test.readings[analyte] = writer.chance(oddness / 2) ? -1 : lastLevel[analyte]
    }
    if writer.chance(oddness) {
      test.condition = writer.number(NaiveOracle.Cause.invalid...NaiveOracle.Cause.adulterated)
      if !NaiveOracle.canBeRead(test.condition) { test.readings = [-1, -1] }
    }
  }
}

extension RulesWriter {
  /// Dice alone.
  init(dice: SeededGenerator) { generator = dice }
}

extension NaiveOracle {
  static func canBeRead(_ condition: Int) -> Bool {
    condition < Cause.refused && condition != Cause.invalid
  }
}

// MARK: - As the ledger is told

extension NaiveOracle.Happening {
  /// What is recorded of it, on its own date or, in a course that began on a day, on its day there.
  func occasion(of code: ParticipantCode, from start: CalendarDay? = nil) -> Occasion? {
    let day = start?.adding(days: day) ?? CalendarDay.epoch.adding(days: date)
    func notHeld(_ reason: VisitNotHeld.Reason) -> Occasion {
      .visitNotHeld(VisitNotHeld(participant: code, day: day, reason: reason))
    }
    switch kind {
    case NaiveOracle.Kind.missed: return notHeld(.missed)
    case NaiveOracle.Kind.excused: return notHeld(.excused(.illness))
    case NaiveOracle.Kind.closed: return notHeld(.closed(.holiday))
    case NaiveOracle.Kind.milestone:
      return .milestone(
        Milestone(
          participant: code, day: day, kind: RandomRules.milestones[milestone], evidence: "seen"))
    default: return test(of: code, on: day).map { .test($0) }
    }
  }

  private func test(of code: ParticipantCode, on day: CalendarDay) -> DrugTest? {
    let conditions: [SpecimenCondition] = [
      .valid, .valid, .valid, .valid, .valid, .invalid, .dilute, .late, .outOfTemperature,
      .refused, .unable, .tooLittle, .substituted, .adulterated,
    ]
    let words: [AnalyteResult] = [
      .negative, .positive, .presumptive, .inconclusive, .notTested, .invalid,
    ]
    var results = AnalyteResults()
    var levels = Readings()
    for place in 0...1 {
      results[RandomRules.targets[place]] = words[self.results[place]]
      levels[RandomRules.measured[place]] = Level(thousandths: readings[place])
    }
    let isRead = NaiveOracle.canBeRead(condition)
    return DrugTest(
      participant: code, day: day, type: RandomRules.specimens[specimen],
      condition: conditions[condition], findings: isRead ? .analytes(results) : .none,
      readings: levels, label: nil)
  }
}
