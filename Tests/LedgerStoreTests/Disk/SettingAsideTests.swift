import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `Setting a torn end aside` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var log: String { LedgerFolder.log(folder) }

  init() throws { temporary = try TemporaryFolder() }

  /// Eight acknowledged entries, then what a crash left of further ones.
  private func leave(_ tail: [UInt8]) throws -> [UInt8] {
    do {
      var clinic = try Clinic.make(folder)
      try clinic.tellTests(upTo: 8)
    }
    let acknowledged = try contents(of: log)
    try put(acknowledged + tail, into: log)
    return acknowledged
  }

  private func record(_ setAside: [SetAside]) throws {
    var ledger = try Ledger.open(folder)
    for (number, bytes) in setAside.enumerated() {
      _ = try ledger.post(
        .setAside(bytes), try Clinic.asking(1000 + number, on: Clinic.day("2026-04-01")))
    }
  }

  @Test(arguments: [
    Array("{\"at\":\"20".utf8), Array(repeating: 0, count: 4096), Array("not json\n".utf8),
    Array(repeating: UInt8(ascii: "x"), count: 70_000),
  ])
  func `keeps the bytes, cuts the log back, and is told in an entry`(tail: [UInt8]) throws {
    let acknowledged = try leave(tail)
    let setAside = try certain(try Ledger.setTailAside(folder))
    #expect(setAside.offset == acknowledged.count)
    #expect(setAside.bytes == tail.count)
    #expect(setAside.digest == SHA256.hash(tail))
    #expect(try contents(of: log) == acknowledged)
    #expect(try contents(of: LedgerFolder.aside(folder) + "/" + setAside.fileName) == tail)
    #expect(
      try Ledger.unrecordedSettingsAside(folder, state: try Ledger.read(folder).state)
        == [setAside])
    try record([setAside])
    let report = try expectSound(folder, entries: 9)
    #expect(report.state.setAside == [setAside])
    #expect(try Ledger.unrecordedSettingsAside(folder, state: report.state) == [])
    #expect(try Ledger.setTailAside(folder) == nil)
  }

  @Test func `can be begun again after a crash between any two of its steps`() throws {
    let tail = Array("{\"at\":\"2026".utf8)
    let acknowledged = try leave(tail)
    let first = try certain(try Ledger.setTailAside(folder))
    // The bytes were copied, and the log was not yet cut.
    try put(acknowledged + tail, into: log)
    #expect(try Ledger.setTailAside(folder) == first)
    // It was cut, and not yet told.
    #expect(try Ledger.setTailAside(folder) == nil)
    #expect(
      try Ledger.unrecordedSettingsAside(folder, state: try Ledger.read(folder).state) == [first])
    try record([first])
    try expectSound(folder, entries: 9)
  }

  @Test func `keeps whole entries that were never acknowledged`() throws {
    do {
      var clinic = try Clinic.make(folder)
      try clinic.tellTests(upTo: 8)
      let head = try contents(of: LedgerFolder.head(folder))
      try clinic.tellTests(more: 2)
      try put(head, into: LedgerFolder.head(folder))
    }
    let whole = try contents(of: log)
    try put(whole + Array("{".utf8), into: log)
    let setAside = try certain(try Ledger.setTailAside(folder))
    #expect(setAside.offset == whole.count)
    try record([setAside])
    try expectSound(folder, entries: 11)
  }

  @Test func `touches nothing that was acknowledged`() throws {
    let acknowledged = try leave([])
    let saved = try LogText(folder)
    for place in [saved.starts[3] + 20, acknowledged.count - 2] {
      var changed = acknowledged
      changed[place] ^= 1
      try put(changed, into: log)
      #expect(throws: LedgerError.self) { try Ledger.setTailAside(folder) }
      #expect(try contents(of: log) == changed)
    }
    try put(acknowledged.dropLast(10), into: log)
    #expect(throws: LedgerError.self) { try Ledger.setTailAside(folder) }
    #expect(try contents(of: log) == Array(acknowledged.dropLast(10)))
  }

  @Test func `refuses a tail that is longer than a crash can leave`() throws {
    let tail = Array(repeating: UInt8(ascii: "x"), count: Ledger.longestTail + 1)
    let acknowledged = try leave(tail)
    let damage = try failure { _ = try Ledger.setTailAside(folder) }?.damage
    #expect(damage?.reason == .tailTooLong(most: Ledger.longestTail))
    #expect(try contents(of: log).count == acknowledged.count + tail.count)
  }
}
