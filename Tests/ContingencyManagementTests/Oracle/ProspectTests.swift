import ContingencyManagement
import Testing

/// What a participant is told the next occasion earns is what it earns.
@Suite struct `A prospect` {
  static let courses = Campaign.isOn ? 200_000 : 4_000

  @Test func `what is promised for the next negative is what it earns`() throws {
    let seed: UInt64 = 2008
    var generator = SeededGenerator(seed: seed)
    for number in 0..<Self.courses {
      let rules = RandomRules.next(using: &generator)
      // A visit that is closed or spared may be made up in its week, which a played course never
      // does; so these are left out.
      let letters = RandomRules.letters(most: min(rules.plannedVisits, 40), using: &generator)
        .map { $0 == "C" || $0 == "E" && rules.oracle.excusedSparesWeek ? "N" : $0 }
      let played = try rules.schedule.play(try CourseStream(String(letters)))
      for (before, after) in zip(played, played.dropFirst()) where after.outcome == .negative {
        let prospect = before.prospects[0]
        var promised = prospect.next ?? .nothing
        if let bonus = prospect.bonus, bonus.occasions == 1 { promised += bonus.earning }
        if promised != after.earned {
          Issue.record(
            """
            seed \(seed), course \(number): \(String(letters)) under \(rules.oracle)
            promised \(promised.spelled), earned \(after.earned.spelled) in week \(after.week)
            """)
          return
        }
      }
    }
  }

  @Test func `what is promised before the first visit is what it earns`() throws {
    for schedule in [Schedule.higgins1994, .california, .vaPrizes, .daily] {
      #expect(schedule.firstProspects.map(\.next) == [try schedule.played("N")[0]])
    }
  }

  @Test func `a recovery on the occasion itself is promised for that occasion`() throws {
    let schedule = Schedule.daily.with(
      recovery: Recovery(after: 2, to: .lastPaid, from: .thisOccasion))
    let played = try schedule.play(try CourseStream("NNNNNPN"))
    #expect(played.last?.prospects.first?.next == .of("5"))
  }

  @Test func `nothing is promised once the schedule is over`() throws {
    let played = try Schedule.daily.play(try CourseStream("28N"))
    #expect(played.last?.prospects.map(\.isOver) == [true])
    #expect(played.last?.prospects.map(\.next) == [nil])
  }
}
