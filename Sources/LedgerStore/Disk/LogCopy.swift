import Digest
import Glibc

/// A copy of a log, built beside the log that it is to replace.
enum LogCopy {
  static func log(_ folder: String) -> String { LedgerFolder.log(folder) + ".new" }
  static func head(_ folder: String) -> String { LedgerFolder.head(folder) + ".new" }

  /// Copies the first bytes of a log, with a head that acknowledges them, durable.
  ///
  /// What an interrupted copying left is begun anew, and one that goes on is not disturbed.
  ///
  /// - Returns: The copy, locked.
  static func build(
    _ source: borrowing OpenFile, bytes: Int, tree: TreeHead, in folder: String
  ) throws(SystemFailure) -> OpenFile {
    let building = try OpenFile(log(folder), O_RDWR | O_CREAT | O_APPEND, mode: 0o600)
    do throws(LedgerError) { try Ledger.lock(building, folder: folder, attempts: 1) } catch {
      guard case .notRecorded(let failure) = error else {
        throw SystemFailure("fcntl", building.path, EAGAIN)
      }
      throw failure
    }
    try building.truncate(to: 0)
    try building.append(source, bytes: bytes)
    try building.sync()
    try OpenFile.remove(head(folder))
    try HeadFile.create(head(folder), bytes: bytes, entries: tree.size, root: tree.root)
    try OpenFile.syncFolder(folder)
    return building
  }

  /// Puts the copy in the place of the log, which is kept in the folder `aside`, and of the head, of
  /// which a copy is kept there already.
  ///
  /// Each step may be repeated. Between the last two the old head stands beside the copied log; it
  /// holds there where it acknowledged a part of it.
  static func exchange(_ folder: String) throws(SystemFailure) {
    try Aside.move("ledger.jsonl", folder)
    try OpenFile.rename(log(folder), to: LedgerFolder.log(folder))
    try OpenFile.rename(head(folder), to: LedgerFolder.head(folder))
    try OpenFile.syncFolder(folder)
  }
}

extension OpenFile {
  /// Adds the first bytes of another file at the end of this one, which was opened to append.
  fileprivate func append(
    _ other: borrowing OpenFile, bytes: Int
  ) throws(SystemFailure) {
    var done = 0
    while done < bytes {
      let piece = try other.read(from: done, most: min(1 << 20, bytes - done))
      // The file became shorter under the reading.
      guard !piece.isEmpty else { throw SystemFailure("pread", other.path, EIO) }
      guard try write(piece[...]) == piece.count else { throw SystemFailure("write", path, ENOSPC) }
      done += piece.count
    }
  }
}
