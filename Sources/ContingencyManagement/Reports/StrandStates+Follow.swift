extension StrandStates {
  /// How probable each outcome is of an occasion of each member; with nil for met, the most is asked
  /// for, and every outcome counts alike.
  func chances(met: Chance?) -> [[Double]] {
    zip(strand.members, outcomes).map { member, outcomes in
      guard let met else { return outcomes.map { _ in 1 } }
      guard member.condition != .enrolment else { return [1] }
      return [met.value, met.complement.value]
    }
  }

  /// Follows all courses at once through the planned occasions, with one value for each state that
  /// they can be in.
  ///
  /// - Parameters:
  ///   - chances: How probable each outcome is, member by member; one of 0 is not followed.
  ///   - start: The value before the first occasion.
  ///   - nothing: The value of a state that no course has led to yet.
  ///   - take: Adds to the value of the state that a move leads to what comes from the value of the
  ///     state before; also given the occasion, and the move of a course whose every occasion was met.
  ///   - weekIsOver: Given the values at the end of each week, and what a course whose every occasion
  ///     was met has earned by then.
  @inline(__always)
  mutating func follow<Value>(
    weeks: Int, chances: [[Double]], start: Value, nothing: Value,
    take: (
      inout Value, Value, Move, _ chance: Double, StrandPlan.Occasion, _ allMet: Move
    ) -> Void,
    weekIsOver: (_ ends: [Value], _ allMet: Earning) -> Void
  ) throws(CostLimit) {
    let followed = chances.map { chances in chances.indices.filter { chances[$0] > 0 } }
    var now = [start]
    var next = [nothing]
    var reached = [0]
    // The occasion at which courses led to a state last.
    var lastReached = [0]
    var number = 0
    var allMet = (state: 0, earned: Earning.nothing)
    var steps = 0
    for week in 0..<weeks {
      while number < plan.occasions.count, plan.occasions[number].week == week {
        let occasion = plan.occasions[number]
        let (chances, followed) = (chances[occasion.member], followed[occasion.member])
        number += 1
        steps += reached.count * followed.count
        guard steps <= CostLimit.moves else { throw .tooManyStates(name) }
        let isLikely = lastReached[allMet.state] == number - 1
        let table = try moves(of: occasion, from: isLikely ? reached : reached + [allMet.state])
        let ideal = table.moves[Int(table.rows[allMet.state])]
        now += repeatElement(nothing, count: count - now.count)
        next += repeatElement(nothing, count: count - next.count)
        lastReached += repeatElement(-1, count: count - lastReached.count)
        var ahead: [Int] = []
        // Over plain memory, which is what takes the time.
        now.withUnsafeMutableBufferPointer { now in
          next.withUnsafeMutableBufferPointer { next in
            table.moves.withUnsafeBufferPointer { moves in
              for state in reached {
                let first = Int(table.rows[state])
                for outcome in followed {
                  let move = moves[first + outcome]
                  if lastReached[move.state] != number {
                    lastReached[move.state] = number
                    ahead.append(move.state)
                  }
                  take(&next[move.state], now[state], move, chances[outcome], occasion, ideal)
                }
                now[state] = nothing
              }
            }
          }
        }
        allMet.state = ideal.state
        allMet.earned += Earning(
          money: Money(summed: ideal.money), draws: ideal.draws, items: ideal.items)
        swap(&now, &next)
        reached = ahead
      }
      weekIsOver(reached.map { now[$0] }, allMet.earned)
    }
  }
}

/// What keeps a forecast from being worked out exactly within seconds.
public enum CostLimit: Error, Hashable, Sendable {
  /// The courses of that contingency, and of those that hang together with it, can be in too many
  /// states.
  case tooManyStates(Name)
  /// There are too many draws from that bowl, which keeps what was drawn out.
  case tooManyDraws(Name)
  /// Contingencies that hang together draw from two bowls.
  case twoBowls(Name, Name)
  /// A bowl that the schedule draws from was not given.
  case noBowl(Name)
  /// A file of caps that the schedule names was not given.
  case noCaps(Name)

  /// The most moves, of all states together, that are held at once.
  static let places = 1_000_000
  /// The most moves from one state of a course to another in one going through.
  static let moves = 50_000_000
  /// The most steps of one total in each part of the work on spreads.
  static let steps = 1_000_000_000
  /// The most of them in one week, half of which may have to be held at once.
  static let stepsInWeek = 100_000_000
  /// The most totals in what is kept for later.
  static let totals = 10_000_000
}
