extension Schedule {
  /// Every worked example that does not come out as it says.
  ///
  /// - Precondition: the schedule has no ``contradictions()``.
  public func failedExamples() -> [ScheduleProblem] {
    examples.indices.flatMap { index in
      failures(of: examples[index]).map {
        ScheduleProblem([.key("examples"), .index(index)] + $0.path, $0.fact)
      }
    }
  }

  private func failures(of example: WorkedExample) -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    func read(_ text: String, _ path: [PathStep]) -> CourseStream? {
      do throws(StreamProblem) {
        return try CourseStream(text)
      } catch {
        problems.append(ScheduleProblem(path, .exampleUnreadable(error)))
        return nil
      }
    }
    let visits = example.stream.flatMap { read($0, [.key("stream")]) }
    var own: [CourseStreams.Own] = []
    for each in example.on {
      guard let stream = read(each.stream, [.key("on"), .key(each.contingency.text)]) else {
        continue
      }
      own.append(CourseStreams.Own(contingency: each.contingency, stream: stream))
    }
    guard problems.isEmpty else { return problems }
    let played: [PlayedOccasion]
    do throws(ScheduleProblem.Fact) {
      played = try play(CourseStreams(visits: visits, own: own))
    } catch {
      return [ScheduleProblem(path(of: error, in: example, own), error)]
    }
    return failures(of: example, played: played)
  }

  /// Where the course stands that cannot be played.
  private func path(
    of fact: ScheduleProblem.Fact, in example: WorkedExample, _ own: [CourseStreams.Own]
  ) -> [PathStep] {
    let id: Name? =
      switch fact {
      case .exampleOfNoContingency(let id): id
      case .exampleBeyondPlan(let occasions, _):
        own.first { $0.stream.occasions.count == occasions }?.contingency
      default: nil
      }
    if let id { return [.key("on"), .key(id.text)] }
    return [.key(example.stream == nil ? "on" : "stream")]
  }

  private func failures(
    of example: WorkedExample, played: [PlayedOccasion]
  ) -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    let total = played.reduce(Earning.nothing) { $0 + $1.earned }
    if example.total == nil, example.draws == nil, example.earns == nil, example.items.isEmpty {
      problems.append(ScheduleProblem([], .exampleSaysNothing))
    }
    if let says = example.total, says != total.money {
      problems.append(
        ScheduleProblem([.key("total")], .exampleTotal(says: says, comesTo: total.money)))
    }
    if let says = example.draws, says != total.draws {
      problems.append(
        ScheduleProblem([.key("draws")], .exampleDraws(says: says, comesTo: total.draws)))
    }
    for says in example.items {
      let comes = itemsEarned(says.kind, in: played)
      guard says.count != comes else { continue }
      problems.append(
        ScheduleProblem(
          [.key("items"), .key(says.kind.text)],
          .exampleItems(says.kind, says: says.count, comesTo: comes)))
    }
    guard let earns = example.earns else { return problems }
    let occasions = played.filter { !$0.outcomes.isEmpty }
    if earns.count != occasions.count {
      problems.append(
        ScheduleProblem(
          [.key("earns")], .exampleLength(says: earns.count, occasions: occasions.count)))
    }
    for (index, (says, played)) in zip(earns, occasions).enumerated()
    where !says.isSaid(of: played.earned) {
      problems.append(
        ScheduleProblem(
          [.key("earns"), .index(index)],
          .exampleOccasion(number: index + 1, says: says, comesTo: played.earned)))
    }
    return problems
  }

  /// How many things of a kind a played course earned.
  public func itemsEarned(_ kind: Name, in played: [PlayedOccasion]) -> Int {
    played.flatMap(\.rewards).reduce(0) { sum, reward in
      let unit = contingency(reward.contingency).flatMap { contingency in
        reward.phase.flatMap { leader(of: contingency).pays[$0]?.ladder.unit }
      }
      return unit == .items(kind) ? sum + reward.credited.items : sum
    }
  }
}

extension Earning {
  /// Whether an example that says this is right about `earned`: a plain number may be draws or
  /// things, an amount money or a rate.
  func isSaid(of earned: Earning) -> Bool {
    self == earned
      || earned.money == .zero && earned.draws == 0
        && (money == .zero && draws == earned.items
          || draws == 0
            && money.thousandths == earned.items)
  }
}
