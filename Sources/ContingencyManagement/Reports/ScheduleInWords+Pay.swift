extension Contingency {
  /// What each phase pays, and when a week is a full one where that matters.
  func payInWords(in schedule: Schedule) -> [Sentence] {
    var sentences: [Sentence] = []
    for (place, phase) in schedule.phases.enumerated() where pays.indices.contains(place) {
      let lead = schedule.lead(ofPhase: place)
      guard let pay = pays[place] else {
        sentences.append(
          sentence(.ladder, phase: phase.id, lead: lead, "a \(noun) earns nothing"))
        continue
      }
      let before = pays[..<place].compactMap(\.self)
      sentences.append(
        sentence(
          .ladder, phase: phase.id, lead: lead,
          pay.ladderInWords(self, isFirst: before.isEmpty, schedule.currency)))
      if let bonus = pay.bonus {
        sentences.append(
          sentence(
            .bonus, phase: phase.id, lead: lead,
            inWords(bonus, before: before, carries: pay.carriesRung, schedule.currency)))
      }
    }
    if pays.contains(where: { $0?.ladder.stepPer == .fullWeek }) {
      sentences.append(sentence(.fullWeek, fullWeekInWords))
    }
    return sentences
  }

  private func inWords(
    _ bonus: Bonus, before: [PhasePay], carries: Bool, _ currency: Currency
  ) -> String {
    let amount = currency.text(bonus.unit, bonus.amount, namingBowl: true)
    guard bonus.every > 1 else { return "each \(noun) adds a bonus of \(amount)" }
    let row = isNeverMissed ? "" : " in a row"
    // A phase that begins the ladder anew begins the count anew.
    let chain = carries ? before[(before.lastIndex { !$0.carriesRung } ?? 0)...] : []
    let carried = chain.contains { $0.bonus != nil }
    let start =
      !before.contains { $0.bonus != nil }
      ? "" : carried ? "; it goes on from the weeks before" : "; it begins anew with these weeks"
    return "every \(ordinal(bonus.every)) \(noun)\(row) adds a bonus of \(amount), and the count "
      + "then starts again\(start)"
  }

  private var fullWeekInWords: String {
    let spared = excused.sparesWeek ? " and that was not excused" : ""
    let edge =
      recovery?.from == .nextOccasion
      ? "; a recovery completed by its last visit stands for that week's step" : ""
    return
      "A week is full when every planned visit that the clinic did not close\(spared) was met, "
      + "and at least one was" + edge
  }
}

extension PhasePay {
  /// What a ladder pays and how it rises.
  fileprivate func ladderInWords(
    _ contingency: Contingency, isFirst: Bool, _ currency: Currency
  ) -> String {
    let noun = contingency.noun
    let start = currency.text(ladder.unit, ladder.start, namingBowl: true)
    let step = currency.text(ladder.unit, ladder.step)
    let most = ladder.ceiling.map { ", at most \(currency.text(ladder.unit, $0))" } ?? ""
    if ladder.step == 0, ladder.ceiling == nil, ladder.stepPer == .occasion {
      return "each \(noun) earns \(start)"
        + (carriesRung ? "; the place reached on the ladder is kept" : "")
    }
    if carriesRung {
      let up =
        switch ladder.stepPer {
        case .occasion: "each \(noun)"
        case .fullWeek: "each full week"
        }
      return "the place reached on the ladder is kept: the first rung earns \(start) and each "
        + "further rung \(step) more\(most), and \(up) leads one rung up"
    }
    let anew =
      isFirst
      ? ""
      : contingency.recovery == nil
        ? "the ladder begins anew: "
        : "the ladder begins anew, and no earlier rung comes back: "
    switch ladder.stepPer {
    case .occasion:
      let row = contingency.reset == .none ? "" : " in a row"
      return "\(anew)the first \(noun) earns \(start), and each further one\(row) \(step) more"
        + most
    case .fullWeek:
      return "\(anew)each \(noun) earns \(start) at first, and \(step) more after each full week"
        + most
    }
  }
}

extension Currency {
  /// `$2.50`, `3 draws`, `3 draws from the bowl va-500`.
  func text(_ unit: RewardUnit, _ amount: Int, namingBowl: Bool = false) -> String {
    switch unit {
    case .voucher: return text(unit.earning(amount).money)
    case .draws(let bowl):
      return count(amount, "draw") + (namingBowl ? " from the bowl \(bowl)" : "")
    }
  }
}
