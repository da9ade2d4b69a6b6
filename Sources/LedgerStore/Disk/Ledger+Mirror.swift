import Digest
import Glibc

extension Ledger {
  /// Makes a second copy of a ledger in a folder that is not there yet, or empty, and has it kept up
  /// from then on.
  ///
  /// It is built beside its place and moved there whole. A second copy of the same ledger that is
  /// there already is taken as it is, so that this may be repeated after a crash; an earlier second
  /// copy elsewhere stays as it is and is not kept up any more. The secret of the draws is not copied.
  ///
  /// - Parameters:
  ///   - path: The folder, from the root on.
  ///   - name: The ledger's own folder, as the second copy is to name it.
  /// - Returns: What the second copy has acknowledged.
  @discardableResult
  public static func setMirror(
    _ folder: String, to path: String, name: String,
    network: NetworkFileSystem.Rule = .refused
  ) throws(LedgerError) -> TreeHead {
    guard MirrorPath.isFit(path), MirrorPath.isFit(name), path != name,
      !path.hasPrefix(name + "/")
    else { throw .mirror(MirrorTrouble(path, .path)) }
    let log = try openLocked(folder, network: network)
    let head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    let verified = try VerifiedLog(log, head: head)
    var tree = head.tree
    if let there = try earlierMirror(path, verified) {
      tree = there
    } else {
      let building = path + ".new"
      do throws(SystemFailure) {
        _ = try OpenFile.makeFolder(building)
        try OpenFile.replace(LedgerFolder.mirrorOf(building), with: Array((name + "\n").utf8))
        try LogCopy.build(log, bytes: head.bytes, tree: head.tree, in: building)
        try OpenFile.rename(LogCopy.log(building), to: LedgerFolder.log(building))
        try OpenFile.rename(LogCopy.head(building), to: LedgerFolder.head(building))
        try OpenFile.syncFolder(building)
        try OpenFile.rename(building, to: path)
        try OpenFile.syncFolder(parent(of: path))
      } catch {
        let isThere = [ENOTEMPTY, EEXIST, ENOTDIR].contains(error.code)
        throw .mirror(MirrorTrouble(path, isThere ? .notEmpty : .away(error)))
      }
    }
    do { try MirrorPath.write(path, folder) } catch { throw .notRecorded(error) }
    return tree
  }

  /// What a second copy has acknowledged that lies in a folder already; nil where none does.
  private static func earlierMirror(
    _ path: String, _ ledger: VerifiedLog
  ) throws(LedgerError) -> TreeHead? {
    do throws(LedgerError) {
      guard try mirrored(path) != nil else { return nil }
      let log = try openLog(LedgerFiles(path), O_RDONLY)
      let head = try HeadFile.open(LedgerFolder.head(path), writing: false).head
      guard ledger.begins(with: head) else {
        throw .damaged(
          Damage(
            log.path,
            .mirrorRootDiffers(mirror: head.root, found: ledger.position.tree.root)))
      }
      return head.tree
    } catch {
      if case .damaged(let damage) = error, case .mirrorRootDiffers = damage.reason {
        throw .mirror(MirrorTrouble(path, .otherLog(damage)))
      }
      throw .mirror(MirrorTrouble(path, of: error))
    }
  }

  /// Makes the second copy of a ledger anew where it is not what the ledger is; what was there is kept
  /// in its own folder `aside`.
  ///
  /// - Parameter name: The ledger's own folder, as the second copy is to name it.
  /// - Returns: Where it lies, what it has acknowledged, and whether anything had to be done.
  /// - Throws: where the second copy is whole and has more entries than the ledger: then it is the
  ///   ledger that lost some.
  public static func rebuildMirror(
    _ folder: String, name: String, network: NetworkFileSystem.Rule = .refused
  ) throws(LedgerError) -> (path: String, log: TreeHead, isRebuilt: Bool) {
    let log = try openLocked(folder, network: network)
    guard let path = try MirrorPath.read(folder) else { throw .noMirror(folder: folder) }
    let head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    let verified = try VerifiedLog(log, head: head)
    do { _ = try OpenFile.makeFolder(path) } catch {
      throw .mirror(MirrorTrouble(path, .away(error)))
    }
    if try isSame(path, verified, log) { return (path, head.tree, false) }
    do throws(SystemFailure) {
      try OpenFile.replace(LedgerFolder.mirrorOf(path), with: Array((name + "\n").utf8))
      try LogCopy.build(log, bytes: head.bytes, tree: head.tree, in: path)
    } catch { throw .mirror(MirrorTrouble(path, .away(error))) }
    do { try LogCopy.exchange(path) } catch { throw .mirror(MirrorTrouble(path, of: error)) }
    return (path, head.tree, true)
  }

  /// Whether the second copy has the beginning of the ledger, byte for byte, and its head says so.
  private static func isSame(
    _ path: String, _ ledger: VerifiedLog, _ log: borrowing OpenFile
  ) throws(LedgerError) -> Bool {
    do throws(LedgerError) {
      let mirror = try openLog(LedgerFiles(path), O_RDWR | O_APPEND)
      try lock(mirror, folder: path, attempts: Mirror.attempts)
      let file = try HeadFile.open(LedgerFolder.head(path), writing: true)
      let (head, isWhole) = (file.head, file.isWhole)
      if head.entries > ledger.hashes.count {
        // Only a whole copy says anything of what the ledger once had.
        guard (try? VerifiedLog(mirror, head: head)) != nil else { return false }
        throw .mirror(
          MirrorTrouble(path, .hasMore(mirror: head.entries, ledger: ledger.hashes.count)))
      }
      guard isWhole, ledger.begins(with: head) else { return false }
      do throws(SystemFailure) {
        let size = Int(try mirror.status().st_size)
        let difference = try Mirror.difference(log, mirror, in: 0..<head.bytes)
        return difference == nil && size == head.bytes
      } catch { throw .notRecorded(error) }
    } catch {
      switch error {
      case .missing, .damaged: return false
      default: throw .mirror(MirrorTrouble(path, of: error))
      }
    }
  }

  /// Has the second copy of a ledger kept up no more; its files stay as they are.
  ///
  /// - Returns: Where they lie.
  public static func removeMirror(
    _ folder: String, network: NetworkFileSystem.Rule = .refused
  ) throws(LedgerError) -> String? {
    let log = try openLocked(folder, network: network)
    var path: String?
    do throws(LedgerError) {
      path = try MirrorPath.read(folder)
      guard path != nil else { throw .noMirror(folder: folder) }
    } catch {
      guard case .damaged = error else { throw error }
    }
    do throws(SystemFailure) {
      try OpenFile.remove(LedgerFolder.mirror(folder))
      try OpenFile.syncFolder(folder)
    } catch { throw .notRecorded(error) }
    log.close()
    return path
  }
}

extension Ledger {
  /// Whether two folders lie on the same file system; false where that cannot be told.
  public static func areOnOneDisk(_ one: String, _ other: String) -> Bool {
    do {
      let first = try OpenFile(one, O_RDONLY | O_DIRECTORY).status()
      let second = try OpenFile(other, O_RDONLY | O_DIRECTORY).status()
      return first.st_dev == second.st_dev
    } catch { return false }
  }
}
