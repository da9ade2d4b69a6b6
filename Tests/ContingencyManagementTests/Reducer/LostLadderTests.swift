import ContingencyManagement
import Testing

/// A reset to nothing: nothing more is earned until the ladder comes back.
@Suite struct `A lost ladder` {
  static func daily(_ recovery: Recovery?, bonus: Bonus? = nil) -> Schedule {
    Schedule.daily.with(reset: .toNothing).with(recovery: recovery).with {
      $0.pays[0]?.bonus = bonus
    }
  }

  static func after(
    _ count: Int, to rung: RecoveredRung = .lastPaid, from start: RecoveryStart = .nextOccasion
  ) -> Recovery { Recovery(after: count, to: rung, from: start) }

  static let readings = [
    Reading("without recovery for good", daily(nil), Course("NNPNNN", earns: "1 2 0 0 0 0")),
    Reading(
      "it comes back on the last rung paid", daily(after(2)),
      Course("NNNPNNNN", earns: "1 2 3 0 0 0 3 4")),
    Reading(
      "or on the rung then due", daily(after(2, to: .due)),
      Course("NNNPNNN", earns: "1 2 3 0 0 0 4")),
    Reading(
      "or with the occasion that completes the count",
      daily(after(2, from: .thisOccasion)), Course("NNNPNNN", earns: "1 2 3 0 0 3 4")),
    Reading(
      "an excused absence holds the count", daily(after(2)),
      Course("NPNENN", earns: "1 0 0 0 0 1")),
    Reading(
      "lost before anything was paid, it comes back at its start", daily(after(2)),
      Course("PNNNN", earns: "0 0 0 1 2")),
    Reading(
      "a second loss keeps the higher rung", daily(after(2)),
      Course("NNNPNPNNN", earns: "1 2 3 0 0 0 0 0 3")),
    Reading(
      "occasions of a lost ladder count toward no bonus",
      daily(after(2), bonus: Bonus(every: 2, unit: .voucher, amount: 5000)),
      Course("NNPNNNN", earns: "1 7 0 0 0 2 8")),
    Reading(
      "a phase with a ladder of its own begins anew",
      `A phase edge`.phases([`A phase edge`.ladder(), `A phase edge`.ladder()]).with(
        reset: .toNothing), Course("NP NN", earns: "1 0 1 2")),
    Reading(
      "one that carries the rung does not",
      `A phase edge`.phases([`A phase edge`.ladder(), `A phase edge`.ladder(carriesRung: true)])
        .with(reset: .toNothing), Course("NP NN", earns: "1 0 0 0")),
  ]

  @Test(arguments: readings)
  func `a played course earns nothing until it is back`(reading: Reading) throws {
    #expect(reading.schedule.contradictions() == [])
    let earned = try reading.schedule.played(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test(arguments: readings)
  func `a recorded course earns the same`(reading: Reading) throws {
    let earned = try reading.schedule.recorded(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }
}
