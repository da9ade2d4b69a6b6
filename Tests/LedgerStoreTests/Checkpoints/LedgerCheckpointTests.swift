import ContingencyManagement
import Digest
import Testing

@testable import LedgerStore

@Suite struct `A ledger on the disk` {
  private let temporary: TemporaryFolder
  private let saved: SavedLedger
  private var folder: String { temporary("ledger") }

  init() throws {
    temporary = try TemporaryFolder(inMemory: true)
    saved = try SavedLedger.small.get()
    try saved.put(into: temporary("ledger"))
  }

  private func growth(_ saved: SavedLedger) throws -> Growth {
    Growth(try saved.lines.map(LogText.said))
  }

  /// Puts a log down with a head that acknowledges just that.
  private func put(_ lines: some Sequence<String>) throws {
    var text = try LogText(folder)
    text.lines = Array(lines)
    try text.write(folder)
    try LedgerStoreTests.put(try text.head(), into: LedgerFolder.head(folder))
  }

  @Test func `has the checkpoint that its lines lead to`() throws {
    let log = try growth(saved)
    #expect(try Ledger.checkpoint(folder) == log.checkpoint(saved.count))
  }

  @Test func `proves each of its entries, and no other`() throws {
    let log = try growth(saved)
    // The log is read for each of them; in a longer one, only for some.
    for number in stride(from: 0, to: saved.count, by: max(1, saved.count / 40)) {
      let (proof, hash) = try Ledger.prove(number, in: folder)
      #expect(hash == log.hashes[number])
      #expect(proof == (try log.proof(number, saved.count)))
      #expect(proof.inclusion.holds(leaf: hash, root: proof.checkpoint.head.root))
    }
    for number in [saved.count, .max, -1] {
      let refused = try failure { _ = try Ledger.prove(number, in: folder) }
      #expect(refused?.refusal == .noSuchEntry(number, entries: saved.count))
    }
  }

  /// The older copy is whole in itself, head and all.
  @Test func `put back to any earlier time is shown by a receipt, a checkpoint and a proof`()
    throws
  {
    let log = try growth(saved)
    let size = saved.count - 3
    let testimonies = [
      Testimony(log.checkpoint(size)), log.receipt(size - 1), Testimony(try log.proof(5, size)),
    ]
    for count in 1...saved.count {
      try put(saved.lines.prefix(count))
      for testimony in testimonies {
        let vouching = try Ledger.verify(testimony, against: folder)
        #expect(
          vouching.objections
            == (count < size ? [.rolledBack(said: size, found: count)] : []))
        #expect(vouching.ledger == log.checkpoint(count))
      }
    }
  }

  @Test func `that another has grown into is shown by what was kept of the first`() throws {
    let fork = try SavedLedger.fork.get()
    let (log, other) = (try growth(saved), try growth(fork))
    let parting = try certain(zip(log.hashes, other.hashes).enumerated().first { $1.0 != $1.1 })
      .offset
    try fork.put(into: folder)
    for size in 1...saved.count {
      let vouching = try Ledger.verify(Testimony(log.checkpoint(size)), against: folder)
      #expect(
        vouching.objections
          == (size <= parting
            ? [] : [.forked(entries: size, said: log.roots[size], found: other.roots[size])]))
      #expect(vouching.entries == (size <= parting ? size : 0))
    }
  }

  @Test func `that is damaged is told as everywhere`() throws {
    try LedgerStoreTests.put(UInt8(ascii: "9"), at: 300, of: LedgerFolder.log(folder))
    let log = try growth(saved)
    for body in [
      { _ = try Ledger.checkpoint(folder) }, { _ = try Ledger.prove(3, in: folder) },
      { _ = try Ledger.verify(log.receipt(3), against: folder) },
    ] as [() throws -> Void] {
      #expect(try failure(body)?.damage?.line == 1)
    }
  }

  @Test func `takes no lock to be held against something`() throws {
    let log = try growth(saved)
    let ledger = try Ledger.open(folder)
    #expect(try Ledger.verify(log.receipt(3), against: folder).objections.isEmpty)
    #expect(try Ledger.checkpoint(folder).head == ledger.acknowledged)
    _ = try Ledger.prove(3, in: folder)
  }
}
