import Digest

extension LedgerState {
  /// Takes an event into account and tells what it earned; it cannot refuse.
  ///
  /// - Precondition: ``decide(_:by:today:)`` let the event in, in this very state.
  @discardableResult
  public mutating func apply(_ event: Event, request: RequestID) -> Outcome {
    let entry = entryCount
    entryCount += 1
    requests[request] = entry
    records.append(Record(content: .other(event.kind)))
    switch event {
    case .ledgerCreated(let founding):
      self.founding = founding
      drawCommitment = founding.drawCommitment
    case .adopted(let adoption): apply(adoption, entry: entry)
    case .enrolled(let enrolment): return apply(enrolment, entry: entry)
    case .moved(let move): apply(move, entry: entry)
    case .paused(let pause):
      turn(.paused(pause.reason), of: pause.participant, from: pause.from, entry: entry)
    case .resumed(let resumption):
      turn(.resumed, of: resumption.participant, from: resumption.from, entry: entry)
    case .ended(let ending):
      turn(.ended(ending.outcome), of: ending.participant, from: ending.from, entry: entry)
    case .medicinesChanged(let change):
      self.change(change.participant) { $0.prescribe(change.prescribed, from: change.from) }
    case .tested(let test): return record(.test(test), entry: entry)
    case .visitNotHeld(let visit):
      return record(Occasion.visitNotHeld(visit).byItself, entry: entry)
    case .milestoneReached(let milestone): return record(.milestone(milestone), entry: entry)
    case .drawRequested(let asked):
      apply(asked, id: request, entry: entry)
    case .drawn(let result): return apply(result, entry: entry)
    case .chainRenewed(let renewal): apply(renewal, entry: entry)
    case .drawnByHand(let told): return apply(told, entry: entry)
    case .drawVoided(let voiding): apply(voiding, entry: entry)
    case .secretReplaced(let replacement): apply(replacement, entry: entry)
    case .redeemed(let redemption):
      records[entry].content = .redemption(redemption)
      change(redemption.participant) { $0.redeemed += redemption.amount }
    case .corrected(let correction): return apply(correction, entry: entry)
    case .setAside(let bytes): setAside.append(bytes)
    case .headAdopted, .restored: break
    case .operatorAdded(let addition): apply(addition, entry: entry)
    case .operatorRetired(let retirement): apply(retirement, entry: entry)
    case .pinChanged(let change): apply(change)
    }
    return .nothing
  }

  mutating func turn(
    _ kind: Participant.Turn.Kind, of code: ParticipantCode, from day: CalendarDay, entry: Int
  ) {
    records[entry].content = .turn(of: code)
    change(code) { $0.turn(kind, from: day, entry: entry) }
  }

  mutating func apply(_ adoption: Adoption, entry: Int) {
    adopted.append(
      AdoptedDocument(entry: entry, digest: adoption.digest, document: adoption.document))
    switch adoption.document {
    case .schedule(let schedule): rulebooks[adoption.digest] = Rulebook(schedule)
    case .programme(let programme): self.programme = programme
    case .bowl, .deck, .caps: break
    }
  }

  mutating func apply(_ enrolment: Enrolment, entry: Int) -> Outcome {
    chains += 1
    if places[enrolment.participant] == nil {
      places[enrolment.participant] = participants.count
      participants.append(Participant(enrolment, entry: entry))
    }
    guard let rules = rulebooks[enrolment.schedule], let place = places[enrolment.participant]
    else { return .nothing }
    let secret = secretReplacedBy
    change(enrolment.participant) {
      $0.begin(
        .enrolled, rules, schedule: enrolment.schedule, from: enrolment.from, entry: entry)
      $0.prescribe(enrolment.prescribed, from: enrolment.from)
      $0.chain = Participant.ChainPosition(
        number: enrolment.chain, used: 0, element: enrolment.anchor, secret: secret)
    }
    let location = Location(place: place, stretch: participants[place].stretches.count - 1)
    return add(entry, day: enrolment.from, at: location, rules) { contingency in
      contingency.condition == .enrolment
        ? (.judged(contingency.judgement(.enrolled)), mayBeReplaced: false) : nil
    }
  }

  mutating func apply(_ move: Move, entry: Int) {
    guard let rules = rulebooks[move.schedule] else { return }
    let phase = rules.schedule.phases.firstIndex { $0.id == move.phase } ?? 0
    change(move.participant) {
      $0.begin(
        .moved, rules, schedule: move.schedule, phase: phase, from: move.from, entry: entry)
    }
    guard let place = places[move.participant] else { return }
    let stretch = participants[place].stretches.count - 1
    for (strand, start) in starts(ofStretch: stretch, of: participants[place]).enumerated() {
      participants[place].startCourse(strand, ofStretch: stretch, from: start)
    }
  }

  mutating func change(_ code: ParticipantCode, _ body: (inout Participant) -> Void) {
    guard let place = places[code] else { return }
    body(&participants[place])
  }
}
