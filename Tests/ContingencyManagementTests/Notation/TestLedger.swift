import ContingencyManagement
import Digest
import Testing

/// A ledger in memory: what is posted is decided, applied and kept, as a log would keep it.
struct TestLedger {
  /// The participant that most tests are about.
  static let someone: ParticipantCode = "c-4f2a9d17"
  /// A Monday.
  static let start: CalendarDay = "2026-01-05"
  /// Long after everything that a test records.
  static let today: CalendarDay = "2090-01-01"
  /// Who records where it does not matter.
  static let desk: OperatorCode = "rn-07"
  static let origin: Origin = "clinic.example/cm-ledger"
  /// The secret that every draw chain of these tests is made from.
  static let master = (0..<32).map { UInt8($0) }

  private(set) var state = LedgerState()
  private(set) var entries: [Entry] = []

  /// A ledger that was created and holds nothing else.
  init() throws {
    let founding = try #require(
      Founding(
        origin: TestLedger.origin, zone: "America/New_York", currency: .dollars,
        drawCommitment: DrawChain.commitment(to: TestLedger.master),
        salt: String(repeating: "0", count: 32)))
    try post(.create(founding))
  }

  /// A ledger with `someone` enrolled under `schedule`, and the bowls that it draws from.
  init(
    under schedule: Schedule, prescribed: AnalyteSet = [], from day: CalendarDay = start,
    withChain: Bool = false
  ) throws {
    try self.init()
    for bowl in schedule.bowls { try adopt(.bowl(.named(bowl))) }
    try adopt(.schedule(schedule))
    try enrol(
      TestLedger.someone, under: schedule, from: day, prescribed: prescribed, withChain: withChain)
  }

  /// Records what is proposed, or throws the refusal and records nothing.
  @discardableResult
  mutating func post(
    _ proposal: Proposal, by: OperatorCode = TestLedger.desk, today: CalendarDay = TestLedger.today
  ) throws(Refusal) -> Outcome {
    let event = try state.decide(proposal, by: by, today: today)
    let request = written("r-\(entries.count)") { RequestID($0) }
    let outcome = state.apply(event, request: request)
    entries.append(
      Entry(
        number: entries.count, at: TestLedger.moment, by: by, request: request, event: event,
        outcome: outcome))
    return outcome
  }

  private static let moment = written("2090-01-01T12:00:00Z") { Moment($0) }

  /// What an audit of the whole ledger finds, leaving out draws that are merely pending.
  func findings() -> [Finding] {
    var audited = LedgerState()
    var findings: [Finding] = []
    for entry in entries {
      do throws(Finding) { try audited.takeIn(entry) } catch { findings.append(error) }
    }
    return findings + audited.closingFindings().filter { !$0.isOpenBusiness }
  }
}

// MARK: - Shorthand

extension TestLedger {
  mutating func adopt(_ document: Document) throws(Refusal) {
    try post(.adopt(.of(document)))
  }

  mutating func enrol(
    _ code: ParticipantCode, under schedule: Schedule, from day: CalendarDay = start,
    prescribed: AnalyteSet = [], withChain: Bool = false
  ) throws(Refusal) {
    try post(
      .enrol(
        enrolment(
          of: code, under: schedule, from: day, prescribed: prescribed, withChain: withChain),
        codeGiven: true))
  }

  /// An enrolment that is next in turn; without a chain where no draws are made, since a chain
  /// takes a thousand hashes.
  func enrolment(
    of code: ParticipantCode, under schedule: Schedule, from day: CalendarDay = start,
    prescribed: AnalyteSet = [], withChain: Bool = false
  ) -> Enrolment {
    let last = DrawChain.lastElement(master: TestLedger.master, ordinal: state.chains)
    return Enrolment(
      participant: code, schedule: Adoption.of(.schedule(schedule)).digest, from: day,
      prescribed: prescribed, consent: nil, chain: state.chains,
      anchor: withChain ? DrawChain.element(DrawChain.length, before: last) : .zero)
  }

  /// Records the letters of a course on the days from `day` on, one a day.
  @discardableResult
  mutating func record(
    _ letters: String, of code: ParticipantCode = someone, daily day: CalendarDay = start
  ) throws -> [Outcome] {
    try CourseStream(letters).occasions.enumerated().map { place, letter in
      try post(.record(.letter(letter, of: code, on: day.adding(days: place))))
    }
  }

  /// Corrects `entry`, as a laboratory's overturned result is.
  @discardableResult
  mutating func correct(
    _ entry: Int, to occasion: Occasion, by: OperatorCode = desk
  ) throws(Refusal) -> Outcome {
    try post(
      .correct(entry: entry, reason: .laboratoryOverturned, to: .occasion(occasion)), by: by)
  }

  /// Takes `entry` out.
  @discardableResult
  mutating func void(_ entry: Int) throws(Refusal) -> Outcome {
    try post(.correct(entry: entry, reason: .recordedTwice, to: .void))
  }

  func participant(_ code: ParticipantCode = someone) throws -> Participant {
    try #require(state.participant(code))
  }

  /// The number of the entry recorded last.
  var last: Int { entries.count - 1 }
}

extension Adoption {
  /// The adoption of a document whose text stands for it; the rules never read the text.
  static func of(_ document: Document, text: String = "") -> Adoption {
    let text = "\(document.kind.rawValue) \(document.id) \(document.version) \(text)"
    return Adoption(document: document, text: text, digest: SHA256.hash(Array(text.utf8)))
  }
}

extension Currency {
  static let dollars = written("USD") { Currency($0) }
}
