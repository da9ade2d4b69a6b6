/// One occasion of a played course, with what it earned.
public struct PlayedOccasion: Hashable, Sendable {
  /// The letter of the course.
  public var outcome: StreamOccasion
  /// The week of enrolment, from 0.
  public var week: Int
  /// One for each contingency that has its occasions at visits.
  public var rewards: [Reward]
  /// Where each of those contingencies stands afterwards.
  public var prospects: [Prospect]

  /// What it earned in all.
  public var earned: Earning { rewards.reduce(.nothing) { $0 + $1.total } }
}

extension Schedule {
  /// How many visits are planned from the first day to the last.
  public var plannedVisits: Int {
    phases.reduce(0) { $0 + $1.weeks * $1.visits.perWeek }
  }

  /// What a course earns whose letters fill the planned visits in order.
  ///
  /// `N` means met for every contingency that has its occasions at visits, `P` that a test was
  /// positive and a milestone was not reached. What may be reached on any day is left out.
  ///
  /// - Throws: where the course has more occasions than the schedule plans.
  public func play(_ stream: CourseStream) throws(ScheduleProblem.Fact) -> [PlayedOccasion] {
    guard stream.occasions.count <= plannedVisits else {
      throw .exampleBeyondPlan(occasions: stream.occasions.count, planned: plannedVisits)
    }
    let atVisits = contingencies.filter { $0.occasions == .visits }
    var climbs = Array(repeating: Climb(), count: atVisits.count)
    return zip(plannedWeeks, stream.occasions).map { week, occasion in
      let rewards = atVisits.indices.map {
        climbs[$0].step(
          atVisits[$0].judge(occasion), week: week, contingency: atVisits[$0], schedule: self)
      }
      let prospects = zip(atVisits, climbs).map { Prospect($0, climb: $1, schedule: self) }
      return PlayedOccasion(
        outcome: occasion, week: week, rewards: rewards, prospects: prospects)
    }
  }

  /// The week of each planned visit, in order.
  private var plannedWeeks: [Int] {
    var weeks: [Int] = []
    var first = 0
    for phase in phases {
      for week in first..<first + phase.weeks {
        weeks += Array(repeating: week, count: phase.visits.perWeek)
      }
      first += phase.weeks
    }
    return weeks
  }

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
    let played: [PlayedOccasion]
    do throws(StreamProblem) {
      let stream = try CourseStream(example.stream)
      do throws(ScheduleProblem.Fact) {
        played = try play(stream)
      } catch {
        return [ScheduleProblem([.key("stream")], error)]
      }
    } catch {
      return [ScheduleProblem([.key("stream")], .exampleUnreadable(error))]
    }
    var problems: [ScheduleProblem] = []
    let total = played.reduce(Earning.nothing) { $0 + $1.earned }
    if example.total == nil, example.draws == nil, example.earns == nil {
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
    if let earns = example.earns {
      if earns.count != played.count {
        problems.append(
          ScheduleProblem(
            [.key("earns")], .exampleLength(says: earns.count, occasions: played.count)))
      }
      for (index, (says, played)) in zip(earns, played).enumerated() where says != played.earned {
        problems.append(
          ScheduleProblem(
            [.key("earns"), .index(index)],
            .exampleOccasion(number: index + 1, says: says, comesTo: played.earned)))
      }
    }
    return problems
  }
}

extension Contingency {
  /// What a letter of a course means for the contingency; `N` that it was met.
  func judge(_ occasion: StreamOccasion) -> Judgement {
    let cause: Cause =
      switch (occasion, condition) {
      case (.negative, .test): .negative
      case (.negative, .milestone): .reached
      case (.positive, .test): .positive
      case (.positive, .milestone), (.missed, _): .missed
      case (.excused, _): .excused
      case (.closed, _): .closed
      }
    return Judgement(verdict(for: cause), cause)
  }
}
