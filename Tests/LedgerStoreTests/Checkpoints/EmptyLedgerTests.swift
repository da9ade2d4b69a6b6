import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A ledger without entries` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary.path }

  init() throws {
    temporary = try TemporaryFolder()
    try put([], into: LedgerFolder.log(temporary.path))
    try HeadFile.create(
      LedgerFolder.head(temporary.path), bytes: 0, entries: 0, root: MerkleTree().root)
  }

  @Test func `has no checkpoint and no proof, and vouches for nothing`() throws {
    let receipt = Testimony(receiptOf: [EntryHash(number: 0, hash: .zero)], head: nil)
    let refusals = [
      try failure { _ = try Ledger.checkpoint(folder) }?.refusal,
      try failure { _ = try Ledger.prove(0, in: folder) }?.refusal,
      try failure { _ = try Ledger.verify(receipt, against: folder) }?.refusal,
    ]
    #expect(refusals == [.notCreated, .notCreated, .notCreated])
  }

  @Test func `tells of what was set aside in the order of its places, and of nothing else`() throws
  {
    #expect(try Ledger.unrecordedSettingsAside(folder, state: LedgerState()) == [])
    let aside = LedgerFolder.aside(folder)
    #expect(mkdir(aside, 0o700) == 0)
    let tails = [(700, "second"), (7, "first")].map { offset, text in
      SetAside(offset: offset, bytes: text.utf8.count, digest: SHA256.hash(text.utf8))
    }
    try put("second".utf8, into: aside + "/" + tails[0].fileName)
    try put("first".utf8, into: aside + "/" + tails[1].fileName)
    try put("other".utf8, into: aside + "/7-0000000000000000")
    try put("other".utf8, into: aside + "/notes")
    #expect(
      try Ledger.unrecordedSettingsAside(folder, state: LedgerState()) == [tails[1], tails[0]])
  }
}
