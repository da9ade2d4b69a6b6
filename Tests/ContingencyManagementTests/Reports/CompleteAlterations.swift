import ContingencyManagement

extension Alteration {
  /// Every setting of ``Schedule/complete`` that the other schedule does not have.
  static let ofComplete =
    plan + conditions + relations + falls + ladders + bonuses + caps

  /// One setting of a contingency changed.
  private static func contingency(
    _ name: String, _ place: Int, _ change: @escaping @Sendable (inout Contingency) -> Void
  ) -> Alteration {
    Alteration(name) { change(&$0.contingencies[place]) }
  }

  /// The same in every phase from `first` to `last`.
  private static func pays(
    _ name: String, of place: Int, _ first: Int, _ last: Int,
    _ change: @escaping @Sendable (inout PhasePay) -> Void
  ) -> Alteration {
    Alteration(name) { schedule in
      for phase in first...last {
        guard var pay = schedule.contingencies[place].pays[phase] else { continue }
        change(&pay)
        schedule.contingencies[place].pays[phase] = pay
      }
    }
  }

  private static let plan = [
    Alteration("point") { $0.point = "0.125" }, Alteration("no point") { $0.point = nil },
    Alteration("kept on a move") { $0.keepsOnMove = .nothing },
    Alteration("days of a phase") { $0.phases[0].visits = VisitPlan(days: [0, 7, 20], perDay: 2) },
    Alteration("visits a day") { $0.phases[0].visits = VisitPlan(days: [0, 7, 21], perDay: 3) },
    Alteration("occasions of a phase") { $0.phases[2].length = .occasions(16) },
    Alteration("weeks for occasions") { $0.phases[2].length = .weeks(12) },
    Alteration("every three weeks") {
      $0.phases[2].visits = VisitPlan(weekdays: [.Mon, .Thu], everyWeeks: 3)
    },
    Alteration("visits a day of a weekday") {
      $0.phases[2].visits = VisitPlan(weekdays: [.Mon, .Thu], perDay: 2, everyWeeks: 2)
    },
    Alteration("weeks of a plan") {
      $0.phases[3].visits = VisitPlan(perWeek: 6, perDay: 3, everyWeeks: 2)
    },
    Alteration("most on one day") { $0.phases[3].visits = VisitPlan(perWeek: 6, perDay: 2) },
  ]

  private static func rule(_ name: String, _ rule: TestRule) -> Alteration {
    contingency(name, 1) { $0.condition = .test(rule, specimens: [.urine]) }
  }

  private static let fall = TestRule.reading(.cocaine, .fallen(percent: 20, perDay: true))

  private static let conditions = [
    rule("all of", .all([.everyNegative([.cocaine]), fall])),
    rule("any negative", .any([.anyNegative([.cocaine]), fall])),
    rule("one rule", fall),
    rule("submitted", .any([.submitted, fall])),
    rule(
      "fall",
      .any([.everyNegative([.cocaine]), .reading(.cocaine, .fallen(percent: 21, perDay: true))])),
    rule(
      "fall in all",
      .any([.everyNegative([.cocaine]), .reading(.cocaine, .fallen(percent: 20, perDay: false))])),
    rule(
      "analyte of a reading",
      .any([.everyNegative([.cocaine]), .reading(.opiates, .fallen(percent: 20, perDay: true))])),
    rule("percentile", .reading(.cocaine, .percentile(60, ofLast: 9))),
    rule("limit", .any([.everyNegative([.cocaine]), .reading(.cocaine, .atMost("300"))])),
    contingency("no earlier reading", 1) { $0.verdicts[.noEarlierReading] = .held },
    contingency("milestone for enrolment", 0) { $0.condition = .milestone("start") },
    contingency("times a day", 2) {
      $0.occasions = .anyDay(OccasionLimit(perDay: 2, perWeek: 15, inAll: 40))
    },
    contingency("times a week", 2) {
      $0.occasions = .anyDay(OccasionLimit(perDay: 3, inAll: 40))
    },
    contingency("times in all", 2) {
      $0.occasions = .anyDay(OccasionLimit(perDay: 3, perWeek: 15, inAll: 41))
    },
    contingency("more than once", 4) { $0.occasions = .anyDay(OccasionLimit(inAll: 2)) },
  ]

