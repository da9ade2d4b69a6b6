import ContingencyManagement
import Testing

/// How many met occasions in a row a reward takes.
@Suite struct `A requirement` {
  /// Every day $1.00, and $1.00 more for each reward.
  static func daily(_ requires: [Int], bonus: Bonus? = nil) -> Schedule {
    .daily.with {
      $0.pays[0]?.requires = requires
      $0.pays[0]?.bonus = bonus
    }
  }

  static let readings = [
    Reading("three for each", daily([3]), Course("NNN NNN", earns: "0 0 1 0 0 2")),
    Reading(
      "three for the first, then one", daily([3, 1]), Course("NNNNN", earns: "0 0 1 2 3")),
    Reading(
      "a positive sets it back to three", daily([3, 1]),
      Course("NNNN P NNNN", earns: "0 0 1 2 0 0 0 1 2")),
    Reading(
      "the last of the list is repeated", daily([2, 3]),
      Course("NNNNNNNN", earns: "0 1 0 0 2 0 0 3")),
    Reading("an excused absence holds it", daily([3]), Course("NNEN", earns: "0 0 0 1")),
    Reading(
      "a positive on the way begins it again", daily([3]), Course("NNPNNN", earns: "0 0 0 0 0 1")),
    Reading(
      "where nothing resets, the row is broken, and the list goes on",
      daily([3, 1]).with(reset: .none), Course("NNNPN", earns: "0 0 1 0 2")),
    Reading(
      "a bonus counts met occasions, paid or not",
      daily([3], bonus: Bonus(every: 2, unit: .voucher, amount: 5000)),
      Course("NNNNNN", earns: "0 5 1 5 0 7")),
    Reading(
      "a recovery brings the rung back, not the row",
      daily([2]).with(recovery: Recovery(after: 2, to: .lastPaid, from: .nextOccasion)),
      Course("NNNNNN P NN NN", earns: "0 1 0 2 0 3 0 0 1 0 3")),
    Reading(
      "a rung that came back at once, on the way to a reward, survives a reset",
      daily([2]).with(recovery: Recovery(after: 3, to: .lastPaid, from: .thisOccasion)),
      Course("NNNNNN P NNN P NNNN", earns: "0 1 0 2 0 3 0 0 1 0 0 0 1 0 3")),
  ]

  @Test(arguments: readings)
  func `a played course is paid when the row is complete`(reading: Reading) throws {
    #expect(reading.schedule.contradictions() == [])
    let earned = try reading.schedule.played(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test(arguments: readings)
  func `a recorded course is paid at the same time`(reading: Reading) throws {
    let earned = try reading.schedule.recorded(reading.course.stream)
    #expect(reading.course.isEarned(by: earned), "it earned \(earned.map(\.spelled))")
  }

  @Test func `the record says how many more it takes`() throws {
    let played = try Self.daily([3]).play(try CourseStream("NNN"))
    #expect(played.map { $0.rewards[0].toward } == [2, 1, nil])
  }
}
