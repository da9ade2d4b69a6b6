extension Contingency {
  /// What it counts as when it is not plainly met, what that does, and absences.
  func notMetInWords(in schedule: Schedule) -> [[Sentence]] {
    guard !isNeverMissed else { return [] }
    let ladder =
      sharesLadderOf == nil
      ? [sentence(.reset, resetInWords), sentence(.recovery, recoveryInWords)] : []
    let notMet = [verdictInWords(.notMet, .notMet, "Counted as not met")] + ladder
    let others = [
      verdictInWords(
        .held, .held, "Held, which earns nothing and leaves run and ladder as they are"),
      verdictInWords(.met, .countedAsMet, "Counted as met all the same"),
      occasions == .visits ? sentence(.excused, excusedInWords(in: schedule)) : nil,
    ]
    return [notMet.compactMap(\.self), others.compactMap(\.self)].filter { !$0.isEmpty }
  }

  private func verdictInWords(
    _ verdict: Verdict, _ matter: ScheduleInWords.Topic.Matter, _ opening: String
  ) -> Sentence? {
    let causes = ruledCauses.filter { verdicts[$0] == verdict }
    guard !causes.isEmpty else { return nil }
    func said(of causes: [Cause]) -> Sentence {
      sentence(matter, "\(opening): " + causes.map(phrase).joined(separator: "; "))
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
      case .toNothing:
        "the ladder is lost: nothing more is earned until "
          + (recovery == nil ? "" : "it is recovered or ") + "a phase begins a ladder of its own"
      }
    return
      "When it is not met, nothing is earned, the run and any count toward a bonus start again, and \(fall)"
  }

  private var recoveryInWords: String {
    guard let recovery else {
      return switch reset {
      case .none: "There is nothing to recover"
      case .toNothing: "There is no recovery"
      case .toStart, .down: "There is no recovery: the ladder is climbed again rung by rung"
      }
    }
    let rung =
      switch recovery.to {
      case .lastPaid: "the rung that was paid last before"
      case .due: "the rung that was due next"
      }
    let fallen = reset == .toNothing ? "After the ladder was lost" : "After the ladder has fallen"
    let again = "where it falls again before then, the higher of the two rungs comes back"
    guard let occasions = recovery.occasions else {
      let steps = pays.contains { $0?.ladder.stepPer == .fullWeek }
      return "\(fallen), a full week brings back \(rung), from the first occasion of the next week "
        + "on\(steps ? " and in place of that week's step" : ""); \(again)"
    }
    let row = nouns(occasions) + (occasions == 1 ? "" : " in a row")
    let start =
      switch recovery.from {
      case .thisOccasion:
        occasions == 1 ? "which it earns itself" : "which the last of them earns itself"
      case .nextOccasion: "which is paid from the next one on"
      }
    return
      "\(fallen), \(row) \(occasions == 1 ? "brings" : "bring") back \(rung), \(start); \(again)"
  }

  private func excusedInWords(in schedule: Schedule) -> String {
    let run =
      switch excused.run {
      case .held:
        schedule.leader(of: self).recovery == nil
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
    let use = dependsOnWeeks(in: schedule) ? "" : " (on which nothing here depends)"
    return "An excused absence \(run); any count toward a bonus \(bonus); \(week)\(use)"
  }

  /// Whether anything that it earns depends on which weeks are full, or how visits are used up.
  func dependsOnWeeks(in schedule: Schedule) -> Bool {
    let leader = schedule.leader(of: self)
    return leader.recovery?.after == .fullWeek || leader.pays.contains { $0?.countsWeeks == true }
      || !schedule.phases.allSatisfy(\.isByWeeks)
  }
}

extension PhasePay {
  /// Whether a step or a bonus takes full weeks.
  var countsWeeks: Bool {
    if ladder.stepPer == .fullWeek { return true }
    if case .fullWeeks? = bonus?.every { return true }
    return false
  }
}
