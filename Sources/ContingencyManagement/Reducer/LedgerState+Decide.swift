import Digest

extension LedgerState {
  /// Judges a proposal: the event that it becomes, or why it is refused.
  ///
  /// Nothing is changed; ``apply(_:)`` takes the event into account. The same function judges every
  /// entry again when a ledger is read, so that no entry can be in it that would not be let in now.
  ///
  /// - Parameters:
  ///   - by: Who proposes it. Once operators are set up it must be one of them, and one who may.
  ///   - today: The day that it is where the ledger is kept; nothing may happen later.
  public func decide(
    _ proposal: Proposal, by: OperatorCode, today: CalendarDay
  ) throws(Refusal) -> Event {
    if case .create(let founding) = proposal {
      guard self.founding == nil else { throw .alreadyCreated }
      return .ledgerCreated(founding)
    }
    guard let founding else { throw .notCreated }
    try requireRight(to: proposal, by: by)
    switch proposal {
    case .create: throw .alreadyCreated
    case .adopt(let adoption): return try decide(adoption, currency: founding.currency)
    case .enrol(let enrolment, _): return try decide(enrolment, today: today)
    case .move(let move): return try decide(move, today: today)
    case .pause(let pause):
      let participant = try active(pause.participant, on: pause.from, today: today)
      try requireLast(pause.from, of: participant, occasionsUpTo: pause.from)
      return .paused(pause)
    case .resume(let resumption): return try decide(resumption, today: today)
    case .end(let ending): return try decide(ending, today: today)
    case .changeMedicines(let change): return try decide(change, today: today)
    case .record(let occasion): return try decide(occasion, today: today)
    case .draw(let code, let word): return .drawRequested(try request(code, word))
    case .reveal(let code, let element):
      return .drawn(try result(code, element, origin: founding.origin))
    case .renewChain(let renewal): return try decide(renewal)
    case .drawByHand(let telling): return .drawnByHand(try tell(telling))
    case .voidDraw(let code): return .drawVoided(try void(drawOf: code))
    case .replaceSecret(let replacement): return try decide(replacement)
    case .redeem(let redemption): return try decide(redemption, today: today)
    case .correct(let entry, let reason, let replacement, let second):
      var correction = try decideCorrection(
        of: entry, reason, to: replacement.byItself, today: today)
      correction.secondPerson = second
      return .corrected(correction)
    case .setAside(let setAside): return .setAside(setAside)
    case .adoptHead(let standing): return .headAdopted(try decide(standing))
    case .restore(let standing): return .restored(try decide(standing))
    case .addOperator(let addition): return try decide(addition)
    case .retireOperator(let retirement): return try decide(retirement)
    case .changePIN(let change): return try decide(change, by: by)
    }
  }

  /// What is said of the log before an entry is said of all of it.
  private func decide(_ standing: LogStanding) throws(Refusal) -> LogStanding {
    guard standing.entries == entryCount else {
      throw .standingDiffers(said: standing.entries, entries: entryCount)
    }
    guard standing.vouched <= entryCount else {
      throw .standingDiffers(said: standing.vouched, entries: entryCount)
    }
    return standing
  }

  private func decide(_ adoption: Adoption, currency: Currency) throws(Refusal) -> Event {
    let (id, version) = (adoption.document.id, adoption.document.version)
    for old in adopted
    where old.document.kind == adoption.document.kind && old.document.id == id
      && old.document.version == version
    {
      throw old.digest == adoption.digest
        ? .alreadyAdopted(id, version: version, entry: old.entry)
        : .versionTaken(id, version: version, entry: old.entry)
    }
    switch adoption.document {
    case .schedule(let schedule):
      for bowl in schedule.bowls where self.bowl(named: bowl) == nil {
        throw .bowlNotAdopted(bowl, neededBy: id)
      }
      for file in schedule.capFiles where capFile(named: file) == nil {
        throw .capsNotAdopted(file, neededBy: id)
      }
      guard schedule.currency == currency else {
        throw .otherCurrency(schedule.currency, ledger: currency)
      }
    case .bowl(let bowl):
      guard bowl.currency == currency else {
        throw .otherCurrency(bowl.currency, ledger: currency)
      }
    case .caps(let file):
      guard file.currency == currency else {
        throw .otherCurrency(file.currency, ledger: currency)
      }
    case .deck, .programme: break
    }
    return .adopted(adoption)
  }
}

