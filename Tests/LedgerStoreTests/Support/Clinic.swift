import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

/// A ledger in the making, with a clock, request ids and a secret that are the same at every run.
///
/// Its steps are asked for one after the other and posted one by one, or staged until ``finish()``.
struct Clinic: ~Copyable {
  static let master = Array(UInt8(0)...31)
  static let participant = ParticipantCode.made(from: 0x4f2a_9d17)

  let folder: String
  var ledger: Ledger
  private var step: Int
  private var day: CalendarDay
  /// Whether every step is written by itself.
  var postsOneByOne = true

  /// Makes a ledger in `folder` with two schedules, a bowl and a deck.
  static func make(
    _ folder: String, salt: String = "00112233445566778899aabbccddeeff",
    documents: [Proposal]? = nil
  ) throws -> Clinic {
    var step = 0
    let first = try (documents ?? Clinic.documents(salt: salt)).map { proposal in
      defer { step += 1 }
      return (proposal, try Clinic.asking(step, on: Clinic.day("2026-03-02")))
    }
    try Ledger.create(folder, master: Clinic.master, first)
    return try Clinic.open(folder)
  }

  /// Opens a ledger that another clinic made, to go on with it.
  static func open(_ folder: String, on day: String = "2026-03-02") throws -> Clinic {
    let day = try Clinic.day(day)
    return Clinic(try Ledger.open(folder), day: day)
  }

  private init(_ ledger: consuming Ledger, day: CalendarDay) {
    folder = ledger.folder
    step = ledger.state.entryCount
    self.day = day
    self.ledger = ledger
  }

  /// What a new ledger begins with.
  static func documents(salt: String = "00112233445566778899aabbccddeeff") throws -> [Proposal] {
    [
      .create(try founding(salt: salt)),
      .adopt(try Papers.adoption(Papers.bowl)),
      .adopt(try Papers.adoption(Papers.deck)),
      .adopt(try Papers.adoption(Papers.schedule)),
      .adopt(try Papers.adoption(Papers.second)),
    ]
  }

  static func founding(salt: String = "00112233445566778899aabbccddeeff") throws -> Founding {
    try certain(
      Founding(
        origin: try certain(Origin("clinic.example/cm-ledger")),
        zone: try certain(ZoneName("America/Los_Angeles")),
        currency: try certain(Currency("USD")),
        drawCommitment: DrawChain.commitment(to: master), salt: salt))
  }

  static func day(_ text: String) throws -> CalendarDay {
    try certain(CalendarDay(text), "\(text) is no day")
  }

  /// Who asks at step `number`, and when: five past nine and so many seconds, in the morning.
  static func asking(_ number: Int, on day: CalendarDay) throws -> Asking {
    let seconds = Int(day.daysSinceEpoch) * 86_400 + 17 * 3600 + number % 3600
    return Asking(
      by: try certain(OperatorCode(number < 5 ? "admin" : "rn-07")),
      at: try certain(Moment(seconds: seconds)),
      today: day,
      request: try certain(RequestID(String(format: "req-%04d", number))))
  }

  /// Who asks next.
  mutating func asking() throws -> Asking {
    defer { step += 1 }
    return try Clinic.asking(step, on: day)
  }

  /// Lets the clock go on to a day.
  mutating func on(_ day: String) throws { self.day = try Clinic.day(day) }

  /// Lets the clock go on by so many days.
  mutating func wait(days: Int) { day = day.adding(days: days) }

  var today: CalendarDay { day }

  @discardableResult
  mutating func post(_ proposal: Proposal) throws -> Posted {
    let asking = try asking()
    return postsOneByOne
      ? try ledger.post(proposal, asking) : try ledger.stage(proposal, asking)
  }

  /// Writes what is staged.
  mutating func finish() throws { try ledger.commit() }
}

// MARK: - What happens in a clinic

extension Clinic {
  /// The digest of an adopted schedule.
  func schedule(_ id: String) throws -> SHA256Digest {
    try certain(ledger.state.schedule(named: try certain(Name(id)))?.0)
  }

