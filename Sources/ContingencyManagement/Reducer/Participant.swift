import Digest

/// All that the ledger knows of one participant.
public struct Participant: Sendable {
  /// The code.
  public let code: ParticipantCode
  /// The entry of the first enrolment.
  public let enrolledBy: Int
  /// What changed the course of the episodes, in the order of their days.
  public private(set) var turns: [Turn] = []
  /// Each list of medicines with the first day it was in force, in order.
  public private(set) var medicines: [(from: CalendarDay, prescribed: AnalyteSet)] = []
  /// The stretches of schedule worked through, in order.
  public private(set) var stretches: [Stretch] = []
  /// Tests, milestones at visits and visits not held, in the order of recording.
  private(set) var visits: [Visit] = []
  /// Money and draws earned in all.
  public internal(set) var earned = Earning.nothing
  /// Vouchers spent in all.
  public internal(set) var redeemed = Money.zero
  /// The value of the prizes drawn in all, as far as it lies within the caps or another funder pays
  /// it; never part of the balance.
  public internal(set) var prizes = Money.zero
  /// The value of drawn prizes that lies beyond a cap and that nobody pays.
  public internal(set) var prizesWithheld = Money.zero
  /// What is neither money nor draws, by its kind, in the order in which it was first earned.
  public internal(set) var items: [(kind: Name, count: Int)] = []
  /// What was paid, day by day.
  var book = PaymentBook()
  /// The slips that are out of each bowl whose slips do not go back, until it is filled again.
  var slipsOut: [SHA256Digest: [Int]] = [:]
  /// Draws made in all.
  public internal(set) var drawsMade = 0
  /// Those of them that were made by hand.
  public internal(set) var drawsByHand = 0
  /// The entry that asked for draws last, or told the last ones made by hand.
  var lastDraw: Int?
  /// Draws that are owed, the oldest first.
  public internal(set) var drawsOwed: [Entitlement] = []
  /// A request whose result is missing, with its entry.
  public internal(set) var pendingDraw: (entry: Int, request: DrawRequest)?
  /// Where the participant's draw chain stands.
  public internal(set) var chain: ChainPosition

  /// A turn in the course of a participant's episodes.
  public struct Turn: Hashable, Sendable {
    /// The entry that recorded it.
    public var entry: Int
    /// The first day it holds.
    public var from: CalendarDay
    /// Which kind.
    public var kind: Kind

    /// What a turn can be.
    public enum Kind: Hashable, Sendable {
      case enrolled, moved, resumed
      case paused(PauseKind)
      case ended(EndKind)
    }
  }

  /// The participant's time under one schedule.
  public struct Stretch: Hashable, Sendable {
    /// The digest of the schedule.
    public let schedule: SHA256Digest
    /// The first day; weeks are counted from it.
    public let from: CalendarDay
    /// The place of the phase that it began with; 0 but for a move into a later one.
    public let firstPhase: Int
    /// One course a strand, in the order of the strands.
    var courses: [Course]
  }

  /// What happened on the day of a visit.
  struct Visit: Hashable, Sendable {
    var entry: Int
    var day: CalendarDay
    var kind: Kind
    /// The one contingency that a visit not held is about; nil where it is about all.
    var contingency: Name?

    enum Kind: Hashable, Sendable {
      /// A test was made, or asked for.
      case test
      /// A milestone was reached that the schedule rewards at visits.
      case milestone
      case notHeld
    }
  }

  /// Draws that one entry earned from one bowl.
  public struct Entitlement: Hashable, Sendable {
    /// The entry.
    public var entry: Int
    /// The occasion that they were earned for, and the contingency.
    var reward: PaymentBook.Reward
    /// The digest of the bowl in force when they were earned.
    public var bowl: SHA256Digest
    /// How many.
    public var count: Int
    /// The day of the occasion that earned them, on which their value counts toward caps.
    public var day: CalendarDay
    /// Who pays for the prizes.
    public var funder: Name?
    /// The caps that hold for the prizes.
    var caps: [Cap]
  }

