/// Why an occasion earned what it did and what comes next, in words.
///
/// The facts are the reward's and the prospect's; this is the one place that words them.
public struct Explanation: Sendable {
  let schedule: Schedule
  let reward: Reward
  let prospect: Prospect?

  /// An explanation of `reward` under `schedule`.
  ///
  /// - Parameter prospect: Where the contingency stood afterwards; nil leaves out what comes next.
  public init(_ reward: Reward, under schedule: Schedule, prospect: Prospect?) {
    self.reward = reward
    self.schedule = schedule
    self.prospect = prospect
  }

  /// One or more sentences.
  public var text: String {
    ([withoutOutlook] + outlook).joined(separator: " ")
  }

  /// What happened, without what comes next.
  public var withoutOutlook: String {
    ([happened] + (recovered.map { [$0] } ?? [])).joined(separator: " ")
  }

  private var currency: Currency { schedule.currency }
  private var contingency: Contingency? { schedule.contingency(reward.contingency) }
  private var noun: String { contingency?.condition.noun ?? "occasion" }
  private var pay: PhasePay? { reward.phase.flatMap { contingency?.pays[$0] } }

  private var happened: String {
    switch reward.standing {
    case .further:
      return "\(what): a further one on this day; the first decides, so this one changes nothing."
    case .replaced:
      return "\(what): a second specimen of this day was taken in its place."
    case .afterSchedule:
      return "\(what), after the last of the schedule's \(schedule.weeks) weeks: "
        + "nothing is earned any more."
    case .extra where reward.verdict != .notMet:
      return "\(what): more than this week's plan, which earns nothing and does "
        + "not lengthen the run."
    case .unpaid where reward.verdict == .met:
      return "\(ordinal(reward.run)) \(noun) in a row: this phase pays nothing."
    case .counted, .extra, .unpaid: break
    }
    switch reward.verdict {
    case .met: return met
    case .notMet: return notMet
    case .held: return "\(reward.cause.sentence): nothing is earned and nothing is lost."
    }
  }

  /// What was recorded, at the head of a sentence.
  private var what: String {
    reward.cause == .reached ? noun.capitalizedFirst : reward.cause.sentence
  }

  /// Whether the place in the run makes no difference to what is paid.
  private var isFlat: Bool {
    pay.map { $0.ladder.step == 0 && $0.bonus == nil } ?? false
  }

  private var met: String {
    let row =
      isFlat
      ? noun.capitalizedFirst
      : reward.run == 1 ? "First \(noun) of a run" : "\(ordinal(reward.run)) \(noun) in a row"
    let despite =
      reward.cause == .negative || reward.cause == .reached
      ? "" : " (\(reward.cause.phrase), which this schedule counts as met)"
    var sentence = "\(row)\(despite): \(arithmetic)"
    if !reward.bonus.isNothing, let bonus = pay?.bonus {
      let extra = words(reward.bonus)
      let every = bonus.every == 1 ? "each one" : "every \(ordinal(bonus.every)) in a row"
      sentence += ", and \(every) adds a bonus of \(extra): \(words(reward.total)) in all"
    }
    if !reward.paidBefore.isNothing {
      sentence += "; \(words(reward.paidBefore)) of it was paid before, under an entry since voided"
    }
    return sentence + "."
  }

  /// `$2.50 + 3 x $1.25 = $6.25`.
  private var arithmetic: String {
    guard let ladder = pay?.ladder, let rung = reward.rung, rung > 0, ladder.step > 0 else {
      return words(reward.base)
    }
    let steps = ladder.stepPer == .fullWeek ? count(rung, "weekly step") + " of" : "\(rung) x"
    let sum = "\(amount(ladder.unit, ladder.start)) + \(steps) \(amount(ladder.unit, ladder.step))"
    guard rung == ladder.topRung else { return "\(sum) = \(words(reward.base))" }
    let isCut = (ladder.value(at: rung) - ladder.start) % ladder.step != 0
    return isCut
      ? "\(sum), but at most \(words(reward.base))" : "\(sum) = \(words(reward.base)), the most"
  }

