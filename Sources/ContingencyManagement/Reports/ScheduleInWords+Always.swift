extension Schedule {
  /// What no file decides.
  var alwaysInWords: [ScheduleInWords.Sentence] {
    visitsInWords + testsInWords + unitsInWords
      + [ScheduleInWords.Sentence(.kept, "What was earned is never taken away.")]
  }

  private var rulesOnTests: Bool { contingencies.contains { $0.condition.testRule != nil } }

  private var visitsInWords: [ScheduleInWords.Sentence] {
    guard contingencies.contains(where: \.isAtVisits) else { return [] }
    let weekly = phases.allSatisfy { $0.periodWeeks == 1 }
    return [
      ScheduleInWords.Sentence(
        .planFilled,
        "Under every schedule: the first visits "
          + (weekly ? "of a week fill its plan" : "fill the plan of their weeks")
          + ", on whatever day they fall; more than planned earn nothing and do not lengthen the run"
          + (rulesOnTests ? ", but a further test that is not met counts as such." : ".")),
      ScheduleInWords.Sentence(
        .closed,
        "A visit that the clinic closed is held, leaves a full week full and may be made up."),
    ]
  }

  private var testsInWords: [ScheduleInWords.Sentence] {
    guard rulesOnTests else { return [] }
    let strips = Analyte.allCases.filter(\.isClassStrip).map(\.code)
    return [
      ScheduleInWords.Sentence(.sameDay, sameDayInWords),
      ScheduleInWords.Sentence(
        .notNamed, "A specimen or a drug that a reward does not name changes nothing for it."),
      ScheduleInWords.Sentence(
        .prescribed,
        "A prescribed medicine is expected and never counts against the participant; a positive "
          + "on a class strip (\(listed(strips, "or"))) that a prescription may explain is held."),
      ScheduleInWords.Sentence(
        .gravest,
        "Where several things apply to one test, not met comes before held, and held before met."),
    ]
  }

  private var sameDayInWords: String {
    let most = Set(
      contingencies.filter { $0.condition.testRule != nil }.map { $0.mostPerDay(self) })
    guard most.count == 1, let count = most.first else {
      return "Of several tests on one day the first count, as many as said for each reward; a "
        + "further one takes the place only of one whose specimen could not be used."
    }
    return count == 1
      ? "Of several tests on one day the first counts; a second takes its place only where the "
        + "first specimen could not be used."
      : "Of several tests on one day the first \(number(count)) count; a further one takes the "
        + "place only of one whose specimen could not be used."
  }

  private var unitsInWords: [ScheduleInWords.Sentence] {
    let units = contingencies.flatMap(\.pays).compactMap { $0?.ladder.unit }
    var sentences: [ScheduleInWords.Sentence] = []
    if units.contains(where: { if case .items = $0 { true } else { false } }) {
      sentences.append(
        ScheduleInWords.Sentence(
          .things, "Things that are earned are recorded and counted; no money stands for them."))
    }
    if units.contains(where: { if case .rate = $0 { true } else { false } }) {
      sentences.append(
        ScheduleInWords.Sentence(
          .rates, "A rate that is earned is recorded; no money is credited for it."))
    }
    return sentences
  }
}

extension Contingency {
  /// Whether its occasions are planned visits.
  var isAtVisits: Bool { occasions == .visits && condition != .enrolment }
}
