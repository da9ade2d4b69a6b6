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
  ///   - network: Whether it may lie on a disk of another machine.
  ///   - proposals: The founding first; each is asked for under its own request id.
  /// - Returns: What was recorded, and the checkpoint after it.
  /// - Throws: ``LedgerError/exists(folder:)`` where the folder is there and not empty.
  @discardableResult
  public static func create(
    _ folder: String, master: [UInt8], network: NetworkFileSystem.Rule = .refused,
    _ proposals: [(Proposal, Asking)]
  ) throws(LedgerError) -> (posted: [Posted], log: TreeHead) {
    let building: String
    do throws(SystemFailure) {
      building = try makeFolder(beside: folder)
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
      var ledger = try Ledger.open(building, network: network)
      for (proposal, asking) in proposals { posted.append(try ledger.stage(proposal, asking)) }
      try ledger.commit()
      log = ledger.acknowledged
    } catch {
      remove(building)
      throw error
    }
    guard System.kernel.rename(building, folder) == 0 else {
      let failure = SystemFailure("rename", folder)
      remove(building)
      let isThere = [ENOTEMPTY, EEXIST, ENOTDIR, EISDIR].contains(failure.code)
      throw isThere ? .exists(folder: folder) : .notRecorded(failure)
    }
    do { try OpenFile.syncFolder(parent(of: folder)) } catch {
      guard let request = proposals.first?.1.request else { throw .notRecorded(error) }
      throw .outcomeUnknown(error, request)
    }
    return (posted, log)
  }

  /// Makes the folder that a ledger or a second copy is built in, beside its place.
  ///
  /// One that is there already was left behind by a process of the same number, and is let lie.
  static func makeFolder(beside folder: String) throws(SystemFailure) -> String {
    let building = folder + ".new-\(System.kernel.getpid())"
    for path in [building] + (2...99).map({ building + ".\($0)" }) {
      if System.kernel.mkdir(path, 0o700) == 0 { return path }
      guard errno == EEXIST else { break }
    }
    throw SystemFailure("mkdir", folder)
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

  /// Takes away a folder that was being built, and its files.
  static func remove(_ folder: String) {
    for name in (try? OpenFile.names(in: folder)) ?? [] {
      _ = System.kernel.unlink(folder + "/" + name)
    }
    _ = System.kernel.rmdir(folder)
  }

  /// Makes the name of the ledger's folder survive a power failure, since whoever made the folder may
  /// have died before that.
  ///
  /// Where the folder around it may not be read, others keep it, and saw to its names.
  static func syncName(of folder: String) throws(SystemFailure) {
    do { try OpenFile.syncFolder(parent(of: folder)) } catch {
      guard error.code == EACCES else { throw error }
    }
  }

  static func parent(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    let parent = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + parent : (parent.isEmpty ? "." : parent)
  }
}
