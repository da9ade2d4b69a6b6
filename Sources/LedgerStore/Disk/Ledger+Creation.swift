import ContingencyManagement
import Digest
import Glibc
import StrictJSON

extension Ledger {
  /// Makes a new ledger in `folder`, with its founding entry and the documents it begins with.
  ///
  /// It is built beside its place and moved there whole, so that a ledger is never half made.
  ///
  /// - Parameters:
  ///   - master: The secret that all draws come from, 32 bytes of entropy.
  ///   - proposals: The founding first; each is asked for under its own request id.
  /// - Returns: What was recorded, and the checkpoint after it.
  /// - Throws: ``LedgerError/exists(folder:)`` where the folder is there and not empty.
  @discardableResult
  public static func create(
    _ folder: String, master: [UInt8], _ proposals: [(Proposal, Asking)]
  ) throws(LedgerError) -> (posted: [Posted], log: TreeHead) {
    let building = folder + ".new-\(getpid())"
    do throws(SystemFailure) {
      guard mkdir(building, 0o700) == 0 else { throw SystemFailure("mkdir", folder) }
      do throws(SystemFailure) {
        try fill(building, master: master)
      } catch {
        remove(building)
        throw error
      }
    } catch { throw .notRecorded(error) }
    var posted: [Posted] = []
    let log: TreeHead
    do throws(LedgerError) {
      var ledger = try Ledger.open(building)
      for (proposal, asking) in proposals { posted.append(try ledger.stage(proposal, asking)) }
      try ledger.commit()
      log = ledger.acknowledged
    } catch {
      remove(building)
      throw error
    }
    guard rename(building, folder) == 0 else {
      let failure = SystemFailure("rename", folder)
      remove(building)
      let isThere = [ENOTEMPTY, EEXIST, ENOTDIR, EISDIR].contains(failure.code)
      throw isThere ? .exists(folder: folder) : .notRecorded(failure)
    }
    do { try OpenFile.syncFolder(parent(of: folder)) } catch { throw .notRecorded(error) }
    return (posted, log)
  }

  /// Makes the files of a ledger without entries, durable.
  private static func fill(_ folder: String, master: [UInt8]) throws(SystemFailure) {
    try DrawSecret.create(LedgerFolder.secret(folder), master)
    let log = try OpenFile(
      LedgerFolder.log(folder), O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    try log.sync()
    try HeadFile.create(
      LedgerFolder.head(folder), bytes: 0, entries: 0, root: MerkleTree().root)
    try OpenFile.syncFolder(folder)
  }

  private static func remove(_ folder: String) {
    for path in [
      LedgerFolder.log(folder), LedgerFolder.head(folder), LedgerFolder.secret(folder),
    ] {
      unlink(path)
    }
    rmdir(folder)
  }

  private static func parent(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    let parent = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + parent : (parent.isEmpty ? "." : parent)
  }
}