// MARK: - Episodes

extension LedgerState {
  private func decide(_ enrolment: Enrolment, today: CalendarDay) throws(Refusal) -> Event {
    let known = participant(enrolment.participant)
    if let known, let last = known.turns.last {
      guard case .ended = last.kind else {
        throw .alreadyEnrolled(known.code, entry: known.enrolledBy)
      }
    }
    guard let schedule = schedule(enrolment.schedule) else {
      throw .scheduleNotAdopted(enrolment.schedule)
    }
    guard enrolment.chain == chains else { throw .chainOutOfTurn(expected: chains) }
    guard enrolment.from <= today else { throw .inFuture(enrolment.from, today: today) }
    if let known {
      try requireLast(
        enrolment.from, of: known, occasionsUpTo: enrolment.from.adding(days: -1))
    }
    try requireTargets(of: schedule, beside: enrolment.prescribed)
    if let pending = known?.pendingDraw { throw .drawPending(entry: pending.entry) }
    return .enrolled(enrolment)
  }

  private func decide(_ move: Move, today: CalendarDay) throws(Refusal) -> Event {
    _ = try known(move.participant)
    guard let schedule = schedule(move.schedule) else { throw .scheduleNotAdopted(move.schedule) }
    if let phase = move.phase, !schedule.phases.contains(where: { $0.id == phase }) {
      throw .unknownPhase(phase, schedule: schedule.id, phases: schedule.phases.map(\.id))
    }
    let participant = try active(move.participant, on: move.from, today: today)
    try requireLast(
      move.from, of: participant, occasionsUpTo: move.from.adding(days: -1))
    guard move.phase != nil || participant.currentStretch?.schedule != move.schedule else {
      throw .sameSchedule(schedule.id)
    }
    try requireTargets(of: schedule, beside: participant.prescribed(on: move.from))
    for (day, prescribed) in participant.medicines where day > move.from {
      try requireTargets(of: schedule, beside: prescribed)
    }
    return .moved(move)
  }

  private func decide(_ resumption: Resumption, today: CalendarDay) throws(Refusal) -> Event {
    let participant = try known(resumption.participant)
    guard resumption.from <= today else { throw .inFuture(resumption.from, today: today) }
    guard let last = participant.turns.last, case .paused = last.kind else {
      throw .notPaused(participant.code)
    }
    try requireLast(resumption.from, of: participant, occasionsUpTo: resumption.from)
    return .resumed(resumption)
  }

  private func decide(_ ending: Ending, today: CalendarDay) throws(Refusal) -> Event {
    let participant = try known(ending.participant)
    guard let last = participant.turns.last else { throw .unknownParticipant(ending.participant) }
    guard ending.from <= today else { throw .inFuture(ending.from, today: today) }
    if case .ended(let kind) = last.kind {
      throw .afterEnd(ending.from, from: last.from, kind)
    }
    try requireLast(ending.from, of: participant, occasionsUpTo: ending.from)
    return .ended(ending)
  }

  private func decide(_ change: MedicineChange, today: CalendarDay) throws(Refusal) -> Event {
    let participant = try active(change.participant, on: change.from, today: today)
    if let last = participant.medicines.last {
      guard change.from >= last.from else { throw .turnAfter(change.from, turn: last.from) }
      guard change.prescribed != last.prescribed else {
        throw .samePrescription(last.prescribed)
      }
    }
    if let stretch = participant.currentStretch, let schedule = schedule(stretch.schedule) {
      try requireTargets(of: schedule, beside: change.prescribed)
    }
    return .medicinesChanged(change)
  }