  private var notMet: String {
    let start = "\(reward.cause.sentence): nothing is earned"
    guard let pay, let fellFrom = reward.fellFrom, let contingency, prospect?.next != nil else {
      return start + ", and the run starts again."
    }
    func paid(at rung: Int) -> String {
      words(pay.ladder.unit.earning(pay.ladder.value(at: rung)))
    }
    // The next one may be in another phase, or bring the old rung back at once.
    let fellTo = contingency.reset.rung(from: fellFrom)
    return start + ", and the ladder goes from \(paid(at: fellFrom)) back to \(paid(at: fellTo))."
  }

  private var recovered: String? {
    guard let rung = reward.recovered, let pay, let rule = contingency?.recovery else { return nil }
    let value = words(pay.ladder.unit.earning(pay.ladder.value(at: rung)))
    let row = count(rule.after, noun) + " in a row"
    return switch rule.from {
    case .thisOccasion: "After \(row) the ladder is back at \(value)."
    case .nextOccasion: "After \(row) the ladder goes on at \(value)."
    }
  }

  private var outlook: [String] {
    guard let prospect, reward.phase != nil else { return [] }
    guard let next = prospect.next else {
      return prospect.isOver ? ["That was the last visit of the schedule."] : []
    }
    var sentences: [String] = []
    let bonus = prospect.bonus
    if let bonus, bonus.occasions == 1 {
      sentences.append(
        "The next \(noun) earns \(words(next)) and a bonus of \(words(bonus.earning)).")
    } else if let bonus {
      sentences.append(
        "The next \(noun) earns \(words(next)); \(number(bonus.occasions)) more in a row also earn "
          + "a \(words(bonus.earning)) bonus.")
    } else {
      sentences.append("The next \(noun) earns \(words(next)).")
    }
    if let recovery = prospect.recovery, let rule = contingency?.recovery {
      let row = number(recovery.occasions) + (prospect.run > 0 ? " more" : "") + " in a row"
      let value = words(recovery.earning)
      sentences.append(
        rule.from == .nextOccasion
          ? "After \(row) the ladder goes on at \(value)."
          : "\(row.capitalizedFirst) \(recovery.occasions == 1 ? "takes" : "take") it back to "
            + "\(value).")
    }
    return sentences
  }

  private func words(_ earning: Earning) -> String { currency.text(earning) }

  private func amount(_ unit: RewardUnit, _ count: Int) -> String {
    switch unit {
    case .voucher: currency.text(unit.earning(count).money)
    case .draws: String(count)
    }
  }
}

extension Currency {
  /// `$6.25`, `3 draws`, `$6.25 and 3 draws`.
  public func text(_ earning: Earning) -> String {
    if earning.draws == 0 { return text(earning.money) }
    let draws = count(earning.draws, "draw")
    return earning.money == .zero ? draws : "\(text(earning.money)) and \(draws)"
  }
}

extension Condition {
  /// What one met occasion is called.
  public var noun: String {
    switch self {
    case .test: "negative"
    case .milestone(let kind): kind.text.replacingHyphens
    }
  }
}

extension Cause {
  /// The cause at the head of a sentence.
  public var sentence: String { phrase.capitalizedFirst }

  /// The cause inside a sentence.
  public var phrase: String {
    switch self {
    case .refused: "no specimen was given"
    case .unable: "no specimen could be given"
    case .substituted: "a substituted specimen"
    case .adulterated: "an adulterated specimen"
    case .tooLittle: "too little specimen"
    case .invalid: "an invalid specimen"
    case .positive: "positive"
    case .presumptive: "presumptive positive, not yet confirmed"
    case .notTested: "a target was not tested"
    case .inconclusive: "inconclusive"
    case .prescribedClass: "positive on a class strip that a prescription may explain"
    case .noTarget: "every target is prescribed"
    case .outOfTemperature: "the specimen was out of temperature range"
    case .dilute: "a dilute specimen"
    case .late: "the specimen was given late"
    case .missed: "missed"
    case .excused: "excused"
    case .closed: "the clinic was closed"
    case .negative: "negative"
    case .reached: "reached"
    }
  }
}
