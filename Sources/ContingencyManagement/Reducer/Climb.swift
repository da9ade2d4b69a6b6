/// Where a participant stands with one contingency: the run, the rung, and what a reset left
/// behind.
///
/// A value; stepping it through the occasions of a course, in the order of their days, is all there
/// is to working out rewards.
struct Climb: Hashable, Sendable {
  /// Consecutive met occasions.
  var run = 0
  /// Met occasions that count toward the next bonus, since the last one or a reset; those that a
  /// phase pays no bonus for do not.
  var bonusRun = 0
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
  /// The phase of the last occasion.
  var phase: Int?
  var week = Week()

  /// One week of enrolment.
  struct Week: Hashable, Sendable {
    var number = 0
    /// Planned occasions used up: met, not met or held, but not those closed by the clinic.
    var used = 0
    var met = 0
    /// Occasions that a full week can do without.
    var spared = 0

    /// Whether every planned occasion that was not spared was met, and at least one was.
    func isFull(planned: Int) -> Bool {
      met >= 1 && used == met && met + spared >= planned
    }
  }

  /// Takes the next occasion into account.
  ///
  /// - Parameters:
  ///   - judgement: What the occasion means for `contingency`.
  ///   - week: The week of enrolment it falls in, from 0; never before that of the last occasion.
  mutating func step(
    _ judgement: Judgement, week number: Int, contingency: Contingency, schedule: Schedule
  ) -> Reward {
    enter(week: number, contingency: contingency, schedule: schedule)
    var reward = Reward(
      contingency: contingency.id, verdict: judgement.verdict, cause: judgement.cause,
      standing: .counted, phase: phase, run: run)
    guard let phase else {
      reward.standing = .afterSchedule
      return reward
    }
    let isExtra = week.used >= contingency.mostPerWeek(plan: schedule.phases[phase].visits)
    reward.standing =
      isExtra ? .extra : contingency.pays[phase] == nil ? .unpaid : .counted
    count(judgement, isExtra: isExtra, excused: contingency.excused)
    switch judgement.verdict {
    case .met where isExtra: break
    // Nobody can miss a visit that was not planned, nor be excused from it.
    case .notMet where isExtra && !judgement.cause.isOfTest: break
    case .held where isExtra && !judgement.cause.isOfTest: break
    case .met: meet(contingency, pay: contingency.pays[phase], reward: &reward)
    case .notMet: reset(contingency, reward: &reward)
    case .held:
      if judgement.cause == .excused, contingency.excused.breaksBonusRun { bonusRun = 0 }
    }
    reward.run = run
    return reward
  }

  /// Closes the weeks and phases that lie before week `number`.
  private mutating func enter(week number: Int, contingency: Contingency, schedule: Schedule) {
    if number != week.number {
      if let phase, let pay = contingency.pays[phase], pay.ladder.stepPer == .fullWeek,
        week.isFull(planned: schedule.phases[phase].visits.perWeek), !recoveryUnpaid
      {
        rung = pay.ladder.rung(above: rung)
      }
      week = Week(number: number)
    }
    let entered = schedule.phase(ofWeek: number)
    defer { phase = entered }
    // A phase crossed without an occasion begins its ladder like any other.
    guard let entered, entered != phase,
      contingency.pays[((phase ?? -1) + 1)...entered].contains(where: { $0?.carriesRung == false })
    else { return }
    rung = 0
    bonusRun = 0
    lastPaid = nil
    remembered = nil
    recoveryUnpaid = false
    sinceReset = 0
  }

  /// Goes to where the next occasion is expected.
  mutating func enterNext(contingency: Contingency, schedule: Schedule) {
    let plan = schedule.phase(ofWeek: week.number).map { schedule.phases[$0].visits }
    let isFilled = plan.map { week.used >= contingency.mostPerWeek(plan: $0) } ?? true
    enter(week: week.number + (isFilled ? 1 : 0), contingency: contingency, schedule: schedule)
  }

  private mutating func count(_ judgement: Judgement, isExtra: Bool, excused: ExcusedRule) {
    switch judgement.cause {
    case .closed: week.spared += 1
    case .excused where excused.sparesWeek: week.spared += 1
    // An extra one never fills the plan, but a test that resets leaves no week full.
    default:
      week.used +=
        isExtra && (judgement.verdict != .notMet || !judgement.cause.isOfTest) ? 0 : 1
    }
    if judgement.verdict == .met, !isExtra { week.met += 1 }
  }

  private mutating func meet(
    _ contingency: Contingency, pay: PhasePay?, reward: inout Reward
  ) {
    run += 1
    sinceReset += 1
    if let rule = contingency.recovery, rule.from == .thisOccasion {
      reward.recovered = recover(rule)
    }
    if let pay {
      reward.rung = rung
      reward.base = pay.ladder.unit.earning(pay.ladder.value(at: rung))
      lastPaid = rung
      recoveryUnpaid = false
      if pay.ladder.stepPer == .occasion { rung = pay.ladder.rung(above: rung) }
      if let bonus = pay.bonus {
        bonusRun += 1
        if bonusRun >= bonus.every {
          reward.bonus = bonus.unit.earning(bonus.amount)
          bonusRun = 0
        }
      }
    }
    if let rule = contingency.recovery, rule.from == .nextOccasion {
      reward.recovered = recover(rule)
      if reward.recovered != nil { recoveryUnpaid = true }
    }
  }

  /// Brings the remembered rung back where enough occasions were met; the rung, or nil.
  private mutating func recover(_ rule: Recovery) -> Int? {
    guard let before = remembered, sinceReset >= rule.after else { return nil }
    remembered = nil
    guard before > rung else { return nil }
    rung = before
    return before
  }

  private mutating func reset(_ contingency: Contingency, reward: inout Reward) {
    run = 0
    bonusRun = 0
    sinceReset = 0
    if let rule = contingency.recovery {
      // A second reset before recovery keeps the higher rung; one that came back and was not yet
      // paid is still to be recovered.
      let toRecover = rule.to == .due || recoveryUnpaid ? rung : lastPaid ?? 0
      if toRecover > 0 { remembered = max(remembered ?? 0, toRecover) }
    }
    recoveryUnpaid = false
    let before = rung
    rung = contingency.reset.rung(from: rung)
    if rung < before { reward.fellFrom = before }
  }
}

extension Contingency {
  /// The most occasions of a week that may be paid.
  func mostPerWeek(plan: VisitPlan) -> Int {
    switch occasions {
    case .visits: plan.perWeek
    case .anyDay(let most): most
    }
  }
}
