@testable import ContingencyManagement

/// Everything that can happen to one participant, each course played by itself: the plain way of
/// working out what a forecast says.
struct CostEnumeration {
  /// What courses come to.
  struct Total: Hashable {
    var money = 0
    var draws = 0
    var items = 0

    mutating func add(_ earned: Earning) {
      money += earned.money.thousandths
      draws += earned.draws
      items += earned.items
    }

    static func + (left: Total, right: Total) -> Total {
      Total(
        money: left.money + right.money, draws: left.draws + right.draws,
        items: left.items + right.items)
    }
  }

  /// How probable each total is.
  private(set) var outcomes: [Total: Double] = [:]
  /// What so many draws come to, from 0 on, and how probable it is that none is of the last tier.
  private var drawn: [(values: [Int: Double], none: Double)] = []

  init(_ schedule: Schedule, _ bowl: PrizeBowl, met: String, dropout: String) throws {
    let met = try CostTestSchedules.required(Chance(met)).value
    let leaving = try CostTestSchedules.required(Chance(dropout)).value
    let stays = (1...schedule.weeks).map { weeks in
      (1..<weeks).reduce(weeks == schedule.weeks ? 1 : leaving) { chance, _ in
        chance * (1 - leaving)
      }
    }
    let strands = try schedule.strands().map {
      try CostEnumeration.totals($0, schedule, met: met, isOver: stays.map { $0 > 0 })
    }
    for (week, stay) in stays.enumerated() where stay > 0 {
      var sums = [Total(): stay]
      for strand in strands {
        var next: [Total: Double] = [:]
        for (sum, chance) in sums {
          for (total, other) in strand[week] { next[sum + total, default: 0] += chance * other }
        }
        sums = next
      }
      outcomes.merge(sums, uniquingKeysWith: +)
    }
    drawn = CostEnumeration.drawn(from: bowl, upTo: outcomes.keys.map(\.draws).max() ?? 0)
  }

  /// How probable each total of a strand is by the end of each week that may be a participant's last.
  private static func totals(
    _ strand: Strand, _ schedule: Schedule, met: Double, isOver: [Bool]
  ) throws -> [[Total: Double]] {
    var totals = isOver.map { _ in [Total: Double]() }
    for course in try schedule.costCourses(of: strand, { [.negative, $0.costNotMet] }) {
      let chance = course.letters.reduce(1) { $0 * ($1 == .negative ? met : 1 - met) }
      guard chance > 0 else { continue }
      let played = try schedule.play(course.streams, caps: [])
      for week in isOver.indices where isOver[week] {
        var total = Total()
        for reward in played.filter({ $0.week <= week }).flatMap(\.rewards)
        where strand.members.contains(where: { $0.id == reward.contingency }) {
          total.add(reward.total)
        }
        totals[week][total, default: 0] += chance
      }
    }
    return totals
  }

  /// The probability of each total, in thousandths or draws.
  func spread(of kind: CostKind) -> [Int: Double] {
    var spread: [Int: Double] = [:]
    for (total, chance) in outcomes {
      switch kind {
      case .vouchers: spread[total.money, default: 0] += chance
      case .draws: spread[total.draws, default: 0] += chance
      case .prizes, .together:
        for (value, other) in drawn[total.draws].values {
          spread[(kind == .prizes ? 0 : total.money) + value, default: 0] += chance * other
        }
      }
    }
    return spread
  }

  /// The probability of at least one draw of the last tier.
  var chanceOfJumbo: Double { outcomes.reduce(1) { $0 - $1.value * drawn[$1.key.draws].none } }

  /// How many things are to be expected.
  var meanItems: Double { outcomes.reduce(0) { $0 + $1.value * Double($1.key.items) } }

  /// Slip by slip what draws come to.
  private static func drawn(
    from bowl: PrizeBowl, upTo most: Int
  ) -> [(values: [Int: Double], none: Double)] {
    struct Hand: Hashable {
      var left: [Int]
      var value: Int
      var hasJumbo: Bool
    }
    let full = bowl.tiers.map(\.slips)
    var hands = [Hand(left: full, value: 0, hasJumbo: false): 1.0]
    return (0...most).map { draws in
      defer {
        var next: [Hand: Double] = [:]
        for (hand, chance) in hands {
          for (tier, slips) in hand.left.enumerated() where slips > 0 {
            var after = hand
            after.value += bowl.tiers[tier].value.thousandths
            after.hasJumbo = hand.hasJumbo || tier == full.count - 1
            if !bowl.isReplaced {
              after.left[tier] -= 1
              if !after.left.contains(where: { $0 > 0 }) { after.left = full }
            }
            next[after, default: 0] += chance * Double(slips) / Double(hand.left.reduce(0, +))
          }
        }
        hands = next
      }
      var values: [Int: Double] = [:]
      for (hand, chance) in hands { values[hand.value, default: 0] += chance }
      return (values, hands.filter { !$0.key.hasJumbo }.values.reduce(0, +))
    }
  }
}
