/// Where a participant stands with the contingencies of one strand.
struct Standings: Hashable, Sendable {
  /// One a ladder of the strand.
  var climbs: [Climb]
  /// One a member of the strand.
  var members: [Member]
  /// Days under the same schedule before this stretch of it, so that a move within a schedule does
  /// not start its windows anew.
  var daysBefore = 0

  /// What later occasions have to know of earlier ones of one contingency.
  struct Member: Hashable, Sendable {
    /// The first day of enrolment on which it was met.
    var firstMet: Int?
    /// The readings that later ones are compared with, the last one last; none of a specimen that
    /// its condition alone makes held or not met.
    var readings: [DatedReading] = []
  }

  /// Before the first occasion, at the beginning of the phase of that place.
  init(_ strand: Strand, before phase: Int = 0) {
    climbs = strand.ladders.map { Climb(members: $0.count, before: phase) }
    members = strand.members.map { _ in Member() }
  }

  /// Takes the next occasion of a member into account.
  ///
  /// - Parameter day: The day of enrolment, from 0; never before that of the last occasion.
  mutating func step(
    _ sight: Sight, of member: Int, on day: Int, strand: Strand, schedule: Schedule
  ) -> Reward {
    let contingency = strand.members[member]
    var judgement = contingency.judge(sight, after: members[member].readings, on: day)
    if judgement.cause != .closed,
      let cause = obstacle(to: member, on: day, strand, schedule)
    {
      judgement = contingency.judgement(cause)
    }
    let ladder = strand.ladderOf[member]
    let reward = climbs[ladder].step(
      judgement, of: strand.numberOf[member], week: max(0, day) / 7,
      members: strand.climbers[ladder], schedule: schedule)
    if reward.isMet, members[member].firstMet == nil { members[member].firstMet = day }
    if case .test(let test) = sight, contingency.canBeComparedWith(test.condition) {
      keep(test.readings, of: member, on: day)
    }
    return reward
  }

  /// Why a contingency cannot be met on `day`, whatever happens; nil where it can.
  private func obstacle(
    to member: Int, on day: Int, _ strand: Strand, _ schedule: Schedule
  ) -> Cause? {
    let contingency = strand.members[member]
    if let window = contingency.window, !window.contains(day + daysBefore) { return .outsideWindow }
    if !contingency.onlyInPhases.isEmpty {
      let ladder = strand.ladderOf[member]
      let phase = climbs[ladder].phase(
        inWeek: max(0, day) / 7, members: strand.climbers[ladder], schedule: schedule)
      if let phase, !contingency.isOpen(in: schedule.phases[phase]) { return .outsideWindow }
    }
    guard let need = contingency.needs else { return nil }
    guard let needed = strand.needed[member], let met = members[needed].firstMet,
      need.isMet(after: day - met)
    else { return .needsEarlier }
    return nil
  }

  /// How many occasions of a member count on one day, from the last occasion on; at visits as the
  /// plan of that day's phase says.
  func mostPerDay(of member: Int, on day: Int, strand: Strand, schedule: Schedule) -> Int {
    let ladder = strand.ladderOf[member]
    let phase = climbs[ladder].phase(
      inWeek: max(0, day) / 7, members: strand.climbers[ladder], schedule: schedule)
    return strand.members[member].mostPerDay(schedule, in: phase)
  }

  private mutating func keep(_ readings: Readings, of member: Int, on day: Int) {
    for reading in readings.all {
      members[member].readings.append(
        DatedReading(day: day, analyte: reading.analyte, level: reading.level))
      let same = members[member].readings.indices.filter {
        members[member].readings[$0].analyte == reading.analyte
      }
      if same.count > ReadingLimit.mostReadings { members[member].readings.remove(at: same[0]) }
    }
  }
}

extension Standings {
  /// Where a participant begins who was moved here from other standings.
  ///
  /// - Parameters:
  ///   - phase: The phase that is begun.
  ///   - before: Where the participant stood, and with what.
  ///   - isSame: Whether it is the same schedule, so that the phase says whether its rung is kept.
  ///   - days: How long the participant was there.
  init(
    _ strand: Strand, _ schedule: Schedule, before phase: Int, after before: [Standings],
    _ strands: [Strand], isSame: Bool, days: Int
  ) {
    self.init(strand, before: phase)
    if isSame, let old = before.first { daysBefore = old.daysBefore + days }
    func earlier(_ id: Name) -> (Standings, Strand, Int)? {
      for (standings, strand) in zip(before, strands) {
        if let member = strand.members.firstIndex(where: { $0.id == id }) {
          return (standings, strand, member)
        }
      }
      return nil
    }
    for (ladder, climbers) in strand.ladders.enumerated() {
      let leader = strand.members[climbers[0]]
      let keeps =
        isSame ? leader.pays[phase]?.carriesRung == true : schedule.keepsOnMove == .runAndRung
      guard keeps, let (old, strand, member) = earlier(leader.id) else { continue }
      climbs[ladder].bringAlong(old.climbs[strand.ladderOf[member]])
    }
    guard isSame || schedule.keepsOnMove == .runAndRung else { return }
    for (place, contingency) in strand.members.enumerated() {
      guard let (old, oldStrand, member) = earlier(contingency.id) else { continue }
      members[place] = old.members[member].shifted(by: days)
      guard case .anyDay(let limit) = contingency.occasions, limit.inAll != nil else { continue }
      // What is earned once is not earned again after a move.
      climbs[strand.ladderOf[place]].tallies[strand.numberOf[place]].inAll =
        old.climbs[oldStrand.ladderOf[member]].tallies[oldStrand.numberOf[member]].inAll
    }
  }
}

extension Standings.Member {
  /// The same, with days counted from a later one.
  fileprivate func shifted(by days: Int) -> Self {
    Self(
      firstMet: firstMet.map { $0 - days },
      readings: readings.map {
        DatedReading(day: $0.day - days, analyte: $0.analyte, level: $0.level)
      })
  }
}

extension Reward {
  /// Whether its contingency was met by it, whatever that paid.
  var isMet: Bool {
    verdict == .met && (standing == .counted || standing == .unpaid)
  }
}
