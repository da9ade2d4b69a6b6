import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `Writing to a ledger` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var log: String { LedgerFolder.log(folder) }
  private var head: String { LedgerFolder.head(folder) }

  init() throws { temporary = try TemporaryFolder() }

  @Test func `adds one line, and the head acknowledges it`() throws {
    var clinic = try Clinic.make(folder)
    let before = try contents(of: log)
    try clinic.enrol()
    let after = try contents(of: log)
    #expect(after.starts(with: before))
    #expect(after.dropFirst(before.count).count { $0 == 0x0A } == 1)
    let head = try Ledger.read(folder).head
    #expect(head.bytes == after.count)
    #expect(head.entries == 6)
    try expectSound(folder, entries: 6)
  }

  @Test func `tells the hash that the line has in the log`() throws {
    var clinic = try Clinic.make(folder)
    try clinic.enrol()
    let posted = try clinic.test(.negative)
    let lines = try LogText(folder).lines
    #expect(posted.hash == (try LogText.said(lines[6])))
    #expect(posted.hash == LogText.hash(lines[6]))
    #expect(posted.entry.number == 6)
    #expect(!posted.isRepeat)
    try expectSound(folder, entries: 7)
  }

  @Test func `gives a log that is read again to the same state and the same lines`() throws {
    var entries: [Entry] = []
    do {
      var clinic = try Clinic.make(folder)
      try clinic.tellOneEpisode()
      try clinic.tellTests(upTo: 40)
    }
    let ledger = try Ledger.open(folder) { entry, _ in entries.append(entry) }
    #expect(entries.map(\.number) == Array(0..<40))
    #expect(ledger.state.participant(Clinic.participant)?.balance == Money("10.50"))
    try expectSound(folder, entries: 40)
  }

  @Test func `one by one and in a batch gives the same bytes`() throws {
    let other = temporary("other")
    do {
      var clinic = try Clinic.make(folder)
      try clinic.tellOneEpisode()
      try clinic.tellTests(upTo: 60)
      var batch = try Clinic.make(other)
      batch.postsOneByOne = false
      try batch.tellOneEpisode()
      try batch.tellTests(upTo: 60)
      try batch.finish()
    }
    #expect(try contents(of: log) == contents(of: LedgerFolder.log(other)))
    try expectSound(folder, entries: 60)
    try expectSound(other, entries: 60)
  }

  @Test func `keeps a staged batch out of the log until it is committed`() throws {
    var clinic = try Clinic.make(folder)
    let before = try contents(of: log)
    clinic.postsOneByOne = false
    try clinic.enrol()
    try clinic.test(.negative)
    #expect(try contents(of: log) == before)
    try expectSound(folder, entries: 5)
    try clinic.finish()
    try expectSound(folder, entries: 7)
    try clinic.finish()
    try expectSound(folder, entries: 7)
  }

  @Test func `writes a batch of itself once it has a thousand entries`() throws {
    var clinic = try Clinic.make(folder)
    clinic.postsOneByOne = false
    try clinic.tellTests(upTo: 1004)
    try expectSound(folder, entries: 5)
    try clinic.tellGoal()
    try expectSound(folder, entries: 1005)
    try clinic.tellGoal()
    try expectSound(folder, entries: 1005)
    try clinic.finish()
    try expectSound(folder, entries: 1006)
  }

  @Test func `stages what was refused not at all`() throws {
    var clinic = try Clinic.make(folder)
    clinic.postsOneByOne = false
    try clinic.enrol()
    let refusal = try failure { try clinic.redeem("1.00", item: "bus-ticket") }?.refusal
    #expect(refusal == .beyondBalance(asked: try certain(Money("1.00")), balance: .zero))
    try clinic.test(.negative)
    try clinic.finish()
    try expectSound(folder, entries: 7)
  }

  /// The courses of one participant credited for one correction do not fit a line; see the format
  /// page.
  @Test func `refuses an entry too large for a line, and the log stays as it was`() throws {
    let code = try certain(ParticipantCode(String(repeating: "p", count: 32)))
    var clinic = try Clinic.make(folder)
    clinic.postsOneByOne = false
    let long = String(repeating: "a", count: 40)
    let changes = [
      (#""id":"small-steps""#, #""id":"long""#),
      (#""id":"abstinence""#, #""id":"\#(long)""#),
      (#""weeks":52,"visits":{"perWeek":3}"#, #""weeks":80,"visits":{"perWeek":7}"#),
      (
        #""draws":{"bowl":"five-slips","start":1,"step":1,"stepPer":"occasion","ceiling":3}"#,
        #""voucher":{"start":"1.00","step":"1.00","stepPer":"occasion"}"#
      ),
      (#","bonus":{"every":3,"voucher":"10.00"}"#, ""),
      (#""draws":4}"#, #""total":"4.00"}"#),
    ]
    let text = changes.reduce(Papers.schedule) { $0.replacing($1.0, with: $1.1) }
    try clinic.post(.adopt(try Papers.adoption(text)))
    try clinic.enrol(code, under: "long", prescribed: [])
    let first = try clinic.test(.positive, of: code).entry.number
    for _ in 0..<540 {
      clinic.wait(days: 1)
      try clinic.test(.negative, of: code)
    }
    try clinic.finish()
    let before = try contents(of: log)
    let right = try Clinic.test(.negative, on: try Clinic.day("2026-03-02"), of: code)
    let error = try failure {
      try clinic.post(
        .correct(entry: first, reason: .laboratoryOverturned, to: .occasion(.test(right))))
    }
    guard case .entryTooLarge(let bytes, let most) = error else {
      throw Failed("not refused as too large: \(String(describing: error))")
    }
    #expect(bytes > most)
    #expect(most == 65_536)
    #expect(try contents(of: log) == before)
    try expectSound(folder)
  }
}

extension Clinic {
  /// One more goal of the second participant, on the next day.
  mutating func tellGoal() throws {
    wait(days: 1)
    try goal("goal/more", of: Clinic.second)
  }
}

// MARK: - Requests

@Suite struct `A request that is repeated` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }

  init() throws { temporary = try TemporaryFolder() }

  @Test func `is answered with what was recorded, and adds nothing`() throws {
    var clinic = try Clinic.make(folder)
    try clinic.enrol()
    let asking = try Clinic.asking(6, on: clinic.today)
    let test = Proposal.record(.test(try Clinic.test(.negative, on: clinic.today)))
    let first = try clinic.ledger.post(test, asking)
    var later = asking
    later.by = try certain(OperatorCode("rn-99"))
    later.at = try certain(Moment(seconds: asking.at.seconds + 3600))
    later.today = asking.today.adding(days: 1)
    let again = try clinic.ledger.post(test, later)
    #expect(again.isRepeat)
    #expect(again.entry == first.entry)
    #expect(again.hash == first.hash)
    try expectSound(folder, entries: 7)
  }

  @Test func `is answered the same by a ledger opened afterwards`() throws {
    let asking: Asking
    let test: Proposal
    let first: Posted
    do {
      var clinic = try Clinic.make(folder)
      try clinic.enrol()
      asking = try Clinic.asking(6, on: clinic.today)
      test = .record(.test(try Clinic.test(.negative, on: clinic.today)))
      first = try clinic.ledger.post(test, asking)
    }
    var ledger = try Ledger.open(folder)
    let again = try ledger.post(test, asking)
    #expect(again.isRepeat)
    #expect(again.entry == first.entry)
    #expect(again.hash == first.hash)
    try expectSound(folder, entries: 7)
  }

  @Test func `for something else is refused, naming the entry that answered it`() throws {
    var clinic = try Clinic.make(folder)
    try clinic.enrol()
    let asking = try Clinic.asking(6, on: clinic.today)
    _ = try clinic.ledger.post(
      .record(.test(try Clinic.test(.negative, on: clinic.today))), asking)
    let other = Proposal.record(.test(try Clinic.test(.positive, on: clinic.today)))
    let refusal = try failure { _ = try clinic.ledger.post(other, asking) }?.refusal
    #expect(refusal == .requestReused(asking.request, entry: 6))
    try expectSound(folder, entries: 7)
  }

  @Test func `within a batch is answered once the batch so far is in the log`() throws {
    var clinic = try Clinic.make(folder)
    clinic.postsOneByOne = false
    try clinic.enrol()
    let asking = try clinic.asking()
    let test = Proposal.record(.test(try Clinic.test(.negative, on: clinic.today)))
    let first = try clinic.ledger.stage(test, asking)
    let again = try clinic.ledger.stage(test, asking)
    #expect(again.isRepeat)
    #expect(again.hash == first.hash)
    try expectSound(folder, entries: 7)
  }

  /// A batch that was cut off is simply given again: only what is missing is added.
  @Test func `as a whole batch adds only what is missing`() throws {
    let whole = temporary("whole")
    do {
      var clinic = try Clinic.make(whole)
      try clinic.tellTests(upTo: 30)
    }
    var proposals: [(Proposal, Asking)] = []
    _ = try Ledger.read(whole) { entry, _ in
      proposals.append(
        (
          entry.event.proposal,
          Asking(by: entry.by, at: entry.at, today: entry.at.day, request: entry.request)
        ))
    }
    do {
      _ = try Clinic.make(folder)
      var ledger = try Ledger.open(folder)
      for (proposal, asking) in proposals[5..<12] { _ = try ledger.post(proposal, asking) }
    }
    var ledger = try Ledger.open(folder)
    let repeats = try proposals[5...].map { try ledger.stage($0.0, $0.1).isRepeat }
    try ledger.commit()
    #expect(repeats.count { $0 } == 7)
    #expect(try contents(of: LedgerFolder.log(folder)) == contents(of: LedgerFolder.log(whole)))
    try expectSound(folder, entries: 30)
  }

  @Test func `to enrol is the same although chain and made-up code are others`() throws {
    var clinic = try Clinic.make(folder)
    let asking = try clinic.asking()
    func enrolment(_ code: UInt32, _ chain: Int) throws -> Proposal {
      .enrol(
        Enrolment(
          participant: .made(from: code), schedule: try clinic.schedule("doses"),
          from: clinic.today, prescribed: [], consent: nil, chain: chain,
          anchor: SHA256Digest.zero), codeGiven: false)
    }
    let first = try clinic.ledger.post(try enrolment(7, 0), asking)
    let again = try clinic.ledger.post(try enrolment(8, 1), asking)
    #expect(again.isRepeat)
    #expect(again.entry == first.entry)
    try expectSound(folder, entries: 6)
  }
}
