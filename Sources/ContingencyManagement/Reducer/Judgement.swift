/// What an occasion means for a contingency, and why.
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

  /// Where it stands among judgements, the gravest first.
  fileprivate var gravity: (Int, Int) {
    let verdict =
      switch verdict {
      case .notMet: 0
      case .held: 1
      case .met: 2
      }
    return (verdict, Cause.allCases.firstIndex(of: cause) ?? 0)
  }
}

/// An occasion as one contingency sees it.
enum Sight: Hashable, Sendable {
  /// What it means does not depend on earlier occasions.
  case judged(Judgement)
  /// A test whose readings are compared with earlier ones.
  indirect case test(TestFacts)
}

/// What a judgement needs to know of a test.
struct TestFacts: Hashable, Sendable {
  var condition: SpecimenCondition
  var findings: DrugTest.Findings
  var readings: Readings
  /// The medicines in force on its day.
  var prescribed: AnalyteSet
}

/// A reading and the day it was taken.
struct DatedReading: Hashable, Sendable {
  var day: Int
  var analyte: Analyte
  var level: Level
}

extension Contingency {
  /// What `occasion` is for this contingency; nil where it has no say in it.
  ///
  /// - Parameter prescribed: The medicines in force on the day of the occasion.
  func sight(of occasion: Occasion, prescribed: AnalyteSet) -> Sight? {
    switch occasion {
    case .test(let test):
      guard case .test(let rule, let specimens) = condition, specimens.contains(test.type)
      else { return nil }
      return sight(
        of: TestFacts(
          condition: test.condition, findings: test.findings, readings: test.readings,
          prescribed: prescribed), rule)
    case .visitNotHeld(let visit): return judge(visit).map(Sight.judged)
    case .milestone(let milestone):
      return condition == .milestone(milestone.kind) ? .judged(Judgement(.met, .reached)) : nil
    }
  }

  /// What `occasion` means as the first of its kind; nil where the contingency has no say in it.
  ///
  /// - Parameter prescribed: The medicines in force on the day of the occasion.
  public func judge(_ occasion: Occasion, prescribed: AnalyteSet) -> Judgement? {
    sight(of: occasion, prescribed: prescribed).map { judge($0, after: [], on: 0) }
  }

  /// What a test is for this contingency.
  func sight(of test: TestFacts, _ rule: TestRule) -> Sight {
    rule.looksBack ? .test(test) : .judged(judge(test, rule, after: [], on: 0))
  }

  /// What an occasion means.
  ///
  /// - Parameters:
  ///   - readings: Those taken before it, the last one last.
  ///   - day: Its day of enrolment.
  func judge(_ sight: Sight, after readings: [DatedReading], on day: Int) -> Judgement {
    switch sight {
    case .judged(let judgement): return judgement
    case .test(let test):
      guard let rule = condition.testRule else { return Judgement(.held, .noTarget) }
      return judge(test, rule, after: readings, on: day)
    }
  }

  private func judge(_ visit: VisitNotHeld) -> Judgement? {
    guard isAtVisits, visit.contingency.map({ $0 == id }) ?? true else { return nil }
    return switch visit.reason {
    case .missed: judgement(.missed)
    case .excused: judgement(.excused)
    case .closed: judgement(.closed)
    }
  }

  private func judge(
    _ test: TestFacts, _ rule: TestRule, after readings: [DatedReading], on day: Int
  ) -> Judgement {
    let ofSpecimen = test.condition.causes.map(judgement)
    guard test.condition.canCarryResults else {
      return ofSpecimen.gravest ?? Judgement(.held, .noTarget)
    }
    let ofResults = judge(test, by: rule, after: readings, on: day)
    // A specimen that counts as met all the same is named only where nothing is against it.
    return ([ofResults] + ofSpecimen).gravest ?? ofResults
  }

  private func judge(
    _ test: TestFacts, by rule: TestRule, after readings: [DatedReading], on day: Int
  ) -> Judgement {
    switch rule {
    case .everyNegative(let targets):
      return judgements(of: test.findings, for: targets, prescribed: test.prescribed).gravest
        ?? Judgement(.held, .noTarget)
    case .anyNegative(let targets):
      return judgements(of: test.findings, for: targets, prescribed: test.prescribed).lightest
        ?? Judgement(.held, .noTarget)
    case .reading(let analyte, let limit):
      guard !test.prescribed.expectedOnTests.contains(analyte) else {
        return Judgement(.held, .noTarget)
      }
      guard let level = test.readings[analyte] else { return judgement(.notTested) }
      let earlier = readings.filter { $0.analyte == analyte }
      guard let isLowEnough = limit.isMet(by: level, after: earlier, on: day) else {
        return judgement(.noEarlierReading)
      }
      return judgement(isLowEnough ? .lowEnough : .positive)
    case .submitted: return Judgement(.met, .submitted)
    case .all(let rules):
      return rules.map { judge(test, by: $0, after: readings, on: day) }.ofTargets.gravest
        ?? Judgement(.held, .noTarget)
    case .any(let rules):
      return rules.map { judge(test, by: $0, after: readings, on: day) }.ofTargets.lightest
        ?? Judgement(.held, .noTarget)
    }
  }

