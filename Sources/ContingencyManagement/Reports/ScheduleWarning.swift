/// Something in a schedule that fits together and may yet not be what was meant, and where.
public struct ScheduleWarning: Hashable, Sendable {
  /// The way from the top of the document to what it is about.
  public var path: [PathStep]
  /// What to think about.
  public var fact: Fact

  /// What may be worth a second thought.
  public enum Fact: Hashable, Sendable {
    /// Use from before can still show at a test after the next; there is neither a phase to wait it
    /// out in nor a reading that has only to fall.
    case showsLonger(AnalyteSet, days: Int, interval: Int)
    /// Not all of what an all-met course earns is paid.
    case capBites(withheld: Money, ofTotal: Money, week: Int, Currency)
    /// Abstinence from opioids is rewarded and no dose of a medicine.
    case opioidsWithoutMedication
    /// What it pays needs a decision at the place where it is used.
    case needsDecision(Decision)
  }

  /// Who decides before a schedule may be used.
  public enum Decision: Hashable, Sendable {
    /// Take-home doses are a documented medical decision (42 CFR 8.12(i)).
    case medical
    /// An hourly rate is a wage.
    case wage
  }
}

extension Schedule {
  /// What may be worth a second thought before the schedule is used, in the order of the document.
  ///
  /// - Precondition: the schedule has no ``contradictions()``.
  public func warnings(caps: [Cap]? = nil) -> [ScheduleWarning] {
    contingencies.indices.flatMap(warnings) + capWarnings(caps: caps)
  }

  private func warnings(ofContingency index: Int) -> [ScheduleWarning] {
    let contingency = contingencies[index]
    let path: [PathStep] = [.key("contingencies"), .index(index)]
    var warnings = windowWarnings(of: contingency, at: path)
    if case .test(let rule, _) = contingency.condition,
      rule.parts.contains(where: { !$0.negativeTargets.isDisjoint(with: .opioids) }),
      !contingencies.contains(where: \.rewardsMedication)
    {
      warnings.append(ScheduleWarning(path: path + [.key("met")], fact: .opioidsWithoutMedication))
    }
    let units = contingency.pays.compactMap { $0?.ladder.unit }
    if units.contains(where: \.isTakeHome) {
      warnings.append(
        ScheduleWarning(path: path + [.key("pays")], fact: .needsDecision(.medical)))
    }
    if units.contains(where: \.isRate) {
      warnings.append(ScheduleWarning(path: path + [.key("pays")], fact: .needsDecision(.wage)))
    }
    return warnings
  }

  private func windowWarnings(
    of contingency: Contingency, at path: [PathStep]
  ) -> [ScheduleWarning] {
    guard contingency.occasions == .visits, case .test(let rule, _) = contingency.condition,
      !rule.looksBack,
      leader(of: contingency).pays.first.map({ $0 != nil }) ?? false
    else { return [] }
    let interval = phases[0].longestInterval
    let targets = rule.parts.reduce(into: AnalyteSet([] as [Analyte])) {
      $0.formUnion($1.negativeTargets)
    }
    let longer = targets.analytes.filter { $0.daysShown ?? 0 > interval }
    let days = Set(longer.compactMap(\.daysShown)).sorted()
    return days.map { days in
      ScheduleWarning(
        path: path + [.key("met")],
        fact: .showsLonger(
          AnalyteSet(longer.filter { $0.daysShown == days }), days: days, interval: interval))
    }
  }

  private func capWarnings(caps: [Cap]?) -> [ScheduleWarning] {
    let played: [PlayedOccasion]
    // It has as many occasions as the schedule plans, and is never refused.
    do { played = try play(allMet, caps: caps) } catch { return [] }
    let rewards = played.flatMap(\.rewards)
    let withheld = rewards.reduce(Money.zero) { $0 + $1.withheld }
    guard withheld > .zero,
      let first = played.first(where: { $0.rewards.contains { $0.withheld > .zero } })
    else { return [] }
    let total = rewards.reduce(Money.zero) { $0 + $1.total.money }
    return [
      ScheduleWarning(
        path: [.key("caps")],
        fact: .capBites(
          withheld: withheld, ofTotal: total, week: first.week + 1, currency))
    ]
  }
}

