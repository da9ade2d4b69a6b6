import ContingencyManagement
import Testing

/// A course of visits and what each earns, or what all of them earn together:
///
///     Course("N    N    P    N   ",
///     earns: "2.50 3.75 0.00 2.50")
///     Course("18N P 17N", total: "738.75")
///
/// `N` negative, `P` positive, `M` missed, `E` excused, `C` closed by the clinic; `3d` is three
/// draws.
struct Course: CustomTestStringConvertible, Sendable {
  let stream: String
  let earns: [Earning]?
  let total: Earning

  init(_ stream: String, earns: String) {
    self.stream = stream
    let each = earns.split(separator: " ").map { Earning.of(String($0)) }
    self.earns = each
    total = each.reduce(.nothing, +)
  }

  init(_ stream: String, total: String) {
    self.stream = stream
    earns = nil
    self.total = .of(total)
  }

  var testDescription: String { "\(stream) = \(total.spelled)" }

  /// Whether what was earned is what the course says, for an expectation to show.
  func isEarned(by earned: [Earning]) -> Bool {
    (earns.map { $0 == earned } ?? true) && earned.reduce(.nothing, +) == total
  }
}

/// A course under one reading of a protocol.
struct Reading: CustomTestStringConvertible, Sendable {
  let name: String
  let schedule: Schedule
  let course: Course

  init(_ name: String, _ schedule: Schedule, _ course: Course) {
    self.name = name
    self.schedule = schedule
    self.course = course
  }

  var testDescription: String { "\(name): \(course.testDescription)" }
}

extension Schedule {
  /// What each visit of a course earns when it is played.
  func played(_ stream: String) throws -> [Earning] {
    try play(try CourseStream(stream)).map(\.earned)
  }

  /// What each visit of a course earns when it is recorded in a ledger, visit by visit, on the
  /// planned days.
  func recorded(_ stream: String) throws -> [Earning] {
    var ledger = try TestLedger(under: self)
    let letters = try CourseStream(stream).occasions
    try #require(letters.count <= plannedDays.count, "the course is longer than the plan")
    let outcomes = try zip(plannedDays, letters).map { day, letter in
      try ledger.post(.record(visit(letter, on: day)))
    }
    #expect(ledger.findings() == [])
    #expect(outcomes.allSatisfy { $0.credits.isEmpty })
    return outcomes.map(\.earned)
  }

  /// The day of each planned visit, for one who starts on ``TestLedger/start``.
  private var plannedDays: [CalendarDay] {
    var days: [CalendarDay] = []
    var first = TestLedger.start
    for phase in phases {
      let every = phase.visits.everyWeeks
      let periods = phase.visits.days.isEmpty ? (phase.weeks + every - 1) / every : 1
      for period in 0..<periods {
        days += phase.visits.dayOffsets.map { first.adding(days: period * every * 7 + $0) }
      }
      first = first.adding(days: phase.weeks * 7)
    }
    return days
  }

  private func visit(_ letter: StreamOccasion, on day: CalendarDay) -> Occasion {
    if case .milestone(let kind) = contingencies[0].condition, letter == .negative {
      return .milestone(
        Milestone(participant: TestLedger.someone, day: day, kind: kind, evidence: "seen"))
    }
    return .letter(letter, on: day)
  }
}

extension VisitPlan {
  /// Days on which the visits of one period fall, where it begins on a Monday.
  ///
  /// Visits without named days are spread evenly.
  fileprivate var dayOffsets: [Int] {
    var named = days
    if !weekdays.isEmpty { named = weekdays.compactMap { Weekday.allCases.firstIndex(of: $0) } }
    if !named.isEmpty { return named.flatMap { Array(repeating: $0, count: perDay) } }
    return (0..<planned).map { $0 / perDay * 7 * everyWeeks / ((planned + perDay - 1) / perDay) }
  }
}
