import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A damaged log` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var log: String { LedgerFolder.log(folder) }

  init() throws { temporary = try TemporaryFolder(inMemory: true) }

  @Test func `is sound before anything is done to it`() throws {
    let saved = try SavedLedger.small.get()
    try saved.put(into: folder)
    try expectSound(folder, entries: SavedLedger.entries)
    #expect(failure(toOpen: folder) == nil)
    #expect(try contents(of: log) == saved.log)
  }

  /// Every byte is read again from the beginning of its line; at every eighth (of a campaign, every
  /// 64th), and at the last, audit and open read all of it, refuse, name the line and leave the
  /// files as they are.
  @Test(arguments: 0..<SavedLedger.entries)
  func `is told by its line wherever a bit of it is flipped`(line: Int) throws {
    let saved = try SavedLedger.small.get()
    try saved.put(into: folder)
    let head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    let position = try saved.positions()[line]
    let (start, end) = (saved.starts[line], saved.starts[line + 1])
    // A line whose line feed is lost runs into the one after it.
    let next = saved.starts[min(line + 2, saved.count)]
    var random = SeededGenerator(seed: UInt64(line))
    for place in start..<end {
      for bit in Campaign.isOn ? 0..<8 : Int.random(in: 0..<8, using: &random).only {
        try put(saved.log[place] ^ (1 << UInt8(bit)), at: place, of: log)
        let damage = try damage(from: position, upTo: next, head: head)
        try #require(
          damage?.line == line + 1 && damage?.offset == start,
          "seed \(line), byte \(place), bit \(bit): \(String(describing: damage))")
        let isRead =
          Campaign.isOn ? place % 64 == 0 && place / 64 % 8 == bit : place % 8 == 0
        guard isRead || place == end - 1 else { continue }
        let report = try Ledger.audit(folder)
        try #require(report.damage == damage && report.entries == line && !report.isSound)
        try #require(failure(toOpen: folder)?.damage == damage)
        var expected = saved.log
        expected[place] ^= 1 << UInt8(bit)
        try #require(try contents(of: log) == expected)
      }
      try put(saved.log[place], at: place, of: log)
    }
    #expect(try contents(of: LedgerFolder.head(folder)) == saved.head)
    try expectSound(folder, entries: SavedLedger.entries)
  }

  private func damage(from position: LogPosition, upTo end: Int, head: Head) throws -> Damage? {
    let file = try OpenFile(log, O_RDONLY)
    var reading = LogReading(path: log, from: position)
    do throws(LedgerError) {
      try reading.read(file, upTo: end, head: head) { _, _, _ throws(LedgerError) in }
      return nil
    } catch { return error.damage }
  }

  @Test func `is read by the other half where any bit of its head is flipped, and the audit tells`()
    throws
  {
    let saved = try SavedLedger.small.get()
    try saved.put(into: folder)
    for place in saved.head.indices {
      try put(saved.head[place] ^ (1 << UInt8(place % 8)), at: place, of: LedgerFolder.head(folder))
      if place % 16 == 0 {
        let report = try Ledger.audit(folder)
        try #require(report.entries == SavedLedger.entries && report.damage == nil)
        try #require(
          report.flaws == [Damage(LedgerFolder.head(folder), .headHalfUnreadable)])
      }
      let half = place / 512
      let left = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
      try #require(left.sequence % 2 == 1 - half, "byte \(place)")
      try put(saved.head[place], at: place, of: LedgerFolder.head(folder))
    }
    try expectSound(folder, entries: SavedLedger.entries)
  }

  @Test func `is told wherever its last line is torn`() throws {
    let saved = try SavedLedger.small.get()
    try saved.put(into: folder)
    let start = saved.starts[saved.count - 1]
    for size in (start..<saved.log.count).reversed() {
      #expect(truncate(log, off_t(size)) == 0)
      let expected = Damage(
        log, line: saved.count, offset: start,
        .cutShort(acknowledged: saved.log.count, found: size))
      try #require(try Ledger.audit(folder).damage == expected)
      if size % 4 == 0 || size == saved.log.count - 1 {
        try #require(failure(toOpen: folder)?.damage == expected)
      }
    }
    #expect(try contents(of: log) == Array(saved.log[..<start]))
    try saved.put(into: folder)
    try expectSound(folder, entries: saved.count)
  }

  @Test func `is told by its head wherever it is cut at the end of a line`() throws {
    let saved = try SavedLedger.small.get()
    try saved.put(into: folder)
    for count in 0..<saved.count {
      let kept = Array(saved.log[..<saved.starts[count]])
      try put(kept, into: log)
      let expected = Damage(
        log, line: count + 1, offset: kept.count,
        .cutShort(acknowledged: saved.log.count, found: kept.count))
      #expect(try Ledger.audit(folder).damage == expected)
      #expect(failure(toOpen: folder)?.damage == expected)
      #expect(try contents(of: log) == kept)
    }
    try saved.put(into: folder)
    try expectSound(folder, entries: saved.count)
  }

  /// What no file in the folder can show: only a receipt or a checkpoint that someone else holds.
  @Test func `is not told where the whole folder is put back to an earlier day`() throws {
    let earlier: SavedLedger
    do {
      var clinic = try Clinic.makeSmall(folder)
      try clinic.tellDoses(upTo: 10)
      earlier = try SavedLedger(folder)
      try clinic.tellDoses(upTo: 12)
    }
    let receipt = try Ledger.read(folder).head
    try earlier.put(into: folder)
    try expectSound(folder, entries: 10)
    #expect(try Ledger.read(folder).head.root != receipt.root)
  }

  /// Deleted, doubled, swapped, moved, and taken from another ledger that shares the beginning.
  ///
  /// The first lines that are not as they were are read from their place on; now and then audit and
  /// open read the whole log, refuse, and leave it as it is.
  @Test(arguments: Surgery.allCases)
  func `is told by the first line that is not its own`(surgery: Surgery) throws {
    let saved = try SavedLedger.small.get()
    try saved.put(into: folder)
    let text = Lines(own: saved, other: try SavedLedger.fork.get())
    let positions = try saved.positions() + [saved.end()]
    let head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    let seed = Campaign.seed(UInt64(surgery.rawValue))
    var random = SeededGenerator(seed: seed)
    var done = 0
    while done < Campaign.count(everyday: 20_000, campaign: 400_000) {
      var lines = Array(0..<saved.count)
      surgery.operate(on: &lines, fork: text.other, with: &random)
      guard lines.count != saved.count || lines.indices.contains(where: { lines[$0] != $0 })
      else { continue }
      let changed = lines.indices.first { lines[$0] != $0 } ?? lines.count
      // A line of the fork that follows just as well is told by the one after it.
      let damage = try text.damage(
        lines[changed...].prefix(3), from: positions, line: changed, head: head)
      try #require(
        damage?.line == changed + 1 || damage?.line == changed + 2,
        "seed \(seed), turn \(done), changed at line \(changed + 1): \(String(describing: damage))")
      if done % 1_000 == 0 {
        let bytes = text.bytes(lines[...])
        try put(bytes, into: log)
        let damage = try #require(failure(toOpen: folder)?.damage)
        try #require(damage.line == changed + 1 || damage.line == changed + 2)
        try #require(try Ledger.audit(folder).damage == damage)
        try #require(try contents(of: log) == bytes)
      }
      done += 1
    }
    try saved.put(into: folder)
    try expectSound(folder, entries: saved.count)
    print("surgery, \(surgery): \(done) logs, all told")
  }
}

/// The lines of a log by their numbers, and after them those of another that shares the beginning.
private struct Lines {
  private var text: [[UInt8]]
  /// The numbers of the lines of the other log; those of the beginning are the log's own.
  let other: [Int]
  private let disk = SimulatedDisk()

  init(own: SavedLedger, other: SavedLedger) {
    text = own.lines.map { Array($0.utf8) + [0x0A] }
    let own = text
    let added = other.lines.map { Array($0.utf8) + [0x0A] }
    self.other = added.indices.map { number in
      number < own.count && added[number] == own[number] ? number : own.count + number
    }
    text += added
    _ = disk.make(S_IFREG | 0o600, "log", in: 0)
  }

  func bytes(_ lines: ArraySlice<Int>) -> [UInt8] {
    lines.reduce(into: []) { $0 += text[$1] }
  }

  /// What is wrong with the lines that follow at line `line`, and nothing after them.
  func damage(
    _ lines: ArraySlice<Int>, from positions: [LogPosition], line: Int, head: Head
  ) throws -> Damage? {
    let file = try certain(disk.file(at: "/log"))
    let content = bytes(lines)
    disk.cut(file, to: 0)
    disk.put(content[...], at: 0, of: file)
    disk.sync(file)
    return try SimulatedKernel(disk).run {
      // The file holds these lines alone.
      var position = positions[line]
      var head = head
      head.bytes -= position.bytes
      position.bytes = 0
      let log = try OpenFile("/log", O_RDONLY)
      var reading = LogReading(path: "/log", from: position)
      do throws(LedgerError) {
        try reading.read(log, upTo: content.count, head: head) { _, _, _ throws(LedgerError) in }
        return nil
      } catch { return error.damage }
    }
  }
}

/// What someone with an editor can do to the lines of a log.
enum Surgery: Int, CaseIterable {
  case delete = 1
  case double, swap, move, splice

  func operate(
    on lines: inout [Int], fork: [Int], with random: inout SeededGenerator
  ) {
    let place = Int.random(in: lines.indices, using: &random)
    let other = Int.random(in: lines.indices, using: &random)
    switch self {
    case .delete: lines.remove(at: place)
    case .double: lines.insert(lines[place], at: other)
    case .swap: lines.swapAt(place, other)
    case .move: lines.insert(lines.remove(at: place), at: min(other, lines.count))
    case .splice: lines[place] = fork[Bool.random(using: &random) ? place : other]
    }
  }
}

extension Int {
  /// The range that holds this number alone.
  fileprivate var only: Range<Int> { self..<self + 1 }
}
