extension Schedule {
  /// When the visits are, what the amounts are in, and who begins where.
  var planInWords: [ScheduleInWords.Sentence] {
    var sentences = phases.indices.map { place in
      ScheduleInWords.Sentence(.visits, phase: phases[place].id, visitsInWords(ofPhase: place))
    }
    let end =
      phases.allSatisfy(\.isByWeeks)
      ? "after week \(weeks)"
      : "after the last phase, with week \(weeks) where no visit is closed or spared,"
    sentences += [
      ScheduleInWords.Sentence(
        .weeks,
        "A week is seven days, counted from the participant's start day; \(end) nothing is earned."),
      ScheduleInWords.Sentence(.currency, "Amounts are in \(currency.code)."),
    ]
    if let point {
      sentences.append(
        ScheduleInWords.Sentence(.point, "A point is worth \(currency.text(point))."))
    }
    return sentences + [ScheduleInWords.Sentence(.keepsOnMove, keepsOnMove.inWords)]
  }

  /// `Weeks 3 to 14 (vouchers): visits on Monday, Wednesday and Friday.`
  private func visitsInWords(ofPhase place: Int) -> String {
    let phase = phases[place]
    let plan = phase.visits.inWords(weeks: phase.weeks)
    let first = phases[..<place].reduce(1) { $0 + $1.weeks }
    let isDated = phases[..<place].allSatisfy(\.isByWeeks)
    switch phase.length {
    case .weeks(let weeks):
      let lead =
        isDated
        ? weeksInWords(from: first, count: weeks)
        : "then \(number(weeks)) week\(weeks == 1 ? "" : "s")"
      return "\(lead.capitalizedFirst) (\(phase.id)): \(plan)."
    case .occasions(let visits):
      let lead = isDated ? "from week \(first) on" : "then"
      return
        "\(lead.capitalizedFirst), until \(number(visits)) planned visit\(visits == 1 ? "" : "s") "
        + "took place or \(visits == 1 ? "was" : "were") missed (\(phase.id)): \(plan). Visits "
        + "that the clinic closed, and excused ones that spare a week, are not among them, and the "
        + "phase ends with the week of the last; for what may be met on any day it has "
        + "\(count(phase.weeks, "week"))."
    }
  }

  /// `in weeks 1 to 12 `, with which a sentence about some of several phases begins.
  func lead(ofPhases places: ClosedRange<Int>) -> String {
    guard places.count < phases.count else { return "" }
    guard phases[...places.upperBound].allSatisfy(\.isByWeeks) else {
      return "in \(phases[places].map(\.id).phases) "
    }
    let first = phases[..<places.lowerBound].reduce(1) { $0 + $1.weeks }
    let count = phases[places].reduce(0) { $0 + $1.weeks }
    return "in \(weeksInWords(from: first, count: count)) "
  }
}

extension Phase {
  /// Whether it lasts for so many weeks, however many visits take place.
  var isByWeeks: Bool { if case .weeks = length { true } else { false } }
}

extension KeptOnMove {
  fileprivate var inWords: String {
    switch self {
    case .nothing: "A participant who is moved into this schedule begins every ladder afresh."
    case .runAndRung:
      "A participant who is moved into this schedule goes on, under rewards of the same id, at the "
        + "run and the rung reached before, with every count, reading and rung to be recovered."
    }
  }
}

/// `week 24`, `weeks 1 to 12`.
func weeksInWords(from first: Int, count: Int) -> String {
  count == 1 ? "week \(first)" : "weeks \(first) to \(first + count - 1)"
}
