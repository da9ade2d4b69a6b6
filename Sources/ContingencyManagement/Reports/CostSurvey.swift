/// What is known of all courses that end in one state: the sums that mean and variance come from,
/// and the range of their totals.
///
/// Money, in thousandths, and draws are counted from those of a course whose every occasion was
/// met, so that the squares stay small and a certain total has a variance of 0.
struct CostSurvey {
  /// The probability of these courses.
  var chance = 0.0
  /// Sums over them, each with its probability.
  var money = 0.0
  var draws = 0.0
  var moneySquared = 0.0
  var moneyTimesDraws = 0.0
  var drawsSquared = 0.0
  /// The probability of these courses without a draw of the bowl's last tier; 0 without a bowl.
  var chanceOfNone = 0.0
  /// The smallest and largest total, by ``CourseUnits``.
  var lowest = Int.max
  var highest = Int.min

  /// Of a course that has not begun.
  static let beginning = CostSurvey(chance: 1, chanceOfNone: 1, lowest: 0, highest: 0)

  /// How many totals lie between the smallest and the largest.
  var width: Int { highest - lowest + 1 }

  /// Adds the courses of `before` that go on with `move`.
  ///
  /// - Parameter none: The probability that one draw is not of the last tier; nil where there are no
  ///   draws.
  mutating func add(
    _ before: CostSurvey, _ move: StrandStates.Move, _ chance: Double,
    allMet: StrandStates.Move, chanceOfNone none: Double?
  ) {
    let x = Double(move.money - allMet.money)
    self.chance += chance * before.chance
    money += chance * (before.money + x * before.chance)
    moneySquared += chance * (before.moneySquared + x * (2 * before.money + x * before.chance))
    if let none {
      let y = Double(move.draws - allMet.draws)
      draws += chance * (before.draws + y * before.chance)
      drawsSquared += chance * (before.drawsSquared + y * (2 * before.draws + y * before.chance))
      moneyTimesDraws +=
        chance
        * (before.moneyTimesDraws + y * before.money + x * before.draws + x * y * before.chance)
      chanceOfNone += chance * before.chanceOfNone * power(none, move.draws)
    }
    lowest = min(lowest, before.lowest + move.code)
    highest = max(highest, before.highest + move.code)
  }

  /// Adds courses that end in another state.
  mutating func add(_ other: CostSurvey) {
    chance += other.chance
    money += other.money
    draws += other.draws
    moneySquared += other.moneySquared
    moneyTimesDraws += other.moneyTimesDraws
    drawsSquared += other.drawsSquared
    chanceOfNone += other.chanceOfNone
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
  }
}

/// A whole power, by squaring.
private func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest % 2 == 1 { result *= square }
    square *= square
    rest /= 2
  }
  return result
}

/// The mean and the variance of a total, in thousandths of the currency's unit or in draws.
struct CostAverage {
  var mean: Double
  /// The mean square of the distance from the mean.
  var variance: Double

  /// Of a total that is the sum of two that are independent of each other.
  static func + (left: CostAverage, right: CostAverage) -> CostAverage {
    CostAverage(mean: left.mean + right.mean, variance: left.variance + right.variance)
  }

  /// Of a total that is, with each probability, one of several.
  init(mixing parts: [(chance: Double, average: CostAverage)]) {
    let mean = parts.reduce(0) { $0 + $1.chance * $1.average.mean }
    self.mean = mean
    variance = parts.reduce(0) { sum, part in
      let distance = part.average.mean - mean
      return sum + part.chance * (part.average.variance + distance * distance)
    }
  }

  init(mean: Double, variance: Double) {
    self.mean = mean
    self.variance = max(0, variance)
  }

  /// The square root of the variance.
  var standardDeviation: Double { variance.squareRoot() }
}
