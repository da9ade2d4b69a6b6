extension Contingency {
  /// What each phase pays, and when a week is a full one where that matters.
  func payInWords(in schedule: Schedule) -> [Sentence] {
    guard condition != .enrolment else { return enrolmentInWords(schedule.currency) }
    var sentences: [Sentence] = []
    for places in stretches {
      guard let phase = schedule.phases[places].first?.id else { continue }
      let lead = schedule.lead(ofPhases: places)
      guard let pay = pays[places.lowerBound] else {
        sentences.append(
          sentence(.ladder, phase: phase, lead: lead, "\(article(noun)) earns nothing"))
        continue
      }
      let before = pays[..<places.lowerBound].compactMap(\.self)
      sentences.append(
        sentence(
          .ladder, phase: phase, lead: lead,
          pay.ladderInWords(self, isFirst: before.isEmpty, schedule.currency)))
      if pay.requires != [1] {
        sentences.append(sentence(.requires, phase: phase, lead: lead, inWords(pay.requires)))
      }
      if let bonus = pay.bonus {
        sentences.append(
          sentence(
            .bonus, phase: phase, lead: lead,
            inWords(bonus, of: pay, before: before, schedule.currency)))
      }
    }
    return sentences + fullWeekSentence(in: schedule)
  }

  /// Phases one by one, and together those that the file writes once.
  private var stretches: [ClosedRange<Int>] {
    pays.indices.reduce(into: []) { stretches, place in
      if let last = stretches.last, let pay = pays[place], pay.continuesElement,
        pays[last.upperBound] != nil
      {
        stretches[stretches.count - 1] = last.lowerBound...place
      } else {
        stretches.append(place...place)
      }
    }
  }

  /// What being enrolled earns, which is what the first phase pays.
  private func enrolmentInWords(_ currency: Currency) -> [Sentence] {
    guard let pay = pays.first.flatMap(\.self) else {
      return [sentence(.ladder, "It earns nothing")]
    }
    let amount = currency.text(
      pay.ladder.unit, pay.ladder.value(at: pay.ladder.beginsOn), namingBowl: true)
    let bonus = pay.bonus.flatMap { bonus in
      bonus.every == .occasions(1)
        ? currency.text(bonus.unit, bonus.amount, namingBowl: true) : nil
    }
    return [sentence(.ladder, "It earns \(listed([amount] + (bonus.map { [$0] } ?? []), "and"))")]
  }

  /// `a reward takes three negatives in a row at first, and then one`.
  private func inWords(_ requires: [Int]) -> String {
    guard let first = requires.first, let last = requires.last else {
      return "a reward takes one \(noun)"
    }
    let row = isNeverMissed ? "" : " in a row"
    guard requires.count > 1 else { return "each reward takes \(nouns(first))\(row)" }
    let between = requires.dropFirst().dropLast().map { "the next \(number($0))" }
    let again =
      reset == .none ? "" : "; after one that is not met, it is as from the beginning again"
    return "the first reward takes \(nouns(first))\(row), "
      + (between + ["each further one \(number(last))"]).joined(separator: ", ") + again
  }

  private func inWords(
    _ bonus: Bonus, of pay: PhasePay, before: [PhasePay], _ currency: Currency
  ) -> String {
    let amount = currency.text(bonus.unit, bonus.amount, namingBowl: true)
    let within =
      bonus.isWithinCeiling
      ? pay.ladder.most.map {
        ", as far as ladder and bonus together stay within \(currency.text(pay.ladder.unit, $0))"
      } ?? "" : ""
    guard bonus.every != .occasions(1) else {
      return "each \(noun) adds a bonus of \(amount)\(within)"
    }
    guard bonus.every != .fullWeeks(1) else {
      return "each full week adds a bonus of \(amount), as soon as it is full\(within)"
    }
    let row = isNeverMissed ? "" : " in a row"
    let counted =
      switch bonus.every {
      case .occasions(let count): "every \(ordinal(count)) \(noun)\(row)"
      case .fullWeeks(let count): "every \(ordinal(count)) full week in a row"
      }
    return "\(counted) adds a bonus of \(amount)\(within), and the count then starts again"
      + start(of: bonus, carries: pay.carriesRung, before: before)
  }

  /// Whether the count toward a bonus goes on over the edge of a phase, where that is a question.
  private func start(of bonus: Bonus, carries: Bool, before: [PhasePay]) -> String {
    func counts(_ pay: PhasePay) -> Bool { pay.bonus.map { $0.every.isLike(bonus.every) } ?? false }
    guard before.contains(where: counts) else { return "" }
    // A phase that begins the ladder anew begins the count anew.
    let chain = carries ? before[(before.lastIndex { !$0.carriesRung } ?? 0)...] : []
    return chain.contains(where: counts)
      ? "; it goes on from the weeks before" : "; it begins anew with these weeks"
  }
}

extension BonusCount {
  /// Whether both count the same.
  fileprivate func isLike(_ other: BonusCount) -> Bool {
    switch (self, other) {
    case (.occasions, .occasions), (.fullWeeks, .fullWeeks): true
    case (.occasions, .fullWeeks), (.fullWeeks, .occasions): false
    }
  }
}
