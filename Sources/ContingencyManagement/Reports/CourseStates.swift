/// The states that a course under one contingency can be in, each once, and what an occasion makes
/// of them.
///
/// Every move is a ``Climb/step(_:week:contingency:schedule:)``, so that a forecast and the rewards
/// of a ledger cannot disagree.
struct CourseStates {
  /// What one outcome of an occasion does in one state.
  struct Move {
    /// The state that it leads to.
    var state: Int
    /// What it earns, in thousandths of the currency's unit.
    var money: Int
    /// What it earns in draws.
    var draws: Int
    /// Money and draws as one number, by ``CourseUnits``.
    var code: Int

    static let unknown = Move(state: -1, money: 0, draws: 0, code: 0)

    var earned: Earning { Earning(money: Money(summed: money), draws: draws) }
  }

  let contingency: Contingency
  let units: CourseUnits
  private let schedule: Schedule
  /// What can become of an occasion: met, not met, and then the rest; nil where it does not take
  /// place.
  let outcomes: [Judgement?]
  private var climbs = [Climb()]
  private var numbers = [Climb(): 0]
  /// For each turn and state the moves of all outcomes, one after another.
  private var moves: [[Move]]
  /// How many moves there is room for in all.
  private var places = 0
  private let firstWeeks: [Int]

  init(_ contingency: Contingency, _ schedule: Schedule) {
    self.contingency = contingency
    self.schedule = schedule
    units = CourseUnits(contingency, schedule)
    outcomes = contingency.courseOutcomes
    moves = Array(repeating: [], count: schedule.phases.count * 2)
    var first = 0
    firstWeeks = schedule.phases.map { phase in
      defer { first += phase.weeks }
      return first
    }
  }

  /// How many there are so far.
  var count: Int { climbs.count }

  /// A turn is an occasion of a phase, counted twice: within a week, and as the first of one.
  func turn(week: Int, place: Int) -> Int? {
    guard let phase = schedule.phase(ofWeek: week) else { return nil }
    let isNewWeek = place == 0 && week > firstWeeks[phase] && countsWeeks(phase)
    return phase * 2 + (isNewWeek ? 1 : 0)
  }

  /// How many occasions a week has.
  func occasions(week: Int) -> Int {
    schedule.phase(ofWeek: week).map {
      contingency.mostPerWeek(plan: schedule.phases[$0].visits)
    } ?? 0
  }

  /// Finds the moves of all outcomes from those of `states` whose moves are not known.
  mutating func findMoves(from states: [Int], turn: Int) throws(CostLimit) {
    for state in states {
      let place = state * outcomes.count
      guard place >= moves[turn].count || moves[turn][place].state == Move.unknown.state else {
        continue
      }
      try findMoves(from: state, turn: turn)
    }
  }

  private mutating func findMoves(from state: Int, turn: Int) throws(CostLimit) {
    let place = state * outcomes.count
    if place >= moves[turn].count {
      let missing = 2 * count * outcomes.count - moves[turn].count
      places += missing
      guard places <= CostLimit.places else { throw .tooManyStates(contingency.id) }
      moves[turn] += repeatElement(Move.unknown, count: missing)
    }
    for outcome in outcomes.indices {
      moves[turn][place + outcome] = step(outcomes[outcome], from: state, turn: turn)
    }
  }

  /// The moves of a turn: those of each state one after another, from the state's number times the
  /// number of outcomes on.
  func moves(turn: Int) -> [Move] { moves[turn] }

  private mutating func step(_ judgement: Judgement?, from state: Int, turn: Int) -> Move {
    guard let judgement else { return Move(state: state, money: 0, draws: 0, code: 0) }
    let phase = turn / 2
    var climb = climbs[state]
    let total = climb.step(
      judgement, week: firstWeeks[phase] + turn % 2, contingency: contingency, schedule: schedule
    ).total
    reduce(&climb, phase: phase)
    let (money, draws) = (total.money.thousandths, total.draws)
    return Move(
      state: number(climb), money: money, draws: draws,
      code: units.code(money: money, draws: draws))
  }

  private mutating func number(_ climb: Climb) -> Int {
    if let number = numbers[climb] { return number }
    numbers[climb] = climbs.count
    climbs.append(climb)
    return climbs.count - 1
  }

  /// Takes out of a climb what makes no difference to any later reward.
  private func reduce(_ climb: inout Climb, phase: Int) {
    climb.run = 0
    if contingency.recovery == nil || climb.remembered == nil { climb.sinceReset = 0 }
    if contingency.recovery?.to != .lastPaid { climb.lastPaid = nil }
    // Where every phase pays, another is paid before a rung that came back is lost again, or one
    // that is remembered used up; until then the last one paid lies below it.
    if contingency.pays.allSatisfy({ $0 != nil }),
      climb.recoveryUnpaid || climb.lastPaid ?? 0 <= climb.remembered ?? -1
    {
      climb.lastPaid = nil
    }
    if !contingency.countsWeeks, contingency.recovery?.to != .lastPaid {
      climb.recoveryUnpaid = false
    }
    // All weeks of a phase are alike. One that is spoiled has too few occasions left to be full.
    var week = Climb.Week(number: firstWeeks[phase])
    if countsWeeks(phase), climb.week.used == climb.week.met {
      week.used = climb.week.used
      week.met = climb.week.met
      week.spared = climb.week.spared
    }
    climb.week = week
  }

  /// Whether the ladder of a phase rises with full weeks.
  private func countsWeeks(_ phase: Int) -> Bool {
    contingency.pays[phase]?.ladder.stepPer == .fullWeek
  }
}

extension Contingency {
  /// Whether a ladder of it rises with full weeks.
  fileprivate var countsWeeks: Bool { pays.contains { $0?.ladder.stepPer == .fullWeek } }

  /// What can become of an occasion: met and not met, then what a forecast's maximum also allows.
  fileprivate var courseOutcomes: [Judgement?] {
    switch (occasions, condition) {
    case (.visits, _):
      let letters: [StreamOccasion] = [.negative, .positive, .missed, .excused, .closed]
      return letters.filter { letter in
        switch letter {
        case .missed: judge(.missed).verdict != judge(.positive).verdict
        // Like a closed clinic, it changes nothing at all.
        case .excused: countsWeeks || excused.breaksBonusRun || excused.run != .held
        case .negative, .positive, .closed: true
        }
      }.map { judge($0) }
    case (.anyDay, .test): return [judge(.negative), judge(.positive), nil]
    case (.anyDay, .milestone): return [judge(.negative), nil]
    }
  }
}
