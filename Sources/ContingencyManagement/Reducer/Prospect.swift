/// What the next met occasion of a contingency would earn, and what lies ahead.
public struct Prospect: Hashable, Sendable {
  /// The contingency.
  public var contingency: Name
  /// What meets it.
  public var condition: Condition
  /// Consecutive met occasions so far.
  public var run: Int
  /// What the ladder would pay for the next reward; nil where its phase pays nothing.
  public var next: Earning?
  /// What the ladder of that phase is counted in.
  public var unit: RewardUnit?
  /// How many more met occasions in a row the next reward takes, at least 1.
  public var needed: Int
  /// The next bonus; nil where none is paid for occasions in a row.
  public var bonus: Ahead?
  /// The rung that a recovery would bring back, by what it pays; nil where none is open, or where
  /// climbing alone gets there as soon.
  public var recovery: Ahead?

  /// Something to be had after so many more met occasions in a row.
  public struct Ahead: Hashable, Sendable {
    /// At least 1.
    public var occasions: Int
    /// What is to be had.
    public var earning: Earning
  }

  /// Whether there is no further occasion: the schedule has no visit left, its days are over, or it
  /// was met as often as it counts in all.
  public var isOver: Bool
  /// Whether the ladder was lost and is not recovered.
  public var isLost: Bool

  /// What lies ahead of `climb`: the next occasion falls in the week of the last one, or in the week
  /// after where its plan is filled.
  init(of member: Int, strand: Strand, standings: Standings, schedule: Schedule) {
    let ladder = strand.ladderOf[member]
    let members = strand.climbers[ladder]
    let (own, rules) = (strand.members[member], members[0])
    contingency = own.id
    condition = own.condition
    var ahead = standings.climbs[ladder]
    run = ahead.run
    needed = 1
    ahead.enterNext(
      of: strand.numberOf[member], members: members, schedule: schedule)
    isOver =
      ahead.phase(in: schedule) == nil || own.condition == .enrolment
      || ahead.isUsedUp(strand.numberOf[member], own, daysBefore: standings.daysBefore)
    isLost = ahead.isLost
    guard !isOver, let phase = ahead.phase(in: schedule), let pay = rules.pays[phase],
      own.isOpen(in: schedule.phases[phase])
    else { return }
    unit = pay.ladder.unit
    func paid(at rung: Int) -> Earning { pay.ladder.unit.earning(pay.ladder.value(at: rung)) }
    needed = max(1, pay.requirement(after: ahead.rewards) - ahead.towardReward)
    var rung = ahead.rung
    if let rule = rules.recovery, let after = rule.occasions, let remembered = ahead.remembered {
      let missing = max(1, after - ahead.sinceReset)
      let climbing = rule.from == .thisOccasion ? missing - 1 : missing
      // With every further occasion paid and leading a rung up; otherwise it takes longer.
      let isPlain = pay.ladder.stepPer == .occasion && pay.requires == [1]
      if ahead.isLost || remembered > rung + (isPlain ? climbing : 0) {
        recovery = Ahead(occasions: missing, earning: paid(at: remembered))
        if climbing == 0 {
          rung = remembered
          isLost = false
        }
      }
    }
    guard !isLost else { return }
    next = paid(at: rung)
    if let rule = pay.bonus, case .occasions(let every) = rule.every {
      bonus = Ahead(
        occasions: max(1, every - ahead.bonusRun), earning: pay.bonusEarning(on: paid(at: rung)))
    }
  }
}

extension Climb {
  /// Whether an occasion from this week on counts for nothing, whatever it is.
  fileprivate func isUsedUp(
    _ number: Int, _ contingency: Contingency, daysBefore: Int
  ) -> Bool {
    if let last = contingency.window?.to, daysBefore + place.week * 7 > last { return true }
    guard case .anyDay(let limit) = contingency.occasions, let most = limit.inAll else {
      return false
    }
    return tallies[number].inAll >= most
  }
}

extension Schedule {
  /// What the first met occasion of each contingency earns.
  public var firstProspects: [Prospect] {
    let rules = Rulebook(self)
    return rules.prospects(rules.strands.map { Standings($0) })
  }
}
