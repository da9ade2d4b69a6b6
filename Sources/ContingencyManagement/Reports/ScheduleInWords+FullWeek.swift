extension Contingency {
  /// When a week is a full one, where a step, a bonus or a recovery takes one; else nothing.
  func fullWeekSentence(in schedule: Schedule) -> [Sentence] {
    let leader = schedule.leader(of: self)
    guard isAtVisits,
      leader.recovery?.after == .fullWeek
        || leader.pays.contains(where: { $0?.countsWeeks == true })
    else { return [] }
    let steps = leader.pays.contains { $0?.ladder.stepPer == .fullWeek }
    let spared = excused.sparesWeek ? " and that was not excused" : ""
    let edge =
      steps && leader.recovery?.from == .nextOccasion && leader.recovery?.occasions != nil
      ? "; a recovery completed by its last visit stands for that week's step" : ""
    return [
      sentence(
        .fullWeek,
        "A week is full when every planned visit that the clinic did not close\(spared) was met"
          + "\(others(leader, schedule)), and at least one was\(edge)\(periods(leader, schedule))")
    ]
  }

  /// Those with which a full week is shared.
  private func others(_ leader: Contingency, _ schedule: Schedule) -> String {
    let climbers = schedule.contingencies.filter {
      $0.isAtVisits && $0.id != id && schedule.leader(of: $0).id == leader.id
    }
    return climbers.isEmpty ? "" : ", those of \(listed(climbers.map(\.id.text), "and")) too"
  }

  /// Of phases whose plan is not for a week at a time.
  private func periods(_ leader: Contingency, _ schedule: Schedule) -> String {
    let paid = zip(schedule.phases, leader.pays).filter { $1 != nil }.map(\.0)
    return paid.allSatisfy { $0.periodWeeks == 1 }
      ? "" : "; where visits are planned for several weeks together, these are one week in this"
  }
}
