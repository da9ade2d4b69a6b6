import Glibc

extension Ledger {
  /// The log of a ledger, locked and durable, in a folder of the user's own.
  static func openLocked(
    _ folder: String, network: NetworkFileSystem.Rule
  ) throws(LedgerError) -> OpenFile {
    let log = try openLog(LedgerFiles(folder), O_RDWR | O_APPEND)
    try lock(log, folder: folder)
    // What an earlier writer left unsynced must be durable before anything rests on it.
    do { try log.syncData() } catch { throw .notRecorded(error) }
    try checkFolder(folder, network: network)
    do { try syncName(of: folder) } catch { throw .notRecorded(error) }
    if let ledger = try mirrored(folder) { throw .isMirror(folder: folder, of: ledger) }
    return log
  }

  /// The ledger whose second copy lies in a folder; nil where it is a ledger of its own.
  static func mirrored(_ folder: String) throws(LedgerError) -> String? {
    do throws(SystemFailure) {
      let bytes = try OpenFile(LedgerFolder.mirrorOf(folder), O_RDONLY)
        .read(most: MirrorPath.mostBytes)
      return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    } catch {
      if error.code == ENOENT || error.code == ENOTDIR { return nil }
      throw .notRecorded(error)
    }
  }

  /// Opens the log, which must be there and nobody else's.
  static func openLog(_ files: LedgerFiles, _ flags: Int32) throws(LedgerError) -> OpenFile {
    let file = try openExisting(files, flags)
    let flaw: Damage?
    let isFile: Bool
    do throws(SystemFailure) {
      flaw = try file.privacyFlaw()
      isFile = try file.status().st_mode & S_IFMT == S_IFREG
    } catch { throw .notRecorded(error) }
    // A copy that is only read may belong to anybody.
    if let flaw, !isFile || flags & O_ACCMODE != O_RDONLY { throw .damaged(flaw) }
    return file
  }

  private static func openExisting(
    _ files: LedgerFiles, _ flags: Int32
  ) throws(LedgerError) -> OpenFile {
    do { return try OpenFile(files.log, flags) } catch {
      guard error.code == ENOENT || error.code == ENOTDIR else { throw .notRecorded(error) }
      guard System.kernel.access(files.head, F_OK) == 0 else {
        throw .missing(folder: files.folder)
      }
      throw .damaged(Damage(files.log, .logMissing))
    }
  }

  /// Waits at most three seconds for the lock, and makes sure that the file is still the one at
  /// its path.
  static func lock(
    _ log: borrowing OpenFile, folder: String, attempts: Int = 61
  ) throws(LedgerError) {
    for attempt in 1...attempts {
      do {
        if try log.lock() {
          let held = try log.status()
          let there = try OpenFile(log.path, O_RDONLY).status()
          guard held.st_dev == there.st_dev, held.st_ino == there.st_ino else {
            throw LedgerError.inUse(folder: folder)
          }
          return
        }
      } catch let error as SystemFailure {
        throw .notRecorded(error)
      } catch {
        throw .inUse(folder: folder)
      }
      if attempt < attempts { System.kernel.usleep(50_000) }
    }
    throw .inUse(folder: folder)
  }
}
