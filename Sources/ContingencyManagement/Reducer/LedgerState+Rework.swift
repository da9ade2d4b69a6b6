extension LedgerState {
  /// Has the courses worked through again with the corrected occasion in them.
  ///
  /// Where it belongs to another participant or another stretch now, it is taken out of the courses
  /// that it was in, and those are worked through too.
  mutating func apply(_ correction: Correction, entry: Int) -> Outcome {
    let corrected = correction.entry
    defer { records[corrected].correctedBy = entry }
    if case .redemption(let redemption) = records[corrected].content {
      records[corrected].isVoid = true
      change(redemption.participant) {
        $0.redeemed = $0.redeemed.remaining(after: redemption.amount)
      }
      return .nothing
    }
    if case .turn(let code) = records[corrected].content {
      records[corrected].isVoid = true
      change(code) { $0.takeBack(turnOf: corrected) }
      return .nothing
    }
    guard case .occasion(let old) = records[corrected].content else { return .nothing }
    // Once voided, its label may be that of another test.
    if case .test(let test) = old, let label = test.label, specimens[label] == corrected {
      specimens[label] = nil
    }
    switch correction.to {
    case .void:
      records[corrected].isVoid = true
      return void(old, entry: corrected, payer: entry)
    case .occasion(let new):
      records[corrected] = Record(
        content: .occasion(new),
        prescribed: participant(new.participant)?.prescribed(on: new.day) ?? [])
      if case .test(let test) = new, let label = test.label { specimens[label] = corrected }
      var outcome = Outcome.nothing
      if old.participant != new.participant {
        outcome = void(old, entry: corrected, payer: entry)
      }
      outcome.credits += put(new, entry: corrected, payer: entry).credits
      return outcome
    }
  }

  /// The courses that an occasion belongs to.
  struct Location: Equatable {
    var place: Int
    var stretch: Int
  }

  func location(of occasion: Occasion) -> Location? {
    guard let place = places[occasion.participant],
      let stretch = participants[place].stretchIndex(on: occasion.day)
    else { return nil }
    return Location(place: place, stretch: stretch)
  }

  func rules(at location: Location) -> Rulebook? {
    rulebooks[participants[location.place].stretches[location.stretch].schedule]
  }

  mutating func void(_ occasion: Occasion, entry: Int, payer: Int) -> Outcome {
    guard let place = places[occasion.participant] else { return .nothing }
    participants[place].keepVisit(nil, entry: entry)
    let credits = rework(
      place, stretches: participants[place].stretches.indices, payer: payer
    ) { course, _, _, _ in
      guard course.points.contains(where: { $0.entry == entry && !$0.isVoid }) else {
        return false
      }
      course.void(entry: entry)
      return true
    }
    return Outcome(rewards: [], credits: credits)
  }

  /// Puts a corrected occasion where it belongs now; what was paid for it anywhere under this
  /// participant counts as paid.
  mutating func put(_ occasion: Occasion, entry: Int, payer: Int) -> Outcome {
    guard let location = location(of: occasion) else { return .nothing }
    let place = location.place
    let removed = participants[place].remove(entry: entry)
    participants[place].keepVisit(visit(of: occasion, entry: entry, at: location), entry: entry)
    let participant = participants[place]
    let prescribed = participant.prescribed(on: occasion.day)
    let elapsed = participant.elapsed(
      on: occasion.day, in: participant.stretches[location.stretch])
    // Paid in a course of another stretch: it counts for the first course that takes the occasion.
    let isTaken = rules(at: location)?.schedule.contingencies.contains {
      $0.sight(of: occasion, prescribed: prescribed) != nil
    }
    var elsewhere = removed.reduce(Earning.nothing) {
      $1.stretch == location.stretch || isTaken != true ? $0 : $0 + $1.paid
    }
    let credits = rework(place, stretches: participant.stretches.indices, payer: payer) {
      course, stretch, strand, index in
      let before = removed.filter { $0.stretch == stretch && $0.course == index }
      guard stretch == location.stretch else {
        if isTaken != true { before.forEach { course.leavePaid($0.point) } }
        return before.contains(where: \.counted)
      }
      var isChanged = !before.isEmpty
      for (member, contingency) in strand.members.enumerated() {
        guard let sight = contingency.sight(of: occasion, prescribed: prescribed) else {
          before.filter { $0.member == member }.forEach { course.leavePaid($0.point) }
          continue
        }
        var point = Course.Point(
          entry: entry, member: member, day: occasion.day, elapsed: elapsed, sight: sight,
          mayBeReplaced: contingency.mayBeReplaced(occasion, sight))
        point.paid =
          before.filter { $0.member == member }.reduce(elsewhere) { $0 + $1.paid }
        elsewhere = .nothing
        course.insert(point)
        isChanged = true
      }
      return isChanged
    }
    return Outcome(rewards: [], credits: credits)
  }

  /// Changes courses of these stretches, one stretch after the other, works them through again and
  /// pays what they are worth more; those too that went on from one that ends elsewhere now.
  mutating func rework(
    _ place: Int, stretches: Range<Int>, payer: Int,
    change: (inout Course, _ stretch: Int, Strand, _ index: Int) -> Bool = { _, _, _, _ in false }
  ) -> [Credit] {
    stretches.flatMap { rework(Location(place: place, stretch: $0), payer: payer, change: change) }
  }

  private mutating func rework(
    _ location: Location, payer: Int, change: (inout Course, Int, Strand, Int) -> Bool
  ) -> [Credit] {
    guard let rules = rules(at: location) else { return [] }
    let caps = caps(of: rules.schedule)
    let code = participants[location.place].code
    let starts = starts(ofStretch: location.stretch, of: participants[location.place])
    var outcome = Outcome.nothing
    for (index, strand) in rules.strands.enumerated() {
      let due = participants[location.place].withCourse(
        index, ofStretch: location.stretch, strand, caps: caps
      ) { course, pay in
        let isChanged = change(&course, location.stretch, strand, index)
        let startsElsewhere = starts.indices.contains(index) && course.start != starts[index]
        if startsElsewhere { course.start = starts[index] }
        guard isChanged || startsElsewhere else { return [] as [Course.Due] }
        return course.workThroughAgain(strand: strand, schedule: rules.schedule, pay: pay).credits
      }
      outcome.credits += due.map { Credit($0, to: code, strand: strand) }
    }
    outcome = outcome.inOrder(of: rules.schedule)
    pay(outcome, to: location.place, under: rules.schedule, day: nil, entry: payer)
    return outcome.credits
  }

  /// Where the courses of a stretch begin: afresh, or where those before it ended.
  func starts(ofStretch number: Int, of participant: Participant) -> [Standings] {
    let stretch = participant.stretches[number]
    guard let rules = rulebooks[stretch.schedule] else { return [] }
    guard number > 0,
      participant.turns.contains(where: { $0.kind == .moved && $0.from == stretch.from }),
      let before = rulebooks[participant.stretches[number - 1].schedule]
    else { return rules.strands.map { Standings($0, before: stretch.firstPhase) } }
    let old = participant.stretches[number - 1]
    return rules.strands.map { strand in
      Standings(
        strand, rules.schedule, before: stretch.firstPhase,
        after: old.courses.map(\.standings), before.strands,
        isSame: stretch.schedule == old.schedule,
        days: participant.elapsed(on: stretch.from, in: old))
    }
  }
}
