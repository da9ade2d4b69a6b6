import Digest
import Testing

@testable import ContingencyManagement

/// Whether draws are spread as the slips in the bowl say, by eight statistics.
///
/// The rule, fixed before the first run: statistic number *k*, from 1, draws from chain 0 of the
/// master of 32 bytes *k*, with elements hashed backwards from its last, for participant c-4f2a9d17,
/// ordinals 1 to 1,000 in turn, and declined, `42` and `bluebird` in turn as words; 250,000 draws
/// each, 2,000,000 together (2 · 10⁸ in a campaign). At most one of the eight may lie beyond its 99 %
/// point, and none beyond its 99.99 % point; fair draws break that once in about 290 runs. A failure
/// is looked into; no seed, bound or statistic is changed until it passes.
@Suite struct `Many draws` {
  static let each = Campaign.isOn ? 25_000_000 : 250_000

  /// What came out, and the points of its distribution beyond which lie 1 % and 0.01 %.
  struct Statistic: CustomStringConvertible, Sendable {
    let name: String
    let value: Double
    let points: (rare: Double, rarest: Double)

    init(_ name: String, _ value: Double, _ points: (Double, Double)) {
      self.name = name
      self.value = value
      self.points = points
    }

    var isRare: Bool { value > points.rare }
    var isRarest: Bool { value > points.rarest }
    var description: String { "\(name) \(value), 99 % point \(points.rare)" }
  }

  /// Points of chi-square by its degrees of freedom, and of a normal deviate on both sides.
  static let points: [Int: (Double, Double)] = [
    3: (11.345, 21.108), 9: (21.666, 33.720), 15: (30.578, 44.263), 119: (157.800, 185.086),
    499: (575.419, 625.125),
  ]
  static let normal = (2.5758, 3.8906)

  @Test func `are spread as the slips say`() async {
    let statistics = await withTaskGroup(of: Statistic.self) { group in
      for statistic in [
        Self.tiers, Self.slips, Self.pairs, Self.runs, Self.gaps, Self.neighbours, Self.words,
        Self.orders,
      ] {
        group.addTask { statistic() }
      }
      return await group.reduce(into: [Statistic]()) { $0.append($1) }
    }
    if Campaign.isOn { for statistic in statistics { print(statistic) } }
    #expect(statistics.count == 8)
    #expect(statistics.filter(\.isRare).count <= 1, "\(statistics.filter(\.isRare))")
    #expect(statistics.filter(\.isRarest).isEmpty, "\(statistics.filter(\.isRarest))")
  }

  /// Draws one after the other, without an end.
  struct Stream {
    private var element: SHA256Digest
    private(set) var drawn = 0
    private static let words: [DrawWord] = [
      .declined, written("42") { DrawWord($0) }, written("bluebird") { DrawWord($0) },
    ]

    init(_ number: UInt8) {
      element = DrawChain.lastElement(
        master: [UInt8](repeating: number, count: 32), ordinal: 0)
    }

    mutating func next(of slips: Int = 500) -> Int {
      let slip = DrawnSlip.slip(
        element: element, origin: TestLedger.origin, participant: TestLedger.someone,
        ordinal: drawn % 1000 + 1, word: Self.words[drawn % 3], slips: slips)
      element = DrawChain.element(before: element)
      drawn += 1
      return slip
    }
  }

  /// Pearson's chi-square of counts beside the chances of each.
  static func square(_ counts: [Int], _ chances: [Double]) -> Double {
    let total = Double(counts.reduce(0, +))
    return zip(counts, chances).reduce(0) { sum, pair in
      let off = Double(pair.0) - total * pair.1
      return sum + off * off / (total * pair.1)
    }
  }

  static let tierChances = PrizeBowl.va500.tiers.map { Double($0.slips) / 500 }

  /// The tier of each slip of va-500.
  static let tierOfSlip: [Int] = PrizeBowl.va500.tiers.enumerated().flatMap {
    [Int](repeating: $0.offset, count: $0.element.slips)
  }

