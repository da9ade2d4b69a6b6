/// Why an occasion earned what it did and what comes next, in words.
///
/// The facts are the reward's and the prospect's; this is the one place that words them.
public struct Explanation: Sendable {
  let schedule: Schedule
  let reward: Reward
  let prospect: Prospect?
  private let isCapped: Bool

  /// An explanation of `reward` under `schedule`.
  ///
  /// - Parameters:
  ///   - prospect: Where the contingency stood afterwards; nil leaves out what comes next.
  ///   - isCapped: Whether a cap leaves less for what comes next.
  public init(
    _ reward: Reward, under schedule: Schedule, prospect: Prospect?, isCapped: Bool = false
  ) {
    self.reward = reward
    self.schedule = schedule
    self.prospect = prospect
    self.isCapped = isCapped
  }

  /// Whether what comes next is told with a reserve.
  var isBelowACap: Bool { isCapped || reward.withheld > .zero }

  /// One or more sentences.
  public var text: String {
    ([withoutOutlook] + outlook).joined(separator: " ")
  }

  /// What happened, without what comes next.
  public var withoutOutlook: String {
    [recoveredByWeek, happened, recovered].compactMap(\.self).joined(separator: " ")
  }

  private var happened: String {
    switch reward.standing {
    case .further: return "\(what): \(further), so this one changes nothing."
    case .replaced:
      return "\(what): a second specimen of this day was taken in its place."
    case .afterSchedule:
      return "\(what), after the last of the schedule's \(count(schedule.weeks, "week")): "
        + "nothing is earned any more."
    case .extra where !reward.cause.isOfTest && reward.verdict != .met:
      return "\(what): more than \(limit), so it changes nothing."
    case .extra where reward.verdict != .notMet:
      return "\(what): more than \(limit), which earns nothing and does not lengthen the run."
    case .unpaid where reward.verdict == .met:
      return "\(place): this phase pays nothing."
    case .counted, .extra, .unpaid: break
    }
    return switch reward.verdict {
    case .met: met
    case .notMet: notMet
    case .held: held
    }
  }

  /// What was recorded, at the head of a sentence.
  var what: String {
    (contingency?.phrase(reward.cause) ?? reward.cause.phrase).capitalizedFirst
  }

  private var further: String {
    let most = contingency?.mostPerDay(schedule, in: reward.phase) ?? 1
    return most == 1
      ? "a further one on this day; the first decides"
      : "a further one on this day; only \(number(most)) count"
  }

  /// What there is no more of than is planned or counts: `this week's plan`.
  private var limit: String {
    if case .anyDay(let limit)? = contingency?.occasions {
      let limits = [
        limit.perWeek == nil ? nil : "this week", limit.inAll == nil ? nil : "in all",
      ]
      return "counts " + listed(limits.compactMap(\.self), "or")
    }
    guard let phase = reward.phase.map({ schedule.phases[$0] }), phase.periodWeeks > 1 else {
      return "this week's plan"
    }
    return phase.visits.days.isEmpty ? "the plan of these weeks" : "this phase's plan"
  }
}

// MARK: - What it is about

extension Explanation {
  var currency: Currency { schedule.currency }
  var contingency: Contingency? { schedule.contingency(reward.contingency) }
  /// The contingency whose ladder was climbed.
  var leader: Contingency? { contingency.map(schedule.leader) }
  var noun: String { contingency?.condition.noun ?? "occasion" }
  var pay: PhasePay? {
    contingency.flatMap { contingency in
      reward.phase.flatMap { schedule.pay(of: contingency, in: $0) }
    }
  }

  /// The contingencies that climb the same ladder.
  private var climbers: [Contingency] {
    schedule.contingencies.filter { schedule.leader(of: $0).id == leader?.id }
  }

  /// Whether something can end the run.
  private var canBreak: Bool { !climbers.allSatisfy(\.isNeverMissed) }

  /// ` in a row`, where something can end the run.
  var row: String { canBreak ? " in a row" : "" }

  /// Where the occasion stands: `3rd negative in a row`, or what it is where that does not matter.
  var place: String {
    let isFlat = pay.map { $0.ladder.isFlat && $0.bonus == nil && $0.requires == [1] } ?? false
    if reward.cause == .enrolled { return reward.cause.sentence }
    if isFlat { return noun.capitalizedFirst }
    if Set(climbers.map(\.condition.noun)).count > 1 {
      return "\(noun.capitalizedFirst), \(reward.run == 1 ? "first" : ordinal(reward.run)) of a run"
    }
    guard canBreak else {
      return "\(reward.run == 1 ? "First" : ordinal(reward.run)) \(noun)"
    }
    return reward.run == 1 ? "First \(noun) of a run" : "\(ordinal(reward.run)) \(noun) in a row"
  }

  /// An earning in the unit of the phase.
  func words(_ earning: Earning) -> String { currency.text(earning, in: pay?.ladder.unit) }

  /// What a rung earns in the phase.
  func words(ofRung rung: Int, of pay: PhasePay) -> String {
    words(pay.ladder.unit.earning(pay.ladder.value(at: rung)))
  }
}
