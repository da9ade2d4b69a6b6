import Testing

@testable import LedgerStore

@Suite struct `The rungs of a ladder that multiplies` {
  /// Worked out with fractions in another language.
  @Test(arguments: [
    Case(1000, 1500, 1_000_000_000, 6, [1000, 1500, 2250, 3375, 5062, 7593]),
    Case(1, 1500, 8, 200, [1, 1, 2, 3, 5, 7, 8]),
    Case(1, 2000, 100, 5, [1, 2, 4, 8, 16]),
    Case(999_999_999, 999_999_999, 1_000_000_000, 5, [999_999_999, 1_000_000_000]),
    Case(1_000_000_000, 1001, 1_000_000_000, 5, [1_000_000_000]),
    Case(1000, 1001, 1000, 5, [1000]),
  ])
  func `are exact, and then rounded down`(sample: Case) {
    let rungs = multiples(
      of: sample.start, times: sample.times, most: sample.most, rungs: sample.rungs)
    #expect(rungs.map(\.value) == sample.values)
  }

  @Test func `stay exact over 200 rungs`() {
    let slow = multiples(of: 1000, times: 1001, most: 1_000_000_000, rungs: 200).map(\.value)
    #expect(slow.count == 200)
    #expect(slow.suffix(3) == [1217, 1218, 1220])
    let tiny = multiples(of: 7, times: 1333, most: 1_000_000_000, rungs: 200).map(\.value)
    #expect(tiny.count == 67)
    #expect(tiny.suffix(4) == [512150325, 682696383, 910034279, 1000000000])
  }

  @Test func `tell whether the last would have been more`() {
    #expect(
      multiples(of: 3, times: 2000, most: 10, rungs: 9).map(\.isCut).suffix(2) == [false, true])
    #expect(
      multiples(of: 5, times: 2000, most: 10, rungs: 9).map(\.isCut).suffix(2) == [false, false])
  }

  struct Case: Sendable {
    let start: Int
    let times: Int
    let most: Int
    let rungs: Int
    let values: [Int]

    init(_ start: Int, _ times: Int, _ most: Int, _ rungs: Int, _ values: [Int]) {
      self.start = start
      self.times = times
      self.most = most
      self.rungs = rungs
      self.values = values
    }
  }
}
