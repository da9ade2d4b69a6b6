import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// The keys of what an excused absence does.
  static let excusedKeys = ["run", "bonusRun", "week"]

  /// The verdicts that a contingency gives, and what an excused absence does at visits.
  ///
  /// - Parameter visits: Whether it has its occasions at visits; nil where that cannot be told.
  func verdicts(
    _ value: JSONValue, visits: Bool?
  ) -> (verdicts: [Cause: Verdict], excused: ExcusedRule?)? {
    let causes = Cause.ruled
    guard
      let fields = object(
        value, "verdicts", keys: visits == true ? ["excused"] : [],
        optional: causes.map(\.rawValue) + (visits == nil ? ["excused"] : []))
    else { return nil }
    var verdicts: [Cause: Verdict] = [:]
    for cause in causes {
      guard let rule = fields[cause.rawValue] else { continue }
      verdicts[cause] = choice(rule, "\"\(cause.rawValue)\"", among: Verdict.choices)
    }
    return (verdicts, fields["excused"].flatMap(excusedRule))
  }

  private func excusedRule(_ value: JSONValue) -> ExcusedRule? {
    guard let fields = object(value, "excused", keys: Self.excusedKeys) else { return nil }
    let run = fields["run"].flatMap {
      choice($0, "run", among: [(word: "held", choice: Verdict.held), ("not-met", .notMet)])
    }
    let breaks = fields["bonusRun"].flatMap {
      choice($0, "bonusRun", among: [(word: "held", choice: false), ("broken", true)])
    }
    let spares = fields["week"].flatMap {
      choice($0, "week", among: [(word: "not-full", choice: false), ("spared", true)])
    }
    guard let run, let breaks, let spares else { return nil }
    return ExcusedRule(run: run, breaksBonusRun: breaks, sparesWeek: spares)
  }

  /// What becomes of the rung when a contingency is not met.
  func reset(_ value: JSONValue) -> Reset? {
    if case .object = value.content {
      guard let fields = object(value, "reset", keys: ["down"]),
        let rungs = fields["down"].flatMap({ integer($0, "down", in: 1...1000) })
      else { return nil }
      return .down(rungs)
    }
    let words = [
      (word: "to-start", choice: Reset.toStart), ("to-nothing", .toNothing), ("none", .none),
    ]
    return choice(value, "reset", among: words)
  }

  /// How the rung comes back; nil for never, and where it cannot be read.
  func recovery(_ value: JSONValue) -> Recovery? {
    if case .string = value.content {
      return choice(value, "recovery", among: [(word: "none", choice: Recovery?.none)]) ?? nil
    }
    let takesWeek = value.member("after")?.value.isString ?? false
    let keys = ["after", "to"] + (takesWeek ? [] : ["from"])
    let name = takesWeek ? "recovery after a full week" : "recovery"
    guard let fields = object(value, name, keys: keys) else { return nil }
    let after = fields["after"].flatMap { value -> RecoveryNeed? in
      if takesWeek {
        return choice(value, "after", among: [(word: "full-week", choice: RecoveryNeed.fullWeek)])
      }
      return integer(value, "after", in: 1...1000).map(RecoveryNeed.occasions)
    }
    let to = fields["to"].flatMap { choice($0, "to", among: RecoveredRung.choices) }
    let from = fields["from"].flatMap { choice($0, "from", among: RecoveryStart.choices) }
    guard let after, let to, let from = takesWeek ? RecoveryStart.nextOccasion : from else {
      return nil
    }
    return Recovery(after: after, to: to, from: from)
  }
}
