import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `The head of a ledger` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var head: String { LedgerFolder.head(folder) }

  init() throws { temporary = try TemporaryFolder() }

  @Test func `is two slots of 512 bytes, each a line of JSON filled up with spaces`() throws {
    _ = try Clinic.make(folder)
    let bytes = try contents(of: head)
    #expect(bytes.count == 1024)
    let root = SHA256.hash(EmptyCollection()).hex
    let body = #"{"bytes":0,"entries":0,"root":"\#(root)","sequence":1"#
    let sum = SHA256.hash(body.utf8)
    let line = body + #","sum":"\#(sum.hex)"}"#
    #expect(
      String(decoding: bytes[512...], as: UTF8.self)
        == line + String(repeating: " ", count: 511 - line.utf8.count) + "\n")
    try expectSound(folder, entries: 5)
  }

  @Test func `is written to one slot and the other in turn`() throws {
    var clinic = try Clinic.make(folder)
    try clinic.enrol()
    var before = try contents(of: head)
    var changed: [Int] = []
    for _ in 0..<4 {
      clinic.wait(days: 1)
      try clinic.test(.negative)
      let after = try contents(of: head)
      changed += [0, 1].filter {
        before[(512 * $0)..<(512 * $0 + 512)] != after[(512 * $0)..<(512 * $0 + 512)]
      }
      before = after
    }
    #expect(changed == [0, 1, 0, 1] || changed == [1, 0, 1, 0])
    try expectSound(folder, entries: 10)
  }

  /// Where the newer slot is damaged, the older one holds, and the lines beyond it are adopted. Where
  /// the older one is, nothing tells it from the newer one of a log that was cut: a receipt does.
  @Test(arguments: [0, 1])
  func `survives damage to either slot`(slot: Int) throws {
    do {
      var clinic = try Clinic.make(folder)
      try clinic.enrol()
      try clinic.test(.negative)
    }
    let newer = try HeadFile.open(head, writing: false).head.sequence % 2
    try put(UInt8(ascii: "#"), at: 512 * slot + 30, of: head)
    if slot != newer {
      #expect(failure(toOpen: folder)?.damage == Damage(head, .headHalfUnreadable))
      guard let headless = try HeadlessLog.open(folder) else { throw Failed("the head is whole") }
      _ = try headless.adopt(
        vouched: 7, Clinic.asking(100, on: Clinic.day("2026-03-04")))
      try expectSound(folder, entries: 8)
      return
    }
    do {
      var clinic = try Clinic.open(folder, on: "2026-03-04")
      #expect(clinic.ledger.state.entryCount == 7)
      try clinic.test(.negative)
    }
    try expectSound(folder, entries: 8)
    #expect(try Ledger.read(folder).head.entries == 8)
  }

  @Test func `is refused with both slots damaged, and nothing is changed`() throws {
    _ = try Clinic.make(folder)
    try put(UInt8(ascii: "#"), at: 30, of: head)
    try put(UInt8(ascii: "#"), at: 542, of: head)
    try expectDamage(.headUnreadable)
  }

  @Test(arguments: [0, 1, 511, 512, 1023, 1025, 2048])
  func `is refused where it has another size`(size: Int) throws {
    _ = try Clinic.make(folder)
    let bytes = try contents(of: head)
    try put((bytes + bytes).prefix(size), into: head)
    try expectDamage(.headUnreadable)
  }

  @Test func `is refused where it is missing`() throws {
    _ = try Clinic.make(folder)
    try FileManager.default.removeItem(atPath: head)
    try expectDamage(.headMissing)
    #expect(try !names(in: folder).contains("head"))
  }

  /// A checksum keeps no one from writing nonsense on purpose.
  @Test(arguments: [
    (bytes: -1, entries: 0, sequence: 7), (bytes: 0, entries: -1, sequence: 7),
    (bytes: 0, entries: 0, sequence: -1), (bytes: 0, entries: 0, sequence: Int.max),
  ])
  func `is refused where its numbers make no sense`(
    bytes: Int, entries: Int, sequence: Int
  ) throws {
    _ = try Clinic.make(folder)
    let slot = Head(
      bytes: bytes, entries: entries, root: MerkleTree().root, sequence: sequence
    ).slot
    try put(slot + slot, into: head)
    try expectDamage(.headUnreadable)
  }

  /// What only the owner of the folder can do: acknowledge something else.
  @Test(arguments: Other.allCases)
  func `is compared with the log`(other: Other) throws {
    _ = try Clinic.make(folder)
    let log = try LogText(folder)
    let size = log.bytes.count
    var root = try Ledger.read(folder).head.root
    var (bytes, entries) = (size, 5)
    let expected: Damage
    let path = LedgerFolder.log(folder)
    switch other {
    case .root:
      expected = Damage(
        path, .rootDiffers(acknowledged: .zero, found: root))
      root = .zero
    case .entries:
      entries = 4
      expected = Damage(
        path, .entriesDiffer(acknowledged: 4, found: 5))
    case .longer:
      bytes += 100
      expected = Damage(
        path, line: 6, offset: size, .cutShort(acknowledged: size + 100, found: size))
    }
    let slot = Head(bytes: bytes, entries: entries, root: root, sequence: 5).slot
    try put(slot + slot, into: head)
    #expect(failure(toOpen: folder)?.damage == expected)
    #expect(try Ledger.audit(folder).damage == expected)
  }

  enum Other: CaseIterable { case root, entries, longer }

  @Test func `is refused where it ends inside a line`() throws {
    _ = try Clinic.make(folder)
    let log = try LogText(folder)
    let bytes = log.starts[4] + 10
    let slot = Head(bytes: bytes, entries: 4, root: MerkleTree().root, sequence: 5).slot
    try put(slot + slot, into: head)
    #expect(
      failure(toOpen: folder)?.damage
        == Damage(
          LedgerFolder.log(folder), line: 5, offset: log.starts[4],
          .headInsideLine(acknowledged: bytes)))
    let report = try Ledger.audit(folder)
    #expect(report.damage?.line == 5)
    #expect(!report.isSound)
  }

  private func expectDamage(
    _ reason: Damage.Reason, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let log = try contents(of: LedgerFolder.log(folder))
    let expected = Damage(head, reason)
    #expect(failure(toOpen: folder)?.damage == expected, sourceLocation: sourceLocation)
    #expect(try Ledger.audit(folder).damage == expected, sourceLocation: sourceLocation)
    #expect(
      try contents(of: LedgerFolder.log(folder)) == log, sourceLocation: sourceLocation)
  }
}
