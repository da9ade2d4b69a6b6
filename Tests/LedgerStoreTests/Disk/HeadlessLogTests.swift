import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A log whose head is lost` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var log: String { LedgerFolder.log(folder) }
  private var head: String { LedgerFolder.head(folder) }

  init() throws { temporary = try TemporaryFolder(inMemory: true) }

  @Test(arguments: [Loss.missing, .unreadable, .halved])
  func `is taken up with an entry that says how far it went and what vouched for it`(loss: Loss)
    throws
  {
    let whole = try lose(loss)
    let posted = try certain(try adopt(vouched: 6)).posted
    let expected = LogStanding(
      bytes: whole.log.count, entries: 8, root: try root(of: whole), vouched: 6)
    #expect(posted?.entry.event == .headAdopted(expected))
    #expect(posted?.entry.number == 8)
    try expectSound(folder, entries: 9)
    #expect(failure(toOpen: folder) == nil)
    #expect(try contents(of: log).prefix(whole.log.count) == whole.log[...])
    let kept = loss == .missing ? [] : ["head-\(SHA256.hash(whole.head).hex.prefix(16))"]
    #expect((try? names(in: LedgerFolder.aside(folder))) ?? [] == kept)
    #expect(try mode(of: head) == 0o600)
  }

  enum Loss {
    case missing, unreadable, halved

    /// What keeps the ledger from being opened.
    var damage: Damage.Reason? {
      switch self {
      case .missing: .headMissing
      case .unreadable: .headUnreadable
      case .halved: nil
      }
    }

    var bytes: [UInt8] { Array(repeating: UInt8(ascii: "#"), count: 1024) }
  }

  /// The entry stands in the log before there is a head, and is there once, whatever happened.
  @Test(arguments: [Loss.missing, .unreadable, .halved])
  func `is taken up again wherever its writer died, and told of once`(loss: Loss) throws {
    let lost = try lose(loss)
    var torn = 0
    let (_, different) = try temporary.dying {
      _ = try adopt(vouched: 0)
    } then: { death in
      let left = (try? contents(of: head)) ?? []
      if left == lost.head {
        // With half a head the next opening would take the log up by itself.
        if let reason = loss.damage {
          #expect(failure(toOpen: folder)?.damage == Damage(head, reason), "\(death)")
        }
        let now = try contents(of: log)
        let isTold = now.count > lost.log.count && now.last == 0x0A
        let again = try certain(try adopt(vouched: 0), "\(death)")
        #expect((again.posted == nil) == isTold, "\(death)")
      }
      #expect(failure(toOpen: folder) == nil, "\(death)")
      // A piece of the entry was set aside.
      let pieces = try Clinic.recordSettingsAside(in: folder)
      torn += pieces.count
      try expectSound(folder, entries: 9 + pieces.count)
      #expect(try names(in: folder).allSatisfy { !$0.hasSuffix(".new") }, "\(death)")
    }
    #expect(torn == 1 && different > 6)
  }

  /// The end was cut off after an adoption, and the head lost again: not what the first one vouched for.
  @Test func `is told of a second time where it is lost a second time`() throws {
    try lose(.missing)
    do { _ = try adopt(vouched: 8) }
    let adopted = try SavedLedger(folder)
    do {
      var clinic = try Clinic.open(folder, on: "2026-05-04")
      try clinic.tellDoses(upTo: 11)
    }
    try put(adopted.log, into: log)
    try FileManager.default.removeItem(atPath: head)
    let again = try certain(try adopt(vouched: 0)).posted
    #expect(again?.entry.number == 9)
    guard case .headAdopted(let told)? = again?.entry.event else { throw Failed("\(again as Any)") }
    #expect(told.vouched == 0)
    try expectSound(folder, entries: 10)
  }

  @Test func `was taken up by an entry that is refused where it says something else of the log`()
    throws
  {
    let whole = try lose(.missing)
    do { _ = try adopt(vouched: 6) }
    let bytes = whole.log.count
    var forged = try LogText(folder)
    forged.lines[8] = forged.lines[8].replacing(
      "\"bytes\":\(bytes)", with: "\"bytes\":\(bytes - 1)")
    try forged.rehash(from: 8)
    try forged.write(folder)
    let root = try root(of: whole)
    let said = LogStanding(bytes: bytes - 1, entries: 8, root: root, vouched: 6)
    let expected = Damage(
      log, line: 9, offset: bytes, .standingDiffers(said: said, bytes: bytes, root: root))
    #expect(try Ledger.audit(folder).damage == expected)
    #expect(failure(toOpen: folder)?.damage == expected)
  }

  @Test func `is not touched where its head is whole`() throws {
    do { _ = try Clinic.make(folder) }
    #expect(try adopt(vouched: 0) == nil)
    try expectUnchanged(entries: 5)
  }

  /// The slot that is left may be the older one, and the log cut to just what that acknowledges.
  @Test func `in one slot is taken up with what the other acknowledged, and with no less`() throws {
    let whole = try lose(.halved)
    try put(whole.log[..<whole.starts[7]], into: log)
    let posted = try certain(try adopt(vouched: 7)).posted
    #expect(posted?.entry.number == 7)
    try expectSound(folder, entries: 8)
    try whole.put(into: folder)
    try put(whole.log[..<whole.starts[6]], into: log)
    #expect(try failure { _ = try adopt(vouched: 6) }?.damage?.path == log)
  }

  /// One slot is damaged, and the log ends where the other one says: no crash leaves that.
  @Test func `in one slot is no head to write on where whole lines may be cut off`() throws {
    let whole = try lose(.halved)
    let expected = Damage(head, .headHalfUnreadable)
    try put(whole.log[..<whole.starts[7]], into: log)
    #expect(failure(toOpen: folder)?.damage == expected)
    #expect(try Ledger.audit(folder).flaws == [expected])
    do { _ = try adopt(vouched: 7) }
    #expect(failure(toOpen: folder) == nil)
    // A crash leaves a whole line there.
    try whole.put(into: folder)
    #expect(failure(toOpen: folder) == nil)
    try expectSound(folder, entries: 8)
  }

  /// Half of the last line is left, and the slot that acknowledged it is damaged: only who knows may
  /// have the rest set aside.
  @Test func `in one slot keeps a torn line from being set aside unasked`() throws {
    let whole = try lose(.halved)
    let torn = whole.log[..<(whole.starts[7] + 40)]
    try put(torn, into: log)
    let refused = try failure { _ = try Ledger.setTailAside(folder) }?.damage
    #expect(refused == Damage(head, .headHalfUnreadable))
    #expect(try contents(of: log) == Array(torn))
    #expect(try failure { _ = try Ledger.setTailAside(folder, vouched: 6) }?.damage == refused)
    #expect(try Ledger.setTailAside(folder, vouched: 7)?.bytes == 40)
    #expect(failure(toOpen: folder) == nil)
    try whole.put(into: folder)
    try put(torn, into: log)
    #expect(try Ledger.setTailAside(folder, isUnproven: true)?.bytes == 40)
    #expect(failure(toOpen: folder) == nil)
    try whole.put(into: folder)
    // With a whole line beyond what the other slot acknowledges, a crash can have left it.
    try put(whole.log + [UInt8(ascii: "{")], into: log)
    #expect(try Ledger.setTailAside(folder)?.bytes == 1)
    try expectSound(folder, entries: 8, unacknowledged: 1)
  }

  private func expectUnchanged(entries: Int) throws {
    #expect(try names(in: folder) == ["head", "ledger.jsonl", "secret"])
    #expect(try LogText(folder).lines.count == entries)
  }

  /// A changed line and a line that the rules would not let in are refused alike.
  @Test func `is refused where any of it does not hold`() throws {
    let whole = try lose(.missing)
    for place in [10, whole.starts[3] + 40, whole.log.count - 3] {
      try put(whole.log[place] ^ 1, at: place, of: log)
      let refused = try failure { _ = try adopt(vouched: 0) }?.damage
      #expect(refused?.offset == whole.starts.last { $0 <= place })
      try put(whole.log[place], at: place, of: log)
    }
    var text = try LogText(folder)
    text.lines[7] = text.lines[7].replacing("\"amount\":", with: "\"amount\":1")
    try text.rehash(from: 7)
    try text.write(folder)
    if text.bytes != whole.log {
      #expect(try failure { _ = try adopt(vouched: 0) }?.finding?.entry == 7)
    }
    try put([], into: log)
    #expect(try failure { _ = try adopt(vouched: 0) }?.damage?.reason != nil)
    #expect(try names(in: folder) == ["ledger.jsonl", "secret"])
  }

  /// Its end cut off at the end of a line: nothing in the folder shows it, the receipt does.
  @Test func `that was cut is told by the newest receipt, and not by an older one`() throws {
    let whole = try lose(.missing)
    let newest = Testimony(
      receiptOf: [], head: TreeHead(size: 8, root: try root(of: whole)))
    try put(whole.log[..<whole.starts[7]], into: log)
    #expect(try vouching(newest).objections == [.rolledBack(said: 8, found: 7)])
    var tree = MerkleTree()
    for line in whole.lines.prefix(6) { tree.append(leaf: try LogText.said(line)) }
    let older = try vouching(Testimony(receiptOf: [], head: tree.head))
    #expect(older.objections == [] && older.entries == 6)
  }

  private func vouching(_ testimony: Testimony) throws -> Vouching {
    guard let headless = try HeadlessLog.open(folder) else { throw Failed("there is a head") }
    return headless.vouching(testimony)
  }

  @discardableResult
  private func lose(_ loss: Loss) throws -> SavedLedger {
    do {
      var clinic = try Clinic.make(folder)
      try clinic.tellDoses(upTo: 8)
    }
    let whole = try SavedLedger(folder)
    switch loss {
    case .missing: try FileManager.default.removeItem(atPath: head)
    case .unreadable: try put(loss.bytes, into: head)
    case .halved:
      let newest = try HeadFile.open(head, writing: false).head.sequence % 2
      try put(UInt8(ascii: "#"), at: 512 * newest + 30, of: head)
    }
    return try SavedLedger(log: whole.log, headOf: folder)
  }

  private func root(of saved: SavedLedger) throws -> SHA256Digest {
    var tree = MerkleTree()
    for line in saved.lines { tree.append(leaf: try LogText.said(line)) }
    return tree.root
  }

  private func adopt(vouched: Int) throws -> (posted: Posted?, log: TreeHead)? {
    guard let headless = try HeadlessLog.open(folder) else { return nil }
    var asking = try Clinic.asking(100, on: Clinic.day("2026-06-02"))
    asking.request = try certain(
      RequestID("head-\(headless.standing.bytes)-\(headless.standing.root.hex.prefix(16))"))
    return try headless.adopt(vouched: vouched, asking)
  }
}
