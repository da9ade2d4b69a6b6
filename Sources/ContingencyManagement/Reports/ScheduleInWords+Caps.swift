extension Schedule {
  /// The most that is paid, cap by cap; none where there is no cap.
  var capsInWords: [ScheduleInWords.Sentence] {
    guard !caps.isEmpty else { return [] }
    let names = inlineCapNames
    var sentences = zip(inlineCaps, names).map { cap, name in
      ScheduleInWords.Sentence(.cap, item: name, cap.sentence(currency))
    }
    sentences += capFiles.map { id in
      ScheduleInWords.Sentence(
        .capFile, item: id.text,
        "What the file of caps \(id) says holds too, in the version adopted last.")
    }
    return sentences + [ScheduleInWords.Sentence(.capReach, Cap.reachInWords)]
  }

  /// What each cap written in the schedule is called among them: `calendar-year`.
  var inlineCapNames: [String] { inlineCaps.names }
}

extension [Cap] {
  /// What each is called among them, by what it counts: `calendar-year`, `day of county`, `day 2`.
  var names: [String] {
    let kinds = map { $0.window.rawValue + ($0.funder.map { " of \($0)" } ?? "") }
    return kinds.indices.map { place in
      let number = kinds[...place].count { $0 == kinds[place] }
      return kinds[place] + (number == 1 ? "" : " \(number)")
    }
  }
}

extension CapFile {
  /// What it says, in sentences to be signed off.
  public var sentences: [String] {
    limits.map { $0.sentence(currency) } + [Cap.reachInWords]
  }
}

extension Cap {
  /// What holds of every cap.
  fileprivate static let reachInWords =
    "A reward that goes beyond a cap pays the part that fits, and the record shows both. Caps count "
    + "what a participant is paid over all enrolments, except the cap of one episode."

  /// `At most $599.00 is paid in one calendar year, vouchers and prizes together; …`
  fileprivate func sentence(_ currency: Currency) -> String {
    let payer = funder.map { "of what \($0) pays, at most" } ?? "at most"
    let beyond =
      switch prizesBeyond {
      case .withhold: "is withheld"
      case .award(let other): "is paid by \(other)"
      }
    return
      ("\(payer) \(currency.text(most)) is paid \(windowInWords)\(daysInWords), vouchers and prizes "
      + "together; the value of a drawn prize beyond it \(beyond), and the draw stands as drawn.")
      .capitalizedFirst
  }

  /// `$599.00 in one calendar year`.
  public func inWords(_ currency: Currency) -> String { "\(currency.text(most)) \(windowInWords)" }

  private var windowInWords: String {
    switch window {
    case .reward: "for one reward"
    case .day: "on one day"
    case .month: "in one month of the calendar"
    case .calendarYear: "in one calendar year"
    case .rollingYear: "in any twelve months"
    case .episode: "in one episode"
    case .period: [from, until].compactMap(\.self).fromTo
    }
  }

  /// When it is in force, where that is not its window.
  private var daysInWords: String {
    guard window != .period else { return "" }
    switch (from, until) {
    case (nil, nil): return ""
    case (let from?, nil): return " (from \(from) on)"
    case (nil, let until?): return " (until \(until))"
    case (let from?, let until?): return " (\([from, until].fromTo))"
    }
  }
}

extension [CalendarDay] {
  /// `from 2026-01-01 to 2026-12-31`.
  fileprivate var fromTo: String {
    "from " + map(\.description).joined(separator: " to ")
  }
}
