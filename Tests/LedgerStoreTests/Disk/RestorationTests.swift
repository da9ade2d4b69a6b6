import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A damaged ledger with a second copy` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var mirror: String { temporary("mirror") }
  private var log: String { LedgerFolder.log(folder) }
  private var head: String { LedgerFolder.head(folder) }

  init() throws { temporary = try TemporaryFolder(inMemory: true) }

  enum Harm: CaseIterable {
    case changed, cut, emptied, logGone, headGone, bothGone, older
  }

  @Test(arguments: Harm.allCases)
  func `is put back from it, keeps what was there, and says so in an entry`(harm: Harm) throws {
    let whole = try make()
    try inflict(harm, whole)
    let left = (try? contents(of: log)) ?? []
    let restoration = try Restoration.open(folder)
    let knows = [.changed, .cut, .emptied, .logGone].contains(harm)
    let facts = Facts(restoration)
    #expect(!facts.isNeedless && facts.entries == 8)
    #expect(facts.acknowledged == (knows ? 8 : harm == .older ? 5 : nil))
    #expect(facts.hasAllAcknowledged == (knows || harm == .older))
    let (posted, _) = try restore(restoration, vouched: knows ? 8 : 0)
    #expect(
      posted.entry.event
        == .restored(
          LogStanding(
            bytes: whole.log.count, entries: 8, root: try root(of: whole), vouched: knows ? 8 : 0)))
    #expect(try contents(of: log).prefix(whole.log.count) == whole.log[...])
    try expectRight(entries: 9)
    if harm != .logGone, harm != .bothGone {
      let kept = LedgerFolder.aside(folder) + "/ledger.jsonl-\(SHA256.hash(left).hex.prefix(16))"
      #expect(try contents(of: kept) == left)
    }
  }

  /// It may die at any call, also twice.
  @Test(arguments: Harm.allCases)
  func `is put back wherever its writer died`(harm: Harm) throws {
    let whole = try make()
    try inflict(harm, whole)
    func putBack() throws {
      let restoration = try Restoration.open(folder)
      if !restoration.isNeedless { _ = try restore(restoration, vouched: 0) }
    }
    let (_, different) = try temporary.dying(putBack) { death in
      try DyingKernel.end(putBack, with: death)
      try putBack()
      try expectRight(entries: 9)
    }
    #expect(different > 8)
  }

  @Test func `that is lost with its whole folder comes back but for its secret`() throws {
    let whole = try make()
    try FileManager.default.removeItem(atPath: folder)
    guard case .noMirror(folder) = try failure({ _ = try Restoration.open(folder) }) else {
      throw Failed("nothing says where the second copy lies")
    }
    let restoration = try Restoration.open(folder, from: mirror)
    _ = try restore(restoration, vouched: 0)
    try expectRight(entries: 9)
    #expect(try contents(of: log).prefix(whole.log.count) == whole.log[...])
    #expect(try names(in: folder) == ["head", "ledger.jsonl", "mirror"])
  }

  @Test func `is left alone where it is sound, or has more than the second copy`() throws {
    let whole = try make()
    #expect(try facts().isNeedless)
    try FileManager.default.removeItem(atPath: folder + "/mirror")
    do {
      var clinic = try Clinic.open(folder, on: "2026-04-01")
      try clinic.tellDoses(upTo: 10)
    }
    try put((mirror + "\n").utf8, into: folder + "/mirror")
    #expect(try facts().isNeedless)
    // Damaged, with two entries that the second copy never got.
    try put(whole.log[40] ^ 1, at: 40, of: log)
    let facts = try facts()
    #expect(!facts.isNeedless && !facts.hasAllAcknowledged)
    #expect(facts.acknowledged == 10 && facts.entries == 8)
  }

  @Test func `is not put back from a second copy that does not hold itself`() throws {
    let whole = try make()
    try put(whole.log[40] ^ 1, at: 40, of: log)
    let before = try contents(of: log)
    let path = LedgerFolder.log(mirror)
    try put(whole.log[whole.starts[4] + 9] ^ 1, at: whole.starts[4] + 9, of: path)
    guard case .mirror(let trouble) = try failure({ _ = try Restoration.open(folder) }),
      case .damaged(let damage) = trouble.reason
    else { throw Failed("a damaged second copy was taken") }
    #expect(damage.path == path && damage.line == 5)
    #expect(try contents(of: log) == before)
    #expect(try names(in: folder) == ["head", "ledger.jsonl", "mirror", "secret"])
  }

  // MARK: - Helpers

  /// What a second copy says of its ledger, as a value that can be compared.
  private struct Facts {
    let isNeedless: Bool
    let entries: Int
    let acknowledged: Int?
    let hasAllAcknowledged: Bool

    init(_ restoration: borrowing Restoration) {
      isNeedless = restoration.isNeedless
      entries = restoration.standing.entries
      acknowledged = restoration.acknowledged
      hasAllAcknowledged = restoration.hasAllAcknowledged
    }
  }

  private func facts() throws -> Facts { Facts(try Restoration.open(folder)) }

  /// A ledger of eight entries with a second copy.
  private func make() throws -> SavedLedger {
    do { _ = try Clinic.make(folder) }
    try Ledger.setMirror(folder, to: mirror, name: folder)
    let old = try SavedLedger(folder)
    try put(old.log, into: temporary("old-log"))
    try put(old.head, into: temporary("old-head"))
    do {
      var clinic = try Clinic.open(folder)
      try clinic.tellDoses(upTo: 8)
    }
    return try SavedLedger(folder)
  }

  private func inflict(_ harm: Harm, _ whole: SavedLedger) throws {
    switch harm {
    case .changed: try put(whole.log[whole.starts[5] + 20] ^ 1, at: whole.starts[5] + 20, of: log)
    case .cut: try put(whole.log[..<whole.starts[6]], into: log)
    case .emptied: try put([], into: log)
    case .logGone: try FileManager.default.removeItem(atPath: log)
    case .headGone:
      try FileManager.default.removeItem(atPath: head)
    case .bothGone:
      try FileManager.default.removeItem(atPath: log)
      try FileManager.default.removeItem(atPath: head)
    case .older:
      try put(contents(of: temporary("old-log")), into: log)
      try put(contents(of: temporary("old-head")), into: head)
    }
  }

  private func root(of saved: SavedLedger) throws -> SHA256Digest {
    var tree = MerkleTree()
    for line in saved.lines { tree.append(leaf: try LogText.said(line)) }
    return tree.root
  }

  private func restore(
    _ restoration: consuming Restoration, vouched: Int
  ) throws -> (posted: Posted, log: TreeHead) {
    var asking = try Clinic.asking(100, on: Clinic.day("2026-06-02"))
    asking.request = try certain(RequestID("restored-\(restoration.standing.bytes)"))
    return try restoration.restore(vouched: vouched, asking)
  }

  private func expectRight(entries: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(failure(toOpen: folder) == nil, sourceLocation: sourceLocation)
    let report = try expectSound(folder, entries: entries, sourceLocation: sourceLocation)
    #expect(report.mirror == .same, sourceLocation: sourceLocation)
    let left = try names(in: folder).filter { $0.hasSuffix(".new") }
    #expect(left == [] || left == ["head.new"], sourceLocation: sourceLocation)
  }
}
