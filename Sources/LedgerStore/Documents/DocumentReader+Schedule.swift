import ContingencyManagement
import StrictJSON

/// What the other parts of a schedule are read by.
struct ScheduleFrame {
  /// Its phases; nil where they cannot be read.
  let phases: [Phase]?
  /// What its points are worth.
  let point: PointValue
}

extension DocumentReader {
  /// The keys of a schedule besides those of its heading, and those that it may have.
  static let scheduleKeys = (
    needed: ["phases", "contingencies", "examples"], optional: ["point", "keepsOnMove", "caps"]
  )

  /// A schedule that has no contradictions and whose examples come out.
  func schedule(_ value: JSONValue, _ replaysExamples: Bool) -> Schedule? {
    guard
      let fields = object(
        value, "a schedule", keys: Heading.keys + Self.scheduleKeys.needed,
        optional: Self.scheduleKeys.optional + Heading.optional)
    else { return nil }
    let point = fields["point"].map(worth) ?? .none
    let frame = ScheduleFrame(phases: fields["phases"].flatMap(phases), point: point)
    let heading = heading(fields)
    let keeps = fields["keepsOnMove"].flatMap {
      choice($0, "keepsOnMove", among: KeptOnMove.choices)
    }
    let contingencies = fields["contingencies"].flatMap {
      list($0, "contingencies") { contingency($0, frame) }
    }
    let caps = fields["caps"].flatMap { list($0, "caps") { scheduleCap($0, point) } }
    let examples = fields["examples"].flatMap { list($0, "examples") { example($0, point) } }
    guard let heading, let phases = frame.phases, let contingencies, let examples,
      problems.isEmpty
    else { return nil }
    let schedule = Schedule(
      id: heading.id, version: heading.version, title: heading.title, source: heading.source,
      evidence: heading.evidence, currency: heading.currency, point: point.money,
      keepsOnMove: keeps ?? .nothing, phases: phases, contingencies: contingencies,
      caps: caps ?? [], examples: examples)
    report(schedule.contradictions(), in: value)
    if problems.isEmpty, replaysExamples { report(schedule.failedExamples(), in: value) }
    return schedule
  }

  /// Notes what does not fit together, each where it stands in the document `value`; once, also
  /// where it holds for several phases that share an element of `pays`.
  func report(_ found: [ScheduleProblem], in value: JSONValue) {
    for (place, problem) in found.enumerated() where !found[..<place].contains(problem) {
      report(problem.fact.description, at: value.position(of: problem.path[...]))
    }
  }

  private func worth(_ value: JSONValue) -> PointValue {
    if case .string(let text) = value.content, PointValue.isMeant(by: text) {
      report("point says what one is worth in money, such as \"0.25\"", at: value.position)
      return .unreadable
    }
    guard let money = money(value, "point") else { return .unreadable }
    guard money > .zero else {
      report("a point is worth more than nothing", at: value.position)
      return .unreadable
    }
    return .worth(money)
  }
}

extension PointValue {
  fileprivate var money: Money? {
    if case .worth(let money) = self { money } else { nil }
  }
}
