/// Where a participant stands on one ladder: the run, the rung, and what a reset left behind.
///
/// A value; stepping it through the occasions of a course, in the order of their days, is all there
/// is to working out rewards.
struct Climb: Hashable, Sendable {
  /// Consecutive met occasions.
  var run = 0
  /// Met occasions that count toward the next bonus, since the last one or a reset; those that a
  /// phase pays no bonus for do not.
  var bonusRun = 0
  /// Consecutive full weeks since the last bonus for them.
  var fullWeeks = 0
  /// Met occasions since the last reward.
  var towardReward = 0
  /// Rewards since the ladder was begun or reset; which requirement comes next.
  var rewards = 0
  /// Paid occasions since the last step.
  var towardStep = 0
  /// The rung that the next met occasion earns.
  var rung = 0
  /// The rung paid last since the ladder was begun.
  var lastPaid: Int?
  /// The rung that a recovery would bring back.
  var remembered: Int?
  /// Consecutive met occasions since the reset.
  var sinceReset = 0
  /// Whether a recovery was completed and its rung is not yet paid; it then stands for the week's
  /// step.
  var recoveryUnpaid = false
  /// A rung that came back with a full week, to be told with the next occasion.
  var recoveredAtEdge: Int?
  /// Whether a reset took the ladder away until it is recovered or another begins.
  var isLost = false
  /// Whether the rung was brought along from another schedule, so that no ladder begins with the
  /// first phase.
  var isBroughtAlong = false
  /// Where in the schedule the last occasion was.
  var place = Place()
  /// What became of the plan's period and the week so far, one element a member of the ladder.
  var tallies: [Tally]

  /// A place in the schedule.
  struct Place: Hashable, Sendable {
    /// The phase; -1 before the first, the number of phases after the last.
    var phase = -1
    /// The week of enrolment in which the phase began.
    var first = 0
    /// Planned occasions of the phase used up, where its length is counted in them.
    var used = 0
    /// The week in which the last of them was used.
    var filled: Int?
    /// The first week of the plan's period.
    var period = 0
    /// The week.
    var week = 0
    /// Whether the phase is over, and the next one begins in week ``first``.
    var isOver = false
  }

  /// How much of a plan, or of a week, one contingency has used.
  struct Tally: Hashable, Sendable {
    /// Occasions used up: met, not met or, at visits, held, but not those closed by the clinic.
    var used = 0
    var met = 0
    /// Occasions that a full week can do without.
    var spared = 0
    /// Occasions that counted since the beginning, where there is a limit.
    var inAll = 0
    /// Whether the full week was counted toward a bonus.
    var isCounted = false

    /// Whether every planned occasion that was not spared was met.
    func isFull(planned: Int) -> Bool { used == met && met + spared >= planned }

    mutating func begin() { self = Tally(inAll: inAll) }
  }

  /// At the foot of a ladder that so many contingencies climb, before the phase of that place.
  init(members: Int, before phase: Int = 0) {
    tallies = Array(repeating: Tally(), count: members)
    place.phase = phase - 1
    place.isOver = true
  }

  /// Goes on at the run and rung of another climb, and with what it remembers.
  mutating func bringAlong(_ other: Climb) {
    let (place, tallies) = (place, tallies)
    self = other
    self.place = place
    self.tallies = tallies
    isBroughtAlong = other.isBroughtAlong || !other.place.isOver
  }

  /// The phase of the last occasion; nil before the first and after the schedule.
  func phase(in schedule: Schedule) -> Int? {
    schedule.phases.indices.contains(place.phase) ? place.phase : nil
  }

  /// Takes the next occasion into account.
  ///
  /// - Parameters:
  ///   - judgement: What the occasion means for the contingency.
  ///   - number: The place of the contingency among those that climb the ladder.
  ///   - week: The week of enrolment it falls in, from 0; never before that of the last occasion.
  ///   - members: The contingencies that climb the ladder, the one it belongs to first.
  mutating func step(
    _ judgement: Judgement, of number: Int, week: Int, members: [Contingency], schedule: Schedule
  ) -> Reward {
    enter(week: week, members: members, schedule: schedule)
    let (rules, own) = (members[0], members[number])
    let phase = phase(in: schedule)
    var reward = Reward(
      contingency: own.id, verdict: judgement.verdict, cause: judgement.cause,
      standing: .counted, phase: phase, run: run)
    guard let phase else {
      reward.standing = .afterSchedule
      return reward
    }
    let pay = rules.pays[phase]
    let isExtra = isExtra(number, own, schedule.phases[phase])
    reward.standing = isExtra ? .extra : pay == nil ? .unpaid : .counted
    reward.recovered = recoveredAtEdge
    recoveredAtEdge = nil
    count(judgement, of: number, own, isExtra: isExtra, phase: schedule.phases[phase])
    switch judgement.verdict {
    case .met where isExtra: break
    // Nobody can miss a visit that was not planned, nor be excused from it.
    case .notMet where isExtra && !judgement.cause.isOfTest: break
    case .held where isExtra && !judgement.cause.isOfTest: break
    case .met: meet(rules, pay: pay, reward: &reward)
    case .notMet: reset(rules, reward: &reward)
    case .held:
      if judgement.cause == .excused, own.excused.breaksBonusRun { bonusRun = 0 }
    }
    if let pay { countFullWeek(members, pay: pay, phase: schedule.phases[phase], &reward) }
    reward.run = run
    return reward
  }