  /// What the results say for each of `targets` that is not prescribed.
  ///
  /// What is prescribed is expected and never costs a reward, with one exception: a class strip
  /// cannot tell the prescribed medicine from another of its class.
  private func judgements(
    of findings: DrugTest.Findings, for targets: AnalyteSet, prescribed: AnalyteSet
  ) -> [Judgement] {
    let left = targets.subtracting(prescribed.expectedOnTests)
    switch findings {
    case .none: return left.isEmpty ? [] : [judgement(.notTested)]
    case .summary(let result): return [judgement(result.cause)]
    case .analytes(let results):
      return left.analytes.map { analyte in
        let cause = (results[analyte] ?? .notTested).cause
        let explained = analyte.isClassStrip && prescribed.contains(analyte)
        return judgement(
          explained && (cause == .positive || cause == .presumptive) ? .prescribedClass : cause)
      }
    }
  }

  /// Whether later readings are compared with those of a specimen in `condition`: not where that
  /// alone makes it held or not met, since a dilute specimen reads lower than it should.
  func canBeComparedWith(_ condition: SpecimenCondition) -> Bool {
    condition.verdicts(in: self).allSatisfy { $0 == .met }
  }

  /// What `cause` counts as.
  func judgement(_ cause: Cause) -> Judgement { Judgement(verdict(for: cause), cause) }

  /// What `cause` counts as.
  func verdict(for cause: Cause) -> Verdict {
    switch cause {
    case .negative, .lowEnough, .submitted, .reached, .enrolled: .met
    case .prescribedClass, .noTarget, .closed, .needsEarlier, .outsideWindow: .held
    case .excused: excused.run
    case .refused, .unable, .substituted, .adulterated, .tooLittle, .invalid, .positive,
      .presumptive, .notTested, .noEarlierReading, .inconclusive, .outOfTemperature, .dilute,
      .late, .missed:
      verdicts[cause] ?? .notMet
    }
  }
}

extension ReadingLimit {
  /// Whether a reading is low enough; nil where there is no earlier one to compare it with.
  ///
  /// - Parameters:
  ///   - earlier: Earlier readings of the same analyte, the last one last.
  ///   - day: The day of the reading.
  fileprivate func isMet(by level: Level, after earlier: [DatedReading], on day: Int) -> Bool? {
    switch self {
    case .atMost(let most): return level <= most
    case .fallen(let percent, let perDay):
      guard let last = earlier.last else { return nil }
      // Eighteen further decimal places, so that a fall of many days stays exact enough.
      let scale: Int128 = 1_000_000_000_000_000_000
      var most = Int128(last.level.thousandths) * scale
      // After so many days nothing is left of any reading.
      let times = perDay ? min(max(0, day - last.day), 10_000) : 1
      for _ in 0..<times where most > 0 { most = most * Int128(100 - percent) / 100 }
      return Int128(level.thousandths) * scale <= most
    case .percentile(let percent, let count):
      let levels = earlier.suffix(count).map(\.level).sorted()
      guard !levels.isEmpty else { return nil }
      let rank = (percent * levels.count + 99) / 100
      return level <= levels[max(1, rank) - 1]
    }
  }
}

extension [Judgement] {
  /// Those of rules that have a target left: what is prescribed is out of the targets, so that it
  /// neither costs a reward nor covers up for another target.
  fileprivate var ofTargets: [Judgement] { filter { $0.cause != .noTarget } }
  fileprivate var gravest: Judgement? { self.min { $0.gravity < $1.gravity } }
  fileprivate var lightest: Judgement? {
    // Of several that are as light, the first cause is named.
    self.min { (-$0.gravity.0, $0.gravity.1) < (-$1.gravity.0, $1.gravity.1) }
  }
}

extension SpecimenCondition {
  /// Whether a specimen got its judgement from its condition, and not from what was found in it.
  func isWhy(_ cause: Cause) -> Bool { causes.contains(cause) }

  /// What there is against a specimen in this condition, as a contingency counts it.
  func verdicts(in contingency: Contingency) -> [Verdict] {
    causes.map { contingency.judgement($0).verdict }
  }

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

extension AnalyteResult {
  /// Why the result means what it means.
  fileprivate var cause: Cause {
    switch self {
    case .negative: .negative
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
