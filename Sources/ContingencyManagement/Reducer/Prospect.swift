/// What the next met occasion of a contingency would earn, and what lies ahead.
public struct Prospect: Hashable, Sendable {
  /// The contingency.
  public var contingency: Name
  /// What meets it.
  public var condition: Condition
  /// Consecutive met occasions so far.
  public var run: Int
  /// What the ladder would pay for the next one; nil where its phase pays nothing.
  public var next: Earning?
  /// The next bonus; nil where none is paid.
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

  /// Whether the schedule has no further visit.
  public var isOver: Bool

  /// What lies ahead of `climb`: the next occasion falls in the week of the last one, or in the week
  /// after where its plan is filled.
  init(_ contingency: Contingency, climb: Climb, schedule: Schedule) {
    self.contingency = contingency.id
    condition = contingency.condition
    run = climb.run
    var ahead = climb
    ahead.enterNext(contingency: contingency, schedule: schedule)
    isOver = ahead.phase == nil
    guard let phase = ahead.phase, let pay = contingency.pays[phase] else { return }
    func paid(at rung: Int) -> Earning { pay.ladder.unit.earning(pay.ladder.value(at: rung)) }
    var rung = ahead.rung
    if let rule = contingency.recovery, let remembered = ahead.remembered {
      let missing = max(1, rule.after - ahead.sinceReset)
      let climbing = rule.from == .thisOccasion ? missing - 1 : missing
      if remembered > rung + (pay.ladder.stepPer == .occasion ? climbing : 0) {
        recovery = Ahead(occasions: missing, earning: paid(at: remembered))
        if climbing == 0 { rung = remembered }
      }
    }
    next = paid(at: rung)
    bonus = pay.bonus.map {
      Ahead(
        occasions: max(1, $0.every - ahead.bonusRun), earning: $0.unit.earning($0.amount))
    }
  }
}

extension Schedule {
  /// What the first met occasion of each contingency earns.
  public var firstProspects: [Prospect] {
    contingencies.map { Prospect($0, climb: Climb(), schedule: self) }
  }
}
