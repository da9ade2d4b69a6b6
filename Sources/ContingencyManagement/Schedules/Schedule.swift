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
  /// What a point is worth, where the protocol counts in points.
  public var point: Money?
  /// What a participant brings along who is moved into it.
  public var keepsOnMove: KeptOnMove
  /// Stretches of weeks, in order, from the participant's start day.
  public var phases: [Phase]
  /// Behaviours that earn, each with a run of its own or sharing that of an earlier one.
  public var contingencies: [Contingency]
  /// The most that may be paid, in windows of time.
  public var caps: [ScheduleCap]
  /// What given courses earn; replayed whenever the schedule is loaded.
  public var examples: [WorkedExample]

  /// A schedule of those parts; ``contradictions()`` tells whether they fit together.
  public init(
    id: Name, version: Int, title: String, source: String, evidence: String, currency: Currency,
    point: Money? = nil, keepsOnMove: KeptOnMove = .nothing, phases: [Phase],
    contingencies: [Contingency], caps: [ScheduleCap] = [], examples: [WorkedExample]
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.source = source
    self.evidence = evidence
    self.currency = currency
    self.point = point
    self.keepsOnMove = keepsOnMove
    self.phases = phases
    self.contingencies = contingencies
    self.caps = caps
    self.examples = examples
  }

  /// The most weeks that all phases together may have: ten years.
  public static let mostWeeks = 520

  /// How many weeks the schedule runs; a phase by occasions counts as many as its plan needs.
  public var weeks: Int { phases.reduce(0) { $0 + $1.weeks } }

  /// The phase that week `week` (from 0) belongs to, where each lasts as long as planned; nil once
  /// the schedule has run out.
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

  /// The contingency whose ladder, reset, recovery and pay hold for `contingency`: itself, or the
  /// one that it shares a ladder with.
  public func leader(of contingency: Contingency) -> Contingency {
    contingency.sharesLadderOf.flatMap(self.contingency) ?? contingency
  }

  /// All analytes that its contingencies look for.
  public var targets: AnalyteSet {
    contingencies.reduce(into: []) { $0.formUnion($1.condition.targets) }
  }

  /// The most occasions that count on one day at planned visits.
  public var mostVisitsPerDay: Int { phases.map(\.visits.perDay).max() ?? 1 }

  /// Whether a milestone of that kind is rewarded at planned visits, which can be missed.
  func rewardsAtVisits(_ kind: Name) -> Bool {
    contingencies.contains { $0.occasions == .visits && $0.condition == .milestone(kind) }
  }

  /// The contingencies that visits count for.
  var contingenciesAtVisits: [Name] { contingencies.filter(\.isAtVisits).map(\.id) }

  /// The contingencies that `occasion` is one of.
  func contingencies(of occasion: Occasion) -> [Name] {
    contingencies.filter { $0.judge(occasion, prescribed: []) != nil }.map(\.id)
  }

  /// The bowls that its draws are made from, each once, in order of mention.
  public var bowls: [Name] {
    contingencies.flatMap(\.bowls).reduce(into: []) { names, bowl in
      if !names.contains(bowl) { names.append(bowl) }
    }
  }

  /// The files of caps that it names, in order.
  public var capFiles: [Name] {
    caps.compactMap { if case .file(let id) = $0 { id } else { nil } }
  }
}

/// What a participant brings along who is moved into a schedule.
public enum KeptOnMove: String, CaseIterable, Hashable, Sendable {
  /// Every ladder begins afresh.
  case nothing
  /// Contingencies of the same id go on at the run and rung reached, and what a recovery remembers.
  case runAndRung = "run-and-rung"
}
