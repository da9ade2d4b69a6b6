extension Explanation {
  /// What comes next.
  var outlook: [String] {
    guard let prospect, reward.phase != nil, contingency?.condition != .enrolment,
      // Whether its day or its need will come is not known here.
      reward.cause != .outsideWindow, reward.cause != .needsEarlier
    else { return [] }
    if prospect.isOver {
      return [
        contingency?.occasions == .visits
          ? "That was the last visit of the schedule." : "It counts no further in this schedule."
      ]
    }
    let back = recovery(prospect) ?? weekRecovery(prospect)
    guard let next = prospect.next else {
      let lost = prospect.isLost ? ["Nothing more is earned\(lostUntil)."] : []
      return (reward.verdict == .notMet ? [] : lost) + (back.map { [$0] } ?? [])
    }
    let promise = promise(prospect, currency.text(next, in: prospect.unit))
    let reserve = isBelowACap ? ", as far as the cap allows" : ""
    return [promise + reserve + "."] + (back.map { [$0] } ?? [])
  }

  /// What the next reward is and what it takes, and the bonus ahead.
  private func promise(_ prospect: Prospect, _ next: String) -> String {
    let first =
      prospect.needed == 1
      ? "The next \(noun) earns \(next)"
      : "\(more(prospect.needed, prospect).capitalizedFirst) earn \(next)"
    guard let bonus = prospect.bonus, !bonus.earning.isNothing else { return first }
    let amount = currency.text(bonus.earning, in: prospect.unit)
    guard bonus.occasions == 1 else {
      let what =
        pay?.bonus?.isWithinCeiling == true ? "bonus of at most \(amount)" : "\(amount) bonus"
      return first + "; \(number(bonus.occasions)) more\(row) also earn a \(what)"
    }
    return prospect.needed == 1
      ? first + " and a bonus of \(amount)" : first + "; the next one earns a bonus of \(amount)"
  }

  /// `two more negatives in a row`.
  private func more(_ occasions: Int, _ prospect: Prospect) -> String {
    "\(number(occasions)) \(prospect.run > 0 ? "more " : "")\(plural(noun))\(row)"
  }

  private func recovery(_ prospect: Prospect) -> String? {
    guard let recovery = prospect.recovery, let rule = leader?.recovery else { return nil }
    let count = number(recovery.occasions) + (prospect.run > 0 ? " more" : "") + " in a row"
    let value = currency.text(recovery.earning, in: prospect.unit ?? pay?.ladder.unit)
    return rule.from == .nextOccasion
      ? "After \(count) the ladder goes on at \(value)."
      : "\(count.capitalizedFirst) \(recovery.occasions == 1 ? "takes" : "take") it back to "
        + "\(value)."
  }

  /// That a full week brings the ladder back, where it has just fallen or is lost.
  private func weekRecovery(_ prospect: Prospect) -> String? {
    guard let rule = leader?.recovery, rule.after == .fullWeek else { return nil }
    let hasFallen = reward.verdict == .notMet && reward.fellFrom != nil
    guard prospect.isLost || hasFallen else { return nil }
    return "A full week brings the ladder back."
  }
}