  mutating func enrol(
    _ code: ParticipantCode = Clinic.participant, under id: String = "small-steps",
    prescribed: AnalyteSet = [.buprenorphine]
  ) throws {
    let chain = ledger.state.chains
    try post(
      .enrol(
        Enrolment(
          participant: code, schedule: try schedule(id), from: today, prescribed: prescribed,
          consent: Reference("consent/0001"), chain: chain, anchor: try anchor(chain)),
        codeGiven: true))
  }

  private func anchor(_ chain: Int) throws -> SHA256Digest {
    try DrawSecret(folder, commitment: ledger.state.drawCommitment).anchor(ofChain: chain)
  }

  @discardableResult
  mutating func test(
    _ result: AnalyteResult, label: String? = nil, of code: ParticipantCode = Clinic.participant
  ) throws -> Posted {
    try post(.record(.test(try Clinic.test(result, on: today, label: label, of: code))))
  }

  static func test(
    _ result: AnalyteResult, on day: CalendarDay, label: String? = nil,
    of code: ParticipantCode = Clinic.participant
  ) throws -> DrugTest {
    try certain(
      DrugTest(
        participant: code, day: day, type: .urine, condition: .valid,
        findings: .summary(result), label: label.flatMap { Reference($0) }))
  }

  @discardableResult
  mutating func visit(_ reason: VisitNotHeld.Reason) throws -> Posted {
    try post(
      .record(
        .visitNotHeld(VisitNotHeld(participant: Clinic.participant, day: today, reason: reason))))
  }

  @discardableResult
  mutating func goal(
    _ evidence: String, of code: ParticipantCode = Clinic.participant
  ) throws -> Posted {
    try post(
      .record(
        .milestone(
          Milestone(
            participant: code, day: today, kind: try certain(Name("goal-reached")),
            evidence: try certain(Reference(evidence))))))
  }

  /// Asks for the draws owed longest, and makes them.
  mutating func draw(_ word: String, of code: ParticipantCode = Clinic.participant) throws {
    try post(.draw(code, try certain(DrawWord(word))))
    try reveal(of: code)
  }

  mutating func reveal(of code: ParticipantCode = Clinic.participant) throws {
    let request = try certain(ledger.state.participant(code)?.pendingDraw?.request)
    let secret = try DrawSecret(folder, commitment: ledger.state.drawCommitment)
    try post(.reveal(code, secret.element(request.last, ofChain: request.chain)))
  }

  /// Gives the participant the next chain.
  mutating func renewChain(
    _ reason: ChainKind? = nil, of code: ParticipantCode = Clinic.participant
  ) throws {
    let chain = ledger.state.chains
    try post(
      .renewChain(
        ChainRenewal(
          participant: code, chain: chain, anchor: try anchor(chain), reason: reason)))
  }

  mutating func redeem(
    _ amount: String, item: String, of code: ParticipantCode = Clinic.participant
  ) throws {
    try post(
      .redeem(
        Redemption(
          participant: code, day: today, amount: try certain(Money(amount)),
          item: try certain(Reference(item)))))
  }
}

extension Clinic {
  /// Records what was set aside and is not told of in the log, as `cm recover` does; what that is.
  static func recordSettingsAside(in folder: String) throws -> [SetAside] {
    var ledger = try Ledger.open(folder)
    let found = try Ledger.unrecordedSettingsAside(folder, state: ledger.state)
    for setAside in found {
      var asking = try asking(ledger.state.entryCount, on: day("2026-04-01"))
      asking.request = try certain(RequestID("aside-\(setAside.fileName)"))
      _ = try ledger.post(.setAside(setAside), asking)
    }
    return found
  }
}

// MARK: - Whole stories

