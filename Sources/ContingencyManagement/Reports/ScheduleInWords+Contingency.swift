extension Contingency {
  typealias Sentence = ScheduleInWords.Sentence

  /// What meets it and what it earns; what it counts as when it is not plainly met; absences.
  func paragraphs(in schedule: Schedule) -> [[Sentence]] {
    let earning = [sentence(.condition, conditionInWords)] + payInWords(in: schedule)
    guard !isNeverMissed else { return [earning] }
    let notMet =
      [verdictInWords(.notMet, .notMet, "Counted as not met")]
      + [sentence(.reset, resetInWords), sentence(.recovery, recoveryInWords)]
    let others = [
      verdictInWords(
        .held, .held, "Held, which earns nothing and leaves run and ladder as they are"),
      verdictInWords(.met, .countedAsMet, "Counted as met all the same"),
      occasions == .visits ? sentence(.excused, excusedInWords) : nil,
    ]
    return [earning, notMet.compactMap(\.self), others.compactMap(\.self)].filter { !$0.isEmpty }
  }

  func sentence(
    _ matter: ScheduleInWords.Topic.Matter, phase: Name? = nil, lead: String = "", _ body: String
  ) -> Sentence {
    Sentence(matter, contingency: id, phase: phase, lead: lead, body + ".")
  }

  /// Whether it can only be met or not come up: a milestone on any day.
  var isNeverMissed: Bool { ruledCauses.isEmpty }

  var noun: String { condition.noun }

  /// So many of what meets it: `five negatives`.
  func nouns(_ count: Int) -> String { "\(number(count)) \(noun)\(count == 1 ? "" : "s")" }

  private var conditionInWords: String {
    "\(id): \(condition.inWords), " + occasions.inWords(isNeverMissed: isNeverMissed)
  }

  private func verdictInWords(
    _ verdict: Verdict, _ matter: ScheduleInWords.Topic.Matter, _ opening: String
  ) -> Sentence? {
    let causes = ruledCauses.filter { verdicts[$0] == verdict }
    guard !causes.isEmpty else { return nil }
    func said(of causes: [Cause]) -> Sentence {
      sentence(matter, "\(opening): " + causes.map(\.phrase).joined(separator: "; "))
    }
    var list = said(of: causes)
    list.parts = causes.map { cause in
      var part = said(of: [cause])
      // The same topic under whichever verdict.
      part.topic.matter = .notMet
      part.topic.cause = cause
      return part
    }
    return list
  }

  private var resetInWords: String {
    let fall =
      switch reset {
      case .toStart: "the ladder starts again at its first rung"
      case .down(let rungs):
        "the ladder goes down \(number(rungs)) rung\(rungs == 1 ? "" : "s"), not below its first"
      case .none: "the ladder stays where it is"
      }
    return
      "When it is not met, nothing is earned, the run and any count toward a bonus start again, and \(fall)"
  }

  private var recoveryInWords: String {
    guard let recovery else {
      return reset == .none
        ? "There is nothing to recover"
        : "There is no recovery: the ladder is climbed again rung by rung"
    }
    let one = recovery.after == 1
    let row = nouns(recovery.after) + (one ? "" : " in a row")
    let rung =
      switch recovery.to {
      case .lastPaid: "the rung that was paid last before"
      case .due: "the rung that was due next"
      }
    let start =
      switch recovery.from {
      case .thisOccasion: one ? "which it earns itself" : "which the last of them earns itself"
      case .nextOccasion: "which is paid from the next one on"
      }
    return
      "After the ladder has fallen, \(row) \(one ? "brings" : "bring") back \(rung), \(start); "
      + "where it falls again before then, the higher of the two rungs comes back"
  }

  private var excusedInWords: String {
    let run =
      switch excused.run {
      case .held:
        recovery == nil
          ? "earns nothing and holds the run and the ladder"
          : "earns nothing and holds the run, the ladder and the count toward a recovery"
      case .notMet: "counts as not met"
      case .met: "counts as met"
      }
    let bonus = excused.breaksBonusRun ? "starts again" : "is held too"
    let week =
      excused.sparesWeek
      ? "the week can still be a full one, and the visit may be made up in it"
      : "the week is not a full one"
    let use =
      pays.contains { $0?.ladder.stepPer == .fullWeek } ? "" : " (on which nothing here depends)"
    return "An excused absence \(run); any count toward a bonus \(bonus); \(week)\(use)"
  }
}

extension Condition {
  /// `a test of urine, negative for cocaine (COC)`.
  fileprivate var inWords: String {
    switch self {
    case .test(let targets, let specimens):
      let types = SpecimenType.allCases.filter(specimens.contains).map(\.rawValue.replacingHyphens)
      let names = targets.analytes.map { "\($0.name) (\($0.code))" }
      return "a test of \(listed(types, "or")), negative for \(listed(names, "and"))"
    case .milestone(let kind): return "the milestone \(kind)"
    }
  }
}

extension Occasions {
  fileprivate func inWords(isNeverMissed: Bool) -> String {
    switch self {
    case .visits: return "at each planned visit"
    case .anyDay(let most):
      return "on any day, once a day, at most \(number(most)) time\(most == 1 ? "" : "s") a week"
        + "; a day without one is not a miss"
    }
  }
}
