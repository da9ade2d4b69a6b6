import Digest

extension LedgerState {
  /// Takes an event into account and tells what it earned; it cannot refuse.
  ///
  /// - Precondition: ``decide(_:today:)`` let the event in, in this very state.
  @discardableResult
  public mutating func apply(_ event: Event, request: RequestID) -> Outcome {
    let entry = entryCount
    entryCount += 1
    requests[request] = entry
    records.append(Record(content: .other(event.kind)))
    switch event {
    case .ledgerCreated(let founding): self.founding = founding
    case .adopted(let adoption): apply(adoption, entry: entry)
    case .enrolled(let enrolment): apply(enrolment, entry: entry)
    case .moved(let move):
      let contingencies = schedules[move.schedule]?.contingencies.count ?? 0
      change(move.participant) {
        $0.begin(
          .moved, schedule: move.schedule, contingencies: contingencies, from: move.from,
          entry: entry)
      }
    case .paused(let pause):
      turn(.paused(pause.reason), of: pause.participant, from: pause.from, entry: entry)
    case .resumed(let resumption):
      turn(.resumed, of: resumption.participant, from: resumption.from, entry: entry)
    case .ended(let ending):
      turn(.ended(ending.outcome), of: ending.participant, from: ending.from, entry: entry)
    case .medicinesChanged(let change):
      self.change(change.participant) { $0.prescribe(change.prescribed, from: change.from) }
    case .tested(let test): return record(.test(test), entry: entry)
    case .visitNotHeld(let visit): return record(.visitNotHeld(visit), entry: entry)
    case .milestoneReached(let milestone): return record(.milestone(milestone), entry: entry)
    case .drawRequested(let asked):
      records[entry].content = .drawRequest(asked, id: request, result: nil)
      change(asked.participant) { $0.pendingDraw = (entry, asked) }
    case .drawn(let result): apply(result, entry: entry)
    case .chainRenewed(let renewal):
      chains += 1
      change(renewal.participant) {
        $0.chain = Participant.ChainPosition(
          number: renewal.chain, used: 0, element: renewal.anchor)
      }
    case .redeemed(let redemption):
      records[entry].content = .redemption(redemption)
      change(redemption.participant) { $0.redeemed += redemption.amount }
    case .corrected(let correction): return apply(correction, entry: entry)
    case .setAside(let bytes): setAside.append(bytes)
    }
    return .nothing
  }

  private mutating func turn(
    _ kind: Participant.Turn.Kind, of code: ParticipantCode, from day: CalendarDay, entry: Int
  ) {
    records[entry].content = .turn(of: code)
    change(code) { $0.turn(kind, from: day, entry: entry) }
  }

  private mutating func apply(_ adoption: Adoption, entry: Int) {
    adopted.append(
      AdoptedDocument(entry: entry, digest: adoption.digest, document: adoption.document))
    if case .schedule(let schedule) = adoption.document { schedules[adoption.digest] = schedule }
  }

  private mutating func apply(_ enrolment: Enrolment, entry: Int) {
    chains += 1
    if places[enrolment.participant] == nil {
      places[enrolment.participant] = participants.count
      participants.append(Participant(enrolment, entry: entry))
    }
    let contingencies = schedules[enrolment.schedule]?.contingencies.count ?? 0
    change(enrolment.participant) {
      $0.begin(
        .enrolled, schedule: enrolment.schedule, contingencies: contingencies,
        from: enrolment.from, entry: entry)
      $0.prescribe(enrolment.prescribed, from: enrolment.from)
      $0.chain = Participant.ChainPosition(
        number: enrolment.chain, used: 0, element: enrolment.anchor)
    }
  }