  /// Whether a further occasion is more than is planned or counts.
  func isExtra(_ number: Int, _ contingency: Contingency, _ phase: Phase) -> Bool {
    switch contingency.occasions {
    case .visits: tallies[number].used >= phase.visits.planned
    case .anyDay(let limit):
      tallies[number].used >= limit.perWeek ?? .max || tallies[number].inAll >= limit.inAll ?? .max
    }
  }

  private mutating func count(
    _ judgement: Judgement, of number: Int, _ contingency: Contingency, isExtra: Bool, phase: Phase
  ) {
    switch judgement.cause {
    case .closed: tallies[number].spared += 1
    case .excused where contingency.excused.sparesWeek: tallies[number].spared += 1
    case .needsEarlier, .outsideWindow: tallies[number].spared += 1
    // On any day there is no plan for it to take up: the chance is still there.
    case _ where judgement.verdict == .held && contingency.occasions != .visits: break
    // An extra one never fills the plan, but a test that resets leaves no week full.
    case _ where isExtra && (judgement.verdict != .notMet || !judgement.cause.isOfTest): break
    default:
      tallies[number].used += 1
      if case .anyDay(let limit) = contingency.occasions, limit.inAll != nil, !isExtra {
        tallies[number].inAll += 1
      }
      if case .occasions(let count) = phase.length, number == 0, !isExtra {
        place.used += 1
        if place.used >= count { place.filled = place.week }
      }
    }
    if judgement.verdict == .met, !isExtra { tallies[number].met += 1 }
  }

  private mutating func meet(_ rules: Contingency, pay: PhasePay?, reward: inout Reward) {
    run += 1
    sinceReset += 1
    if let rule = rules.recovery, rule.from == .thisOccasion, rule.occasions != nil {
      if let back = recover(rule) { reward.recovered = back }
    }
    if let pay, !isLost {
      towardReward += 1
      let missing = pay.requirement(after: rewards) - towardReward
      if missing > 0 {
        reward.toward = missing
      } else {
        self.pay(pay, &reward)
      }
      if let bonus = pay.bonus, case .occasions(let every) = bonus.every {
        bonusRun += 1
        if bonusRun >= every {
          reward.bonus = pay.bonusEarning(on: reward.base)
          bonusRun = 0
        }
      }
    }
    if let rule = rules.recovery, rule.from == .nextOccasion, rule.occasions != nil {
      if let back = recover(rule) { reward.recovered = back }
    }
  }

  private mutating func pay(_ pay: PhasePay, _ reward: inout Reward) {
    towardReward = 0
    rewards += 1
    reward.rung = rung
    reward.base = pay.ladder.unit.earning(pay.ladder.value(at: rung))
    lastPaid = rung
    recoveryUnpaid = false
    guard case .occasions(let every) = pay.ladder.stepPer else { return }
    towardStep += 1
    guard towardStep >= every else { return }
    towardStep = 0
    rung = pay.ladder.rung(above: rung)
  }

  /// Brings the remembered rung back where enough occasions were met; the rung, or nil.
  private mutating func recover(_ rule: Recovery) -> Int? {
    guard sinceReset >= rule.occasions ?? 0 else { return nil }
    return recoverNow()
  }

  mutating func recoverNow() -> Int? {
    guard let before = remembered else { return nil }
    remembered = nil
    let wasLost = isLost
    isLost = false
    guard before > rung || wasLost else { return nil }
    rung = before
    towardStep = 0
    recoveryUnpaid = true
    return before
  }

  private mutating func reset(_ rules: Contingency, reward: inout Reward) {
    run = 0
    bonusRun = 0
    fullWeeks = 0
    sinceReset = 0
    towardReward = 0
    towardStep = 0
    if rules.reset != .none { rewards = 0 }
    if let rule = rules.recovery, !isLost {
      // A second reset before recovery keeps the higher rung; one that came back and was not yet
      // paid is still to be recovered.
      let toRecover = rule.to == .due || recoveryUnpaid ? rung : lastPaid ?? 0
      if toRecover > 0 || rules.reset == .toNothing {
        remembered = max(remembered ?? 0, toRecover)
      }
    }
    recoveryUnpaid = false
    let before = rung
    rung = rules.reset.rung(from: rung)
    if rung < before { reward.fellFrom = before }
    if rules.reset == .toNothing { isLost = true }
  }
}