  /// The participant, if the episode is running on `day`.
  func active(
    _ code: ParticipantCode, on day: CalendarDay, today: CalendarDay
  ) throws(Refusal) -> Participant {
    let participant = try known(code)
    guard day <= today else { throw .inFuture(day, today: today) }
    guard let turn = participant.turn(on: day) else {
      throw .beforeEnrolment(day, enrolled: participant.turns.first?.from ?? day)
    }
    switch turn.kind {
    case .enrolled, .moved, .resumed: return participant
    case .paused(let kind): throw .whilePaused(day, from: turn.from, kind)
    case .ended(let kind): throw .afterEnd(day, from: turn.from, kind)
    }
  }

  func known(_ code: ParticipantCode) throws(Refusal) -> Participant {
    guard let participant = participant(code) else { throw .unknownParticipant(code) }
    return participant
  }

  /// A turn on `day` may only come after those before it, and after the occasions up to a day.
  private func requireLast(
    _ day: CalendarDay, of participant: Participant, occasionsUpTo limit: CalendarDay
  ) throws(Refusal) {
    if let last = participant.turns.last, last.from > day {
      throw .turnAfter(day, turn: last.from)
    }
    if let latest = participant.latestOccasion, latest.day > limit {
      throw .occasionInTheWay(day, occasion: latest.day, entry: latest.entry)
    }
  }

  private func requireTargets(
    of schedule: Schedule, beside prescribed: AnalyteSet
  ) throws(Refusal) {
    for contingency in schedule.contingencies {
      let targets = contingency.condition.targets
      if !targets.isEmpty, targets.subtracting(prescribed.expectedOnTests).isEmpty {
        throw .everyTargetPrescribed(contingency: contingency.id, targets)
      }
    }
  }
}

// MARK: - Occasions

extension LedgerState {
  private func decide(_ occasion: Occasion, today: CalendarDay) throws(Refusal) -> Event {
    let participant = try active(occasion.participant, on: occasion.day, today: today)
    try requireRoom(for: occasion, of: participant, besides: nil)
    return occasion.event
  }

  /// What is already recorded must leave room for the occasion, and it must say enough.
  ///
  /// - Parameter entry: An entry that the occasion takes the place of.
  private func requireRoom(
    for occasion: Occasion, of participant: Participant, besides entry: Int?
  ) throws(Refusal) {
    let visits = participant.visits.filter { $0.day == occasion.day && $0.entry != entry }
    let schedule = participant.stretchIndex(on: occasion.day).flatMap {
      self.schedule(participant.stretches[$0].schedule)
    }
    let most = schedule?.mostVisitsPerDay ?? 1
    switch occasion {
    case .test(let test):
      if let label = test.label, let other = specimens[label], other != entry {
        throw .specimenRecorded(label, entry: other)
      }
      try requireHeld(occasion, visits, under: schedule, most: most)
      try requireAnalytes(in: test, of: participant, under: schedule)
    case .visitNotHeld(let visit):
      let atVisits = schedule?.contingenciesAtVisits ?? []
      func others(of contingency: Name) -> [Participant.Visit] {
        visits.filter { isOccasion($0, of: contingency, under: schedule) }
      }
      guard let contingency = visit.contingency else {
        let left = entry == nil && atVisits.count > 1 ? atVisits : []
        return try requireVisit(
          on: visit.day, visits, most: most, left: left.filter { others(of: $0).count < most })
      }
      if let schedule, !atVisits.contains(contingency) {
        throw .notAtVisits(contingency, schedule: schedule.id, atVisits: atVisits)
      }
      try requireVisit(on: visit.day, others(of: contingency), most: most)
    case .milestone(let milestone):
      try requireReward(for: milestone, under: schedule)
      if schedule?.rewardsAtVisits(milestone.kind) == true {
        try requireHeld(occasion, visits, under: schedule, most: most)
      }
    }
  }

