import ContingencyManagement
import Testing

/// What happens on days of the writer's choice, and what each thing earns in all:
///
///     DatedCourse("0N   2P   4R8.5 4session",
///          earns: "2.50 0.00 0.00  1.00")
///
/// Days are counted from the first; `N` `P` `M` `E` `C` and `R` with a reading stand for a visit, a
/// word in small letters for a milestone. `4M:dose` is missed for the contingency `dose` alone.
struct DatedCourse: CustomTestStringConvertible, Sendable {
  let name: String
  let schedule: Schedule
  let days: String
  let earns: [Earning]

  init(_ name: String, _ schedule: Schedule, _ days: String, earns: String) {
    self.name = name
    self.schedule = schedule
    self.days = days
    self.earns = earns.split(separator: " ").map { Earning.of(String($0)) }
  }

  var testDescription: String { "\(name): \(days)" }

  /// What each occasion earned when it was recorded, within the caps.
  func earned() throws -> [Earning] {
    var ledger = try TestLedger(under: schedule)
    let earned = try ledger.record(days: days).map(\.earned)
    #expect(schedule.contradictions() == [])
    #expect(ledger.findings() == [])
    return earned
  }
}

extension TestLedger {
  /// Records what happened on which days, as ``DatedCourse`` spells it.
  @discardableResult
  mutating func record(
    days: String, of code: ParticipantCode = someone, from first: CalendarDay = start
  ) throws -> [Outcome] {
    try days.split(separator: " ").map { word in
      let number = word.prefix { $0.isNumber }
      let day = first.adding(days: try #require(Int(number)))
      let what = word.dropFirst(number.count)
      if let kind = Name(String(what)) {
        return try post(
          .record(
            .milestone(Milestone(participant: code, day: day, kind: kind, evidence: "seen"))))
      }
      let parts = what.split(separator: ":")
      let contingency = try parts.dropFirst().first.map { try #require(Name(String($0))) }
      let letter = try #require(try CourseStream(parts[0]).occasions.first)
      return try post(.record(.letter(letter, of: code, on: day, for: contingency)))
    }
  }
}
