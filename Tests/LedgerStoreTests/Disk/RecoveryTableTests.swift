import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

/// The rows of recovery, R1 to R10, each put before the program on disk.
@Suite struct `The table of recovery` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var log: String { LedgerFolder.log(folder) }
  private var head: String { LedgerFolder.head(folder) }

  init() throws { temporary = try TemporaryFolder(inMemory: true) }

  // MARK: - R1, R2, R3, R5, R7 and R8 by length alone

  /// What a log of `size` bytes is beside a head of `acknowledged` lines, by the table and nothing
  /// else.
  private enum Row: Equatable {
    case sound, gone, damaged
    case unacknowledged(Int)
    case tail(Int)

    init(size: Int, acknowledged: Int, starts: [Int]) {
      guard size >= starts[acknowledged] else {
        self = size == 0 ? .gone : .damaged
        return
      }
      let whole = starts.lastIndex { $0 <= size } ?? 0
      if size > starts[whole] {
        self = .tail(size - starts[whole])
      } else {
        self = whole == acknowledged ? .sound : .unacknowledged(whole - acknowledged)
      }
    }

    init(_ condition: LedgerCondition) throws {
      switch condition {
      case .sound: self = .sound
      case .unacknowledged(let entries): self = .unacknowledged(entries)
      case .tail(let bytes, _): self = .tail(bytes)
      case .damaged: self = .damaged
      case .logGone: self = .gone
      case .tailTooLong, .unknownLine, .headGone: throw Failed("\(condition)")
      }
    }
  }

  /// Each length of the log, beside the head of another number of lines each time; the lines before
  /// the cut are known to be valid and not read again, but at every 499th length.
  @Test func `says of a log cut at every byte what it is, wherever its head stands`() throws {
    let saved = try SavedLedger.small.get()
    try saved.put(into: folder)
    let positions = try saved.positions()
    let heads = positions + [try end(of: saved)]
    let seed: UInt64 = 6
    var random = SeededGenerator(seed: seed)
    for size in (0...saved.log.count).reversed() {
      #expect(truncate(log, off_t(size)) == 0)
      for _ in 0..<Campaign.count(everyday: 1, campaign: 8) {
        let lines = Int.random(in: 0...saved.count, using: &random)
        let place = heads[lines]
        let acknowledged = Head(
          bytes: place.bytes, entries: lines, root: place.tree.root, sequence: 5)
        let expected = Row(size: size, acknowledged: lines, starts: saved.starts)
        let whole = saved.starts.lastIndex { $0 <= size } ?? 0
        let file = try OpenFile(log, O_RDONLY)
        let found = try LedgerCondition.of(file, head: acknowledged, from: heads[whole])
        try #require(
          try Row(found.condition) == expected, "seed \(seed), \(size) bytes, \(lines) lines")
        try #require(found.valid.bytes == saved.starts[whole])
        guard size % 499 == 0 else { continue }
        try put(slots(acknowledged), into: head)
        try expectTold(expected, size: size, lines: lines)
      }
    }
  }

  /// Both slots of a head file.
  private func slots(_ head: Head) -> [UInt8] {
    var even = head
    even.sequence = 4
    return even.slot + head.slot
  }

  private func end(of saved: SavedLedger) throws -> LogPosition {
    var position = try certain(try saved.positions().last)
    position.bytes = saved.log.count
    position.last = try LogText.said(try certain(saved.lines.last))
    position.tree.append(leaf: position.last)
    return position
  }

  /// What opening, reading and setting aside make of that row; nothing is changed where it is refused.
  private func expectTold(_ row: Row, size: Int, lines: Int) throws {
    let before = try contents(of: log)
    let told = try LedgerCondition.of(folder)
    try #require(try Row(told) == row, "\(size) bytes, \(lines) lines")
    let opened = failure(toOpen: folder)
    switch row {
    case .sound, .unacknowledged:
      try #require(opened == nil)
      try #require(try contents(of: log) == before)
    case .tail(let bytes):
      try #require(opened?.damage?.offset == size - bytes)
      try #require(try contents(of: log) == before)
      let setAside = try #require(try Ledger.setTailAside(folder))
      try #require(setAside.bytes == bytes && setAside.offset == size - bytes)
      try #require(failure(toOpen: folder) == nil)
      // Put back for the lengths to come.
      try put(before, into: log)
    case .damaged, .gone:
      try #require(opened?.damage != nil)
      try #require(try failure { _ = try Ledger.setTailAside(folder) }?.damage == opened?.damage)
      try #require(try contents(of: log) == before)
    }
  }

  // MARK: - R9

  @Test func `without a head takes nothing for granted, and adopts only whole lines`() throws {
    let saved = try SavedLedger.small.get()
    try saved.put(into: folder)
    try FileManager.default.removeItem(atPath: head)
    let whole = Set(saved.starts.dropFirst())
    let sizes =
      Array(saved.starts.dropFirst().suffix(3))
      + stride(
        from: 1, to: saved.log.count, by: 997)
    for size in sizes.sorted().reversed() {
      #expect(truncate(log, off_t(size)) == 0)
      #expect(try LedgerCondition.of(folder) == .headGone(Damage(head, .headMissing)))
      #expect(failure(toOpen: folder)?.damage == Damage(head, .headMissing))
      let refused = try failure {
        guard let found = try HeadlessLog.open(folder) else { throw Failed("there is a head") }
        let bytes = found.standing.bytes
        #expect(bytes == size)
      }?.damage
      #expect((refused == nil) == whole.contains(size), "\(size) bytes")
      if let refused { #expect(refused.reason == .lineWithoutEnd) }
    }
    #expect(try names(in: folder) == ["ledger.jsonl"])
  }

  // MARK: - R3 by content, R4, R6

  /// Damage of a whole line is never acknowledged beyond the head, and refused before it.
  @Test(arguments: [Surgery.changed, .doubled, .skipped, .notCanonical])
  func `sets a damaged line aside beyond the head, and refuses it before`(surgery: Surgery) throws {
    let saved = try SavedLedger.small.get()
    var text = try text(of: saved)
    let line = saved.count - 2
    try surgery.operate(on: &text, line: line)
    try put(text.bytes, into: log)
    let place = try saved.positions()[line]
    for acknowledged in [line, saved.count] {
      let tree =
        acknowledged == line ? place.tree.head : try end(of: saved).tree.head
      let stands = Head(
        bytes: saved.starts[acknowledged], entries: acknowledged, root: tree.root, sequence: 5)
      try put(slots(stands), into: head)
      let condition = try LedgerCondition.of(folder)
      let damage = try #require(failure(toOpen: folder)?.damage)
      if acknowledged == line {
        #expect(condition == .tail(bytes: text.bytes.count - saved.starts[line], damage))
      } else {
        #expect(condition == .damaged(damage))
        #expect(try failure { _ = try Ledger.setTailAside(folder) }?.damage == damage)
        #expect(try contents(of: log) == text.bytes)
      }
      #expect(damage.line == line + 1 && damage.offset == saved.starts[line])
    }
    try put(
      slots(Head(bytes: place.bytes, entries: line, root: place.tree.root, sequence: 5)), into: head
    )
    #expect(try Ledger.setTailAside(folder)?.offset == saved.starts[line])
    #expect(failure(toOpen: folder) == nil)
  }

  enum Surgery {
    case changed, doubled, skipped, notCanonical

    func operate(on text: inout LogText, line: Int) throws {
      switch self {
      case .changed:
        text.lines[line] = text.lines[line].replacing("\"by\":\"", with: "\"by\":\"x")
      case .doubled: text.lines[line] = text.lines[line - 1]
      case .skipped: text.lines.remove(at: line)
      case .notCanonical:
        text.lines[line] = text.lines[line].replacing("\"fmt\":1", with: "\"fmt\": 1")
        try text.rehash(from: line)
      }
    }
  }

  @Test(arguments: [0, 1])
  func `takes a tail of one mebibyte for a crash, and refuses a longer one`(more: Int) throws {
    let saved = try SavedLedger.small.get()
    try saved.put(into: folder)
    let tail = [UInt8](repeating: 0, count: (1 << 20) + more)
    try put(saved.log + tail, into: log)
    let condition = try LedgerCondition.of(folder)
    guard more > 0 else {
      guard case .tail(1 << 20, _) = condition else { throw Failed("\(condition)") }
      return
    }
    let expected = Damage(
      log, line: saved.count + 1, offset: saved.log.count,
      .tailTooLong(most: 1 << 20, found: (1 << 20) + 1))
    #expect(condition == .tailTooLong(expected))
    #expect(try failure { _ = try Ledger.setTailAside(folder) }?.damage == expected)
    #expect(try contents(of: log).count == saved.log.count + tail.count)
  }

  /// Before and beyond the head alike: a newer program may have written it.
  @Test(arguments: ["\"fmt\":1", "\"kind\":\"visit.missed\""], [true, false])
  func `derives nothing from a line of an unknown format or kind, and shows what comes before`(
    piece: String, isAcknowledged: Bool
  ) throws {
    let saved = try SavedLedger.small.get()
    var text = try text(of: saved)
    let line = try #require(
      text.lines.indices.last { text.lines[$0].contains("\"kind\":\"visit.missed\"") })
    text.lines[line] = text.lines[line]
      .replacing(piece, with: piece.replacing("1", with: "2").replacing("missed", with: "seen"))
    try text.rehash(from: line)
    try put(text.bytes, into: log)
    let place = try saved.positions()[line]
    let acknowledged = Head(
      bytes: place.bytes, entries: line, root: place.tree.root, sequence: 5)
    try put(isAcknowledged ? text.head() : slots(acknowledged), into: head)
    let condition = try LedgerCondition.of(folder)
    guard case .unknownLine(let damage) = condition else { throw Failed("\(condition)") }
    #expect(damage.line == line + 1 && damage.offset == saved.starts[line])
    #expect(failure(toOpen: folder)?.damage == damage)
    #expect(try failure { _ = try Ledger.setTailAside(folder) }?.damage == damage)
    let report = try Ledger.audit(folder)
    #expect(report.damage == damage && report.entries == line)
    let read = try Ledger.readWhatHolds(folder)
    #expect(read.state.entryCount == line)
    #expect(read.damage == (isAcknowledged ? damage : nil))
    #expect(try contents(of: log) == text.bytes)
    #expect(try names(in: folder) == ["head", "ledger.jsonl"])
  }

  private func text(of saved: SavedLedger) throws -> LogText {
    try saved.put(into: folder)
    return try LogText(folder)
  }

  // MARK: - R10

  @Test func `refuses a ledger in use, whatever is wrong with it`() throws {
    let saved = try SavedLedger.small.get()
    try saved.put(into: folder)
    let held = try Ledger.openLocked(folder, network: .refused)
    try put(saved.log + [UInt8(ascii: "x")], into: log)
    for attempt in [
      { _ = try Ledger.setTailAside(folder) }, { _ = try HeadlessLog.open(folder) },
      { _ = try Restoration.open(folder, from: temporary("mirror")) },
    ] as [() throws -> Void] {
      guard case .inUse(folder) = try failure(attempt) else {
        throw Failed("a ledger in use was let go on with")
      }
    }
    #expect(try held.status().st_size == saved.log.count + 1)
  }

  // MARK: - Reading what holds

  @Test func `leaves what comes before the damage to be read, and says where it ends`() throws {
    let saved = try SavedLedger.small.get()
    try saved.put(into: folder)
    for line in [1, 5, saved.count - 1] {
      try put(saved.log[saved.starts[line] + 9] ^ 1, at: saved.starts[line] + 9, of: log)
      var entries = 0
      let read = try Ledger.readWhatHolds(folder) { _, _ in entries += 1 }
      #expect(read.state.entryCount == line && entries == line)
      #expect(read.damage?.line == line + 1 && read.damage?.offset == saved.starts[line])
      try put(saved.log, into: log)
    }
    try FileManager.default.removeItem(atPath: head)
    let headless = try Ledger.readWhatHolds(folder)
    #expect(headless.state.entryCount == saved.count)
    #expect(headless.damage == Damage(head, .headMissing))
    try saved.put(into: folder)
    #expect(try Ledger.readWhatHolds(folder).damage == nil)
  }
}