  /// How far a draw chain is used up.
  public struct ChainPosition: Hashable, Sendable {
    /// Which of the ledger's chains.
    public var number: Int
    /// Draws made from it.
    public var used: Int
    /// The element revealed last; the anchor before any.
    public var element: SHA256Digest
    /// The entry that replaced the secret it was made from; nil where that is the first.
    public var secret: Int?
  }

  init(_ enrolment: Enrolment, entry: Int) {
    code = enrolment.participant
    enrolledBy = entry
    chain = ChainPosition(number: enrolment.chain, used: 0, element: enrolment.anchor)
  }

  /// What is left of the voucher money earned.
  public var balance: Money { earned.money.remaining(after: redeemed) }

  /// What was paid beyond what the courses are worth after corrections; never taken back.
  public var overpaid: Earning {
    stretches.reduce(.nothing) { $1.courses.reduce($0) { $0 + $1.overpaid } }
  }

  /// How many draws are owed in all.
  public var drawsOwedCount: Int { drawsOwed.reduce(0) { $0 + $1.count } }

  /// Begins an episode, or a new stretch of one.
  mutating func begin(
    _ kind: Turn.Kind, _ rules: Rulebook, schedule digest: SHA256Digest, phase: Int = 0,
    from day: CalendarDay, entry: Int
  ) {
    turn(kind, from: day, entry: entry)
    stretches.append(
      Stretch(
        schedule: digest, from: day, firstPhase: phase,
        courses: rules.strands.map { Course(from: Standings($0, before: phase)) }))
  }

  mutating func turn(_ kind: Turn.Kind, from day: CalendarDay, entry: Int) {
    turns.append(Turn(entry: entry, from: day, kind: kind))
  }

  /// Takes back a turn that was recorded by mistake.
  mutating func takeBack(turnOf entry: Int) {
    turns.removeAll { $0.entry == entry }
  }

  mutating func prescribe(_ prescribed: AnalyteSet, from day: CalendarDay) {
    medicines.append((day, prescribed))
  }

  /// What was paid for an occasion in one course, and whether it counted there.
  struct Removed {
    var stretch: Int
    var course: Int
    var point: Course.Point
    var member: Int { point.member }
    var paid: Earning { point.paid }
    var counted: Bool { !point.isVoid }
  }

  /// Takes an occasion out of every course that it was ever in, void or not.
  mutating func remove(entry: Int) -> [Removed] {
    stretches.indices.flatMap { stretch in
      stretches[stretch].courses.indices.flatMap { course in
        stretches[stretch].courses[course].remove(entry: entry).map {
          Removed(stretch: stretch, course: course, point: $0)
        }
      }
    }
  }

  /// Has one course worked on, with a way to pay what comes of it within the caps.
  mutating func withCourse<Result>(
    _ course: Int, ofStretch stretch: Int, _ strand: Strand, caps: [Cap],
    _ body: (inout Course, Course.Payer) -> Result
  ) -> Result {
    let enrolments = caps.isEmpty ? [] : turns.filter { $0.kind == .enrolled }.map(\.from)
    // Taken out, so that it is changed in place.
    var book = PaymentBook()
    swap(&book, &self.book)
    defer { self.book = book }
    return body(&stretches[stretch].courses[course]) { due, paidBefore, occasion in
      let contingency = strand.members[occasion.member]
      let reward = PaymentBook.Reward(occasion: occasion.entry, contingency: contingency.id)
      let paid =
        caps.isEmpty
        ? due
        : book.room(
          for: due, paidBefore: paidBefore + book.prizes(for: reward), on: occasion.day,
          by: contingency.funder, caps: caps, episode: enrolments.episode(of: occasion.day))
      book.note(vouchers: paidBefore + paid, for: reward, caps)
      book.add(paid, on: occasion.day, by: contingency.funder)
      return paid
    }
  }

