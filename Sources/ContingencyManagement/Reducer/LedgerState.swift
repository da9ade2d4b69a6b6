import Digest

/// Everything that follows from the entries of a ledger, taken in from the first to the last.
///
/// A value without file, clock or chance: the same entries give the same state for ever.
public struct LedgerState: Sendable {
  /// Entry 0; nil for an empty ledger.
  public internal(set) var founding: Founding?
  /// How many entries were taken in.
  public internal(set) var entryCount = 0
  /// Documents in the order of their adoption.
  public internal(set) var adopted: [AdoptedDocument] = []
  /// Participants in the order of their first enrolment.
  public internal(set) var participants: [Participant] = []
  /// What was taken out of the end of the log, never acknowledged, in the order it was recorded.
  public internal(set) var setAside: [SetAside] = []
  /// Operators in the order in which they were first added; none where names are taken at their word.
  public internal(set) var operators: [Operator] = []
  /// The newest adopted programme.
  public internal(set) var programme: Programme?
  /// How many draw chains were begun.
  public internal(set) var chains = 0
  /// The hash of the secret that chains are made from now.
  public internal(set) var drawCommitment: SHA256Digest?
  /// The entry that put it in the place of another; nil where it is the first.
  public internal(set) var secretReplacedBy: Int?

  var places: [ParticipantCode: Int] = [:]
  var operatorPlaces: [OperatorCode: Int] = [:]
  var requests: [RequestID: Int] = [:]
  var specimens: [Reference: Int] = [:]
  var rulebooks: [SHA256Digest: Rulebook] = [:]
  /// One an entry.
  var records: [Record] = []

  /// A document in the ledger.
  public struct AdoptedDocument: Hashable, Sendable {
    /// The entry that adopted it.
    public var entry: Int
    /// SHA-256 of its text.
    public var digest: SHA256Digest
    /// The document itself.
    public var document: Document
  }

  /// What is kept of an entry, so that it can be corrected.
  struct Record: Sendable {
    enum Content: Sendable {
      case occasion(Occasion)
      case redemption(Redemption)
      /// A pause, a resumption or an ending of this participant's episode.
      case turn(of: ParticipantCode)
      // Rare and large, so that every other entry takes less room.
      indirect case drawRequest(AskedDraws)
      indirect case handDraw(ToldDraws)
      case other(EntryKind)
    }
    var content: Content
    /// The medicines that an occasion was judged by: those in force on its day, as known when it was
    /// recorded or corrected. A later change of prescription never changes an old verdict.
    var prescribed: AnalyteSet = []
    var isVoid = false
    /// The last entry that corrected this one.
    var correctedBy: Int?
  }

  /// Draws that were asked for.
  public struct AskedDraws: Sendable {
    /// What was asked.
    public var request: DrawRequest
    /// The id it was asked under.
    public var id: RequestID
    /// The element revealed before, or the anchor.
    public var before: SHA256Digest
    /// The slips that were out of a bowl whose slips do not go back, in ascending order.
    public var out: [Int]
    /// The entry of the result, once there is one.
    public var result: Int?
  }

  /// Draws made by hand, and what is needed to tell them again.
  struct ToldDraws: Sendable {
    var told: HandDraw
    /// What they were owed from.
    var owed: Participant.Entitlement
    /// The slips that were out before them.
    var out: [Int]
    /// The value counted for them so far.
    var counted: Money
  }

  /// The state of a ledger without entries.
  public init() {}
}

extension LedgerState {
  /// The participant of that code.
  public func participant(_ code: ParticipantCode) -> Participant? {
    places[code].map { participants[$0] }
  }

  /// The entry that answered the request of that id.
  public func entry(answering request: RequestID) -> Int? {
    requests[request]
  }

  /// The schedule whose text has that digest.
  public func schedule(_ digest: SHA256Digest) -> Schedule? {
    rulebooks[digest]?.schedule
  }

  /// The newest schedule of that id, or the given version of it.
  public func schedule(named id: Name, version: Int? = nil) -> (SHA256Digest, Schedule)? {
    for adopted in adopted.reversed() {
      if case .schedule(let schedule) = adopted.document, schedule.id == id,
        version == nil || schedule.version == version
      {
        return (adopted.digest, schedule)
      }
    }
    return nil
  }

  /// The bowl of that id adopted last.
  public func bowl(named id: Name) -> (SHA256Digest, PrizeBowl)? {
    for adopted in adopted.reversed() {
      if case .bowl(let bowl) = adopted.document, bowl.id == id { return (adopted.digest, bowl) }
    }
    return nil
  }

  /// The file of caps of that id adopted last.
  public func capFile(named id: Name) -> CapFile? {
    for adopted in adopted.reversed() {
      if case .caps(let file) = adopted.document, file.id == id { return file }
    }
    return nil
  }

  /// The caps that hold under a schedule: its own, and those of the files that it names.
  public func caps(of schedule: Schedule) -> [Cap] {
    schedule.caps.flatMap { cap -> [Cap] in
      switch cap {
      case .inline(let cap): [cap]
      case .file(let id): capFile(named: id)?.limits ?? []
      }
    }
  }