  /// How often each tier comes up.
  @Sendable static func tiers() -> Statistic {
    var stream = Stream(1)
    var counts = [0, 0, 0, 0]
    for _ in 0..<each { counts[tierOfSlip[stream.next()]] += 1 }
    return Statistic("tiers", square(counts, tierChances), points[3] ?? normal)
  }

  /// How often each of 500 slips comes up.
  @Sendable static func slips() -> Statistic {
    var stream = Stream(2)
    var counts = [Int](repeating: 0, count: 500)
    for _ in 0..<each { counts[stream.next()] += 1 }
    let chances = [Double](repeating: 1 / 500, count: 500)
    return Statistic("slips", square(counts, chances), points[499] ?? normal)
  }

  /// Two draws after each other, in four quarters of the slips each.
  @Sendable static func pairs() -> Statistic {
    var stream = Stream(3)
    var counts = [Int](repeating: 0, count: 16)
    for _ in 0..<each / 2 {
      let first = stream.next() / 125
      counts[first * 4 + stream.next() / 125] += 1
    }
    let chances = [Double](repeating: 1 / 16, count: 16)
    return Statistic("pairs", square(counts, chances), points[15] ?? normal)
  }

  /// Runs of draws in the same half of the slips: one more than a binomial count of changes.
  @Sendable static func runs() -> Statistic {
    var stream = Stream(4)
    var last = stream.next() < 250
    var changes = 0
    for _ in 1..<each {
      let next = stream.next() < 250
      if next != last { changes += 1 }
      last = next
    }
    let chances = Double(each - 1)
    let deviate = (Double(changes) - chances / 2) / (chances / 4).squareRoot()
    return Statistic("runs", abs(deviate), normal)
  }

  /// How many draws lie between two jumbo prizes, of as many as are to be expected in the draws.
  @Sendable static func gaps() -> Statistic {
    var stream = Stream(5)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<each / 500 {
      var gap = 0
      while stream.next() != 499 { gap += 1 }
      counts[min(gap / 50, 9)] += 1
    }
    var chances: [Double] = []
    var beyond = 1.0
    for _ in 0..<9 {
      var next = beyond
      for _ in 0..<50 { next *= 499.0 / 500 }
      chances.append(beyond - next)
      beyond = next
    }
    return Statistic("gaps", square(counts, chances + [beyond]), points[9] ?? normal)
  }

  /// The correlation of slips after each other.
  @Sendable static func neighbours() -> Statistic {
    var stream = Stream(6)
    var last = 2 * stream.next() - 499
    var sum = 0
    for _ in 1..<each {
      let next = 2 * stream.next() - 499
      sum += last * next
      last = next
    }
    // Twice a slip's distance from the middle has the variance (500^2 - 1) / 3.
    let variance = 249_999.0 / 3
    let deviate = Double(sum) / variance / Double(each - 1).squareRoot()
    return Statistic("neighbours", abs(deviate), normal)
  }

  /// How often each tier comes up with no word, a number and a word.
  @Sendable static func words() -> Statistic {
    var stream = Stream(7)
    var counts = [[Int]](repeating: [0, 0, 0, 0], count: 3)
    for place in 0..<each { counts[place % 3][tierOfSlip[stream.next()]] += 1 }
    let sum = counts.reduce(0) { $0 + square($1, tierChances) }
    return Statistic("words", sum, points[9] ?? normal)
  }

  /// The order in which five slips that stay out leave the bowl, each of 120 as likely.
  @Sendable static func orders() -> Statistic {
    var stream = Stream(8)
    let bowl = `A bowl without replacement`.bowl
    var counts: [[Int]: Int] = [:]
    for _ in 0..<each / 5 {
      var out: [Int] = []
      var order: [Int] = []
      for left in (1...5).reversed() {
        let slip = bowl.slip(atPlace: stream.next(of: left), besides: out)
        order.append(slip)
        out = bowl.out(out, after: [slip])
      }
      counts[order, default: 0] += 1
    }
    let all = Array(counts.values) + [Int](repeating: 0, count: max(0, 120 - counts.count))
    let chances = [Double](repeating: 1 / 120, count: 120)
    return Statistic("orders", square(all, chances), points[119] ?? normal)
  }
}
