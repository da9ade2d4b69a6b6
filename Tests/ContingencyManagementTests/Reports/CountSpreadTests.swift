import ContingencyManagement
import Testing

/// The chances of counts, held against whole numbers and published values.
@Suite struct `The chance of a count` {
  /// The numerators of all counts over `all` to the power of `draws`, by adding one draw at a time.
  static func replaced(_ draws: Int, _ favourable: Int, _ all: Int) -> [UInt128] {
    var ways: [UInt128] = [1]
    for _ in 0..<draws {
      var next = [UInt128](repeating: 0, count: ways.count + 1)
      for (count, number) in ways.enumerated() {
        next[count] += number * UInt128(all - favourable)
        next[count + 1] += number * UInt128(favourable)
      }
      ways = next
    }
    return ways
  }

  /// The same where slips stay out, over the number of ways to draw so many in order.
  static func keptOut(_ draws: Int, _ favourable: Int, _ all: Int) -> [UInt128] {
    var ways: [UInt128] = [1]
    for drawn in 0..<draws {
      var next = [UInt128](repeating: 0, count: ways.count + 1)
      for (count, number) in ways.enumerated() where number > 0 {
        let left = favourable - count
        next[count] += number * UInt128(max(0, all - drawn - left))
        next[count + 1] += number * UInt128(max(0, left))
      }
      ways = next
    }
    return ways
  }

  static func expect(
    _ spread: CountSpread, _ ways: [UInt128], draws: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let total = ways.reduce(0, +)
    let bound = 6 * Double(draws + 2) * 0x1p-53 + 3 * 0x1p-53
    for count in ways.indices {
      let most = ways[...count].reduce(0, +)
      let least = ways[count...].reduce(0, +)
      for (found, exact) in [
        (spread.atMost(count), Double(most) / Double(total)),
        (spread.atLeast(count), Double(least) / Double(total)),
        (spread.chance(of: count), Double(ways[count]) / Double(total)),
      ] {
        #expect(
          abs(found - exact) <= bound * exact, "\(count) of \(draws)",
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test(arguments: [
    (0, 1, 2), (1, 1, 2), (12, 1, 2), (20, 1, 10), (25, 3, 20), (27, 19, 25), (30, 1, 16),
    (31, 15, 16), (5, 0, 7), (5, 7, 7), (1, 1, 500), (13, 459, 500), (14, 1, 500),
  ])
  func `is exact where slips go back, within the stated bound`(
    draws: Int, favourable: Int, all: Int
  ) {
    Self.expect(
      .replaced(draws: draws, favourable: favourable, all: all),
      Self.replaced(draws, favourable, all), draws: draws)
  }

  @Test(arguments: [
    (0, 1, 5), (5, 1, 5), (3, 4, 5), (5, 5, 5), (10, 3, 30), (14, 1, 500), (12, 209, 500),
    (20, 17, 40), (24, 0, 24), (23, 12, 24),
  ])
  func `is exact where slips stay out, within the stated bound`(
    draws: Int, favourable: Int, all: Int
  ) {
    Self.expect(
      .keptOut(draws: draws, favourable: favourable, all: all),
      Self.keptOut(draws, favourable, all), draws: draws)
  }

  @Test func `of two bowls together is that of all draws where slips go back`() {
    let both = CountSpread.replaced(draws: 11, favourable: 3, all: 20)
      .combined(with: .replaced(draws: 14, favourable: 3, all: 20)).combined(with: .none)
    Self.expect(both, Self.replaced(25, 3, 20), draws: 4 * 25)
  }

  /// Two fillings of a bowl of five with one large slip: each has it once.
  @Test func `of whole fillings of a bowl is certain`() {
    let one = CountSpread.keptOut(draws: 5, favourable: 1, all: 5)
    let both = one.combined(with: one)
    #expect(both.chance(of: 2) == 1)
    #expect((both.atMost(1), both.atLeast(3)) == (0, 0))
  }

  /// National Bureau of Standards, *Tables of the Binomial Probability Distribution*, Applied
  /// Mathematics Series 6, 1950: sums to seven places, of which four are held here.
  @Test(arguments: [
    (10, 1, 2, 2, 0.0547), (20, 1, 10, 1, 0.3917), (20, 1, 20, 2, 0.9245), (20, 1, 4, 2, 0.0913),
    (15, 3, 10, 4, 0.5155), (20, 2, 5, 8, 0.5956),
  ])
  func `is the published one`(draws: Int, part: Int, all: Int, count: Int, published: Double) {
    let spread = CountSpread.replaced(draws: draws, favourable: part, all: all)
    #expect(abs(spread.atMost(count) - published) <= 0.00005)
  }

  /// The example of R's `binom.test`, after W. J. Conover, *Practical Nonparametric Statistics*, 1971,
  /// pages 97–104: 682 of 925 plants where three in four were expected; p = 0.3825 by adding up all
  /// counts that are no likelier.
  @Test func `is that of Mendel's peas`() {
    let spread = CountSpread.replaced(draws: 925, favourable: 3, all: 4)
    let observed = spread.chance(of: 682)
    let chance = (0...925).map(spread.chance).filter { $0 <= observed * (1 + 1e-7) }.reduce(0, +)
    #expect(abs(chance - 0.3825) <= 0.00005)
  }

  @Test func `of very many draws adds up on both sides`() {
    let spread = CountSpread.replaced(draws: 1_000_000, favourable: 1, all: 500)
    for count in [1800, 1999, 2000, 2200] {
      let sum = spread.atMost(count) + spread.atLeast(count + 1)
      #expect(abs(sum - 1) < 1e-9)
    }
    #expect(spread.atLeast(4000) < 1e-290)
  }
}
