/// How probable each total is, in whole units from ``first`` on.
///
/// Every probability is a sum of products and none is dropped.
struct CostSpread {
  /// The smallest total, in units.
  private(set) var first: Int
  /// The probability of `first`, `first + 1`, …
  private(set) var chances: [Double]

  /// That total and no other.
  init(certain total: Int) {
    first = total
    chances = [1]
  }

  /// Nothing yet, to be added to.
  init() {
    first = 0
    chances = []
  }

  /// The largest total.
  var last: Int { first + chances.count - 1 }

  /// The totals that are possible, with their probabilities, in order.
  var possible: some Sequence<(total: Int, chance: Double)> {
    chances.indices.lazy.filter { chances[$0] > 0 }.map { (first + $0, chances[$0]) }
  }

  /// Adds the totals of `other`, each moved by `distance` and as probable as `chance` makes it.
  mutating func add(_ other: CostSpread, times chance: Double, movedBy distance: Int) {
    guard !other.chances.isEmpty else { return }
    makeRoom(from: other.first + distance, to: other.last + distance)
    let offset = other.first + distance - first
    // Out of the value and back, so that the loop is free to run over plain memory.
    let terms = other.chances
    var sums = chances
    chances = []
    for place in terms.indices { sums[offset + place] += chance * terms[place] }
    chances = sums
  }

  /// Adds `chance` to the probability of `total`.
  mutating func add(_ chance: Double, at total: Int) {
    makeRoom(from: total, to: total)
    chances[total - first] += chance
  }

  private mutating func makeRoom(from lowest: Int, to highest: Int) {
    guard !chances.isEmpty else {
      first = lowest
      chances = Array(repeating: 0, count: highest - lowest + 1)
      return
    }
    if lowest < first {
      chances.insert(contentsOf: repeatElement(0, count: first - lowest), at: 0)
      first = lowest
    }
    if highest > last { chances += repeatElement(0, count: highest - last) }
  }

  /// The spread of the sum of two totals that are independent of each other.
  func convolved(with other: CostSpread, _ work: inout CostWork) throws(CostWork.Exceeded) -> Self {
    let (few, many) = chances.count < other.chances.count ? (self, other) : (other, self)
    try work.spend(few.chances.count, times: many.chances.count)
    var sum = CostSpread()
    for (total, chance) in few.possible { sum.add(many, times: chance, movedBy: total) }
    return sum
  }

  /// The smallest total whose cumulative probability reaches `percent` in a hundred.
  ///
  /// What is missing by less than a million-millionth counts as reached, since the sums of
  /// probabilities are rounded at the sixteenth digit or so.
  func percentile(_ percent: Int) -> Int {
    var sum = 0.0
    for (total, chance) in possible {
      sum += chance
      if sum >= Double(percent) / 100 - 1e-12 { return total }
    }
    return last
  }

  /// The probability of a total of more than `amount`; both in the spread's unit.
  func chance(over amount: Int) -> Double {
    // From the top, so that small probabilities are not lost beside large ones.
    chances.indices.reversed().prefix { first + $0 > amount }.reduce(0) { $0 + chances[$1] }
  }
}

/// How much of the work that may be done for the spreads of one forecast is left.
struct CostWork {
  /// There is more to do than may be done.
  struct Exceeded: Error {}

  private var left = CostLimit.steps

  /// Takes `count` times `factor` steps.
  mutating func spend(_ count: Int, times factor: Int = 1) throws(Exceeded) {
    let (steps, overflow) = count.multipliedReportingOverflow(by: factor)
    guard !overflow, steps <= left else { throw Exceeded() }
    left -= steps
  }
}
