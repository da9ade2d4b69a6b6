extension CourseStates {
  /// Follows all courses at once through the planned occasions, with one value for each state that
  /// they can be in.
  ///
  /// - Parameters:
  ///   - chances: How probable each outcome is; one of 0 is not followed.
  ///   - start: The value before the first occasion.
  ///   - nothing: The value of a state that no course has led to yet.
  ///   - take: Adds to the value of the state that a move leads to what comes from the value of the
  ///     state before; also given the move of a course whose every occasion was met.
  ///   - weekIsOver: Given the values at the end of each week, and what a course whose every occasion
  ///     was met has earned by then.
  @inline(__always)
  mutating func follow<Value>(
    weeks: Int, chances: [Double], start: Value, nothing: Value,
    take: (inout Value, Value, Move, _ chance: Double, _ allMet: Move) -> Void,
    weekIsOver: (_ ends: [Value], _ allMet: Earning) -> Void
  ) throws(CostLimit) {
    let followed = chances.indices.filter { chances[$0] > 0 }
    var now = [start]
    var next = [nothing]
    var reached = [0]
    // The turn at which courses led to a state last.
    var lastReached = [0]
    var turns = 0
    var allMet = (state: 0, earned: Earning.nothing)
    var steps = 0
    for week in 0..<weeks {
      for place in 0..<occasions(week: week) {
        guard let turn = turn(week: week, place: place) else { continue }
        steps += reached.count * followed.count
        guard steps <= CostLimit.moves else { throw .tooManyStates(contingency.id) }
        try findMoves(from: reached, turn: turn)
        let moves = moves(turn: turn)
        let ideal = moves[allMet.state * outcomes.count]
        now += repeatElement(nothing, count: count - now.count)
        next += repeatElement(nothing, count: count - next.count)
        lastReached += repeatElement(0, count: count - lastReached.count)
        var ahead: [Int] = []
        turns += 1
        for state in reached {
          let value = now[state]
          now[state] = nothing
          for outcome in followed {
            let move = moves[state * outcomes.count + outcome]
            if lastReached[move.state] != turns {
              lastReached[move.state] = turns
              ahead.append(move.state)
            }
            take(&next[move.state], value, move, chances[outcome], ideal)
          }
        }
        allMet.state = ideal.state
        allMet.earned += ideal.earned
        swap(&now, &next)
        reached = ahead
      }
      weekIsOver(reached.map { now[$0] }, allMet.earned)
    }
  }
}

/// What keeps a forecast from being worked out exactly within seconds.
public enum CostLimit: Error, Hashable, Sendable {
  /// The courses of that contingency can be in too many states.
  case tooManyStates(Name)
  /// A bowl that the schedule draws from was not given.
  case noBowl(Name)

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
