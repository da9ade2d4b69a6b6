import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A tail that was never acknowledged` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var log: String { LedgerFolder.log(folder) }

  init() throws { temporary = try TemporaryFolder(inMemory: true) }

  @Test(arguments: Tail.allCases)
  func `is kept in a file named by its place and digest, and the log is whole again`(
    tail: Tail
  ) throws {
    let (kept, bytes) = try leave(tail)
    let expected = SetAside(offset: kept.count, bytes: bytes.count, digest: SHA256.hash(bytes))
    #expect(try Ledger.setTailAside(folder) == expected)
    #expect(try contents(of: log) == kept)
    let file = LedgerFolder.aside(folder) + "/" + expected.fileName
    #expect(try contents(of: file) == bytes)
    #expect(try mode(of: file) == 0o600)
    #expect(try mode(of: LedgerFolder.aside(folder)) == 0o700)
    #expect(expected.fileName == "\(kept.count)-\(SHA256.hash(bytes).hex.prefix(16))")
    #expect(failure(toOpen: folder) == nil)
    try expectSound(folder, entries: 8 + tail.wholeLines)
  }

  @Test func `is told in the log, once`() throws {
    let (kept, bytes) = try leave(.torn)
    let setAside = try certain(try Ledger.setTailAside(folder))
    do {
      var clinic = try Clinic.open(folder, on: "2026-04-01")
      let unrecorded = try Ledger.unrecordedSettingsAside(folder, state: clinic.ledger.state)
      #expect(unrecorded == [setAside])
      try clinic.post(.setAside(setAside))
      #expect(clinic.ledger.state.setAside == [setAside])
      #expect(
        try Ledger.unrecordedSettingsAside(folder, state: clinic.ledger.state) == [])
    }
    #expect(setAside.offset == kept.count)
    #expect(setAside.bytes == bytes.count)
    try expectSound(folder, entries: 9)
  }

  /// The file was written, and the crash came before the log was cut.
  @Test func `is set aside again where that was interrupted, with the same result`() throws {
    let (kept, bytes) = try leave(.torn)
    let first = try Ledger.setTailAside(folder)
    try put(kept + bytes, into: log)
    #expect(try Ledger.setTailAside(folder) == first)
    #expect(try names(in: LedgerFolder.aside(folder)).count == 1)
    try expectSound(folder, entries: 8)
  }

  /// Copied, not copied, copied in part; cut, not cut, cut and not synced: one file, one result.
  @Test(arguments: Tail.allCases)
  func `is set aside again wherever its writer died`(tail: Tail) throws {
    let (kept, bytes) = try leave(tail)
    let expected = SetAside(offset: kept.count, bytes: bytes.count, digest: SHA256.hash(bytes))
    let file = LedgerFolder.aside(folder) + "/" + expected.fileName
    let (_, different) = try temporary.dying {
      _ = try Ledger.setTailAside(folder)
    } then: { death in
      let isCut = try contents(of: log) == kept
      #expect(try Ledger.setTailAside(folder) == (isCut ? nil : expected), "\(death)")
      #expect(try contents(of: log) == kept, "\(death)")
      #expect(try names(in: LedgerFolder.aside(folder)) == [expected.fileName], "\(death)")
      #expect(try contents(of: file) == bytes, "\(death)")
      // Until an entry tells of it, an audit does.
      #expect(try Ledger.audit(folder).flaws == [Damage(file, .asideUnrecorded)], "\(death)")
      #expect(try Clinic.recordSettingsAside(in: folder) == [expected], "\(death)")
      #expect(try Ledger.audit(folder).flaws == [], "\(death)")
      try expectSound(folder, entries: 9 + tail.wholeLines)
    }
    // As it was; with the folder, the file, half of it, all of it; without the tail.
    #expect(different == 6)
  }

  @Test(arguments: [0, 1, 50, 100])
  func `is copied to the end where a crash left part of the copy, and never over something else`(
    part: Int
  ) throws {
    let (kept, bytes) = try leave(.torn)
    let name = SetAside(offset: kept.count, bytes: bytes.count, digest: SHA256.hash(bytes)).fileName
    let path = LedgerFolder.aside(folder) + "/" + name
    try FileManager.default.createDirectory(
      atPath: LedgerFolder.aside(folder), withIntermediateDirectories: false)
    try put(bytes.prefix(part) + Array(repeating: 0, count: (bytes.count - part) / 2), into: path)
    #expect(try Ledger.setTailAside(folder)?.fileName == name)
    #expect(try contents(of: path) == bytes)
    try put(kept + bytes, into: log)
    for other in [bytes.dropLast() + [0xFF], bytes + [1]] {
      try put(other, into: path)
      let refused = try failure { _ = try Ledger.setTailAside(folder) }?.damage
      #expect(refused == Damage(path, .asideDiffers))
      #expect(try contents(of: log) == kept + bytes)
      #expect(try contents(of: path) == Array(other))
    }
  }

  @Test func `is nothing where the log is whole`() throws {
    do { _ = try Clinic.make(folder) }
    let before = try contents(of: log)
    #expect(try Ledger.setTailAside(folder) == nil)
    #expect(try contents(of: log) == before)
    #expect(try names(in: folder) == ["head", "ledger.jsonl", "secret"])
    try expectSound(folder, entries: 5)
  }

  @Test func `is refused where it is longer than a crash can leave`() throws {
    let (kept, _) = try leave(.torn)
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    try put(kept + bytes, into: log)
    #expect(try Ledger.setTailAside(folder)?.bytes == 1 << 20)
    let longer = kept + bytes + [UInt8(ascii: "x")]
    try put(longer, into: log)
    #expect(
      try failure { _ = try Ledger.setTailAside(folder) }?.damage
        == Damage(
          log, line: 9, offset: kept.count,
          .tailTooLong(most: 1 << 20, found: 1 + (1 << 20))))
    #expect(try contents(of: log) == longer)
  }

  /// What was acknowledged is never taken out, whatever is wrong with it.
  @Test(arguments: [0, 3, 7])
  func `does not reach into what was acknowledged`(line: Int) throws {
    do {
      var clinic = try Clinic.make(folder)
      try clinic.tellTests(upTo: 8)
    }
    let start = try LogText(folder).starts[line]
    try put(UInt8(ascii: "9"), at: start + 10, of: log)
    let before = try contents(of: log)
    let refused = try failure { _ = try Ledger.setTailAside(folder) }?.damage
    #expect(refused?.line == line + 1)
    #expect(try contents(of: log) == before)
    #expect(try names(in: folder) == ["head", "ledger.jsonl", "secret"])
  }

  /// A newer program wrote it, and it may be worth something to that one.
  @Test(arguments: ["\"fmt\":1", "\"kind\":\"milestone.reached\""])
  func `is refused where it is a whole line of an unknown kind or format`(piece: String) throws {
    _ = try leave(.torn)
    var text = try LogText(folder)
    text.lines[8] = try certain(whole).lines[8]
      .replacing(piece, with: piece.replacing("1", with: "2").replacing("reached", with: "seen"))
    try text.rehash(from: 8)
    try text.write(folder)
    let refused = try failure { _ = try Ledger.setTailAside(folder) }?.damage
    #expect(refused?.line == 9)
    #expect(try contents(of: log) == text.bytes)
    #expect(!FileManager.default.fileExists(atPath: LedgerFolder.aside(folder)))
  }

  @Test func `waits for nobody: a ledger in use is refused`() throws {
    let clinic = try Clinic.make(folder)
    guard case .inUse(folder) = try failure({ _ = try Ledger.setTailAside(folder) }) else {
      throw Failed("a ledger in use was cut")
    }
    #expect(clinic.ledger.state.entryCount == 5)
    try expectSound(folder, entries: 5)
  }

  /// What a crash can leave behind the head.
  enum Tail: CaseIterable {
    case torn, withoutEnd, changed, wholeThenTorn, zeros

    var wholeLines: Int { self == .wholeThenTorn ? 1 : 0 }
  }

  /// The ledger of ten entries that ``leave(_:)`` cuts up.
  private var whole: SavedLedger? {
    guard let temporary = try? TemporaryFolder(inMemory: true),
      var clinic = try? Clinic.make(temporary("ledger")),
      (try? clinic.tellTests(upTo: 8)) != nil, (try? clinic.tellTests(more: 2)) != nil
    else { return nil }
    return try? SavedLedger(temporary("ledger"))
  }

  /// A ledger of eight acknowledged entries with a tail; the bytes to keep, and those of the tail.
  private func leave(_ tail: Tail) throws -> (kept: [UInt8], tail: [UInt8]) {
    do {
      var clinic = try Clinic.make(folder)
      try clinic.tellTests(upTo: 8)
      let acknowledged = try contents(of: LedgerFolder.head(folder))
      try clinic.tellTests(more: 2)
      try put(acknowledged, into: LedgerFolder.head(folder))
    }
    let saved = try SavedLedger(folder)
    let kept = Array(saved.log[..<saved.starts[8 + tail.wholeLines]])
    let rest = Array(saved.log[kept.count...])
    let left: [UInt8] =
      switch tail {
      case .torn: Array(rest.prefix(100))
      case .withoutEnd: Array(rest.prefix(saved.starts[9] - saved.starts[8] - 1))
      case .changed: [UInt8(ascii: "#")] + rest.dropFirst()
      case .wholeThenTorn: rest.dropLast(30)
      case .zeros: Array(repeating: 0, count: 512)
      }
    try put(kept + left, into: log)
    return (kept, left)
  }
}
