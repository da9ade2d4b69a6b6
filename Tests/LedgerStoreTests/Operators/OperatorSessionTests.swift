import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A session at a terminal` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private let nurse: OperatorCode
  private let place = TerminalSession(boot: "boot-1", leader: 100, began: 5000, terminal: 34816)

  init() throws {
    temporary = try TemporaryFolder()
    nurse = try certain(OperatorCode("rn-07"))
    do { _ = try Clinic.makeSmall(temporary("ledger")) }
  }

  private func moment(_ second: Int) throws -> Moment {
    try certain(Moment(seconds: 1_000_000 + second))
  }

  private func session(
    at place: TerminalSession? = nil, minutes: Int = 5, second: Int = 0
  ) throws -> OperatorSession {
    OperatorSession(
      code: nurse, pin: .zero, place: place ?? self.place, minutes: minutes,
      lastUsed: try moment(second))
  }

  private func current(at place: TerminalSession? = nil, _ second: Int) throws -> OperatorSession? {
    try OperatorSession.current(folder, at: place ?? self.place, now: try moment(second))
  }

  @Test func `holds until it rested for its minutes, and each use begins them anew`() throws {
    #expect(try current(0) == nil)
    try session().begin(folder)
    #expect(try mode(of: LedgerFolder.sessions(folder)) == 0o600)
    #expect(try current(0) == session())
    #expect(try current(299) == session())
    #expect(try current(300) == nil)
    #expect(try current(-1) == nil, "the clock was set back")
    do {
      var clinic = try Clinic.open(folder)
      try clinic.ledger.use(try session(), at: try moment(299))
    }
    #expect(try current(598) == session(second: 299))
    #expect(try current(599) == nil)
    try expectSound(folder)
  }

  @Test func `is of one terminal, one leading process and one run of the machine`() throws {
    try session().begin(folder)
    let changes: [(inout TerminalSession) -> Void] = [
      { $0.boot = "boot-2" }, { $0.leader = 101 }, { $0.began = 5001 }, { $0.terminal = 34817 },
    ]
    for change in changes {
      var elsewhere = place
      change(&elsewhere)
      #expect(try current(at: elsewhere, 1) == nil)
    }
  }

  @Test func `ends by itself alone, and the others go on`() throws {
    var elsewhere = place
    elsewhere.leader = 200
    try session().begin(folder)
    try session(at: elsewhere, minutes: 60).begin(folder)
    #expect(try current(1) == session())
    #expect(try OperatorSession.end(folder, at: place, now: try moment(1)))
    #expect(try current(1) == nil)
    #expect(try current(at: elsewhere, 1) == session(at: elsewhere, minutes: 60))
    #expect(try !OperatorSession.end(folder, at: place, now: try moment(1)))
    #expect(try !OperatorSession.end(folder, at: elsewhere, now: try moment(3600)))
  }

  @Test func `does not hold where the file is not of its form`() throws {
    try session().begin(folder)
    let whole = try contents(of: LedgerFolder.sessions(folder))
    for cut in 0..<whole.count {
      try put(whole.prefix(cut), into: LedgerFolder.sessions(folder))
      #expect(try current(1) == nil)
    }
    let text = String(decoding: whole, as: UTF8.self)
    for (old, new) in [
      ("\"minutes\":5", "\"minutes\":61"), ("\"minutes\":5", "\"minutes\":0"),
      ("\"fmt\":1", "\"fmt\":2"), ("\"last\":1000000", "\"last\":-1"), ("rn-07", "rn 07"),
    ] {
      let changed = text.replacingOccurrences(of: old, with: new)
      try put(changed.utf8, into: LedgerFolder.sessions(folder))
      #expect(try current(1) == nil, "\(new)")
    }
  }
}
