extension Explanation {
  /// What an occasion that was not met did.
  var notMet: String {
    let start = "\(what): nothing is earned"
    guard let pay, let leader else { return start + ", and the run starts again." }
    if leader.reset == .toNothing { return "\(start), and the ladder is lost\(lostUntil)." }
    guard let fellFrom = reward.fellFrom, prospect?.next != nil else {
      return start + ", and the run starts again."
    }
    // The next one may be in another phase, or bring the old rung back at once.
    let from = words(ofRung: fellFrom, of: pay)
    let to = words(ofRung: leader.reset.rung(from: fellFrom), of: pay)
    return from == to
      ? start + ", and the ladder falls, to a rung that earns \(to) too."
      : start + ", and the ladder goes from \(from) back to \(to)."
  }

  /// When a ladder that was lost earns again.
  var lostUntil: String {
    guard let leader, let phase = reward.phase else { return "" }
    let isBegunLater = leader.pays.dropFirst(phase + 1).contains { $0?.carriesRung == false }
    let ways =
      (leader.recovery == nil ? [] : ["it is recovered"])
      + (isBegunLater ? ["a later phase begins a new one"] : [])
    return ways.isEmpty ? "" : " until \(listed(ways, "or"))"
  }

  /// What an occasion that changes nothing did; a week that it fills may still earn a bonus.
  var held: String {
    if !reward.bonus.isNothing, let bonus = pay?.bonus {
      let which =
        if case .fullWeeks(let count) = bonus.every, count > 1 {
          ", the \(ordinal(count)) in a row,"
        } else { "," }
      return "\(what): nothing is lost, and the week is a full one\(which) which earns a bonus of "
        + "\(words(reward.bonus))\(withheldPart)."
    }
    if reward.cause == .excused, contingency?.excused.breaksBonusRun == true,
      case .occasions(let count)? = pay?.bonus?.every, count > 1
    {
      return "\(what): nothing is earned, and only the count toward the bonus starts again."
    }
    return "\(what): nothing is earned and nothing is lost."
  }

  /// The rung that this occasion brought back.
  var recovered: String? {
    guard let rung = reward.recovered, let pay, let rule = leader?.recovery,
      let occasions = rule.occasions
    else { return nil }
    let row = count(occasions, noun) + " in a row"
    let value = words(ofRung: rung, of: pay)
    return switch rule.from {
    case .thisOccasion: "After \(row) the ladder is back at \(value)."
    case .nextOccasion: "After \(row) the ladder goes on at \(value)."
    }
  }

  /// The rung that the full week before brought back, which is told with the first occasion after.
  var recoveredByWeek: String? {
    guard let rung = reward.recovered, let pay, leader?.recovery?.after == .fullWeek else {
      return nil
    }
    return "The full week before brought the ladder back to \(words(ofRung: rung, of: pay))."
  }
}