  private mutating func apply(_ result: DrawResult, entry: Int) {
    guard let place = places[result.participant],
      let (_, request) = participants[place].pendingDraw, let bowl = bowl(request.bowl)
    else { return }
    if case .drawRequest(let asked, let id, _) = records[result.request].content {
      records[result.request].content = .drawRequest(asked, id: id, result: entry)
    }
    let values = result.slips.map { bowl.tier(ofSlip: $0.number)?.value ?? .zero }
    change(result.participant) { participant in
      participant.pendingDraw = nil
      participant.chain.used = request.last
      participant.chain.element = result.element
      participant.drawsMade += request.count
      participant.prizes = values.reduce(participant.prizes, +)
      participant.drawsOwed[0].count -= request.count
      if participant.drawsOwed[0].count <= 0 { participant.drawsOwed.removeFirst() }
    }
  }

  private mutating func change(_ code: ParticipantCode, _ body: (inout Participant) -> Void) {
    guard let place = places[code] else { return }
    body(&participants[place])
  }
}

// MARK: - Occasions

extension LedgerState {
  private mutating func record(_ occasion: Occasion, entry: Int) -> Outcome {
    records[entry].content = .occasion(occasion)
    if case .test(let test) = occasion, let label = test.label { specimens[label] = entry }
    guard let place = places[occasion.participant],
      let stretch = participants[place].stretchIndex(on: occasion.day),
      let schedule = schedules[participants[place].stretches[stretch].schedule]
    else { return .nothing }
    participants[place].keepNewVisit(
      visit(of: occasion, entry: entry, at: Location(place: place, stretch: stretch)))
    let prescribed = participants[place].prescribed(on: occasion.day)
    records[entry].prescribed = prescribed
    var outcome = Outcome.nothing
    for (index, contingency) in schedule.contingencies.enumerated() {
      guard let judgement = contingency.judge(occasion, prescribed: prescribed) else { continue }
      let point = Course.Point(
        entry: entry, occasion: occasion, judgement: judgement,
        week: participants[place].week(
          of: occasion.day, in: participants[place].stretches[stretch]))
      let (reward, credits) = participants[place].withCourse(index, ofStretch: stretch) {
        $0.add(point, contingency: contingency, schedule: schedule)
      }
      outcome.rewards.append(reward)
      outcome.credits += credits.map {
        Credit($0, to: occasion.participant, contingency: contingency.id)
      }
    }
    pay(outcome, to: place, under: schedule, entry: entry)
    return outcome
  }

