extension LedgerState {
  mutating func record(_ occasion: Occasion, entry: Int) -> Outcome {
    records[entry].content = .occasion(occasion)
    if case .test(let test) = occasion, let label = test.label { specimens[label] = entry }
    guard let location = location(of: occasion),
      let rules = rules(at: location)
    else { return .nothing }
    let place = location.place
    participants[place].keepNewVisit(visit(of: occasion, entry: entry, at: location))
    let prescribed = participants[place].prescribed(on: occasion.day)
    records[entry].prescribed = prescribed
    return add(entry, day: occasion.day, at: location, rules) { contingency in
      contingency.sight(of: occasion, prescribed: prescribed).map {
        ($0, contingency.mayBeReplaced(occasion, $0))
      }
    }
  }

  /// Adds an occasion to the courses that have a say in it, and pays what comes of it.
  mutating func add(
    _ entry: Int, day: CalendarDay, at location: Location, _ rules: Rulebook,
    sight: (Contingency) -> (Sight, mayBeReplaced: Bool)?
  ) -> Outcome {
    let (place, stretch) = (location.place, location.stretch)
    let caps = caps(of: rules.schedule)
    let elapsed = participants[place].elapsed(on: day, in: participants[place].stretches[stretch])
    var waiting: [(strand: Int, point: Course.Point)] = []
    for (number, contingency) in rules.schedule.contingencies.enumerated() {
      guard let (sight, mayBeReplaced) = sight(contingency),
        let (index, member) = rules.seat(ofPlace: number)
      else { continue }
      let point = Course.Point(
        entry: entry, member: member, day: day, elapsed: elapsed, sight: sight,
        mayBeReplaced: mayBeReplaced)
      waiting.append((index, point))
    }
    var outcome = Outcome.nothing
    // In the order of the schedule, since what is paid first takes up the room within the caps.
    while let (index, point) = waiting.first {
      waiting.removeFirst()
      let strand = rules.strands[index]
      let added = participants[place].withCourse(index, ofStretch: stretch, strand, caps: caps) {
        $0.add(
          point, and: waiting.filter { $0.strand == index }.map(\.point), strand: strand,
          schedule: rules.schedule, pay: $1)
      }
      switch added {
      case .last(let reward): outcome.rewards.append(reward)
      case .reworked(let rework):
        waiting.removeAll { $0.strand == index }
        let own = rework.rewards.filter { $0.key.entry == entry }.map(\.value)
        outcome.rewards.removeAll { told in own.contains { $0.contingency == told.contingency } }
        outcome.rewards += own
        outcome.credits += rework.credits.filter { $0.entry != entry }.map {
          Credit($0, to: participants[place].code, strand: strand)
        }
      }
    }
    outcome = outcome.inOrder(of: rules.schedule)
    pay(outcome, to: place, under: rules.schedule, day: day, entry: entry)
    outcome.credits += rework(
      place, stretches: (stretch + 1)..<participants[place].stretches.count, payer: entry)
    return outcome
  }

  /// What an occasion is among the participant's visits; nil where it is none.
  func visit(
    of occasion: Occasion, entry: Int, at location: Location
  ) -> Participant.Visit? {
    let stretch = participants[location.place].stretches[location.stretch]
    switch occasion {
    case .test(let test):
      return Participant.Visit(entry: entry, day: test.day, kind: .test)
    case .visitNotHeld(let visit):
      return Participant.Visit(
        entry: entry, day: visit.day, kind: .notHeld, contingency: visit.contingency)
    case .milestone(let milestone):
      let isAtVisits =
        schedule(stretch.schedule)?.rewardsAtVisits(milestone.kind) ?? false
      return isAtVisits
        ? Participant.Visit(entry: entry, day: milestone.day, kind: .milestone) : nil
    }
  }

  /// Adds what an entry earned to what the participant has.
  ///
  /// - Parameter day: The day of the entry's own occasion.
  mutating func pay(
    _ outcome: Outcome, to place: Int, under schedule: Schedule, day: CalendarDay?, entry: Int
  ) {
    participants[place].earned += outcome.earned
    let rewards = outcome.rewards.map { ($0.contingency, $0.credited, entry, day) }
    let credits = outcome.credits.map { credit in
      (credit.contingency, credit.earned, credit.entry, lastOccasion(of: credit.entry)?.day ?? day)
    }
    for (id, earned, occasion, day) in rewards + credits where earned.draws > 0 || earned.items > 0
    {
      guard let contingency = schedule.contingency(id) else { continue }
      let leader = schedule.leader(of: contingency)
      for kind in leader.itemKinds { participants[place].add(earned.items, of: kind) }
      guard let bowl = leader.bowls.first, let (digest, _) = self.bowl(named: bowl), let day
      else { continue }
      participants[place].owe(
        Participant.Entitlement(
          entry: entry, reward: PaymentBook.Reward(occasion: occasion, contingency: id),
          bowl: digest, count: earned.draws, day: day, funder: contingency.funder,
          caps: caps(of: schedule)))
    }
  }
}