  /// The bowl whose text has that digest.
  public func bowl(_ digest: SHA256Digest) -> PrizeBowl? {
    for adopted in adopted where adopted.digest == digest {
      if case .bowl(let bowl) = adopted.document { return bowl }
    }
    return nil
  }

  /// The words that may be given with a draw, from every deck adopted.
  public var deckWords: [Name] {
    adopted.flatMap { adopted -> [Name] in
      if case .deck(let deck) = adopted.document { deck.words } else { [] }
    }
  }

  /// The analytes that the participant's tests of `day` are judged by, on such a specimen or on any:
  /// the schedule's targets less what is prescribed.
  public func targets(
    of code: ParticipantCode, on day: CalendarDay, specimen: SpecimenType? = nil
  ) -> AnalyteSet {
    guard let participant = participant(code), let place = participant.stretchIndex(on: day),
      let schedule = schedule(participant.stretches[place].schedule)
    else { return [] }
    return schedule.contingencies.reduce(into: AnalyteSet([] as [Analyte])) {
      targets, contingency in
      if case .test(let rule, let specimens) = contingency.condition,
        specimen.map(specimens.contains) ?? true
      {
        targets.formUnion(rule.targets)
      }
    }.subtracting(expected(of: code, on: day))
  }

  /// The analytes that the participant's prescriptions of `day` make expected.
  public func expected(of code: ParticipantCode, on day: CalendarDay) -> AnalyteSet {
    participant(code)?.prescribed(on: day).expectedOnTests ?? []
  }

  /// How many specimens of the day count before a further one takes the place of `test`, for the
  /// contingency that it earned `reward` under; nil where none may.
  public func places(beforeReplacing test: DrugTest, of reward: Reward) -> Int? {
    guard reward.standing != .further, let participant = participant(test.participant),
      let place = participant.stretchIndex(on: test.day),
      let schedule = schedule(participant.stretches[place].schedule),
      let contingency = schedule.contingency(reward.contingency),
      let sight = contingency.sight(
        of: .test(test), prescribed: participant.prescribed(on: test.day)),
      contingency.mayBeReplaced(.test(test), sight)
    else { return nil }
    return contingency.mostPerDay(schedule, in: reward.phase)
  }

  /// What an entry recorded, as corrected, even where it was voided.
  public func lastOccasion(of entry: Int) -> Occasion? {
    guard records.indices.contains(entry), case .occasion(let occasion) = records[entry].content
    else { return nil }
    return occasion
  }

  /// The entry that corrected an entry last; nil where it stands as recorded.
  public func correctedBy(_ entry: Int) -> Int? {
    records.indices.contains(entry) ? records[entry].correctedBy : nil
  }

  /// Whether a correction took an entry out.
  public func isVoid(_ entry: Int) -> Bool {
    records.indices.contains(entry) && records[entry].isVoid
  }

  /// The draws that an entry asked for.
  public func draws(askedForBy entry: Int) -> AskedDraws? {
    guard records.indices.contains(entry), case .drawRequest(let asked) = records[entry].content
    else { return nil }
    return asked
  }

  /// What the occasion that a credit is for is worth after all corrections and late entries so far.
  public func rewardNow(for credit: Credit) -> (reward: Reward, schedule: Schedule)? {
    guard let participant = participant(credit.participant),
      let occasion = lastOccasion(of: credit.entry),
      let place = participant.stretchIndex(on: occasion.day),
      let rules = rulebooks[participant.stretches[place].schedule]
    else { return nil }
    for (strand, course) in zip(rules.strands, participant.stretches[place].courses) {
      guard let member = strand.members.firstIndex(where: { $0.id == credit.contingency }) else {
        continue
      }
      var course = course
      let rewards = course.workThroughAgain(
        strand: strand, schedule: rules.schedule, pay: { due, _, _ in due }
      ).rewards
      return rewards[Course.Rework.Key(entry: credit.entry, member: member)].map {
        ($0, rules.schedule)
      }
    }
    return nil
  }

  /// Where a participant stands with each contingency of one stretch, by its place.
  public func prospects(of participant: Participant, stretch place: Int) -> [Prospect] {
    guard participant.stretches.indices.contains(place),
      let rules = rulebooks[participant.stretches[place].schedule]
    else { return [] }
    return rules.prospects(participant.stretches[place].courses.map(\.standings))
  }

  /// Whether what lies ahead in one stretch is more than the caps would leave for it on the day after
  /// `day`.
  public func isBeyondCaps(
    _ prospect: Prospect, of participant: Participant, stretch place: Int, after day: CalendarDay
  ) -> Bool {
    guard let next = prospect.next?.money, participant.stretches.indices.contains(place),
      let schedule = schedule(participant.stretches[place].schedule),
      let contingency = schedule.contingency(prospect.contingency)
    else { return false }
    let following = day.adding(days: 1)
    let room = participant.book.room(
      for: next, paidBefore: .zero, on: following, by: contingency.funder,
      caps: caps(of: schedule), episode: participant.episode(of: following))
    return room < next
  }
}