extension Phase {
  /// The most days from one planned visit to the next.
  fileprivate var longestInterval: Int {
    let days = plannedDays
    let gaps = zip(days, days.dropFirst()).map { $1 - $0 }
    return gaps.max() ?? weeks * 7
  }
}

extension TestRule {
  /// The targets that have to be negative, where the rule is about results and not readings.
  fileprivate var negativeTargets: AnalyteSet {
    switch self {
    case .everyNegative(let targets), .anyNegative(let targets): targets
    case .reading, .submitted, .all, .any: []
    }
  }
}

extension Contingency {
  /// Whether a dose of a medicine for opioid use disorder earns something here.
  fileprivate var rewardsMedication: Bool {
    guard case .milestone(let kind) = condition else { return false }
    return ["medication", "methadone", "buprenorphine", "naltrexone"].contains {
      kind.text.contains($0)
    }
  }
}

extension RewardUnit {
  fileprivate var isTakeHome: Bool {
    if case .items(let kind) = self { kind.text.contains("take-home") } else { false }
  }

  fileprivate var isRate: Bool {
    if case .rate = self { true } else { false }
  }
}

extension AnalyteSet {
  /// Opioids that are used without a prescription for the disorder.
  fileprivate static let opioids: AnalyteSet = [
    .heroinMarker, .fentanyl, .opiates, .oxycodone, .tramadol,
  ]
}

extension Analyte {
  /// For how many days use can show in urine; nil where it is not known to last for days.
  ///
  /// Emergency-medicine reference cards and product sheets, the usual range; of cannabis, fentanyl,
  /// benzodiazepines and phencyclidine after regular use, which shows for weeks. Recalled for
  /// fentanyl and buprenorphine, not confirmed in a primary source.
  public var daysShown: Int? {
    switch self {
    case .amphetamine, .methamphetamine, .mdma: 3
    case .cocaine: 3
    case .opiates, .oxycodone, .buprenorphine, .methadone, .eddp, .barbiturates: 3
    case .fentanyl: 21
    case .cannabis: 30
    case .benzodiazepines: 30
    case .phencyclidine: 14
    case .ethylGlucuronide: 3
    case .heroinMarker, .alcohol, .carbonMonoxide, .xylazine: 1
    case .cotinine, .ketamine, .kratom, .norbuprenorphine, .naltrexone, .tricyclics, .tramadol: nil
    }
  }
}

extension ScheduleWarning.Fact: CustomStringConvertible {
  /// What to think about, in words.
  public var description: String {
    switch self {
    case .showsLonger(let analytes, let days, let interval):
      "\(listed(analytes.analytes.map(\.name), "and")) can show for \(count(days, "day")), and tests are at most "
        + "\(count(interval, "day")) apart: a positive may come of use long ago. Let a first phase "
        + "pay for the specimen alone, or reward a fall of the reading"
    case .capBites(let withheld, let total, let week, let currency):
      "a cap is reached in week \(week) when every occasion is met: of \(currency.text(total)) "
        + "earned, \(currency.text(withheld)) is not paid"
    case .opioidsWithoutMedication:
      "it rewards abstinence from opioids and no dose of a medicine: tolerance falls with "
        + "abstinence. Use it beside current methadone, buprenorphine or naltrexone, or with a "
        + "prescriber's logged exception"
    case .needsDecision(.medical):
      "take-home doses are a medical decision, documented for each participant (42 CFR 8.12(i))"
    case .needsDecision(.wage):
      "a rate for hours worked falls under the wage law of the place; have it looked at first"
    }
  }
}
