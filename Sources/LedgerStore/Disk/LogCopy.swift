import Digest
import Glibc

/// A copy of a log, built beside the log that it is to replace.
enum LogCopy {
  static func log(_ folder: String) -> String { LedgerFolder.log(folder) + ".new" }
  static func head(_ folder: String) -> String { LedgerFolder.head(folder) + ".new" }

  /// Copies the first bytes of a log, with a head that acknowledges them, durable.
  ///
  /// What an interrupted copying left is begun anew.
  static func build(
    _ source: borrowing OpenFile, bytes: Int, tree: TreeHead, in folder: String
  ) throws(SystemFailure) {
    let building = try OpenFile(log(folder), O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600)
    try building.copy(source, 0..<bytes)
    try building.sync()
    try OpenFile.remove(head(folder))
    try HeadFile.create(head(folder), bytes: bytes, entries: tree.size, root: tree.root)
    try OpenFile.syncFolder(folder)
  }

  /// Puts the copy in the place of the log and the head, which are kept in the folder `aside`.
  ///
  /// Each step may be repeated. Between the last two the old head stands beside the copied log; it
  /// holds there where it acknowledged a part of it.
  static func exchange(_ folder: String) throws(LedgerError) {
    try Aside.keepCopy(of: "head", folder)
    do throws(SystemFailure) {
      try Aside.move("ledger.jsonl", folder)
      try OpenFile.rename(log(folder), to: LedgerFolder.log(folder))
      try OpenFile.rename(head(folder), to: LedgerFolder.head(folder))
      try OpenFile.syncFolder(folder)
    } catch { throw .notRecorded(error) }
  }
}
