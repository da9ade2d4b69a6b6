import ContingencyManagement
import Testing

/// Random schedules and random courses: the rules and the naive oracle must agree on every occasion
/// under every contingency.
@Suite struct `The naive oracle` {
  static let courses = Campaign.isOn ? 10_000_000 : 200_000
  static let shares: UInt64 = 32
  static let coursesOfSchedule = 16

  @Test(arguments: 0..<shares)
  func `no random course earns otherwise than the oracle says`(share: UInt64) throws {
    let schedules = Self.courses / Int(Self.shares) / Self.coursesOfSchedule + 1
    for number in 0..<UInt64(schedules) {
      let seed = share << 40 | number
      if let difference = try OracleTrial(seed: seed, courses: Self.coursesOfSchedule).difference {
        Issue.record("\(OracleTrial.smallest(seed: seed, difference))")
        return
      }
    }
  }

  @Test func `it agrees with the published totals`() {
    var pay = NaiveOracle.Pay(rungs: [2500], step: 1250, goesOnBy: 1250)
    pay.bonus = NaiveOracle.Bonus(every: 3, amount: 10_000)
    var abstinence = NaiveOracle.Contingency(pays: [pay])
    abstinence.recoversAfter = 5
    let higgins = NaiveOracle(
      phases: [NaiveOracle.Phase(weeks: 12, planned: 3)], contingencies: [abstinence])
    let course = (0..<36).map { number in
      let day = number / 3 * 7 + number % 3 * 2
      return NaiveOracle.Happening(
        day: day, date: day,
        results: [number == 18 ? NaiveOracle.Cause.positive : NaiveOracle.Cause.negative, 0])
    }
    let earned = higgins.earnings(course, enrolledOn: 0)
    #expect(earned.reduce(0) { $0 + $1.money } == 738_750)
  }

  @Test func `every random schedule is one that a ledger would adopt, and every feature comes up`()
  {
    var generator = SeededGenerator(seed: 42)
    var seen = Set<String>()
    for _ in 0..<2000 {
      let rules = RandomRules.next(using: &generator)
      #expect(rules.schedule.contradictions() == [])
      seen.formUnion(rules.oracle.featuresForTests)
    }
    #expect(seen.count == 19, "only \(seen.sorted())")
  }
}

extension NaiveOracle {
  /// Which parts of the language the rules make use of.
  fileprivate var featuresForTests: Set<String> {
    var found: Set<String> = []
    func note(_ name: String, _ isThere: Bool) { if isThere { found.insert(name) } }
    note("several", contingencies.count > 1)
    note("by occasions", phases.contains { $0.occasions != nil })
    note("every weeks", phases.contains { $0.periodWeeks > 1 })
    note("days", phases.contains { $0.periodWeeks == 0 })
    note("several a day", phases.contains { $0.perDay > 1 })
    note("caps", !caps.isEmpty)
    for contingency in contingencies {
      note("shared", contingency.sharesLadderOf != nil)
      note("needs", contingency.needs != nil)
      note("window", contingency.toDay != nil)
      note("phases", !contingency.onlyIn.isEmpty)
      note("enrolment", contingency.isEnrolment)
      note("any day", !contingency.atVisits && !contingency.isEnrolment)
      note("full-week recovery", contingency.recoversAfter == 0)
      if case .toNothing = contingency.wayDown { found.insert("to nothing") }
      for case let pay? in contingency.pays {
        note("requires", pay.requires != [1])
        note("step per some", pay.stepPer > 1)
        note("begins on", pay.beginsOn > 0)
        note("week bonus", pay.bonus?.countsWeeks == true)
        note("within ceiling", pay.bonus?.withinCeiling == true)
      }
    }
    return found
  }
}
