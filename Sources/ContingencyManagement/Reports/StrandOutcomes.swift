// What a forecast lets become of the planned occasions of a contingency.

extension Contingency {
  /// Whether its ladder rises, comes back or has a bonus with full weeks.
  var countsWeeks: Bool {
    recovery?.after == .fullWeek
      || pays.contains {
        if case .fullWeeks? = $0?.bonus?.every { return true }
        return $0?.ladder.stepPer == .fullWeek
      }
  }

  /// What it sees when it is met.
  var met: Sight? {
    condition == .enrolment ? .judged(judgement(.enrolled)) : sight(of: .negative)
  }

  /// What it sees when a planned occasion is not met: a positive test, a specimen refused where only
  /// one is asked for, a milestone missed; nil where nothing is seen, since it cannot be missed.
  var notMet: Sight? {
    switch condition {
    case .enrolment: met
    case .test where !ruledCauses.contains(.positive): .judged(judgement(.refused))
    case .test, .milestone: sight(of: .positive)
    }
  }

  /// What can become of a planned occasion: met and not met, then what a maximum also allows.
  func courseOutcomes(under schedule: Schedule, of strand: Strand) -> [Sight?] {
    switch (condition, occasions) {
    case (.enrolment, _): [met]
    case (.milestone, .anyDay): [met, nil]
    case (.test, .anyDay): [met, notMet, nil]
    case (_, .visits):
      [met, notMet]
        + [StreamOccasion.missed, .excused, .closed]
        .filter { matters($0, under: schedule, of: strand) }.map { sight(of: $0) }
    }
  }

  /// Whether a letter may make of a state what met, not met and closed do not.
  private func matters(
    _ letter: StreamOccasion, under schedule: Schedule, of strand: Strand
  ) -> Bool {
    // Where phases last for a number of occasions, each of those that are planned takes place.
    let takesPlace = schedule.phases.contains {
      if case .occasions = $0.length { true } else { false }
    }
    switch letter {
    case .missed: return judge(.missed).verdict != notMet?.verdict
    case .excused where takesPlace && excused.sparesWeek: return false
    // Like a closed clinic, it changes nothing at all.
    case .excused:
      return takesPlace || strand.members.contains(where: \.countsWeeks)
        || excused.breaksBonusRun || excused.run != .held
    case .closed: return !takesPlace
    case .negative, .positive, .reading: return true
    }
  }
}

extension Sight {
  /// The verdict that it carries already.
  fileprivate var verdict: Verdict? {
    if case .judged(let judgement) = self { judgement.verdict } else { nil }
  }
}
