extension WorkedExample {
  /// `18N P 17N earns $738.75 in all (one positive at the nineteenth visit)`.
  public func inWords(under schedule: Schedule) -> String {
    let currency = schedule.currency
    let things = items.map { count($0.count, $0.kind.thing) }
    let totals = [
      total.map { "\(currency.text($0)) in all" }, draws.map { "\(count($0, "draw")) in all" },
      things.isEmpty ? nil : "\(listed(things, "and")) in all",
      earns.map { words(for: $0, under: schedule).joined(separator: ", ") },
    ]
    return "\(streamsInWords) earns " + totals.compactMap(\.self).joined(separator: ": ")
      + (note.map { " (\($0))" } ?? "")
  }

  /// What each occasion earns; what a number counts shows only when the course is played.
  private func words(for earns: [Earning], under schedule: Schedule) -> [String] {
    let played = schedule.played(self).filter { !$0.outcomes.isEmpty }
    return earns.enumerated().map { place, earning in
      if earning.isNothing { return "nothing" }
      guard played.indices.contains(place), earning.isSaid(of: played[place].earned) else {
        return schedule.currency.text(earning)
      }
      return schedule.text(EarningsByKind(played[place].rewards, under: schedule))
    }
  }
}

extension CourseStreams {
  /// The courses of an example.
  fileprivate init(of example: WorkedExample) throws(StreamProblem) {
    self.init(visits: nil)
    if let stream = example.stream { visits = try CourseStream(stream) }
    for each in example.on {
      own.append(Own(contingency: each.contingency, stream: try CourseStream(each.stream)))
    }
  }
}

extension Schedule {
  /// The occasions of an example; none where it cannot be played.
  fileprivate func played(_ example: WorkedExample) -> [PlayedOccasion] {
    do { return try play(CourseStreams(of: example)) } catch { return [] }
  }
}
