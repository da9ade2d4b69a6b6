import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `Lines beyond the head` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var head: String { LedgerFolder.head(folder) }

  init() throws { temporary = try TemporaryFolder() }

  /// A writer that died between its write and its head leaves just this behind.
  @Test(arguments: [1, 2, 7])
  func `are adopted where they are whole, and acknowledged`(count: Int) throws {
    try leaveUnacknowledged(count)
    let log = try contents(of: LedgerFolder.log(folder))
    try expectSound(folder, entries: 8 + count, unacknowledged: count)
    do {
      let ledger = try Ledger.open(folder)
      #expect(ledger.state.entryCount == 8 + count)
    }
    #expect(try contents(of: LedgerFolder.log(folder)) == log)
    let report = try expectSound(folder, entries: 8 + count)
    #expect(report.head?.bytes == log.count)
  }

  @Test func `are answered when their request is repeated`() throws {
    try leaveUnacknowledged(1)
    var entries: [Entry] = []
    do {
      var ledger = try Ledger.open(folder) { entry, _ in entries.append(entry) }
      let last = try certain(entries.last)
      let again = try ledger.post(
        last.event.proposal,
        Asking(by: last.by, at: last.at, today: last.at.day, request: last.request))
      #expect(again.isRepeat)
      #expect(again.entry == last)
    }
    try expectSound(folder, entries: 9)
  }

  @Test func `are not read without the lock, so that a reading sees only what was acknowledged`()
    throws
  {
    try leaveUnacknowledged(3)
    let read = try Ledger.read(folder)
    #expect(read.state.entryCount == 8)
    #expect(read.head.entries == 8)
    try expectSound(folder, entries: 11, unacknowledged: 3)
  }

  /// Never acknowledged, so nothing is lost; but it takes a person to say so.
  @Test(arguments: [1, 40, 200, 10_000])
  func `are refused where the last of them is torn, and left as they are`(torn: Int) throws {
    try leaveUnacknowledged(1)
    let log = try contents(of: LedgerFolder.log(folder))
    let last = try certain(try LogText(folder).lines.last).utf8.count + 1
    let left = log.dropLast(min(torn, last - 1))
    try put(left, into: LedgerFolder.log(folder))
    let expected = Damage(
      LedgerFolder.log(folder), line: 9, offset: log.count - last, .lineWithoutEnd)
    #expect(failure(toOpen: folder)?.damage == expected)
    #expect(try contents(of: LedgerFolder.log(folder)) == Array(left))
    let report = try Ledger.audit(folder)
    #expect(report.damage == expected)
    #expect(report.entries == 8)
    #expect(try Ledger.read(folder).head.entries == 8)
  }

  @Test func `are refused where one of them was changed`() throws {
    try leaveUnacknowledged(2)
    let log = try LogText(folder)
    try put(UInt8(ascii: "9"), at: log.starts[8] + 10, of: LedgerFolder.log(folder))
    let damage = try certain(failure(toOpen: folder)?.damage)
    #expect(damage.line == 9)
    #expect(damage.offset == log.starts[8])
    #expect(try Ledger.audit(folder).damage == damage)
    #expect(try Ledger.read(folder).head.entries == 8)
  }

  /// A ledger of eight acknowledged entries and `count` more lines that no head speaks of.
  private func leaveUnacknowledged(_ count: Int) throws {
    var clinic = try Clinic.make(folder)
    try clinic.tellTests(upTo: 8)
    let acknowledged = try contents(of: head)
    try clinic.tellTests(more: count)
    try put(acknowledged, into: head)
  }
}

extension Clinic {
  /// So many more goals of the second participant, a day apart.
  mutating func tellTests(more count: Int) throws {
    for _ in 0..<count { try tellGoal() }
  }
}
