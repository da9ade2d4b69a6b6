import ContingencyManagement

extension DrugTest {
  /// A test of `someone`'s urine; negative by one word where nothing else is said.
  static func of(
    _ participant: ParticipantCode = TestLedger.someone, on day: CalendarDay,
    type: SpecimenType = .urine, _ condition: SpecimenCondition = .valid,
    _ findings: Findings = .summary(.negative), reading level: Level? = nil,
    of analyte: Analyte = .carbonMonoxide, label: Reference? = nil
  ) -> DrugTest {
    let findings = condition.canCarryResults && level == nil ? findings : .none
    var readings = Readings()
    readings[analyte] = level
    guard
      let test = DrugTest(
        participant: participant, day: day, type: type, condition: condition, findings: findings,
        readings: readings, label: label)
    else { preconditionFailure("no test can be \(condition) and say \(findings)") }
    return test
  }
}

extension DrugTest.Findings {
  /// A result for each analyte named.
  static func of(_ results: KeyValuePairs<Analyte, AnalyteResult>) -> DrugTest.Findings {
    var all = AnalyteResults()
    for (analyte, result) in results { all[analyte] = result }
    return .analytes(all)
  }
}

extension Occasion {
  /// The visit that a letter of a course stands for; one not held may be about one contingency.
  static func letter(
    _ letter: StreamOccasion, of participant: ParticipantCode = TestLedger.someone,
    on day: CalendarDay, for contingency: Name? = nil
  ) -> Occasion {
    func notHeld(_ reason: VisitNotHeld.Reason) -> Occasion {
      .visitNotHeld(
        VisitNotHeld(
          participant: participant, day: day, reason: reason, contingency: contingency))
    }
    return switch letter {
    case .negative: .test(.of(participant, on: day))
    case .positive: .test(.of(participant, on: day, .valid, .summary(.positive)))
    case .missed: notHeld(.missed)
    case .excused: notHeld(.excused(.illness))
    case .closed: notHeld(.closed(.holiday))
    case .reading(let level): .test(.of(participant, on: day, reading: level))
    }
  }

  /// A negative test on `day`.
  static func negative(
    _ participant: ParticipantCode = TestLedger.someone, on day: CalendarDay
  ) -> Occasion { .letter(.negative, of: participant, on: day) }

  /// A positive test on `day`.
  static func positive(
    _ participant: ParticipantCode = TestLedger.someone, on day: CalendarDay
  ) -> Occasion { .letter(.positive, of: participant, on: day) }

  /// A milestone reached on `day`.
  static func reached(_ kind: Name, on day: CalendarDay) -> Occasion {
    .milestone(
      Milestone(participant: TestLedger.someone, day: day, kind: kind, evidence: "seen"))
  }
}
