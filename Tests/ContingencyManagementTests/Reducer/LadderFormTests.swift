import ContingencyManagement
import Testing

/// The forms that a ladder can have.
@Suite struct `The form of a ladder` {
  static func daily(
    _ amounts: [Money], per step: StepPer = .occasion, beginsOn: Int = 0
  ) -> Schedule {
    .daily.with {
      $0.pays = [
        PhasePay(
          ladder: Ladder(
            unit: .voucher, amounts: amounts.map(\.thousandths), stepPer: step,
            beginsOn: beginsOn), bonus: nil, carriesRung: false)
      ]
    }
  }

  static func rising(per step: StepPer, beginsOn: Int = 0, ceiling: Int? = nil) -> Schedule {
    .daily.with {
      $0.pays[0]?.ladder = Ladder(
        unit: .voucher, start: 1000, step: 1000, ceiling: ceiling, stepPer: step,
        beginsOn: beginsOn)
    }
  }

  static let readings = [
    Reading(
      "a list, the last repeated", daily(["5.00", "10.00", "15.00"]),
      Course("NNNNN", earns: "5 10 15 15 15")),
    Reading(
      "no step is hidden at the end of a list",
      daily(["5.00", "10.00", "15.00"]).with(reset: .down(1)),
      Course("NNNNNPN", earns: "5 10 15 15 15 0 10")),
    Reading(
      "a list need not rise", daily(["3.00", "1.00", "2.00"]),
      Course("NNNPN", earns: "3 1 2 0 3")),
    Reading(
      "a list by full weeks", daily(["5.00", "8.00"], per: .fullWeek),
      Course("7N 2N", earns: "5 5 5 5 5 5 5 8 8")),
    Reading(
      "a step for every two paid", rising(per: .occasions(2)),
      Course("NNNNN", earns: "1 1 2 2 3")),
    Reading(
      "a reset begins the count of the step again", rising(per: .occasions(2)),
      Course("NNN P NNN", earns: "1 1 2 0 1 1 2")),
    Reading(
      "so does a recovery",
      rising(per: .occasions(2)).with(
        recovery: Recovery(after: 1, to: .lastPaid, from: .nextOccasion)),
      Course("NNN P NNNN", earns: "1 1 2 0 1 2 2 3")),
    Reading(
      "a ladder may begin higher, and is reset to the first rung",
      rising(per: .occasion, beginsOn: 2),
      Course("NNPNN", earns: "3 4 0 1 2")),
    Reading(
      "a fall from the top of a list and a climb back",
      daily(["1.00", "2.00", "8.00"], beginsOn: 2), Course("NNPNNN", earns: "8 8 0 1 2 8")),
    Reading(
      "a plateau is a ceiling", rising(per: .occasion, ceiling: 3000),
      Course("NNNNN", earns: "1 2 3 3 3")),
  ]

  @Test(arguments: readings)
  func `a played course is paid by the form`(reading: Reading) throws {
    #expect(reading.schedule.contradictions() == [])
    let earned = try reading.schedule.played(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test(arguments: readings)
  func `a recorded course is paid the same`(reading: Reading) throws {
    let earned = try reading.schedule.recorded(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test func `no ladder begins beyond its top`() {
    let schedule = Self.daily(["1.00", "2.00"], beginsOn: 2)
    #expect(schedule.contradictions().map(\.fact) == [.beginsBeyondTop(3, top: 2)])
  }
}
