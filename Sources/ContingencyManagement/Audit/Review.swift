/// Gathers what a person should look at, entry by entry, from the entries alone.
///
/// None of it is wrong by itself: an import is late and backdated throughout, and in a small clinic
/// one operator does everything. Each entry takes the same small time, however many came before.
public struct Review: Sendable {
  private var people: [Person] = []
  private var places: [OperatorCode: Int] = [:]
  /// Whose the entry before was.
  private var lastPlace = 0
  private var threads: [Thread?] = []
  private var lastAt = Moment.beginning
  private var entryCount = 0
  private var hasOperators = false
  private var hasProgramme = false
  private var isByOneAlone = true

  /// A review of no entries.
  public init() {}

  /// An operator, and what their entries show.
  private struct Person: Sendable {
    let code: OperatorCode
    var tallies: [Concern.Kind: Tally] = [:]
  }

  /// One kind of concern about one operator.
  fileprivate struct Tally: Sendable {
    var count = 0
    var first: [Int] = []
    var last = 0
    var least = Int.max
    var greatest = Int.min
  }

  /// The entries of one participant.
  private struct Thread: Sendable {
    let entry: Int
    /// Whose all of them are; nil where they are several people's.
    var sole: Int?
    var stages: Stages = []
    var latest: CalendarDay?
  }

  /// What was done for a participant.
  fileprivate struct Stages: OptionSet, Sendable {
    let rawValue: UInt8
    static let enrolled = Stages(rawValue: 1)
    static let recorded = Stages(rawValue: 2)
    static let paid = Stages(rawValue: 4)
    static let all: Stages = [.enrolled, .recorded, .paid]
  }
}

extension Review {
  /// Takes the next entry in.
  ///
  /// - Parameter state: The ledger after it.
  public mutating func take(_ entry: Entry, in state: LedgerState) {
    let place = place(of: entry.by)
    if !hasOperators {
      count(.takenAtWord, of: place, entry.number)
      hasOperators = !state.operators.isEmpty
    }
    if entry.at < lastAt, entryCount > 0 {
      count(.clockWentBack, of: place, entry.number, lastAt.seconds - entry.at.seconds)
    }
    lastAt = entry.at
    if place > 0 || entry.event.secondPerson != nil { isByOneAlone = false }
    entryCount += 1
    if let day = entry.event.day {
      let days = entry.at.earliestDayAnywhere.days(since: day)
      if days > state.programme?.lateAfterDays ?? Programme.usualLateAfterDays {
        count(.late, of: place, entry.number, days)
      }
    }
    if let code = entry.event.participant, let participant = state.places[code] {
      follow(entry, of: participant, by: place)
    }
    switch entry.event {
    case .corrected(let correction) where correction.secondPerson == nil:
      count(.correctionAlone, of: place, entry.number)
    case .visitNotHeld(let visit) where visit.secondPerson == nil:
      if case .excused = visit.reason { count(.excuseAlone, of: place, entry.number) }
    case .pinChanged(let change) where change.lost != nil:
      count(.pinLost, of: place, entry.number)
    case .pinChanged(let change) where change.code != entry.by:
      count(.pinSetByAnother, of: place, entry.number)
    case .adopted(let adoption) where adoption.document.kind == .programme:
      if hasProgramme { count(.programmeReplaced, of: place, entry.number) }
      hasProgramme = true
    case .secretReplaced, .drawVoided: count(.drawsBegunAnew, of: place, entry.number)
    case .chainRenewed(let renewal) where renewal.reason.map { $0 != .secretReplaced } == true:
      count(.drawsBegunAnew, of: place, entry.number)
    case .drawnByHand(let told) where told.telling.corrects != nil:
      count(.handDrawsToldAgain, of: place, entry.number)
    case .headAdopted(let standing) where standing.vouched == 0,
      .restored(let standing) where standing.vouched == 0:
      count(.recoveredUnproven, of: place, entry.number)
    default: break
    }
  }

  /// What is to be looked at, by kind and then by operator in the order in which they first
  /// recorded something.
  public func concerns() -> [Concern] {
    var all = self
    for thread in threads {
      guard let thread, let sole = thread.sole, thread.stages == .all else { continue }
      if isByOneAlone {
        all.countAll(of: sole)
      } else {
        all.count(.participantAlone, of: sole, thread.entry)
      }
    }
    return Concern.Kind.allCases.flatMap { kind in
      all.people.compactMap { person in
        person.tallies[kind].map { tally in
          Concern(
            kind: kind, by: person.code, count: tally.count, first: tally.first, last: tally.last,
            range: tally.least <= tally.greatest ? tally.least...tally.greatest : nil)
        }
      }
    }
  }
}

extension Review {
  private mutating func place(of code: OperatorCode) -> Int {
    if people.indices.contains(lastPlace), people[lastPlace].code == code { return lastPlace }
    if let place = places[code] {
      lastPlace = place
    } else {
      lastPlace = people.count
      places[code] = lastPlace
      people.append(Person(code: code))
    }
    return lastPlace
  }

  private mutating func follow(_ entry: Entry, of participant: Int, by place: Int) {
    while threads.count <= participant { threads.append(nil) }
    if threads[participant] == nil {
      threads[participant] = Thread(entry: entry.number, sole: place)
    }
    if threads[participant]?.sole != place || entry.event.secondPerson != nil {
      threads[participant]?.sole = nil
    }
    threads[participant]?.stages.formUnion(entry.event.stage)
    guard let day = entry.event.day else { return }
    if let latest = threads[participant]?.latest, day < latest {
      count(.backdated, of: place, entry.number, latest.days(since: day))
    } else {
      threads[participant]?.latest = day
    }
  }

  private mutating func count(
    _ kind: Concern.Kind, of place: Int, _ entry: Int, _ measure: Int? = nil
  ) {
    people[place].tallies[kind, default: Tally()].add(entry, measure)
  }

  /// Every entry of a ledger that is one operator's.
  private mutating func countAll(of place: Int) {
    people[place].tallies[.ledgerAlone] = Tally(
      count: entryCount, first: Array((0..<entryCount).prefix(3)), last: max(0, entryCount - 1))
  }
}

extension Review.Tally {
  fileprivate mutating func add(_ entry: Int, _ measure: Int?) {
    count += 1
    if first.count < 3 { first.append(entry) }
    last = entry
    guard let measure else { return }
    least = min(least, measure)
    greatest = max(greatest, measure)
  }
}

extension Event {
  /// How far the entry leads from an enrolment to a payment.
  fileprivate var stage: Review.Stages {
    switch self {
    case .enrolled: .enrolled
    case .tested, .visitNotHeld, .milestoneReached: .recorded
    case .drawRequested, .drawn, .drawnByHand, .redeemed: .paid
    case .ledgerCreated, .adopted, .moved, .paused, .resumed, .ended, .medicinesChanged,
      .chainRenewed, .drawVoided, .secretReplaced, .corrected, .setAside, .headAdopted, .restored,
      .operatorAdded, .operatorRetired, .pinChanged:
      []
    }
  }
}
