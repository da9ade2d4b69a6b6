import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `The secret of the draws` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var path: String { LedgerFolder.secret(folder) }

  init() throws { temporary = try TemporaryFolder() }

  @Test func `is looked at by an audit where it is there, and not missed in a copy`() throws {
    do { _ = try Clinic.make(folder) }
    #expect(try Ledger.audit(folder).flaws == [])
    chmod(path, 0o644)
    #expect(
      try Ledger.audit(folder).flaws
        == [Damage(path, .notPrivate(mode: 0o644, owner: geteuid(), links: 1))])
    chmod(path, 0o600)
    let secret = try Data(contentsOf: URL(fileURLWithPath: path))
    let other = String(repeating: "0", count: 64) + "\n"
    try Data(other.utf8).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
    #expect(try Ledger.audit(folder).flaws == [Damage(path, .secretDiffers)])
    try secret.write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
    #expect(try Ledger.audit(folder).flaws == [])
    try FileManager.default.removeItem(atPath: path)
    #expect(try Ledger.audit(folder).isSound)
  }
}
