/// How likely each count is of slips of one tier among so many draws.
///
/// Worked out by the ratio of neighbouring terms, outward from the likeliest count, so that nothing
/// is ever subtracted: each ratio of whole numbers is rounded twice, each sum once a term. Tails of
/// *n* draws therefore have a relative error of at most 6(n + 2) · 2⁻⁵³ (N. J. Higham, *Accuracy and
/// Stability of Numerical Algorithms*, 2nd edition 2002, lemmas 3.1 and 3.3), and spreads that are
/// combined the sum of theirs; 10⁶ draws, less than 10⁻⁹. Terms below 10⁻³⁰⁰ of the likeliest are
/// left out, so that a tail below 10⁻²⁹⁰ is only known to be smaller than that.
public struct CountSpread: Sendable {
  /// The lowest count that is kept.
  private let lowest: Int
  /// The chance of it and of those above, which add up to 1.
  private let chances: [Double]

  private init(lowest: Int, terms: [Double]) {
    let total = terms.reduce(0, +)
    self.lowest = lowest
    chances = terms.map { $0 / total }
  }

  /// No draw: surely none.
  public static let none = CountSpread(lowest: 0, terms: [1])

  /// Draws whose slips go back: binomial, `favourable` of `all` slips each time.
  ///
  /// - Precondition: `0 <= favourable <= all`, `all > 0`, `draws >= 0`.
  public static func replaced(draws: Int, favourable: Int, all: Int) -> CountSpread {
    if favourable == 0 { return CountSpread(lowest: 0, terms: [1]) }
    if favourable == all { return CountSpread(lowest: draws, terms: [1]) }
    let (odds, against) = (Double(favourable), Double(all - favourable))
    return outward(0...draws, from: Double(draws + 1) * odds / Double(all)) { count in
      Double(draws - count) * odds / (Double(count + 1) * against)
    }
  }

  /// Draws whose slips stay out of one filling of the bowl: hypergeometric.
  ///
  /// - Precondition: `0 <= favourable <= all`, `0 <= draws <= all`.
  public static func keptOut(draws: Int, favourable: Int, all: Int) -> CountSpread {
    let counts = max(0, draws + favourable - all)...min(draws, favourable)
    let likeliest = Double(draws + 1) * Double(favourable + 1) / Double(all + 2)
    return outward(counts, from: likeliest) { count in
      Double(favourable - count) * Double(draws - count)
        / (Double(count + 1) * Double(all - favourable - draws + count + 1))
    }
  }

  /// The terms on both sides of the likeliest, each from its neighbour.
  ///
  /// - Parameter ratio: The term of a count's successor over that of the count.
  private static func outward(
    _ counts: ClosedRange<Int>, from likeliest: Double, ratio: (Int) -> Double
  ) -> CountSpread {
    let start = min(max(Int(likeliest), counts.lowerBound), counts.upperBound)
    let least = 1e-300
    var below: [Double] = []
    var term = 1.0
    for count in stride(from: start - 1, through: counts.lowerBound, by: -1) {
      term /= ratio(count)
      guard term > least else { break }
      below.append(term)
    }
    var terms = Array(below.reversed()) + [1]
    term = 1
    for count in stride(from: start, to: counts.upperBound, by: 1) {
      term *= ratio(count)
      guard term > least else { break }
      terms.append(term)
    }
    return CountSpread(lowest: start - below.count, terms: terms)
  }

  /// The spread of both counts together, each independent of the other.
  public func combined(with other: CountSpread) -> CountSpread {
    var terms = [Double](repeating: 0, count: chances.count + other.chances.count - 1)
    for (place, chance) in chances.enumerated() {
      for (otherPlace, otherChance) in other.chances.enumerated() {
        terms[place + otherPlace] += chance * otherChance
      }
    }
    var start = lowest + other.lowest
    while terms.count > 1, let last = terms.last, last < 1e-300 { terms.removeLast() }
    if let first = terms.firstIndex(where: { $0 >= 1e-300 }), first > 0 {
      terms.removeFirst(first)
      start += first
    }
    return CountSpread(lowest: start, terms: terms)
  }

  /// The chance of just so many.
  public func chance(of count: Int) -> Double {
    chances.indices.contains(count - lowest) ? chances[count - lowest] : 0
  }

  /// The chance of so many or fewer.
  public func atMost(_ count: Int) -> Double {
    min(1, chances.prefix(max(0, count - lowest + 1)).reduce(0, +))
  }

  /// The chance of so many or more.
  public func atLeast(_ count: Int) -> Double {
    min(1, chances.dropFirst(max(0, count - lowest)).reversed().reduce(0, +))
  }
}
