import ContingencyManagement
import Digest
import Testing

/// What holds, and a person should look at all the same.
@Suite struct `A review` {
  static let someone = TestLedger.someone

  /// The concerns of entries as they are, or with other clocks.
  static func concerns(_ entries: [Entry]) -> [Concern] {
    var state = LedgerState()
    var review = Review()
    for entry in entries {
      do throws(Finding) { try state.takeIn(entry) } catch { Issue.record("\(error)") }
      review.take(entry, in: state)
    }
    return review.concerns()
  }

  static func kinds(_ entries: [Entry]) -> [Concern.Kind] { concerns(entries).map(\.kind) }

  /// The entries of a ledger, each recorded at noon of the day that it is about.
  static func prompt(_ ledger: TestLedger) throws -> [Entry] {
    var entries = ledger.entries
    var day = TestLedger.start
    for place in entries.indices {
      day = max(day, entries[place].event.day ?? day)
      entries[place].at = try #require(Moment("\(day)T12:00:00Z"))
    }
    return entries
  }

  /// One supervisor and two at the desk, before anybody is enrolled.
  static func ledger(_ programme: Proposal? = nil) throws -> TestLedger {
    var ledger = try TestLedger()
    try ledger.post(`Operators`.add("sup-1", .supervisor), by: "sup-1")
    try ledger.post(`Operators`.add("rn-07", .desk), by: "sup-1")
    try ledger.post(`Operators`.add("rn-08", .desk), by: "sup-1")
    try ledger.post(.adopt(.of(.schedule(.daily))), by: "sup-1")
    if let programme { try ledger.post(programme, by: "sup-1") }
    return ledger
  }

  static func day(_ place: Int) -> CalendarDay { TestLedger.start.adding(days: place) }

  static func redeem(_ code: ParticipantCode = someone) -> Proposal {
    .redeem(Redemption(participant: code, day: day(1), amount: "1.00", item: "x"))
  }

