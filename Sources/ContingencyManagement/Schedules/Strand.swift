/// Contingencies of a schedule that hang together, since they share a ladder or one needs another.
///
/// What happens under one of them can change what the others earn, so that they are worked through
/// together; strands are independent of each other.
public struct Strand: Hashable, Sendable {
  /// Their places in the schedule, in order.
  public var places: [Int]
  /// The contingencies, in that order.
  public var members: [Contingency]
  /// The ladders, each with the members that climb it, the one it belongs to first.
  var ladders: [[Int]]
  /// The same with the contingencies themselves.
  var climbers: [[Contingency]]
  /// The ladder that each member climbs.
  var ladderOf: [Int]
  /// The place of each member among those that climb its ladder.
  var numberOf: [Int]
  /// The member that each member needs.
  var needed: [Int?]

  /// The strand's member at a place of the schedule.
  func member(ofPlace place: Int) -> Int? { places.firstIndex(of: place) }
}

extension Schedule {
  /// The strands, in the order of their first contingencies.
  public func strands() -> [Strand] {
    // Each contingency points to an earlier one that it hangs together with, or to itself.
    var heads = Array(contingencies.indices)
    for (place, contingency) in contingencies.enumerated() {
      for id in [contingency.sharesLadderOf, contingency.needs?.contingency].compactMap({ $0 }) {
        guard let other = contingencies[..<place].firstIndex(where: { $0.id == id }) else {
          continue
        }
        let (from, to) = (max(heads[place], heads[other]), min(heads[place], heads[other]))
        for index in heads.indices where heads[index] == from { heads[index] = to }
      }
    }
    return contingencies.indices.filter { heads[$0] == $0 }.map { head in
      strand(of: contingencies.indices.filter { heads[$0] == head })
    }
  }

  private func strand(of places: [Int]) -> Strand {
    let members = places.map { contingencies[$0] }
    func member(_ id: Name?) -> Int? { id.flatMap { id in members.firstIndex { $0.id == id } } }
    var ladders: [[Int]] = []
    var ladderOf: [Int] = []
    var numberOf: [Int] = []
    for (index, contingency) in members.enumerated() {
      if let leader = member(contingency.sharesLadderOf), leader < index {
        numberOf.append(ladders[ladderOf[leader]].count)
        ladders[ladderOf[leader]].append(index)
        ladderOf.append(ladderOf[leader])
      } else {
        numberOf.append(0)
        ladderOf.append(ladders.count)
        ladders.append([index])
      }
    }
    return Strand(
      places: places, members: members, ladders: ladders,
      climbers: ladders.map { $0.map { members[$0] } }, ladderOf: ladderOf, numberOf: numberOf,
      needed: members.map { member($0.needs?.contingency) })
  }
}
