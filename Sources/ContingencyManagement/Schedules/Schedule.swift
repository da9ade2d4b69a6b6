/// One published protocol as data: when visits are planned, which behaviours earn, and what.
public struct Schedule: Hashable, Sendable {
  /// The same as the file's name.
  public var id: Name
  /// From 1; a changed schedule is a new version.
  public var version: Int
  /// What it is called.
  public var title: String
  /// The publication that every number comes from.
  public var source: String
  /// What is confirmed and what is recalled or decided.
  public var evidence: String
  /// The unit of its voucher amounts.
  public var currency: Currency
  /// Stretches of weeks, in order, from the participant's start day.
  public var phases: [Phase]
  /// Behaviours that earn, each with a run of its own.
  public var contingencies: [Contingency]
  /// What given courses earn; replayed whenever the schedule is loaded.
  public var examples: [WorkedExample]

  /// A schedule of those parts; ``contradictions()`` tells whether they fit together.
  public init(
    id: Name, version: Int, title: String, source: String, evidence: String, currency: Currency,
    phases: [Phase], contingencies: [Contingency], examples: [WorkedExample]
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.source = source
    self.evidence = evidence
    self.currency = currency
    self.phases = phases
    self.contingencies = contingencies
    self.examples = examples
  }

  /// The most weeks that all phases together may have: ten years.
  public static let mostWeeks = 520

  /// How many weeks the schedule runs.
  public var weeks: Int { phases.reduce(0) { $0 + $1.weeks } }

  /// The phase that week `week` (from 0) belongs to; nil once the schedule has run out.
  public func phase(ofWeek week: Int) -> Int? {
    var end = 0
    for (index, phase) in phases.enumerated() {
      end += phase.weeks
      if week < end { return index }
    }
    return nil
  }

  /// The contingency of that id.
  public func contingency(_ id: Name) -> Contingency? {
    contingencies.first { $0.id == id }
  }

  /// All analytes that its contingencies look for.
  public var targets: AnalyteSet {
    contingencies.reduce(into: []) { targets, contingency in
      if case .test(let analytes, _) = contingency.condition { targets.formUnion(analytes) }
    }
  }

  /// Whether a milestone of that kind is rewarded at planned visits, which can be missed.
  func rewardsAtVisits(_ kind: Name) -> Bool {
    contingencies.contains { $0.occasions == .visits && $0.condition == .milestone(kind) }
  }

  /// The bowls that its draws are made from, each once, in order of mention.
  public var bowls: [Name] {
    contingencies.flatMap(\.bowls).reduce(into: []) { names, bowl in
      if !names.contains(bowl) { names.append(bowl) }
    }
  }
}

/// A stretch of weeks with its own visit plan.
public struct Phase: Hashable, Sendable {
  /// Unique within the schedule.
  public var id: Name
  /// How many weeks, at least 1.
  public var weeks: Int
  /// When visits are planned.
  public var visits: VisitPlan

  /// A phase of those parts.
  public init(id: Name, weeks: Int, visits: VisitPlan) {
    self.id = id
    self.weeks = weeks
    self.visits = visits
  }
}

/// How many visits a week has, and on which days.
///
/// The first so many occasions of a participant's week fill the plan on whatever day they fall;
/// the weekdays say when the participant is expected.
public struct VisitPlan: Hashable, Sendable {
  /// Planned visits in each week, 0 to 7.
  public var perWeek: Int
  /// The days of the week, or none where the protocol does not name them.
  public var weekdays: [Weekday]

  /// A plan of so many visits a week, on no named days.
  public init(perWeek: Int) {
    self.perWeek = perWeek
    weekdays = []
  }

  /// A plan of a visit on each of `weekdays`.
  public init(weekdays: [Weekday]) {
    perWeek = weekdays.count
    self.weekdays = weekdays
  }
}
