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
          .moved, schedule: move.schedule, contingencies: contingencies, from: move.from)
      }
    case .paused(let pause):
      change(pause.participant) { $0.turn(.paused(pause.reason), from: pause.from) }
    case .resumed(let resumption):
      change(resumption.participant) { $0.turn(.resumed, from: resumption.from) }
    case .ended(let ending):
      change(ending.participant) { $0.turn(.ended(ending.outcome), from: ending.from) }
    case .medicinesChanged(let change):
      self.change(change.participant) { $0.prescribe(change.prescribed, from: change.from) }
    case .tested(let test): return record(.test(test), entry: entry)
    case .visitNotHeld(let visit): return record(.visitNotHeld(visit), entry: entry)
    case .milestoneReached(let milestone): return record(.milestone(milestone), entry: entry)
    case .drawRequested(let request):
      records[entry].content = .drawRequest(request, result: nil)
      change(request.participant) { $0.pendingDraw = (entry, request) }
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
    }
    return .nothing
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
        from: enrolment.from)
      $0.prescribe(enrolment.prescribed, from: enrolment.from)
      $0.chain = Participant.ChainPosition(
        number: enrolment.chain, used: 0, element: enrolment.anchor)
    }
  }

  private mutating func apply(_ result: DrawResult, entry: Int) {
    guard let place = places[result.participant],
      let (_, request) = participants[place].pendingDraw, let bowl = bowl(request.bowl)
    else { return }
    records[result.request].content = .drawRequest(request, result: entry)
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
    participants[place].keepVisit(of: occasion, entry: entry, isNew: true)
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
        Credit(
          participant: occasion.participant, entry: $0.entry, contingency: contingency.id,
          earned: $0.earned)
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
    if case .redemption(let redemption) = records[corrected].content {
      records[corrected].isVoid = true
      change(redemption.participant) {
        $0.redeemed = $0.redeemed.remaining(after: redemption.amount)
      }
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
      return takeOut(old, entry: corrected, payer: entry)
    case .occasion(let new):
      let keepsMedicines = old.participant == new.participant && old.day == new.day
      records[corrected] = Record(
        content: .occasion(new),
        prescribed: keepsMedicines
          ? records[corrected].prescribed
          : participant(new.participant)?.prescribed(on: new.day) ?? AnalyteSet(rawValue: 0))
      if case .test(let test) = new, let label = test.label { specimens[label] = corrected }
      // Within one stretch the courses are worked through once, with the new in place of the old.
      let moved = location(of: old) != location(of: new)
      var outcome = moved ? takeOut(old, entry: corrected, payer: entry) : .nothing
      outcome.credits += putIn(new, entry: corrected, payer: entry).credits
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

  private mutating func takeOut(_ occasion: Occasion, entry: Int, payer: Int) -> Outcome {
    guard let location = location(of: occasion) else { return .nothing }
    participants[location.place].keepVisit(of: nil, entry: entry, isNew: false)
    return rework(location, payer: payer) { course, _ in course.void(entry: entry) }
  }

  private mutating func putIn(_ occasion: Occasion, entry: Int, payer: Int) -> Outcome {
    guard let location = location(of: occasion) else { return .nothing }
    participants[location.place].keepVisit(of: occasion, entry: entry, isNew: false)
    let participant = participants[location.place]
    let prescribed = records[entry].prescribed
    let week = participant.week(of: occasion.day, in: participant.stretches[location.stretch])
    return rework(location, payer: payer) { course, contingency in
      guard let judgement = contingency.judge(occasion, prescribed: prescribed) else {
        course.void(entry: entry)
        return
      }
      course.replace(
        with: Course.Point(entry: entry, occasion: occasion, judgement: judgement, week: week))
    }
  }

  /// Changes the courses of one stretch, works them through again and pays what they are worth
  /// more.
  private mutating func rework(
    _ location: Location, payer: Int, change: (inout Course, Contingency) -> Void
  ) -> Outcome {
    let participant = participants[location.place]
    guard let schedule = schedules[participant.stretches[location.stretch].schedule]
    else { return .nothing }
    var outcome = Outcome.nothing
    for (index, contingency) in schedule.contingencies.enumerated() {
      let credits = participants[location.place].withCourse(index, ofStretch: location.stretch) {
        change(&$0, contingency)
        return $0.workThroughAgain(contingency: contingency, schedule: schedule).credits
      }
      outcome.credits += credits.map {
        Credit(
          participant: participant.code, entry: $0.entry, contingency: contingency.id,
          earned: $0.earned)
      }
    }
    pay(outcome, to: location.place, under: schedule, entry: payer)
    return outcome
  }

  private mutating func pay(_ outcome: Outcome, to place: Int, under schedule: Schedule, entry: Int)
  {
    participants[place].earned += outcome.earned
    guard outcome.earned.draws > 0 else { return }
    let parts =
      outcome.rewards.map { ($0.contingency, $0.total.draws) }
      + outcome.credits.map { ($0.contingency, $0.earned.draws) }
    for (id, draws) in parts {
      guard let bowl = schedule.contingency(id)?.bowls.first,
        let (digest, _) = self.bowl(named: bowl)
      else { continue }
      participants[place].owe(draws, from: digest, earnedBy: entry)
    }
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
