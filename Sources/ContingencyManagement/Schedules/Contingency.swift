/// One behaviour and what it earns; it keeps a run and a ladder of its own, or shares those of an
/// earlier one.
public struct Contingency: Hashable, Sendable {
  /// Unique within the schedule.
  public var id: Name
  /// What meets it.
  public var condition: Condition
  /// When there is a chance to meet it.
  public var occasions: Occasions
  /// The verdict for each way of not being plainly met.
  public var verdicts: [Cause: Verdict]
  /// What an excused absence does.
  public var excused: ExcusedRule
  /// What must have been met before.
  public var needs: Need?
  /// The days under the schedule on which it can be met.
  public var window: DayWindow?
  /// The phases in which it can be met; empty for all.
  public var onlyInPhases: [Name]
  /// Who pays for it, where that is said.
  public var funder: Name?
  /// The earlier contingency whose ladder it climbs; then it has no reset, recovery and pay itself.
  public var sharesLadderOf: Name?
  /// What becomes of the rung when it is not met.
  public var reset: Reset
  /// How the rung comes back after a reset; nil for never.
  public var recovery: Recovery?
  /// What it earns in each phase, in the order of the schedule's phases; nil for nothing.
  public var pays: [PhasePay?]

  /// A contingency of those parts.
  public init(
    id: Name, condition: Condition, occasions: Occasions, verdicts: [Cause: Verdict],
    excused: ExcusedRule, needs: Need? = nil, window: DayWindow? = nil,
    onlyInPhases: [Name] = [], funder: Name? = nil, sharesLadderOf: Name? = nil, reset: Reset,
    recovery: Recovery?, pays: [PhasePay?]
  ) {
    self.id = id
    self.condition = condition
    self.occasions = occasions
    self.verdicts = verdicts
    self.excused = excused
    self.needs = needs
    self.window = window
    self.onlyInPhases = onlyInPhases
    self.funder = funder
    self.sharesLadderOf = sharesLadderOf
    self.reset = reset
    self.recovery = recovery
    self.pays = pays
  }

  /// Whether it can be met in a phase.
  public func isOpen(in phase: Phase) -> Bool {
    onlyInPhases.isEmpty || onlyInPhases.contains(phase.id)
  }

  /// The bowls that its draws come from; at most one in a schedule without contradictions.
  public var bowls: [Name] {
    var names: [Name] = []
    for pay in pays.compactMap({ $0 }) {
      for case .draws(let bowl) in [pay.ladder.unit, pay.bonus?.unit] where !names.contains(bowl) {
        names.append(bowl)
      }
    }
    return names
  }
}
