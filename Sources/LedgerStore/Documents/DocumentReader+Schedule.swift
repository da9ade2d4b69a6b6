import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// A schedule that has no contradictions and whose examples come out.
  func schedule(_ value: JSONValue, _ replaysExamples: Bool) -> Schedule? {
    guard
      let fields = object(
        value, "a schedule",
        keys: [
          "kind", "id", "version", "title", "source", "evidence", "currency", "phases",
          "contingencies", "examples",
        ])
    else { return nil }
    let phases = fields["phases"].flatMap { list($0, "phases", phase) }
    let id = name(fields["id"], "id")
    let version = fields["version"].flatMap { integer($0, "version", in: 1...9999) }
    let title = fields["title"].flatMap { string($0, "title") }
    let source = fields["source"].flatMap { string($0, "source") }
    let evidence = fields["evidence"].flatMap { string($0, "evidence") }
    let currency = currency(fields["currency"])
    let examples = fields["examples"].flatMap { list($0, "examples", example) }
    let contingencies = fields["contingencies"].flatMap {
      list($0, "contingencies") { contingency($0, phases: phases) }
    }
    guard let id, let version, let title, let source, let evidence, let currency, let phases,
      let contingencies, let examples, problems.isEmpty
    else { return nil }
    let schedule = Schedule(
      id: id, version: version, title: title, source: source, evidence: evidence,
      currency: currency, phases: phases, contingencies: contingencies, examples: examples)
    report(schedule.contradictions(), in: value)
    if problems.isEmpty, replaysExamples { report(schedule.failedExamples(), in: value) }
    return schedule
  }

  private func report(_ found: [ScheduleProblem], in value: JSONValue) {
    for problem in found {
      report(problem.fact.description, at: value.position(of: problem.path[...]))
    }
  }

  private func phase(_ value: JSONValue) -> Phase? {
    guard let fields = object(value, "a phase", keys: ["id", "weeks", "visits"]) else {
      return nil
    }
    let id = name(fields["id"], "id")
    let weeks = fields["weeks"].flatMap { integer($0, "weeks", in: 1...Schedule.mostWeeks) }
    let visits = fields["visits"].flatMap(visitPlan)
    guard let id, let weeks, let visits else { return nil }
    return Phase(id: id, weeks: weeks, visits: visits)
  }

  private func visitPlan(_ value: JSONValue) -> VisitPlan? {
    guard
      let fields = object(value, "visits", keys: [], optional: ["perWeek", "weekdays"])
    else { return nil }
    switch (fields["perWeek"], fields["weekdays"]) {
    case (let perWeek?, nil):
      return integer(perWeek, "perWeek", in: 0...7).map { VisitPlan(perWeek: $0) }
    case (nil, let weekdays?):
      let days = list(weekdays, "weekdays") {
        choice($0, "a weekday", among: Weekday.choices)
      }
      return days.map { VisitPlan(weekdays: $0) }
    case (nil, nil), (_?, _?):
      report("visits needs either \"perWeek\" or \"weekdays\"", at: value.position)
      return nil
    }
  }

  private func example(_ value: JSONValue) -> WorkedExample? {
    guard
      let fields = object(
        value, "an example", keys: ["stream"], optional: ["total", "draws", "earns", "note"])
    else { return nil }
    let note = fields["note"].flatMap { string($0, "note") }
    guard let stream = fields["stream"].flatMap({ string($0, "stream") }) else { return nil }
    let earns = fields["earns"].flatMap { array($0, "earns") }
    return WorkedExample(
      stream: stream,
      total: money(fields["total"], "total"),
      draws: fields["draws"].flatMap { integer($0, "draws", in: 0...1_000_000) },
      earns: earns.map { $0.compactMap(earning) }, note: note)
  }

  /// A money amount in quotes, or a number of draws.
  private func earning(_ value: JSONValue) -> Earning? {
    if case .number = value.content {
      return integer(value, "an earning", in: 0...Ladder.mostDraws).map {
        Earning(money: .zero, draws: $0)
      }
    }
    return money(value, "an earning").map { Earning(money: $0, draws: 0) }
  }
}

extension JSONValue {
  /// Where the value at the end of `path` stands, or the last one on the way that is there.
  fileprivate func position(of path: ArraySlice<PathStep>) -> JSONPosition {
    guard let step = path.first else { return position }
    switch (step, content) {
    case (.key(let key), .object(let members)):
      guard let member = members.first(where: { $0.isNamed(key) }) else { return position }
      return member.value.position(of: path.dropFirst())
    case (.index(let index), .array(let elements)) where elements.indices.contains(index):
      return elements[index].position(of: path.dropFirst())
    case (.key, _), (.index, _):
      return position
    }
  }
}