  /// A test or a milestone finds no room where visits were not held: neither for all contingencies
  /// nor, among those that it is an occasion of, for one.
  private func requireHeld(
    _ occasion: Occasion, _ visits: [Participant.Visit], under schedule: Schedule?, most: Int
  ) throws(Refusal) {
    let notHeld = visits.filter { $0.kind == .notHeld }
    guard !notHeld.isEmpty else { return }
    try requireVisit(on: occasion.day, notHeld.filter { $0.contingency == nil }, most: most)
    for contingency in schedule?.contingencies(of: occasion) ?? [] {
      try requireVisit(
        on: occasion.day,
        notHeld.filter { isOccasion($0, of: contingency, under: schedule) }, most: most)
    }
  }

  /// Whether what happened on the day of a visit counts for a contingency.
  private func isOccasion(
    _ visit: Participant.Visit, of contingency: Name, under schedule: Schedule?
  ) -> Bool {
    guard visit.kind != .notHeld else {
      return visit.contingency == nil || visit.contingency == contingency
    }
    guard let schedule, let occasion = lastOccasion(of: visit.entry) else { return true }
    return schedule.contingencies(of: occasion).contains(contingency)
  }

  /// A day has only so many visits; one that was not held leaves no room for another in its place.
  private func requireVisit(
    on day: CalendarDay, _ others: [Participant.Visit], most: Int, left: [Name] = []
  ) throws(Refusal) {
    if let last = others.last, others.count >= most {
      throw .visitRecorded(day, entry: last.entry, left: left)
    }
  }

  private func requireReward(
    for milestone: Milestone, under schedule: Schedule?
  ) throws(Refusal) {
    guard let schedule else { return }
    let rewarded = schedule.contingencies.compactMap { contingency -> Name? in
      if case .milestone(let kind) = contingency.condition { kind } else { nil }
    }
    guard rewarded.contains(milestone.kind) else {
      throw .milestoneNotRewarded(milestone.kind, schedule: schedule.id, rewarded: rewarded)
    }
  }

  /// One word is enough only where every contingency looks for the same analytes, and for a
  /// positive only where no class strip among them may show what is prescribed: whether it was that
  /// strip alone decides between held and not met. Where a reading is asked for, no word will do.
  private func requireAnalytes(
    in test: DrugTest, of participant: Participant, under schedule: Schedule?
  ) throws(Refusal) {
    guard test.findings != .none, let schedule else { return }
    var wanted: [AnalyteSet] = []
    var unread: Analyte?
    for contingency in schedule.contingencies {
      guard case .test(let rule, let specimens) = contingency.condition,
        specimens.contains(test.type)
      else { continue }
      for part in rule.parts {
        switch part {
        case .everyNegative(let targets), .anyNegative(let targets):
          if !wanted.contains(targets) { wanted.append(targets) }
        case .reading(let analyte, _):
          if test.hasOnlyAWord(for: analyte) { unread = unread ?? analyte }
        case .submitted, .all, .any: break
        }
      }
    }
    if case .summary(let word) = test.findings {
      let targets = wanted.reduce(AnalyteSet(rawValue: 0)) { $0.union($1) }
      let mayBeExplained =
        (word == .positive || word == .presumptive)
        && targets.intersection(participant.prescribed(on: test.day)).analytes
          .contains { $0.isClassStrip }
      if wanted.count > 1 || mayBeExplained { throw .needsAnalytes(targets) }
    }
    if let unread { throw .needsReading(unread) }
  }