  @Test func `tells of names taken at their word until the first operator is added`() throws {
    var ledger = try Self.ledger()
    #expect(
      Self.concerns(try Self.prompt(ledger)) == [
        Concern(kind: .takenAtWord, by: "rn-07", count: 1, first: [0], last: 0, range: nil),
        Concern(kind: .takenAtWord, by: "sup-1", count: 1, first: [1], last: 1, range: nil),
      ])
    try ledger.enrol(Self.someone, under: .daily)
    #expect(Self.kinds(try Self.prompt(ledger)) == [.takenAtWord, .takenAtWord])
  }

  @Test func `tells of a clock that went back, and by how much`() throws {
    var ledger = try Self.ledger()
    try ledger.enrol(Self.someone, under: .daily)
    try ledger.record("NN")
    var entries = try Self.prompt(ledger)
    entries[ledger.last].at = try #require(Moment("2026-01-05T11:59:30Z"))
    let concern = Self.clock(entries)
    #expect(concern?.by == "rn-07" && concern?.first == [ledger.last])
    #expect(concern?.range == 30...30)
  }

  /// The clock that went back, of entries that are not judged.
  static func clock(_ entries: [Entry]) -> Concern? {
    var review = Review()
    for entry in entries { review.take(entry, in: LedgerState()) }
    return review.concerns().first { $0.kind == .clockWentBack }
  }

  @Test func `tells of entries later than the programme allows, and never by a time zone`() throws {
    for (allowed, programme) in [
      (3, nil), (0, Self.programme(late: 0)), (10, Self.programme(late: 10)),
    ] {
      for days in 0...12 {
        var ledger = try Self.ledger(programme)
        try ledger.enrol(Self.someone, under: .daily)
        var entries = try Self.prompt(ledger)
        // 11:00 UTC is still the day before on Baker Island.
        entries[ledger.last].at = try #require(Moment("\(Self.day(days + 1))T11:00:00Z"))
        let late = Self.concerns(entries).first { $0.kind == .late }
        #expect((late != nil) == (days > allowed), "\(days) days, \(allowed) allowed")
        if let late { #expect(late.range == days...days) }
      }
    }
  }

  static func programme(late: Int) -> Proposal {
    .adopt(
      .of(
        .programme(
          Programme(
            id: "late", version: 1, title: "", source: "", evidence: "", secondPerson: [],
            supervisor: [], lateAfterDays: late))))
  }

  @Test func `tells of a day before one that was recorded for the participant already`() throws {
    var ledger = try Self.ledger()
    try ledger.enrol(Self.someone, under: .daily)
    try ledger.post(.record(.negative(on: Self.day(2))))
    try ledger.post(.record(.negative(on: Self.day(0))), by: "rn-08")
    try ledger.post(.record(.negative(on: Self.day(1))), by: "rn-08")
    try ledger.enrol("c-2", under: .daily)
    let backdated = Self.concerns(try Self.prompt(ledger)).filter { $0.kind == .backdated }
    #expect(
      backdated == [
        Concern(
          kind: .backdated, by: "rn-08", count: 2, first: [ledger.last - 2, ledger.last - 1],
          last: ledger.last - 1, range: 1...2)
      ])
  }

  @Test func `tells of one person who did everything for a participant`() throws {
    var ledger = try Self.ledger()
    try ledger.enrol(Self.someone, under: .daily)
    try ledger.record("NN")
    #expect(!Self.kinds(try Self.prompt(ledger)).contains(.participantAlone), "nothing was paid")
    try ledger.enrol("c-2", under: .daily)
    try ledger.record("NN", of: "c-2")
    try ledger.post(Self.redeem("c-2"), by: "rn-08")
    #expect(!Self.kinds(try Self.prompt(ledger)).contains(.participantAlone), "by another")
    try ledger.post(Self.redeem())
    let alone = Self.concerns(try Self.prompt(ledger)).first { $0.kind == .participantAlone }
    #expect(alone?.by == "rn-07" && alone?.count == 1 && alone?.first == [5])
    // Somebody who was asked beside is another pair of eyes.
    try ledger.post(.record(.letter(.excused, on: Self.day(2))).with("rn-08"))
    #expect(!Self.kinds(try Self.prompt(ledger)).contains(.participantAlone))
  }

  @Test func `tells of one person who recorded the whole ledger, and then of nobody's part`() throws
  {
    var ledger = try TestLedger(under: .daily)
    try ledger.record("NN")
    #expect(Self.kinds(try Self.prompt(ledger)) == [.takenAtWord])
    try ledger.post(Self.redeem())
    let concerns = Self.concerns(try Self.prompt(ledger))
    #expect(concerns.map(\.kind) == [.takenAtWord, .ledgerAlone])
    #expect(concerns.last?.count == ledger.entries.count)
  }

  @Test func `tells of corrections and excuses without a second person, and of lost PINs`() throws {
    var ledger = try Self.ledger()
    try ledger.enrol(Self.someone, under: .daily)
    try ledger.record("NNN")
    let first = ledger.last - 2
    try ledger.post(.record(.letter(.excused, on: Self.day(3))))
    try ledger.post(.record(.letter(.excused, on: Self.day(4))).with("rn-08"))
    try ledger.post(.record(.letter(.missed, on: Self.day(5))))
    let void = { (entry: Int) in Proposal.correct(entry: entry, reason: .recordedTwice, to: .void) }
    try ledger.post(void(first), by: "sup-1")
    try ledger.post(void(first + 1).with("rn-07"), by: "sup-1")
    try ledger.post(`Operators`.change("sup-1", lost: .forgotten), by: "sup-1")
    try ledger.post(`Operators`.change("sup-1"), by: "sup-1")
    let concerns = Self.concerns(try Self.prompt(ledger))
    func entries(_ kind: Concern.Kind) -> [Int]? { concerns.first { $0.kind == kind }?.first }
    #expect(entries(.excuseAlone) == [first + 3])
    #expect(entries(.correctionAlone) == [first + 6])
    #expect(entries(.pinLost) == [first + 8])
    #expect(concerns.filter { $0.count != 1 } == [])
  }

  @Test func `tells a thousand entries in one line, the first three and the last`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.record(String(repeating: "N", count: 28))
    // The clock of a test ledger stands in 2090.
    let late = Self.concerns(ledger.entries).filter { $0.kind == .late }
    #expect(late.count == 1)
    #expect(late.first?.count == 29)
    #expect(late.first?.first == [2, 3, 4])
    #expect(late.first?.last == ledger.last)
  }
}