  /// Has the courses worked through again with the corrected occasion in them.
  ///
  /// Where it belongs to another participant or another stretch now, it is taken out of the courses
  /// that it was in, and those are worked through too.
  private mutating func apply(_ correction: Correction, entry: Int) -> Outcome {
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
  private struct Location: Equatable {
    var place: Int
    var stretch: Int
  }

  private func location(of occasion: Occasion) -> Location? {
    guard let place = places[occasion.participant],
      let stretch = participants[place].stretchIndex(on: occasion.day)
    else { return nil }
    return Location(place: place, stretch: stretch)
  }

  private mutating func void(_ occasion: Occasion, entry: Int, payer: Int) -> Outcome {
    guard let place = places[occasion.participant] else { return .nothing }
    participants[place].keepVisit(nil, entry: entry)
    var outcome = Outcome.nothing
    for stretch in participants[place].stretches.indices {
      outcome.credits +=
        rework(Location(place: place, stretch: stretch), payer: payer) {
          course, _, _ in
          guard course.points.contains(where: { $0.entry == entry && !$0.isVoid }) else {
            return false
          }
          course.void(entry: entry)
          return true
        }.credits
    }
    return outcome
  }

  /// Puts a corrected occasion where it belongs now; what was paid for it anywhere under this
  /// participant counts as paid.
  private mutating func put(_ occasion: Occasion, entry: Int, payer: Int) -> Outcome {
    guard let location = location(of: occasion) else { return .nothing }
    let place = location.place
    let removed = participants[place].remove(entry: entry)
    participants[place].keepVisit(visit(of: occasion, entry: entry, at: location), entry: entry)
    let participant = participants[place]
    let prescribed = participant.prescribed(on: occasion.day)
    let week = participant.week(of: occasion.day, in: participant.stretches[location.stretch])
    // Paid in a course of another stretch: it counts for the first course that takes the occasion.
    var elsewhere = removed.reduce(Earning.nothing) {
      $1.stretch == location.stretch ? $0 : $0 + $1.paid
    }
    var outcome = Outcome.nothing
    for stretch in participant.stretches.indices {
      outcome.credits +=
        rework(Location(place: place, stretch: stretch), payer: payer) {
          course, contingency, index in
          let before = removed.first { $0.stretch == stretch && $0.course == index }
          guard stretch == location.stretch else { return before?.counted ?? false }
          guard let judgement = contingency.judge(occasion, prescribed: prescribed) else {
            return before != nil
          }
          var point = Course.Point(
            entry: entry, occasion: occasion, judgement: judgement, week: week)
          point.paid = (before?.paid ?? .nothing) + elsewhere
          elsewhere = .nothing
          course.insert(point)
          return true
        }.credits
    }
    return outcome
  }

  /// Changes the courses of one stretch, works them through again and pays what they are worth
  /// more.
  private mutating func rework(
    _ location: Location, payer: Int, change: (inout Course, Contingency, Int) -> Bool
  ) -> Outcome {
    let participant = participants[location.place]
    guard let schedule = schedules[participant.stretches[location.stretch].schedule]
    else { return .nothing }
    var outcome = Outcome.nothing
    for (index, contingency) in schedule.contingencies.enumerated() {
      let credits = participants[location.place].withCourse(index, ofStretch: location.stretch) {
        change(&$0, contingency, index)
          ? $0.workThroughAgain(contingency: contingency, schedule: schedule).credits : []
      }
      outcome.credits += credits.map {
        Credit($0, to: participant.code, contingency: contingency.id)
      }
    }
    pay(outcome, to: location.place, under: schedule, entry: payer)
    return outcome
  }

  /// What an occasion is among the participant's visits; nil where it is none.
  private func visit(
    of occasion: Occasion, entry: Int, at location: Location
  ) -> Participant.Visit? {
    let stretch = participants[location.place].stretches[location.stretch]
    switch occasion {
    case .test(let test):
      return Participant.Visit(entry: entry, day: test.day, kind: .test)
    case .visitNotHeld(let visit):
      return Participant.Visit(entry: entry, day: visit.day, kind: .notHeld)
    case .milestone(let milestone):
      let isAtVisits =
        schedules[stretch.schedule]?.rewardsAtVisits(milestone.kind) ?? false
      return isAtVisits
        ? Participant.Visit(entry: entry, day: milestone.day, kind: .milestone) : nil
    }
  }

  private mutating func pay(_ outcome: Outcome, to place: Int, under schedule: Schedule, entry: Int)
  {
    participants[place].earned += outcome.earned
    guard outcome.earned.draws > 0 else { return }
    let parts =
      outcome.rewards.map { ($0.contingency, $0.credited.draws) }
      + outcome.credits.map { ($0.contingency, $0.earned.draws) }
    for (id, draws) in parts {
      guard let bowl = schedule.contingency(id)?.bowls.first,
        let (digest, _) = self.bowl(named: bowl)
      else { continue }
      participants[place].owe(draws, from: digest, earnedBy: entry)
    }
  }
}

extension Credit {
  fileprivate init(
    _ credit: (entry: Int, earned: Earning), to participant: ParticipantCode, contingency: Name
  ) {
    self.init(
      participant: participant, entry: credit.entry, contingency: contingency,
      earned: credit.earned)
  }
}

extension Course.Point {
  init(entry: Int, occasion: Occasion, judgement: Judgement, week: Int) {
    self.entry = entry
    day = occasion.day
    self.week = week
    self.judgement = judgement
    if case .test(let test) = occasion {
      mayBeReplaced =
        judgement.verdict != .met && test.condition.isWhy(judgement)
        && test.condition.mayBeReplaced
    } else {
      mayBeReplaced = false
    }
  }
}
