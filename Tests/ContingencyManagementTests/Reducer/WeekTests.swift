import ContingencyManagement
import Testing

/// Weeks of enrolment: when one is full, and what lies beyond its plan.
@Suite struct `A week` {
  /// Three visits a week, $10.00 and $1.00 more for each full week.
  static let weekly = Schedule.of(
    "weekly", phases: [.weeks(5, perWeek: 3)],
    pays: [.voucher("10.00", step: "1.00", per: .fullWeek)])

  static let readings = [
    Reading("all met", weekly, Course("NNN NNN N", earns: "10 10 10 11 11 11 12")),
    Reading(
      "a closed visit never spoils a full week", weekly,
      Course("NCN NNN", earns: "10 0 10 11 11 11")),
    Reading(
      "a week closed altogether is not full", weekly,
      Course("CCC NNN", earns: "0 0 0 10 10 10")),
    Reading(
      "an excused visit leaves the week not full, without a reset", weekly,
      Course("NNN NEN N", earns: "10 10 10 11 0 11 11")),
    Reading(
      "an excused visit may be spared", weekly.with(excused: .held, sparesWeek: true),
      Course("NNN NEN N", earns: "10 10 10 11 0 11 12")),
    Reading(
      "a week spared altogether is not full", weekly.with(excused: .held, sparesWeek: true),
      Course("EEE N", earns: "0 0 0 10")),
    Reading(
      "excused and closed visits are spared together",
      weekly.with(excused: .held, sparesWeek: true), Course("ECN N", earns: "0 0 10 11")),
    Reading(
      "a held visit leaves the week not full", weekly.with(.missed, as: .held),
      Course("NMN N", earns: "10 0 10 10")),
    Reading(
      "a positive resets, and the rest of its week does not step", weekly,
      Course("NNN NPN N", earns: "10 10 10 11 0 10 10")),
    Reading(
      "a recovery at a week's edge replaces that edge's step",
      weekly.with(recovery: Recovery(after: 3, to: .due, from: .nextOccasion)),
      Course("NNN NNN NNP NNN N", earns: "10 10 10 11 11 11 12 12 0 10 10 10 12")),
    Reading(
      "a recovery inside a week leaves its edge a step",
      weekly.with(recovery: Recovery(after: 2, to: .due, from: .nextOccasion)),
      Course("NNN NNN NNP NNN N", earns: "10 10 10 11 11 11 12 12 0 10 10 12 13")),
  ]

  @Test(arguments: readings)
  func `a played week is full or not as the rule says`(reading: Reading) throws {
    let earned = try reading.schedule.played(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test(arguments: readings)
  func `a recorded week is full or not in the same way`(reading: Reading) throws {
    let earned = try reading.schedule.recorded(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  /// A course on days of the writer's choice: `0N 1N 2N 3P`, days counted from the first.
  struct Dated: CustomTestStringConvertible, Sendable {
    let name: String
    let schedule: Schedule
    let days: String
    let earns: String
    var standings: [Reward.Standing] = []

    init(
      _ name: String, _ schedule: Schedule, _ days: String, earns: String,
      standing: Reward.Standing = .counted
    ) {
      self.name = name
      self.schedule = schedule
      self.days = days
      self.earns = earns
      standings = [standing]
    }

    var testDescription: String { "\(name): \(days)" }

    func rewards() throws -> [Reward] {
      var ledger = try TestLedger(under: schedule)
      let rewards = try days.split(separator: " ").map { visit in
        let letter = try #require(visit.last.flatMap { StreamOccasion(letter: $0) })
        let day = TestLedger.start.adding(days: try #require(Int(visit.dropLast())))
        return try #require(
          try ledger.post(.record(.letter(letter, on: day))).rewards.first)
      }
      #expect(ledger.findings() == [])
      return rewards
    }
  }

  /// The standing is that of the last visit.
  static let dated = [
    Dated(
      "more tests than planned pay nothing", .higgins1994, "0N 1N 2N 3N",
      earns: "2.50 3.75 15.00 0", standing: .extra),
    Dated(
      "nor do they lengthen the run", .higgins1994, "0N 1N 2N 3N 7N",
      earns: "2.50 3.75 15.00 0 6.25"),
    Dated(
      "but a positive among them resets", .higgins1994.with(recovery: nil), "0N 1N 2N 3P 7N",
      earns: "2.50 3.75 15.00 0 2.50"),
    Dated(
      "and leaves the week not full", weekly, "0N 1N 2N 3P 7N", earns: "10 10 10 0 10"),
    Dated(
      "a further negative leaves a full week full", weekly, "0N 1N 2N 3N 7N",
      earns: "10 10 10 0 11"),
    Dated(
      "a further held visit leaves a full week full", weekly, "0N 1N 2N 3E 7N",
      earns: "10 10 10 0 11"),
    Dated(
      "a closed visit may be made up", weekly, "0N 1C 2N 3N 7N", earns: "10 0 10 10 11"),
    Dated(
      "a spared visit may be made up", weekly.with(excused: .held, sparesWeek: true),
      "0N 1E 2N 3N 4N 7N", earns: "10 0 10 10 0 11"),
    Dated(
      "an excused visit that is not spared uses up the plan", weekly, "0N 1E 2N 3N 7N",
      earns: "10 0 10 0 10"),
    Dated(
      "a further test on the same day changes nothing", .daily, "0N 0P 1N", earns: "1 0 2"),
    Dated(
      "a further test on the same day is told apart", .daily, "0N 0N", earns: "1 0",
      standing: .further),
    Dated(
      "a week without a visit is not full", weekly, "0N 1N 2N 14N", earns: "10 10 10 11"),
    Dated(
      "a week with too few visits is not full", weekly, "0N 1N 7N 8N 9N 14N",
      earns: "10 10 10 10 10 11"),
    Dated(
      "after the last week nothing is earned", .daily, "0N 27N 28N", earns: "1 2 0",
      standing: .afterSchedule),
    Dated(
      "weeks are counted from the start day, not from Monday", weekly, "4N 5N 6N 7N",
      earns: "10 10 10 11"),
  ]

  @Test(arguments: dated)
  func `visits on any days earn what the plan allows`(course: Dated) throws {
    let rewards = try course.rewards()
    #expect(rewards.map(\.total) == course.earns.split(separator: " ").map { .of(String($0)) })
    if let standing = course.standings.first, standing != .counted {
      #expect(rewards.last?.standing == standing)
    }
  }
}
