extension Explanation {
  /// Why a met occasion earned what it did.
  var met: String {
    let despite =
      reward.cause.isPlainlyMet
      ? "" : " (\(contingency?.phrase(reward.cause) ?? ""), which this schedule counts as met)"
    return "\(place)\(despite): \(ladderPart)\(bonusPart)\(withheldPart)\(paidBeforePart)."
  }

  /// What the ladder paid, or why it paid nothing.
  private var ladderPart: String {
    if let missing = reward.toward { return "the reward takes \(number(missing)) more" }
    guard reward.rung != nil else { return "nothing is earned, since the ladder was lost" }
    return arithmetic
  }

  /// `$2.50 + 3 x $1.25 = $6.25`.
  private var arithmetic: String {
    let base = words(reward.base)
    guard let ladder = pay?.ladder, let rung = reward.rung else { return base }
    if !ladder.amounts.isEmpty { return base + ladder.placeInWords(rung) }
    guard rung > 0, ladder.step > 0 else { return base }
    let step =
      reward.phase.map { schedule.phases[$0].periodWeeks == 1 } == true ? "weekly step" : "step"
    let steps = ladder.stepPer == .fullWeek ? count(rung, step) + " of" : "\(rung) x"
    let sum = "\(bare(ladder.start)) + \(steps) \(bare(ladder.step))"
    guard rung == ladder.topRung else { return "\(sum) = \(base)" }
    let isCut = (ladder.value(at: rung) - ladder.start) % ladder.step != 0
    return isCut ? "\(sum), but at most \(base)" : "\(sum) = \(base), the most"
  }

  /// A number of the ladder as it stands in a sum, whose result has the unit.
  private func bare(_ amount: Int) -> String {
    switch pay?.ladder.unit {
    case .voucher, .rate: currency.text(amountOfRate: amount)
    case .draws, .items, nil: String(amount)
    }
  }

  private var bonusPart: String {
    guard !reward.bonus.isNothing, let bonus = pay?.bonus else { return "" }
    let extra = words(reward.bonus)
    let cut =
      bonus.unit.count(of: reward.bonus) < bonus.amount ? ", cut to the ladder's ceiling" : ""
    let total = reward.base.isNothing ? "" : ": \(words(reward.total)) in all"
    return ", and \(every(bonus)) adds a bonus of \(extra)\(cut)\(total)"
  }

  /// `every 3rd in a row`, `a full week`.
  func every(_ bonus: Bonus) -> String {
    switch bonus.every {
    case .occasions(1): "each one"
    case .occasions(let count): "every \(ordinal(count))\(row)"
    case .fullWeeks(1): "a full week"
    case .fullWeeks(let count): "every \(ordinal(count)) full week in a row"
    }
  }

  /// `, of which $1.50 lies beyond the cap of $599.00 in one calendar year and is not paid`.
  var withheldPart: String {
    guard reward.withheld > .zero else { return "" }
    let due = reward.total.beyond(reward.paidBefore)
    let isAll = due == Earning(money: reward.withheld, draws: 0) && reward.paidBefore.isNothing
    let part = isAll ? "all of which" : "of which \(currency.text(reward.withheld))"
    return ", \(part) lies beyond \(cap) and is not paid"
  }

  /// The cap that was reached, where only one can have been.
  private var cap: String {
    let possible = schedule.inlineCaps.filter { cap in
      (cap.funder == nil || cap.funder == contingency?.funder)
        && (cap.window != .reward || cap.most < reward.total.money)
    }
    guard schedule.capFiles.isEmpty, possible.count == 1 else { return "a cap" }
    return "the cap of \(possible[0].inWords(currency))"
  }

  private var paidBeforePart: String {
    guard !reward.paidBefore.isNothing else { return "" }
    let isOneADay = contingency.map { $0.mostPerDay(schedule, in: reward.phase) == 1 } ?? true
    return "; \(words(reward.paidBefore)) of it was paid before, "
      + (isOneADay ? "under an entry since voided" : "for the same day")
  }
}

extension Ladder {
  /// Which of the listed amounts a rung earns: `, the 2nd amount of the ladder`.
  fileprivate func placeInWords(_ rung: Int) -> String {
    guard rung > 0, !isFlat else { return "" }
    return rung < amounts.count - 1
      ? ", the \(ordinal(rung + 1)) amount of the ladder" : ", the last amount of the ladder"
  }
}
