import Digest
import Glibc

/// The second copy of a ledger on another path: its log, byte for byte, with a head of its own.
///
/// Written to after the ledger itself has acknowledged, and by nobody but the one who holds the
/// ledger's lock. So it is never ahead of the ledger; after a crash between the two it is behind, and
/// is caught up when the ledger is opened next.
final class Mirror {
  /// Where it lies.
  let folder: String
  private let log: OpenFile
  private var head: HeadFile

  /// How often its lock is tried, a twentieth of a second apart: who had the ledger before may be
  /// about to let go of it.
  static let attempts = 20

  /// How much of the end of the log is compared at every opening, in bytes.
  static let comparedTail = 1 << 16

  private init(_ folder: String, _ log: consuming OpenFile, _ head: consuming HeadFile) {
    self.folder = folder
    self.log = log
    self.head = head
  }

  /// Opens the second copy for writing.
  static func open(_ folder: String) throws(MirrorTrouble) -> Mirror {
    do throws(LedgerError) {
      let log = try Ledger.openLog(LedgerFiles(folder), O_RDWR | O_APPEND)
      try Ledger.lock(log, folder: folder, attempts: attempts)
      // A network disk will do for a second copy: the ledger does not rest on it.
      try Ledger.checkFolder(folder, network: .allowed)
      // A second copy that became a ledger of its own is not written to.
      guard try Ledger.mirrored(folder) != nil else {
        throw LedgerError.mirror(MirrorTrouble(folder, .notEmpty))
      }
      do { try log.syncData() } catch { throw .notRecorded(error) }
      let head = try HeadFile.open(LedgerFolder.head(folder), writing: true)
      return Mirror(folder, log, head)
    } catch { throw MirrorTrouble(folder, of: error) }
  }

  /// What it has acknowledged.
  var acknowledged: Head { head.head }

  /// Adds what the ledger has acknowledged: one write and one sync, then its head.
  func append(
    _ bytes: [UInt8], tree: TreeHead, size: Int
  ) throws(MirrorTrouble) {
    do throws(SystemFailure) {
      do throws(SystemFailure) {
        let taken = try log.write(bytes[...])
        if taken < bytes.count { throw SystemFailure("write", log.path, ENOSPC) }
      } catch {
        try? log.truncate(to: size - bytes.count)
        throw error
      }
      try log.syncData()
      try head.acknowledge(bytes: size, entries: tree.size, root: tree.root)
    } catch { throw MirrorTrouble(folder, .away(error)) }
  }

  /// Compares it with the ledger's log, all of which is read and acknowledged, and catches it up.
  ///
  /// - Parameters:
  ///   - ledger: The ledger's log.
  ///   - position: The end of that log.
  ///   - treeThen: The ledger's tree at the number of bytes that the second copy has acknowledged;
  ///     nil where no line ends there.
  /// - Throws: ``LedgerError/damaged(_:)`` where the second copy gives evidence that the ledger is not
  ///   the one it was; ``LedgerError/mirror(_:)`` where it is the second copy that is wrong.
  func catchUp(
    _ ledger: borrowing OpenFile, upTo position: LogPosition, treeThen: TreeHead?
  ) throws(LedgerError) {
    let acknowledged = head.head
    guard acknowledged.bytes <= position.bytes else {
      throw .damaged(
        Damage(
          ledger.path, line: position.tree.count + 1, offset: position.bytes,
          .shorterThanMirror(mirror: acknowledged.bytes, found: position.bytes)))
    }
    do {
      let size = Int(try log.status().st_size)
      guard size >= acknowledged.bytes else {
        let cut = Damage(
          log.path, offset: size, .cutShort(acknowledged: acknowledged.bytes, found: size))
        throw LedgerError.mirror(MirrorTrouble(folder, .damaged(cut)))
      }
      guard treeThen == acknowledged.tree else {
        let difference = try Mirror.difference(
          ledger, log, in: 0..<min(acknowledged.bytes, position.bytes))
        throw LedgerError.damaged(
          Damage(
            ledger.path, line: difference?.line, offset: difference?.offset,
            .mirrorRootDiffers(
              mirror: acknowledged.root, found: treeThen?.root ?? position.tree.root)))
      }
      try compareTail(ledger, acknowledged)
      if let damage = try Mirror.beyond(
        acknowledged, in: log, of: size, ledger, ledgerSize: position.bytes)
      {
        throw LedgerError.mirror(MirrorTrouble(folder, .damaged(damage)))
      }
      guard acknowledged.bytes < position.bytes || size > position.bytes else { return }
      try copy(ledger, acknowledged.bytes..<position.bytes, size: size)
      try head.acknowledge(
        bytes: position.bytes, entries: position.tree.count, root: position.tree.root)
    } catch let error as SystemFailure {
      throw .mirror(MirrorTrouble(folder, .away(error)))
    } catch let error as LedgerError {
      throw error
    } catch { throw .mirror(MirrorTrouble(folder, .inUse)) }
  }