  private static let relations = [
    contingency("needs another", 4) { $0.needs?.contingency = "cocaine" },
    contingency("needs it sooner", 4) { $0.needs?.withinDays = 14 },
    contingency("needs it ever", 4) { $0.needs?.withinDays = nil },
    contingency("needs it later", 4) { $0.needs?.afterDays = 8 },
    contingency("needs it at once", 4) { $0.needs?.afterDays = 0 },
    contingency("in other phases", 3) { $0.onlyInPhases = ["start", "half"] },
    contingency("in all phases", 3) { $0.onlyInPhases = [] },
    contingency("needs nothing", 4) { $0.needs = nil },
    contingency("window from", 2) { $0.window?.from = 0 },
    contingency("window to", 2) { $0.window?.to = 28 },
    contingency("open window", 2) { $0.window?.to = nil },
    contingency("no window", 2) { $0.window = nil },
    contingency("funder", 1) { $0.funder = "state" },
    contingency("no funder", 1) { $0.funder = nil },
    contingency("shares another ladder", 3) { $0.sharesLadderOf = "breath" },
    contingency("shares no ladder", 3) { $0.sharesLadderOf = nil },
  ]

  private static let falls = [
    contingency("reset", 1) { $0.reset = .toStart },
    contingency("recovery by visits", 1) {
      $0.recovery = Recovery(after: 4, to: .due, from: .nextOccasion)
    },
    contingency("recovery to", 1) { $0.recovery?.to = .lastPaid },
    contingency("no recovery", 1) { $0.recovery = nil },
    contingency("excused of one that shares", 3) { $0.excused.sparesWeek = false },
  ]

  private static let ladders = [
    pays("an amount", of: 1, 0, 1) { $0.ladder.amounts[1] = 6000 },
    pays("an amount more", of: 1, 0, 1) { $0.ladder.amounts.append(40_000) },
    pays("steps", of: 1, 0, 1) { $0.ladder.stepPer = .occasions(3) },
    pays("step of each", of: 1, 0, 1) { $0.ladder.stepPer = .occasion },
    pays("requirements", of: 1, 0, 1) { $0.requires = [3, 1] },
    pays("one requirement", of: 1, 0, 1) { $0.requires = [3] },
    pays("no requirement", of: 1, 0, 1) { $0.requires = [1] },
    pays("a falling amount", of: 1, 3, 3) { $0.ladder.amounts[1] = 7000 },
    pays("the floor", of: 1, 3, 3) { $0.ladder.amounts[3] = 3000 },
    pays("begins on", of: 5, 0, 0) { $0.ladder.beginsOn = 3 },
    pays("begins at the foot", of: 5, 0, 0) { $0.ladder.beginsOn = 0 },
    pays("things", of: 4, 0, 0) { $0.ladder.start = 1 },
    pays("kind of thing", of: 4, 0, 0) { $0.ladder.unit = .items("bus-pass") },
    pays("rate", of: 5, 3, 3) { $0.ladder.start = 2000 },
    pays("what a rate is for", of: 5, 0, 3) { $0.ladder.unit = .rate(per: "day") },
    pays("draws for being enrolled", of: 0, 0, 0) { $0.ladder.start = 4 },
    pays("money for being enrolled", of: 0, 0, 0) { $0.ladder.unit = .voucher },
  ]

  private static let bonuses = [
    pays("full weeks", of: 1, 0, 1) { $0.bonus?.every = .fullWeeks(3) },
    pays("each full week", of: 1, 0, 1) { $0.bonus?.every = .fullWeeks(1) },
    pays("visits for weeks", of: 1, 0, 1) { $0.bonus?.every = .occasions(2) },
    pays("within no ceiling", of: 1, 0, 1) { $0.bonus?.isWithinCeiling = false },
    pays("draws of a bonus", of: 1, 3, 3) { $0.bonus?.amount = 3 },
  ]

  private static func cap(
    _ name: String, _ change: @escaping @Sendable (inout Cap) -> Void
  ) -> Alteration {
    Alteration(name) { schedule in
      guard case .inline(var cap) = schedule.caps[0] else { return }
      change(&cap)
      schedule.caps[0] = .inline(cap)
    }
  }

  private static let caps =
    [
      cap("most") { $0.most = "600.00" }, cap("cap from") { $0.from = "2026-07-01" },
      cap("cap from ever") { $0.from = nil }, cap("cap until") { $0.until = nil },
      cap("funder of a cap") { $0.funder = "state" }, cap("cap of no funder") { $0.funder = nil },
      cap("prizes beyond withheld") { $0.prizesBeyond = .withhold },
      cap("prizes beyond paid by") { $0.prizesBeyond = .award(by: "city") },
      Alteration("one cap fewer") { $0.caps.remove(at: 1) },
      Alteration("one cap twice") { $0.caps.append($0.caps[1]) },
      Alteration("another file of caps") { $0.caps[2] = .file("federal-limits") },
      Alteration("no file of caps") { $0.caps.removeLast() },
    ]
    + Cap.Window.allCases.filter { $0 != .calendarYear }.map { window in
      cap("window of a \(window.rawValue)") { $0.window = window }
    }
}
