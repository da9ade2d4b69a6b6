/// What a test means for a contingency, and why.
public struct Judgement: Hashable, Sendable {
  /// What the occasion meant.
  public var verdict: Verdict
  /// Why it meant that.
  public var cause: Cause

  /// A judgement of those parts.
  public init(_ verdict: Verdict, _ cause: Cause) {
    self.verdict = verdict
    self.cause = cause
  }
}

extension Contingency {
  /// What `occasion` means for this contingency; nil where it has no say in it.
  ///
  /// - Parameter prescribed: The medicines in force on the day of the occasion.
  public func judge(_ occasion: Occasion, prescribed: AnalyteSet) -> Judgement? {
    switch occasion {
    case .test(let test): judge(test, prescribed: prescribed)
    case .visitNotHeld(let visit): judge(visit)
    case .milestone(let milestone):
      condition == .milestone(milestone.kind) ? Judgement(.met, .reached) : nil
    }
  }

  private func judge(_ visit: VisitNotHeld) -> Judgement? {
    guard occasions == .visits else { return nil }
    return switch visit.reason {
    case .missed: Judgement(verdicts[.missed] ?? .notMet, .missed)
    case .excused: Judgement(excused.run, .excused)
    case .closed: Judgement(.held, .closed)
    }
  }

  private func judge(_ test: DrugTest, prescribed: AnalyteSet) -> Judgement? {
    guard case .test(let targets, let specimens) = condition, specimens.contains(test.type)
    else { return nil }
    let causes = test.condition.causes + test.findings.causes(targets, prescribed: prescribed)
    let judgements = causes.map { Judgement(verdict(for: $0), $0) }
    return judgements.min {
      ($0.verdict.gravity, $0.cause.precedence) < ($1.verdict.gravity, $1.cause.precedence)
    }
      ?? Judgement(.met, .negative)
  }

  /// What `cause` counts as.
  func verdict(for cause: Cause) -> Verdict {
    switch cause {
    case .negative, .reached: .met
    case .prescribedClass, .noTarget, .closed: .held
    case .excused: excused.run
    case .refused, .unable, .substituted, .adulterated, .tooLittle, .invalid, .positive,
      .presumptive, .notTested, .inconclusive, .outOfTemperature, .dilute, .late, .missed:
      verdicts[cause] ?? .notMet
    }
  }
}

extension Verdict {
  /// Its place from the gravest, 0, to the lightest.
  fileprivate var gravity: Int {
    switch self {
    case .notMet: 0
    case .held: 1
    case .met: 2
    }
  }
}

extension Cause {
  /// Its place in the declaration, the first of which is named where several apply.
  fileprivate var precedence: Int { Cause.allCases.firstIndex(of: self) ?? 0 }
}

extension SpecimenCondition {
  /// Whether a specimen got its judgement from its condition, and not from what was found in it.
  func isWhy(_ judgement: Judgement) -> Bool { causes.contains(judgement.cause) }

  /// What there is against a specimen in this condition.
  fileprivate var causes: [Cause] {
    switch self {
    case .valid: []
    case .refused: [.refused]
    case .unable: [.unable]
    case .substituted: [.substituted]
    case .adulterated: [.adulterated]
    case .tooLittle: [.tooLittle]
    case .invalid: [.invalid]
    case .outOfTemperature: [.outOfTemperature]
    case .dilute: [.dilute]
    case .late: [.late]
    }
  }
}

extension DrugTest.Findings {
  /// What there is in the findings against a plain negative for `targets`.
  ///
  /// What is prescribed is expected and never costs a reward, with one exception: a class strip
  /// cannot tell the prescribed medicine from another of its class.
  fileprivate func causes(_ targets: AnalyteSet, prescribed: AnalyteSet) -> [Cause] {
    switch self {
    case .none: return []
    case .summary(let result): return result.cause.map { [$0] } ?? []
    case .analytes(let results):
      let expected = prescribed.expectedOnTests
      let relevant = targets.subtracting(expected)
      guard !relevant.isEmpty else { return [.noTarget] }
      return relevant.analytes.compactMap { analyte in
        let cause = (results[analyte] ?? .notTested).cause
        let explained = analyte.isClassStrip && prescribed.contains(analyte)
        return explained && (cause == .positive || cause == .presumptive) ? .prescribedClass : cause
      }
    }
  }
}

extension AnalyteResult {
  /// What the result has against it; nil for negative.
  fileprivate var cause: Cause? {
    switch self {
    case .negative: nil
    case .positive: .positive
    case .presumptive: .presumptive
    case .invalid: .invalid
    case .notTested: .notTested
    case .inconclusive: .inconclusive
    }
  }
}

extension AnalyteSet {
  /// The targets that these prescriptions take out of every condition.
  public var expectedOnTests: AnalyteSet {
    analytes.filter { !$0.isClassStrip }
      .reduce(into: AnalyteSet([] as [Analyte])) { $0.formUnion($1.expectedWhenPrescribed) }
  }
}