  /// The last lines that both acknowledged must be the same, whatever the heads say.
  private func compareTail(_ ledger: borrowing OpenFile, _ acknowledged: Head) throws {
    let start = max(0, acknowledged.bytes - Mirror.comparedTail)
    guard let found = try Mirror.difference(ledger, log, in: start..<acknowledged.bytes) else {
      return
    }
    let rest = try ledger.read(from: found.offset, most: acknowledged.bytes - found.offset)
    let line = acknowledged.entries - rest.count { $0 == 0x0A } + 1
    throw LedgerError.mirror(
      MirrorTrouble(
        folder,
        .damaged(
          Damage(
            log.path, line: line, offset: found.offset,
            .mirrorByteDiffers(ledger: found.bytes.0, mirror: found.bytes.1)))))
  }

  /// What a crash left beyond the head of the second copy is the beginning of what the ledger has
  /// there, or zeros, where the file had grown and its bytes were not written yet.
  ///
  /// - Returns: Where they are something else.
  static func beyond(
    _ head: Head, in log: borrowing OpenFile, of size: Int, _ ledger: borrowing OpenFile,
    ledgerSize: Int
  ) throws(SystemFailure) -> Damage? {
    var place = head.bytes
    while place < size {
      let left = try log.read(from: place, most: min(1 << 20, size - place))
      guard !left.isEmpty else { return nil }
      let own = try ledger.read(from: place, most: max(0, min(left.count, ledgerSize - place)))
      for (index, byte) in left.enumerated()
      where byte != 0 && (index >= own.count || own[index] != byte) {
        return Damage(
          log.path, line: head.entries + 1, offset: place + index,
          .mirrorByteDiffers(ledger: index < own.count ? own[index] : 0, mirror: byte))
      }
      place += left.count
    }
    return nil
  }

  /// Writes a range of the ledger's log over the same range of the second copy, durable.
  ///
  /// Through a descriptor without `O_APPEND`, since Linux appends on `pwrite` with it.
  private func copy(
    _ ledger: borrowing OpenFile, _ range: Range<Int>, size: Int
  ) throws(SystemFailure) {
    let inPlace = try OpenFile(log.path, O_WRONLY)
    try inPlace.copy(ledger, range)
    if size > range.upperBound { try inPlace.truncate(to: range.upperBound) }
    try inPlace.syncData()
  }

  /// The first byte in which two files differ within a range; nil where they are the same.
  static func difference(
    _ ledger: borrowing OpenFile, _ mirror: borrowing OpenFile, in range: Range<Int>
  ) throws(SystemFailure) -> (offset: Int, line: Int, bytes: (UInt8, UInt8?))? {
    var place = range.lowerBound
    var lines = 0
    while place < range.upperBound {
      let count = min(1 << 20, range.upperBound - place)
      let one = try ledger.read(from: place, most: count)
      let other = try mirror.read(from: place, most: count)
      guard !one.isEmpty else { return nil }
      if one != other {
        let index =
          zip(one, other).enumerated().first { $0.element.0 != $0.element.1 }?.offset
          ?? other.count
        guard index < one.count else { return nil }
        lines += one[..<index].count { $0 == 0x0A }
        return (
          place + index, lines + 1, (one[index], index < other.count ? other[index] : nil)
        )
      }
      lines += one.count { $0 == 0x0A }
      place += one.count
    }
    return nil
  }
}

extension OpenFile {
  /// Writes a range of another file over the same range of this one.
  func copy(_ other: borrowing OpenFile, _ range: Range<Int>) throws(SystemFailure) {
    var done = range.lowerBound
    while done < range.upperBound {
      let bytes = try other.read(from: done, most: min(1 << 20, range.upperBound - done))
      // The file became shorter under the reading.
      guard !bytes.isEmpty else { throw SystemFailure("pread", other.path, EIO) }
      try write(bytes, at: done)
      done += bytes.count
    }
  }
}
