/// The states that a course under the contingencies of one strand can be in, each once, and what an
/// occasion makes of them.
///
/// Every move is a ``Standings/step(_:of:on:strand:schedule:)``, so that a forecast and the rewards
/// of a ledger cannot disagree.
struct StrandStates {
  /// What one outcome of an occasion does in one state.
  struct Move {
    /// The state that it leads to.
    var state: Int
    /// What it earns, in thousandths of the currency's unit.
    var money: Int
    /// What it earns in draws.
    var draws: Int
    /// What it earns in things or rates.
    var items: Int
    /// The phase that it is earned in; the number of phases outside them.
    var phase: Int
    /// Money and draws as one number, by ``CourseUnits``.
    var code: Int
  }

  /// The moves of one turn that are known.
  struct Table {
    /// For each state the place of its first move, that of being met; the rest follow.
    fileprivate(set) var rows: [Int32] = []
    fileprivate(set) var moves: [Move] = []

    fileprivate func knows(_ state: Int) -> Bool { state < rows.count && rows[state] >= 0 }

    /// What it holds, counted in moves.
    fileprivate var size: Int { rows.count / 8 + moves.count }
  }

  let strand: Strand
  let plan: StrandPlan
  let units: CourseUnits
  /// What can become of a member's occasion: met, not met, and then the rest; nil where nothing is
  /// seen of it.
  let outcomes: [[Sight?]]
  private let schedule: Schedule
  private let reduction: StrandReduction
  private var states: [Standings]
  private var numbers: [Standings: Int]
  private var tables: [Table]
  private var size = 0

  init(_ strand: Strand, _ schedule: Schedule) {
    self.strand = strand
    self.schedule = schedule
    plan = StrandPlan(strand, schedule)
    units = CourseUnits(strand, schedule, plan)
    reduction = StrandReduction(strand, schedule, plan)
    outcomes = strand.members.map { $0.courseOutcomes(under: schedule, of: strand) }
    states = [Standings(strand)]
    numbers = [Standings(strand): 0]
    tables = Array(repeating: Table(), count: plan.turns.count)
  }

  /// How many there are so far.
  var count: Int { states.count }

  /// The name that the strand goes by.
  var name: Name { strand.members[0].id }

  /// The moves of an occasion from `reached`, those that were not known found.
  mutating func moves(
    of occasion: StrandPlan.Occasion, from reached: [Int]
  ) throws(CostLimit) -> Table {
    let turn = occasion.turn
    size -= tables[turn].size
    for state in reached where !tables[turn].knows(state) {
      try findMoves(of: occasion, from: state)
    }
    size += tables[turn].size
    return tables[turn]
  }

  private mutating func findMoves(
    of occasion: StrandPlan.Occasion, from state: Int
  ) throws(CostLimit) {
    let turn = occasion.turn
    let sights = outcomes[occasion.member]
    if state >= tables[turn].rows.count {
      let missing = max(state + 1, count) - tables[turn].rows.count
      tables[turn].rows += repeatElement(-1, count: missing)
    }
    if size + tables[turn].size > CostLimit.places { forgetOthers(than: turn) }
    guard size + tables[turn].size <= CostLimit.places, count <= CostLimit.places else {
      throw .tooManyStates(name)
    }
    tables[turn].rows[state] = Int32(clamping: tables[turn].moves.count)
    for sight in sights {
      let move = step(sight, from: states[state], occasion)
      tables[turn].moves.append(move)
    }
  }

  /// Makes room by the moves of turns that come only once.
  private mutating func forgetOthers(than turn: Int) {
    for other in tables.indices where other != turn && plan.isOnce[other] {
      size -= tables[other].size
      tables[other] = Table()
    }
  }

  private mutating func step(
    _ sight: Sight?, from state: Standings, _ occasion: StrandPlan.Occasion
  ) -> Move {
    var standings = state
    let ladder = strand.ladderOf[occasion.member]
    if plan.isPlaceFixed { standings.climbs[ladder].place = occasion.before }
    var earned = Earning.nothing
    var phase = schedule.phases.count
    if let sight {
      let reward = standings.step(
        sight, of: occasion.member, on: occasion.day, strand: strand, schedule: schedule)
      earned = reward.total
      phase = reward.phase ?? phase
    } else {
      // The weeks go by all the same, so that every state has come as far.
      standings.climbs[ladder].enter(
        week: occasion.week, members: strand.climbers[ladder], schedule: schedule)
    }
    reduction.reduce(&standings, after: occasion)
    let (money, draws) = (earned.money.thousandths, earned.draws)
    return Move(
      state: number(standings), money: money, draws: draws, items: earned.items,
      phase: phase, code: units.code(money: money, draws: draws))
  }

  private mutating func number(_ standings: Standings) -> Int {
    if let number = numbers[standings] { return number }
    numbers[standings] = states.count
    states.append(standings)
    return states.count - 1
  }
}