extension Clinic {
  /// One participant from the first day to the last, with every kind of entry but a renewed chain:
  /// the log of the format page.
  mutating func tellOneEpisode() throws {
    try enrol()
    try test(.negative, label: "S-000123")
    try on("2026-03-04")
    var results = AnalyteResults()
    results[.cocaine] = .positive
    results[.fentanyl] = .negative
    results[.opiates] = .negative
    let positive = DrugTest(
      participant: Clinic.participant, day: today, type: .urine, condition: .valid,
      findings: .analytes(results), label: Reference("S-000124"))
    let wrong = try post(.record(.test(try certain(positive)))).entry.number
    try on("2026-03-06")
    try test(.negative)
    try on("2026-03-09")
    try visit(.missed)
    try on("2026-03-11")
    try visit(.excused(.illness))
    try on("2026-03-13")
    try visit(.closed(.weather))
    try goal("goal/17")
    results[.cocaine] = .negative
    let right = DrugTest(
      participant: Clinic.participant, day: try Clinic.day("2026-03-04"), type: .urine,
      condition: .valid, findings: .analytes(results), label: Reference("S-000124"))
    try post(
      .correct(
        entry: wrong, reason: .laboratoryOverturned, to: .occasion(.test(try certain(right)))))
    try draw("bluebird")
    try redeem("4.50", item: "grocery-card")
    try on("2026-03-16")
    try post(
      .changeMedicines(
        MedicineChange(
          participant: Clinic.participant, from: today, prescribed: [.buprenorphine, .naltrexone])))
    try on("2026-03-17")
    try post(.pause(Pause(participant: Clinic.participant, from: today, reason: .hospital)))
    try on("2026-03-24")
    try post(.resume(Resumption(participant: Clinic.participant, from: today)))
    try on("2026-03-25")
    try post(
      .move(
        Move(
          participant: Clinic.participant, schedule: try schedule("doses"), from: today,
          reason: .nextStage)))
    try on("2026-03-30")
    try post(
      .end(Ending(participant: Clinic.participant, from: today, outcome: .completed)))
  }

  /// The code of the participant of ``tellTests(upTo:)``.
  static let second = ParticipantCode.made(from: 2)

  /// Tests, goals, draws and spending of a second participant, until the ledger has `count` entries.
  mutating func tellTests(upTo count: Int) throws {
    wait(days: 1)
    try enrol(Clinic.second)
    var turn = 0
    while ledger.state.entryCount < count {
      defer { turn += 1 }
      switch turn % 6 {
      case 0: wait(days: 2)
      case 1: try test(turn % 5 == 0 ? .positive : .negative, of: Clinic.second)
      case 2 where ledger.state.participant(Clinic.second)?.drawsOwed.isEmpty == false:
        try post(.draw(Clinic.second, try certain(DrawWord("\(turn)"))))
      case 3 where ledger.state.participant(Clinic.second)?.pendingDraw != nil:
        try reveal(of: Clinic.second)
      case 4: try goal("goal/\(turn)", of: Clinic.second)
      case 5 where (ledger.state.participant(Clinic.second)?.balance ?? .zero) > .zero:
        try redeem("0.50", item: "bus-ticket", of: Clinic.second)
      default: break
      }
    }
  }
}

extension Clinic {
  /// Makes a ledger with as little in it as can be, read in a fraction of the time.
  static func makeSmall(_ folder: String) throws -> Clinic {
    try make(
      folder, documents: [.create(try founding()), .adopt(try Papers.adoption(Papers.second))])
  }

  /// Doses taken and missed, and spending, until the ledger has `count` entries.
  ///
  /// - Parameter other: Whether the story is another one, with the same beginning.
  mutating func tellDoses(upTo count: Int, other: Bool = false) throws {
    if ledger.state.participants.isEmpty { try enrol(under: "doses", prescribed: []) }
    while ledger.state.entryCount < count {
      let turn = ledger.state.entryCount
      wait(days: turn % 2)
      switch turn % 4 {
      case 0 where (ledger.state.participant(Clinic.participant)?.balance ?? .zero) > .zero:
        try redeem("0.50", item: "bus-ticket")
      case 3: try visit(other ? .excused(.court) : .missed)
      default:
        wait(days: 1)
        try post(
          .record(
            .milestone(
              Milestone(
                participant: Clinic.participant, day: today, kind: try certain(Name("dose-taken")),
                evidence: try certain(Reference("dose/\(turn)"))))))
      }
    }
  }
}