  private func decideCorrection(
    of entry: Int, _ reason: CorrectionKind, to replacement: Correction.Replacement,
    today: CalendarDay
  ) throws(Refusal) -> Correction {
    guard records.indices.contains(entry) else {
      throw .noSuchEntry(entry, entries: entryCount)
    }
    let record = records[entry]
    let code: ParticipantCode
    switch (record.content, replacement) {
    case (.drawRequest, _): throw .notCorrectable(entry: entry, .drawRequested)
    case (.handDraw, _): throw .notCorrectable(entry: entry, .drawnByHand)
    case (.other(let kind), _): throw .notCorrectable(entry: entry, kind)
    case (.redemption(let redemption), .void): code = redemption.participant
    case (.turn(let owner), .void):
      if record.isVoid { throw .alreadyVoid(entry: entry) }
      try requireLast(turnOf: entry, of: try known(owner))
      code = owner
    case (.turn, .occasion): throw .otherKindOfOccasion(entry: entry)
    case (.redemption, .occasion): throw .notCorrectable(entry: entry, .redeemed)
    case (.occasion(let occasion), .void): code = occasion.participant
    case (.occasion(let old), .occasion(let new)):
      guard old.isOfSameKind(as: new) else { throw .otherKindOfOccasion(entry: entry) }
      let medicines = participant(new.participant)?.prescribed(on: new.day)
      guard old != new || record.isVoid || medicines != record.prescribed else {
        throw .correctionChangesNothing(entry: entry)
      }
      code = old.participant
      // The day was good when the entry was recorded, even if the episode stopped on it later.
      let stays = !record.isVoid && new.participant == old.participant && new.day == old.day
      let participant =
        try stays
        ? known(new.participant) : active(new.participant, on: new.day, today: today)
      try requireRoom(for: new, of: participant, besides: entry)
    }
    if record.isVoid, replacement == .void { throw .alreadyVoid(entry: entry) }
    return Correction(entry: entry, participant: code, reason: reason, to: replacement)
  }
}

extension LedgerState {
  /// A turn can be taken back as long as nothing has come of it.
  private func requireLast(
    turnOf entry: Int, of participant: Participant
  ) throws(Refusal) {
    guard let last = participant.turns.last, last.entry == entry else {
      throw .laterTurn(entry: entry, last: participant.turns.last?.entry ?? entry)
    }
    if let latest = participant.latestOccasion, latest.day >= last.from, last.kind == .resumed {
      throw .occasionInTheWay(last.from, occasion: latest.day, entry: latest.entry)
    }
  }
}

extension Occasion {
  fileprivate func isOfSameKind(as other: Occasion) -> Bool {
    switch (self, other) {
    case (.test, .test): true
    case (.visitNotHeld(let mine), .visitNotHeld(let theirs)):
      mine.contingency == theirs.contingency
    case (.milestone(let mine), .milestone(let theirs)): mine.kind == theirs.kind
    case (.test, _), (.visitNotHeld, _), (.milestone, _): false
    }
  }
}

// MARK: - Redemption

extension LedgerState {
  private func decide(_ redemption: Redemption, today: CalendarDay) throws(Refusal) -> Event {
    let participant = try known(redemption.participant)
    guard redemption.day <= today else { throw .inFuture(redemption.day, today: today) }
    guard let enrolled = participant.turns.first?.from, redemption.day >= enrolled else {
      throw .beforeEnrolment(
        redemption.day, enrolled: participant.turns.first?.from ?? redemption.day)
    }
    guard redemption.amount > .zero else { throw .amountIsZero }
    guard redemption.amount.isWholeCents else { throw .amountNotWholeCents(redemption.amount) }
    guard redemption.amount <= participant.balance else {
      throw .beyondBalance(asked: redemption.amount, balance: participant.balance)
    }
    return .redeemed(redemption)
  }
}

extension DrugTest {
  /// Whether a word stands on the test in place of a reading of that analyte.
  fileprivate func hasOnlyAWord(for analyte: Analyte) -> Bool {
    switch findings {
    case .none: false
    case .summary: readings.isEmpty
    case .analytes(let results):
      switch results[analyte] {
      case .negative?, .positive?, .presumptive?: readings[analyte] == nil
      default: false
      }
    }
  }
}