  /// Has a course begin where an earlier one ended.
  mutating func startCourse(_ course: Int, ofStretch stretch: Int, from start: Standings) {
    stretches[stretch].courses[course] = Course(from: start)
  }

  /// Keeps an entry among the visits, where it is one.
  mutating func keepNewVisit(_ visit: Visit?) {
    if let visit { visits.append(visit) }
  }

  /// Keeps what an entry is among the visits now, and forgets what it was.
  mutating func keepVisit(_ visit: Visit?, entry: Int) {
    visits.removeAll { $0.entry == entry }
    keepNewVisit(visit)
  }

  /// Owes more draws.
  mutating func owe(_ draws: Entitlement) {
    guard draws.count > 0 else { return }
    if let last = drawsOwed.last, last.isLike(draws) {
      drawsOwed[drawsOwed.count - 1].count += draws.count
    } else {
      drawsOwed.append(draws)
    }
  }

  /// Adds to what is neither money nor draws.
  mutating func add(_ count: Int, of kind: Name) {
    guard count > 0 else { return }
    if let place = items.firstIndex(where: { $0.kind == kind }) {
      items[place].count += count
    } else {
      items.append((kind, count))
    }
  }

  /// The days from the enrolment that `day` belongs to up to, not including, the next one.
  func episode(of day: CalendarDay) -> Range<CalendarDay> {
    turns.filter { $0.kind == .enrolled }.map(\.from).episode(of: day)
  }
}

extension Participant.Entitlement {
  /// Whether both can be asked for at once; the occasion matters only to caps.
  fileprivate func isLike(_ other: Self) -> Bool {
    entry == other.entry && bowl == other.bowl && funder == other.funder
      && (caps.isEmpty && other.caps.isEmpty
        || reward == other.reward && day == other.day)
  }
}

extension [CalendarDay] {
  /// From the last of these days that is not after `day` up to, not including, the one after it.
  fileprivate func episode(of day: CalendarDay) -> Range<CalendarDay> {
    let first = last { $0 <= day } ?? day
    let end = self.first { $0 > day } ?? CalendarDay.epoch.adding(days: .max)
    return first..<Swift.max(first, end)
  }
}

extension Participant {
  /// The turn that holds on `day`; nil before the first enrolment.
  public func turn(on day: CalendarDay) -> Turn? {
    turns.last { $0.from <= day }
  }

  /// The medicines in force on `day`.
  public func prescribed(on day: CalendarDay) -> AnalyteSet {
    medicines.last { $0.from <= day }?.prescribed ?? AnalyteSet(rawValue: 0)
  }

  /// The latest day that has an occasion, with its entry.
  var latestOccasion: (day: CalendarDay, entry: Int)? {
    let points = stretches.flatMap(\.courses).flatMap(\.points).filter { !$0.isVoid }
    let days = points.map { ($0.day, $0.entry) } + visits.map { ($0.day, $0.entry) }
    return days.max { $0 < $1 }.map { (day: $0.0, entry: $0.1) }
  }

  /// The place of the stretch that `day` belongs to; nil before the first.
  public func stretchIndex(on day: CalendarDay) -> Int? {
    stretches.lastIndex { $0.from <= day }
  }

  /// The stretch now under way, or the last one.
  public var currentStretch: Stretch? { stretches.last }

  /// The day of `stretch`, from 0, that `day` is; paused days do not count.
  func elapsed(on day: CalendarDay, in stretch: Stretch) -> Int {
    var paused = 0
    var pausedFrom: CalendarDay?
    for turn in turns where turn.from >= stretch.from && turn.from <= day {
      switch turn.kind {
      case .paused: pausedFrom = turn.from
      case .resumed:
        if let from = pausedFrom { paused += turn.from.days(since: from) }
        pausedFrom = nil
      case .enrolled, .moved, .ended: break
      }
    }
    return max(0, day.days(since: stretch.from) - paused)
  }
}
