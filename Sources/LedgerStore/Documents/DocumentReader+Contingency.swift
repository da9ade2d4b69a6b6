import ContingencyManagement
import StrictJSON

extension DocumentReader {
  func contingency(_ value: JSONValue, phases: [Phase]?) -> Contingency? {
    let always = ["id", "met", "occasions", "pays"]
    // Only what may be missed can reset; the rules for that have no defaults.
    let ruled = ["verdicts", "reset", "recovery"]
    let mayBeMissed = !isAnyDayMilestone(value)
    guard
      let fields = object(value, "a contingency", keys: mayBeMissed ? always + ruled : always)
    else { return nil }
    let id = name(fields["id"], "id")
    let condition = fields["met"].flatMap(self.condition)
    let occasions = fields["occasions"].flatMap(self.occasions)
    let rules = fields["verdicts"].flatMap {
      self.verdicts($0, visits: occasions == .visits || occasions == nil)
    }
    let reset = fields["reset"].flatMap(self.reset)
    let recovery = fields["recovery"].flatMap(self.recovery)
    let pays = fields["pays"].flatMap { self.pays($0, phases: phases) }
    guard let id, let condition, let occasions, let pays else { return nil }
    let never = ExcusedRule(run: .held, breaksBonusRun: false, sparesWeek: true)
    guard mayBeMissed else {
      return Contingency(
        id: id, condition: condition, occasions: occasions, verdicts: [:], excused: never,
        reset: .none, recovery: nil, pays: pays)
    }
    guard let rules, let reset, let recovery else { return nil }
    return Contingency(
      id: id, condition: condition, occasions: occasions, verdicts: rules.verdicts,
      excused: rules.excused ?? never, reset: reset, recovery: recovery, pays: pays)
  }

  /// Whether the contingency is a milestone that may be reached on any day, which is never missed.
  private func isAnyDayMilestone(_ value: JSONValue) -> Bool {
    guard case .object(let members) = value.content,
      let occasions = members.first(where: { $0.isNamed("occasions") })?.value,
      let met = members.first(where: { $0.isNamed("met") })?.value,
      case .object = occasions.content, case .object(let conditions) = met.content
    else { return false }
    return conditions.contains { $0.isNamed("milestone") }
  }

  private func condition(_ value: JSONValue) -> Condition? {
    guard
      let fields = object(
        value, "met", keys: [], optional: ["everyTargetNegative", "specimens", "milestone"])
    else { return nil }
    switch (fields["everyTargetNegative"], fields["specimens"], fields["milestone"]) {
    case (let targets?, let specimens?, nil):
      let analytes = list(targets, "everyTargetNegative", analyte)
      let types = list(specimens, "specimens") {
        choice($0, "a specimen", among: SpecimenType.choices)
      }
      guard let analytes, let types else { return nil }
      return .test(targets: AnalyteSet(analytes), specimens: types)
    case (nil, nil, let milestone?):
      return name(milestone, "milestone").map(Condition.milestone)
    default:
      report(
        "met needs either \"everyTargetNegative\" and \"specimens\", or \"milestone\"",
        at: value.position)
      return nil
    }
  }

  private func analyte(_ value: JSONValue) -> Analyte? {
    let choices = Analyte.allCases.map { (word: $0.code, choice: $0) }
    return choice(value, "an analyte", among: choices)
  }

  private func occasions(_ value: JSONValue) -> Occasions? {
    if case .object = value.content {
      guard
        let fields = object(value, "occasions", keys: ["mostPerWeek"]),
        let most = fields["mostPerWeek"].flatMap({ integer($0, "mostPerWeek", in: 1...7) })
      else { return nil }
      return .anyDay(mostPerWeek: most)
    }
    return choice(value, "occasions", among: [(word: "visits", choice: Occasions.visits)])
  }

  private func verdicts(
    _ value: JSONValue, visits: Bool
  ) -> (verdicts: [Cause: Verdict], excused: ExcusedRule?)? {
    let causes = Cause.ruledForTests
    guard
      let fields = object(
        value, "verdicts", keys: visits ? ["excused"] : [], optional: causes.map(\.rawValue))
    else { return nil }
    var verdicts: [Cause: Verdict] = [:]
    for cause in causes {
      guard let rule = fields[cause.rawValue] else { continue }
      verdicts[cause] = choice(rule, "\"\(cause.rawValue)\"", among: Verdict.choices)
    }
    let excused = fields["excused"].flatMap(excusedRule)
    guard excused != nil || !visits else { return nil }
    return (verdicts, excused)
  }

  private func excusedRule(_ value: JSONValue) -> ExcusedRule? {
    guard let fields = object(value, "excused", keys: ["run", "bonusRun", "week"]) else {
      return nil
    }
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

  private func reset(_ value: JSONValue) -> Reset? {
    if case .object = value.content {
      guard let fields = object(value, "reset", keys: ["down"]),
        let rungs = fields["down"].flatMap({ integer($0, "down", in: 1...1000) })
      else { return nil }
      return .down(rungs)
    }
    return choice(
      value, "reset", among: [(word: "to-start", choice: Reset.toStart), ("none", Reset.none)])
  }

  /// A recovery, or none where the file says so; nil where it cannot be read.
  private func recovery(_ value: JSONValue) -> Recovery?? {
    if case .string = value.content {
      return choice(value, "recovery", among: [(word: "none", choice: Recovery?.none)])
    }
    guard let fields = object(value, "recovery", keys: ["after", "to", "from"]) else { return nil }
    let after = fields["after"].flatMap { integer($0, "after", in: 1...1000) }
    let to = fields["to"].flatMap { choice($0, "to", among: RecoveredRung.choices) }
    let from = fields["from"].flatMap { choice($0, "from", among: RecoveryStart.choices) }
    guard let after, let to, let from else { return nil }
    return Recovery(after: after, to: to, from: from)
  }
}
