import ContingencyManagement
import Testing

/// The ladder, its ceiling, the ways down and the ways back.
@Suite struct `A ladder` {
  static let capped = Schedule.daily.with {
    $0.pays = [.voucher("1.00", step: "1.50", ceiling: "5.00")]
  }
  static let recovering = Schedule.daily.with(
    recovery: Recovery(after: 2, to: .lastPaid, from: .nextOccasion))

  static let readings = [
    Reading("daily", .daily, Course("NNNPNN", earns: "1 2 3 0 1 2")),
    Reading("a ceiling", capped, Course("NNNNN", earns: "1 2.50 4 5 5")),
    Reading(
      "no step is hidden above the ceiling", capped.with(reset: .down(1)),
      Course("NNNNNNPN", earns: "1 2.50 4 5 5 5 0 4")),
    Reading(
      "down two", .daily.with(reset: .down(2)), Course("NNNNPNPPN", earns: "1 2 3 4 0 3 0 0 1")),
    Reading(
      "down stops at the start", .daily.with(reset: .down(9)), Course("NNPN", earns: "1 2 0 1")),
    Reading("no reset", .daily.with(reset: .none), Course("NNPPN", earns: "1 2 0 0 3")),

    Reading(
      "recovery to the last rung paid", recovering, Course("NNNPNNN", earns: "1 2 3 0 1 2 3")),
    Reading(
      "recovery far up", recovering, Course("NNNNNPNNNN", earns: "1 2 3 4 5 0 1 2 5 6")),
    Reading(
      "a second reset keeps the higher remembered rung", recovering,
      Course("NNNNNPNPNNN", earns: "1 2 3 4 5 0 1 0 1 2 5")),
    Reading(
      "a second reset further up keeps the higher remembered rung",
      .daily.with(recovery: Recovery(after: 3, to: .lastPaid, from: .nextOccasion)),
      Course("NNNNNPNNPNNNN", earns: "1 2 3 4 5 0 1 2 0 1 2 3 5")),
    Reading(
      "a reset of one already at the start keeps it too", recovering,
      Course("NNNNNPPNNN", earns: "1 2 3 4 5 0 0 1 2 5")),
    Reading(
      "recovery is once for each reset", recovering,
      Course("NNNNNPNNNPNNN", earns: "1 2 3 4 5 0 1 2 5 0 1 2 5")),
    Reading(
      "an excused absence holds the recovery count", recovering,
      Course("NNNNNPNENN", earns: "1 2 3 4 5 0 1 0 2 5")),
    Reading(
      "a closed day holds the recovery count", recovering,
      Course("NNNNNPNCNN", earns: "1 2 3 4 5 0 1 0 2 5")),
    Reading(
      "recovery on the occasion itself",
      .daily.with(recovery: Recovery(after: 2, to: .lastPaid, from: .thisOccasion)),
      Course("NNNNNPNNN", earns: "1 2 3 4 5 0 1 5 6")),
    Reading(
      "recovery to the rung due",
      .daily.with(recovery: Recovery(after: 2, to: .due, from: .nextOccasion)),
      Course("NNNNNPNNN", earns: "1 2 3 4 5 0 1 2 6")),
    Reading(
      "recovery after a fall of two",
      .daily.with(reset: .down(2)).with(
        recovery: Recovery(after: 1, to: .due, from: .nextOccasion)),
      Course("NNNNNPNN", earns: "1 2 3 4 5 0 4 6")),

    Reading(
      "a bonus in draws beside vouchers",
      .daily.with {
        $0.pays = [.voucher("1.00", step: "1.00")]
        $0.pays[0]?.bonus = Bonus(every: 2, unit: .draws(from: "va-500"), amount: 3)
      }, Course("NNNPNN", earns: "1 2+3d 3 0 1 2+3d")),
    Reading(
      "a bonus is outside the ceiling",
      .daily.with { $0.pays = [.voucher("1.00", ceiling: "1.00", bonus: "5.00", every: 2)] },
      Course("NNNN", earns: "1 6 1 6")),
    Reading(
      "steps below a cent are exact",
      .daily.with { $0.pays = [.voucher("0.125", step: "0.625")] },
      Course("NNN", earns: "0.125 0.750 1.375")),
  ]

  @Test(arguments: readings)
  func `a played course climbs and falls as the rule says`(reading: Reading) throws {
    #expect(reading.schedule.contradictions() == [])
    let earned = try reading.schedule.played(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test(arguments: readings)
  func `a recorded course climbs and falls the same`(reading: Reading) throws {
    let earned = try reading.schedule.recorded(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }
}
