import ContingencyManagement
import Testing

/// What happens at the edge between two phases.
@Suite struct `A phase edge` {
  static func phases(_ pays: [PhasePay?], recovery: Recovery? = nil) -> Schedule {
    .of(
      "phases",
      phases: pays.indices.map {
        Phase(id: written("phase-\($0)") { Name($0) }, weeks: 1, visits: VisitPlan(perWeek: 2))
      }, pays: pays, recovery: recovery)
  }

  static func ladder(carriesRung: Bool = false, bonus: Money? = nil) -> PhasePay {
    .voucher("1.00", step: "1.00", bonus: bonus, every: 2, carriesRung: carriesRung)
  }

  static let readings = [
    Reading(
      "the ladder begins again", phases([ladder(), ladder()]), Course("NN NN", earns: "1 2 1 2")),
    Reading(
      "the rung is carried", phases([ladder(), ladder(carriesRung: true)]),
      Course("NN NN", earns: "1 2 3 4")),
    Reading(
      "the rung is carried through a phase without pay",
      phases([ladder(), nil, ladder(carriesRung: true)]), Course("NN NN NN", earns: "1 2 0 0 3 4")),
    Reading(
      "a positive in a phase without pay resets",
      phases([ladder(), nil, ladder(carriesRung: true)]), Course("NN PN NN", earns: "1 2 0 0 1 2")),
    Reading(
      "the rung is carried through a flat phase",
      phases([ladder(), .voucher("5.00", carriesRung: true), ladder(carriesRung: true)]),
      Course("NN NN NN", earns: "1 2 5 5 3 4")),
    Reading(
      "no recovery reaches behind a ladder begun again",
      phases([ladder(), ladder()], recovery: Recovery(after: 1, to: .due, from: .nextOccasion)),
      Course("NP NN", earns: "1 0 1 2")),
    Reading(
      "a recovery reaches behind an edge that carries the rung",
      phases(
        [ladder(), ladder(carriesRung: true), ladder(carriesRung: true)],
        recovery: Recovery(after: 1, to: .due, from: .nextOccasion)),
      Course("NN PN NN", earns: "1 2 0 1 3 4")),
    Reading(
      "visits that pay nothing do not count toward a bonus", .budney2000,
      Course("NNNN NNNN", earns: "0 0 0 0 1.50 13.00 4.50 16.00")),
  ]

  @Test(arguments: readings)
  func `a played course crosses the edge as the rule says`(reading: Reading) throws {
    #expect(reading.schedule.contradictions() == [])
    let earned = try reading.schedule.played(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test(arguments: readings)
  func `a recorded course crosses the edge in the same way`(reading: Reading) throws {
    let earned = try reading.schedule.recorded(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test func `a phase without a visit is crossed like any other`() throws {
    var ledger = try TestLedger(
      under: Self.phases([Self.ladder(), Self.ladder(), Self.ladder(carriesRung: true)]))
    try ledger.record("NN")
    let after = try ledger.record("N", daily: TestLedger.start.adding(days: 14))
    #expect(after[0].earned == .of("1.00"), "the ladder began again with the phase left out")
  }
}
