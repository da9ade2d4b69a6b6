extension Contingency {
  /// What a letter of a course is for the contingency; nil where it is nothing at all, since what
  /// may be met on any day cannot be missed.
  func sight(of letter: StreamOccasion) -> Sight? {
    if case .reading(let level) = letter { return sight(of: level) }
    let judgement = judge(letter)
    if occasions != .visits {
      switch judgement.cause {
      case .missed, .excused, .closed: return nil
      default: break
      }
    }
    return .judged(judgement)
  }

  private func sight(of level: Level) -> Sight? {
    guard let rule = condition.testRule else { return nil }
    var readings = Readings()
    var results = AnalyteResults()
    for analyte in rule.targets.analytes {
      readings[analyte] = level
      results[analyte] = .negative
    }
    return sight(
      of: TestFacts(
        condition: .valid, findings: .analytes(results), readings: readings, prescribed: []), rule)
  }

  /// What a letter of a course means for the contingency; `N` that it was met.
  func judge(_ letter: StreamOccasion) -> Judgement {
    switch letter {
    case .negative: judgement(plainlyMet)
    case .positive:
      // A positive specimen is still one, where nothing else is asked.
      judgement(
        condition.testRule == nil
          ? .missed : ruledCauses.contains(.positive) ? .positive : .submitted)
    case .missed: judgement(.missed)
    case .excused: judgement(.excused)
    case .closed: judgement(.closed)
    case .reading: judgement(.notTested)
    }
  }

  /// The cause by which it is met when nothing is against it.
  private var plainlyMet: Cause {
    switch condition {
    case .milestone: .reached
    case .enrolment: .enrolled
    case .test(let rule, _):
      switch rule.parts.first {
      case .reading: .lowEnough
      case .submitted: .submitted
      case .everyNegative, .anyNegative, .all, .any, nil: .negative
      }
    }
  }
}
