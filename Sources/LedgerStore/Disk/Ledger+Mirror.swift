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
      do { try buildMirror(log, head, at: path, name: name) } catch {
        let isThere = [ENOTEMPTY, EEXIST, ENOTDIR].contains(error.code)
        throw .mirror(MirrorTrouble(path, isThere ? .notEmpty : .away(error)))
      }
    }
    do { try MirrorPath.write(path, folder) } catch { throw .notRecorded(error) }
    return tree
  }

  /// Copies what a log has acknowledged into a folder of its own, which is moved to its place whole.
  private static func buildMirror(
    _ log: borrowing OpenFile, _ head: Head, at path: String, name: String
  ) throws(SystemFailure) {
    let building = try makeFolder(beside: path)
    do throws(SystemFailure) {
      try OpenFile.replace(LedgerFolder.mirrorOf(building), with: Array((name + "\n").utf8))
      _ = try LogCopy.build(log, bytes: head.bytes, tree: head.tree, in: building)
      try OpenFile.rename(LogCopy.log(building), to: LedgerFolder.log(building))
      try OpenFile.rename(LogCopy.head(building), to: LedgerFolder.head(building))
      try OpenFile.syncFolder(building)
      try OpenFile.rename(building, to: path)
    } catch {
      remove(building)
      throw error
    }
    try OpenFile.syncFolder(parent(of: path))
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
  /// - Returns: Where it lies, what it has acknowledged, how many entries it lacks, which the next
  ///   opening adds, and whether anything had to be done.
  /// - Throws: where the second copy acknowledged more entries than the ledger has, for then it may be
  ///   the ledger that lost some; and where something else lies in the folder.
  public static func rebuildMirror(
    _ folder: String, name: String, network: NetworkFileSystem.Rule = .refused
  ) throws(LedgerError) -> (path: String, log: TreeHead, missing: Int, isRebuilt: Bool) {
    let log = try openLocked(folder, network: network)
    guard let path = try MirrorPath.read(folder) else { throw .noMirror(folder: folder) }
    let head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    let verified = try VerifiedLog(log, head: head)
    do { _ = try OpenFile.makeFolder(path) } catch {
      throw .mirror(MirrorTrouble(path, .away(error)))
    }
    if let tree = try sameAs(verified, log, path) {
      return (path, tree, head.entries - tree.size, false)
    }
    do throws(SystemFailure) {
      try OpenFile.replace(LedgerFolder.mirrorOf(path), with: Array((name + "\n").utf8))
      _ = try LogCopy.build(log, bytes: head.bytes, tree: head.tree, in: path)
    } catch { throw .mirror(MirrorTrouble(path, .away(error))) }
    do { try Aside.keepCopy(of: "head", path) } catch {
      throw .mirror(MirrorTrouble(path, of: error))
    }
    do { try LogCopy.exchange(path) } catch { throw .mirror(MirrorTrouble(path, .away(error))) }
    return (path, head.tree, 0, true)
  }

  /// What the second copy has acknowledged, where it has the beginning of the ledger, byte for byte, and
  /// its head says so; nil where it has to be made anew.
  private static func sameAs(
    _ ledger: VerifiedLog, _ log: borrowing OpenFile, _ path: String
  ) throws(LedgerError) -> TreeHead? {
    do throws(LedgerError) {
      let isMirror = try mirrored(path) != nil
      let file = try HeadFile.open(LedgerFolder.head(path), writing: true)
      let (head, isWhole) = (file.head, file.isWhole)
      guard isMirror else { throw .mirror(MirrorTrouble(path, .notEmpty)) }
      guard head.entries <= ledger.hashes.count else {
        throw .mirror(
          MirrorTrouble(path, .hasMore(mirror: head.entries, ledger: ledger.hashes.count)))
      }
      let mirror = try openLog(LedgerFiles(path), O_RDWR | O_APPEND)
      try lock(mirror, folder: path, attempts: Mirror.attempts)
      guard isWhole, ledger.begins(with: head) else { return nil }
      do throws(SystemFailure) {
        let size = Int(try mirror.status().st_size)
        let difference = try Mirror.difference(log, mirror, in: 0..<head.bytes)
        return difference == nil && size == head.bytes ? head.tree : nil
      } catch { throw .notRecorded(error) }
    } catch {
      switch error {
      case .missing: return nil
      case .damaged(let damage) where !damage.isOfRights: return nil
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