extension Contingency {
  /// The kind of thing that it pays, where it pays in things.
  var itemKinds: [Name] {
    for case .items(let kind)? in pays.map({ $0?.ladder.unit }) { return [kind] }
    return []
  }

  /// Whether a second specimen of the same day may take the place of this one: where it could not be
  /// used, or a strip of the test failed, and nothing graver is against it.
  func mayBeReplaced(_ occasion: Occasion, _ sight: Sight) -> Bool {
    guard case .test(let test) = occasion else { return false }
    let condition = test.condition
    switch sight {
    case .judged(let judgement):
      let isUnusable =
        judgement.cause == .invalid
        || condition.mayBeReplaced && condition.isWhy(judgement.cause)
      return judgement.verdict != .met && isUnusable
    case .test:
      return condition.mayBeReplaced && condition.verdicts(in: self).contains { $0 != .met }
    }
  }
}

extension Participant {
  /// Takes prizes of that value, as far as the caps allow; what became of the rest.
  ///
  /// Another funder pays what lies beyond the first cap that says so and is reached, as far as the
  /// caps that withhold leave room for that funder. What lies beyond other caps alone is withheld.
  mutating func take(prizes value: Money, of owed: Entitlement) -> CappedPrizes? {
    let room = room(for: value, of: owed, within: owed.caps, by: owed.funder)
    let award = award(of: value, owed)
    pay(prizes: room, of: owed, by: owed.funder)
    let beyond = value.remaining(after: room)
    guard beyond > .zero else { return nil }
    var awarded = Money.zero
    if let award {
      let strict = owed.caps.filter { $0.prizesBeyond == .withhold }
      awarded = self.room(for: award.value, of: owed, within: strict, by: award.by)
      pay(prizes: awarded, of: owed, by: award.by)
    }
    let withheld = beyond.remaining(after: awarded)
    prizesWithheld += withheld
    return CappedPrizes(value: value, withheld: withheld, awarded: awarded)
  }

  /// Who pays what lies beyond the first cap that is reached and says so, and how much that is.
  private func award(of value: Money, _ owed: Entitlement) -> (by: Name, value: Money)? {
    for cap in owed.caps {
      guard case .award(let other) = cap.prizesBeyond else { continue }
      let beyond = value.remaining(
        after: room(for: value, of: owed, within: [cap], by: owed.funder))
      if beyond > .zero { return (other, beyond) }
    }
    return nil
  }

  /// What of a prize's value some caps leave a funder to pay.
  private func room(
    for value: Money, of owed: Entitlement, within caps: [Cap], by funder: Name?
  ) -> Money {
    book.room(
      for: value, paidBefore: book.paid(for: owed.reward), on: owed.day, by: funder, caps: caps,
      episode: episode(of: owed.day))
  }

  private mutating func pay(prizes value: Money, of owed: Entitlement, by funder: Name?) {
    book.add(value, on: owed.day, by: funder)
    book.note(prizes: value, for: owed.reward, owed.caps)
    prizes += value
  }
}

extension Outcome {
  /// The same, contingency after contingency, whatever hangs together.
  func inOrder(of schedule: Schedule) -> Outcome {
    guard rewards.count > 1 || credits.count > 1 else { return self }
    let order = schedule.contingencies.map(\.id)
    return Outcome(
      rewards: order.flatMap { id in rewards.filter { $0.contingency == id } },
      credits: order.flatMap { id in credits.filter { $0.contingency == id } }, prizes: prizes)
  }
}

extension PrizeBowl {
  /// The slips that are out once `drawn` were drawn as well; none once the bowl is empty.
  func out(_ before: [Int], after drawn: [Int]) -> [Int] {
    drawn.reduce(before) { out, slip in
      let all = (out + [slip]).sorted()
      return all.count >= slips ? [] : all
    }
  }
}

extension Credit {
  init(_ due: Course.Due, to participant: ParticipantCode, strand: Strand) {
    self.init(
      participant: participant, entry: due.entry, contingency: strand.members[due.member].id,
      earned: due.earned, withheld: due.withheld)
  }
}
