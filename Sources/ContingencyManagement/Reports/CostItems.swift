/// What is to be expected of rewards that are counted and have no money total.
public struct ItemForecast: Hashable, Sendable {
  /// The kind of thing, such as a take-home dose.
  public let kind: Name
  /// How many a course earns whose every occasion is met.
  public let allMet: Int
  /// How many are to be expected.
  public let mean: Double
}

extension Strand {
  /// The kinds of things that its ladders earn, each once. Rates are none: what they come to depends
  /// on the hours that are worked.
  var itemKinds: [Name] {
    var kinds: [Name] = []
    for member in members {
      for case .items(let kind)? in member.pays.map({ $0?.ladder.unit }) where !kinds.contains(kind)
      {
        kinds.append(kind)
      }
    }
    return kinds
  }
}

extension StrandStates {
  /// How many things of a kind are to be expected by the end of each week.
  mutating func expected(
    _ kind: Name, weeks: Int, _ chances: [[Double]]
  ) throws(CostLimit) -> [Double] {
    let isOfKind = strand.members.indices.map { member in
      strand.climbers[strand.ladderOf[member]][0].pays.map {
        $0?.ladder.unit == .items(kind)
      } + [false]
    }
    var counts: [Double] = []
    var count = 0.0
    try follow(
      weeks: weeks, chances: chances, start: 1.0, nothing: 0.0,
      take: { sum, before, move, chance, occasion, _ in
        sum += before * chance
        if isOfKind[occasion.member][move.phase] { count += before * chance * Double(move.items) }
      },
      weekIsOver: { _, _ in counts.append(count) })
    return counts
  }
}
