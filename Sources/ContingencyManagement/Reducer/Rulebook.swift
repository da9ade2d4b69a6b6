/// A schedule with what is worked out from it once.
struct Rulebook: Sendable {
  let schedule: Schedule
  let strands: [Strand]

  init(_ schedule: Schedule) {
    self.schedule = schedule
    strands = schedule.strands()
  }

  /// The strand and the member of it that the contingency at a place of the schedule is.
  func seat(ofPlace place: Int) -> (strand: Int, member: Int)? {
    for (index, strand) in strands.enumerated() {
      if let member = strand.member(ofPlace: place) { return (index, member) }
    }
    return nil
  }

  /// What lies ahead under each contingency, in the order of the schedule.
  func prospects(_ standings: [Standings]) -> [Prospect] {
    schedule.contingencies.indices.compactMap { place in
      guard let (strand, member) = seat(ofPlace: place), standings.indices.contains(strand) else {
        return nil
      }
      return Prospect(
        of: member, strand: strands[strand], standings: standings[strand], schedule: schedule)
    }
  }
}
