extension Contingency {
  typealias Sentence = ScheduleInWords.Sentence

  /// What meets it and what it earns; what it counts as when it is not plainly met; absences.
  func paragraphs(in schedule: Schedule) -> [[Sentence]] {
    let meeting = [sentence(.condition, conditionInWords)] + limitsInWords(in: schedule)
    guard sharesLadderOf == nil else {
      return [meeting + sharedInWords(in: schedule)] + notMetInWords(in: schedule)
    }
    return [meeting + payInWords(in: schedule)] + notMetInWords(in: schedule)
  }

  func sentence(
    _ matter: ScheduleInWords.Topic.Matter, phase: Name? = nil, lead: String = "", _ body: String
  ) -> Sentence {
    Sentence(matter, contingency: id, phase: phase, lead: lead, body + ".")
  }

  /// Whether it can only be met or not come up: a milestone on any day, an enrolment.
  var isNeverMissed: Bool { ruledCauses.isEmpty }

  var noun: String { condition.noun }

  /// So many of what meets it: `five negatives`.
  func nouns(_ count: Int) -> String { "\(number(count)) \(count == 1 ? noun : plural(noun))" }

  private var conditionInWords: String {
    let occasion = condition == .enrolment ? "once, on the first day" : occasions.inWords
    return "\(id): \(condition.inWords), \(occasion)"
  }

  private func limitsInWords(in schedule: Schedule) -> [Sentence] {
    var sentences: [Sentence] = []
    // A visit at which it cannot be met counts like one that the clinic closed.
    let held =
      isAtVisits && dependsOnWeeks(in: schedule)
      ? "it is held, and a full week does not need it" : "it is held"
    if let needs {
      sentences.append(
        sentence(
          .needs,
          "It counts only where \(needs.contingency) \(needs.met); otherwise \(held)"))
    }
    if let window {
      sentences.append(
        sentence(
          .window,
          "It can be met on \(window.inWords) of the schedule, which begins with day 0; otherwise "
            + held))
    }
    if !onlyInPhases.isEmpty {
      sentences.append(
        sentence(.onlyInPhases, "It can be met only in \(onlyInPhases.phases); otherwise \(held)"))
    }
    if let funder { sentences.append(sentence(.funder, "It is paid for by \(funder)")) }
    return sentences
  }

  private func sharedInWords(in schedule: Schedule) -> [Sentence] {
    guard let sharesLadderOf else { return [] }
    return [
      sentence(
        .shared,
        "It shares the ladder of \(sharesLadderOf), with its run, reset, recovery and pay: each "
          + "\(noun) counts in the same run and earns what that ladder stands at")
    ] + fullWeekSentence(in: schedule)
  }
}

extension Need {
  /// When the other must have been: `was first met at most 28 days before`.
  fileprivate var met: String {
    time.map { "was first met \($0)" } ?? "was met on the same day or before"
  }

  /// `at most 28 days before`, `from 7 to 28 days before`; nil for any time before.
  var time: String? {
    switch (afterDays, withinDays) {
    case (0, nil): nil
    case (0, 0): "on the same day"
    case (0, let most?): "at most \(count(most, "day")) before"
    case (let least, nil): "at least \(count(least, "day")) before"
    case (let least, let most?): "from \(least) to \(count(most, "day")) before"
    }
  }
}

extension [Name] {
  /// `the phase breath`, `the phases start and end`.
  var phases: String {
    "the phase\(count == 1 ? "" : "s") \(listed(map(\.text), "and"))"
  }
}

extension Occasions {
  fileprivate var inWords: String {
    switch self {
    case .visits: return "at each planned visit"
    case .anyDay(let limit):
      if limit.inAll == 1 { return "on any day, once in all; a day without one is not a miss" }
      let day =
        limit.perDay == 1 ? "once a day" : "at most \(number(limit.perDay)) times a day"
      let week = limit.perWeek.map { ", at most \(times($0)) a week" } ?? ""
      let inAll = limit.inAll.map { ", at most \(times($0)) in all" } ?? ""
      return "on any day, \(day)\(week)\(inAll); a day without one is not a miss"
    }
  }

  private func times(_ count: Int) -> String { "\(number(count)) time\(count == 1 ? "" : "s")" }
}
