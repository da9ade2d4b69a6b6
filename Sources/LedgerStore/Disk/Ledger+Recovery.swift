import ContingencyManagement
import Digest
import Glibc

extension Ledger {
  /// The longest tail that a crash of this program can leave: one batch, and a line.
  static let longestTail = 1 << 20

  /// Takes out of the log what was never acknowledged and cannot be read, and keeps it in a file.
  ///
  /// Each step may be repeated after a crash: the bytes are copied to a file named by their place and
  /// digest and synced; the log is cut back and synced; that it was done is for the caller to record,
  /// see ``unrecordedSettingsAside(_:state:)``. Whole entries beyond the head are kept. Anything
  /// wrong with what *was* acknowledged is refused.
  ///
  /// Where one slot of the head is damaged and nothing whole follows what the other acknowledges, the
  /// damaged one may have acknowledged just what would be taken out: a crash leaves whole lines there.
  /// Where it is vouched for that it did not, the head is mended.
  ///
  /// - Parameters:
  ///   - vouched: How many entries the newest of what is kept elsewhere vouches for; 0 for none.
  ///   - isUnproven: Whether somebody said to go on without that.
  /// - Returns: What was set aside; nil where nothing is wrong with the end of the log.
  public static func setTailAside(
    _ folder: String, network: NetworkFileSystem.Rule = .refused, vouched: Int = 0,
    isUnproven: Bool = false
  ) throws(LedgerError) -> SetAside? {
    let log = try openLocked(folder, network: network)
    var file = try HeadFile.open(LedgerFolder.head(folder), writing: true)
    let head = file.head
    let (condition, valid) = try LedgerCondition.of(log, head: head)
    switch condition {
    case .sound, .unacknowledged: return nil
    case .tail: break
    case .tailTooLong(let damage), .damaged(let damage), .unknownLine(let damage),
      .logGone(let damage), .headGone(let damage):
      throw .damaged(damage)
    }
    let isInDoubt = !file.isWhole && valid.bytes <= head.bytes
    guard !isInDoubt || isUnproven || vouched > 0 && vouched >= head.entries else {
      throw .damaged(Damage(LedgerFolder.head(folder), .headHalfUnreadable))
    }
    let setAside = try setAside(log, from: valid.bytes, folder)
    if isInDoubt {
      do {
        try file.acknowledge(bytes: head.bytes, entries: head.entries, root: head.root)
      } catch { throw .notRecorded(error) }
    }
    return setAside
  }

  /// Keeps what follows the first `offset` bytes of a log, at most ``longestTail``, in a file, and cuts
  /// it off.
  static func setAside(
    _ log: borrowing OpenFile, from offset: Int, _ folder: String
  ) throws(LedgerError) -> SetAside {
    let tail: [UInt8]
    do { tail = try log.read(from: offset, most: longestTail) } catch {
      throw .notRecorded(error)
    }
    let setAside = SetAside(offset: offset, bytes: tail.count, digest: SHA256.hash(tail))
    try Aside.keep(tail, as: setAside.fileName, folder)
    do throws(SystemFailure) {
      try log.truncate(to: offset)
      try log.syncData()
    } catch { throw .notRecorded(error) }
    return setAside
  }

  /// What lies in the folder of what was set aside, and is not yet told of in the log.
  public static func unrecordedSettingsAside(
    _ folder: String, state: LedgerState
  ) throws(LedgerError) -> [SetAside] {
    let aside = LedgerFolder.aside(folder)
    var found: [SetAside] = []
    do throws(SystemFailure) {
      for name in try OpenFile.names(in: aside) {
        guard let offset = name.split(separator: "-").first.flatMap({ Int($0) }),
          !state.setAside.contains(where: { $0.fileName == name })
        else { continue }
        let bytes = try OpenFile(aside + "/" + name, O_RDONLY).read(most: longestTail + 1)
        let setAside = SetAside(offset: offset, bytes: bytes.count, digest: SHA256.hash(bytes))
        // A file of another name was not put here by this program, or not whole.
        if setAside.fileName == name, !bytes.isEmpty { found.append(setAside) }
      }
    } catch { throw .notRecorded(error) }
    return found.sorted { ($0.offset, $0.fileName) < ($1.offset, $1.fileName) }
  }
}
