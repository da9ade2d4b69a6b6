extension Schedule {
  /// How many visits are planned from the first day to the last.
  public var plannedVisits: Int { phases.reduce(0) { $0 + $1.plannedVisits } }

  /// What a course earns whose letters fill the planned visits in order.
  public func play(_ stream: CourseStream) throws(ScheduleProblem.Fact) -> [PlayedOccasion] {
    try play(CourseStreams(visits: stream))
  }

  /// What courses earn whose letters fill the planned occasions in order.
  ///
  /// `N` means met, `P` that a test was positive and a milestone was not reached. What may be
  /// reached on any day is left out unless it has a course of its own, whose letters follow each
  /// other as closely as they count.
  ///
  /// - Parameters:
  ///   - caps: Those that hold; the schedule's own unless said otherwise.
  ///   - start: The day of enrolment, which matters only to caps by the calendar.
  /// - Throws: where a course has more occasions than the schedule plans, or is that of no
  ///   contingency that has occasions.
  public func play(
    _ streams: CourseStreams, caps: [Cap]? = nil, from start: CalendarDay = .playsFrom
  ) throws(ScheduleProblem.Fact) -> [PlayedOccasion] {
    var player = Player(self, caps: caps ?? inlineCaps, from: start)
    return player.play(try scenes(of: streams))
  }

  /// The caps that are written in the schedule itself.
  var inlineCaps: [Cap] {
    caps.compactMap { if case .inline(let cap) = $0 { cap } else { nil } }
  }

  /// What happens under one contingency on one occasion.
  fileprivate struct Scene {
    var day: Int
    var place: Int
    /// Its number among the planned visits; nil on days of the participant's own.
    var visit: Int?
    /// Nil for the enrolment.
    var letter: StreamOccasion?
  }

  private func scenes(
    of streams: CourseStreams
  ) throws(ScheduleProblem.Fact) -> [Scene] {
    for own in streams.own {
      guard
        contingencies.contains(where: { $0.id == own.contingency && $0.condition != .enrolment })
      else { throw .exampleOfNoContingency(own.contingency) }
    }
    var scenes: [Scene] = []
    let days = plannedDays
    for (place, contingency) in contingencies.enumerated() {
      if contingency.condition == .enrolment {
        scenes.append(Scene(day: 0, place: place, visit: nil, letter: nil))
        continue
      }
      let own = streams.own.first { $0.contingency == contingency.id }?.stream
      let letters: [StreamOccasion]
      let onDays: [Int]
      switch contingency.occasions {
      case .visits:
        letters = (own ?? streams.visits)?.occasions ?? []
        onDays = days
      case .anyDay:
        letters = own?.occasions ?? []
        onDays = ownDays(of: place, count: letters.count)
      }
      guard letters.count <= onDays.count else {
        throw .exampleBeyondPlan(occasions: letters.count, planned: onDays.count)
      }
      for (index, (day, letter)) in zip(onDays, letters).enumerated() {
        scenes.append(
          Scene(
            day: day, place: place, visit: contingency.occasions == .visits ? index : nil,
            letter: letter))
      }
    }
    return scenes
  }

  /// The day of enrolment of each planned visit, in order.
  var plannedDays: [Int] {
    var first = 0
    return phases.flatMap { phase -> [Int] in
      defer { first += phase.weeks * 7 }
      return phase.plannedDays.map { first + $0 }
    }
  }

  /// The first days of enrolment on which a contingency that may be met on any day can be met, as
  /// closely as they count, at most `count`.
  func ownDays(of place: Int, count: Int) -> [Int] {
    guard case .anyDay(let limit) = contingencies[place].occasions else { return [] }
    let window = contingencies[place].window ?? DayWindow()
    var first = window.from
    if let need = contingencies[place].needs,
      let needed = contingencies[..<place].firstIndex(where: { $0.id == need.contingency })
    {
      let met =
        contingencies[needed].occasions == .visits
        ? plannedDays.first ?? 0 : ownDays(of: needed, count: 1).first ?? 0
      first = max(first, met + need.afterDays)
    }
    let perWeek = limit.mostPerWeek
    let daysInWeek = max(1, (perWeek + limit.perDay - 1) / limit.perDay)
    var days: [Int] = []
    for index in 0..<min(count, limit.inAll ?? count) {
      let day =
        first + index / max(1, perWeek) * 7
        + index % max(1, perWeek) / limit.perDay * (7 / daysInWeek)
      guard window.contains(day), day < weeks * 7 else { break }
      days.append(day)
    }
    return days
  }

  /// Plays scenes one after the other.
  private struct Player {
    let rules: Rulebook
    let caps: [Cap]
    let start: CalendarDay
    var standings: [Standings]
    var book = PaymentBook()

    init(_ schedule: Schedule, caps: [Cap], from start: CalendarDay) {
      rules = Rulebook(schedule)
      self.caps = caps
      self.start = start
      standings = rules.strands.map { Standings($0) }
    }

    mutating func play(_ scenes: [Scene]) -> [PlayedOccasion] {
      let inOrder = scenes.sorted {
        ($0.day, $0.place, $0.visit ?? 0) < ($1.day, $1.place, $1.visit ?? 0)
      }
      var played: [PlayedOccasion] = []
      var rest = inOrder[...]
      while let first = rest.first {
        let today = rest.prefix { $0.day == first.day }
        rest = rest.dropFirst(today.count)
        // Within a day in the order in which a ledger works them through.
        var occasions: [PlayedOccasion] = []
        var keys: [Int?] = []
        for scene in today {
          guard let reward = step(scene) else { continue }
          // An enrolment stands by itself, visits together by their number, the rest by themselves.
          let key = scene.letter == nil ? -1 : scene.visit
          let place = key == nil ? nil : keys.firstIndex { $0 == key }
          if place == nil {
            keys.append(key)
            occasions.append(
              PlayedOccasion(
                outcomes: [], day: scene.day, rewards: [], prospects: [],
                isVisit: scene.visit != nil))
          }
          let index = place ?? occasions.count - 1
          occasions[index].rewards.append(reward)
          if let letter = scene.letter {
            occasions[index].outcomes.append(
              PlayedOccasion.Outcome(contingency: reward.contingency, letter: letter))
          }
          occasions[index].prospects = rules.prospects(standings)
        }
        played += occasions
      }
      return played
    }

    private mutating func step(_ scene: Scene) -> Reward? {
      guard let (index, member) = rules.seat(ofPlace: scene.place) else { return nil }
      let strand = rules.strands[index]
      let contingency = strand.members[member]
      let sight =
        scene.letter.map(contingency.sight) ?? .judged(contingency.judgement(.enrolled))
      guard let sight else { return nil }
      var reward = standings[index].step(
        sight, of: member, on: scene.day, strand: strand, schedule: rules.schedule)
      let day = start.adding(days: scene.day)
      let room = book.room(
        for: reward.total.money, paidBefore: .zero, on: day, by: contingency.funder, caps: caps,
        episode: start..<CalendarDay.epoch.adding(days: .max))
      reward.withheld = reward.total.money.remaining(after: room)
      book.add(room, on: day, by: contingency.funder)
      return reward
    }
  }
}

extension CalendarDay {
  /// The day from which a course is played unless said otherwise: Monday, 5 January 2026.
  public static let playsFrom = CalendarDay.epoch.adding(days: 20_458)
}
