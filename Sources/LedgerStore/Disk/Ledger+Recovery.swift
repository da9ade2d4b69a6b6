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
  /// - Returns: What was set aside; nil where nothing is wrong with the end of the log.
  public static func setTailAside(_ folder: String) throws(LedgerError) -> SetAside? {
    let path = LedgerFolder.log(folder)
    let log = try openLog(folder, O_RDWR | O_APPEND)
    try lock(log, folder: folder)
    let head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    var reading = LogReading(path: path)
    do throws(LedgerError) {
      try reading.read(log, upTo: .max, head: head) { _, _, _ in }
      return nil
    } catch {
      guard case .damaged(let damage) = error, damage.reason.mayBeLeftByCrash,
        reading.position.bytes >= head.bytes
      else { throw error }
    }
    let offset = reading.position.bytes
    do throws(SystemFailure) {
      let tail = try log.read(from: offset, most: longestTail + 1)
      guard tail.count <= longestTail else { throw SystemFailure("", path, 0) }
      let setAside = SetAside(offset: offset, bytes: tail.count, digest: SHA256.hash(tail))
      try keep(tail, as: setAside, folder)
      try log.truncate(to: offset)
      try log.syncData()
      return setAside
    } catch {
      // A crash leaves no such tail, so this is something else.
      guard error.code != 0 else {
        throw .damaged(Damage(path, offset: offset, .tailTooLong(most: longestTail)))
      }
      throw .notRecorded(error)
    }
  }

  /// Writes the bytes to their file, durable before the log is cut.
  private static func keep(
    _ tail: [UInt8], as setAside: SetAside, _ folder: String
  ) throws(SystemFailure) {
    let aside = LedgerFolder.aside(folder)
    if mkdir(aside, 0o700) != 0, errno != EEXIST { throw SystemFailure("mkdir", aside) }
    let file = try OpenFile(
      aside + "/" + setAside.fileName, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600)
    try file.write(tail, at: 0)
    try file.sync()
    try OpenFile.syncFolder(aside)
    try OpenFile.syncFolder(folder)
  }

  /// What lies in the folder of what was set aside, and is not yet told of in the log.
  public static func unrecordedSettingsAside(
    _ folder: String, state: LedgerState
  ) throws(LedgerError) -> [SetAside] {
    let aside = LedgerFolder.aside(folder)
    guard let directory = opendir(aside) else { return [] }
    defer { closedir(directory) }
    var found: [SetAside] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let offset = name.split(separator: "-").first.flatMap({ Int($0) }),
        !state.setAside.contains(where: { $0.fileName == name })
      else { continue }
      let bytes: [UInt8]
      do throws(SystemFailure) {
        bytes = try OpenFile(aside + "/" + name, O_RDONLY).read(most: longestTail + 1)
      } catch { throw .notRecorded(error) }
      let setAside = SetAside(offset: offset, bytes: bytes.count, digest: SHA256.hash(bytes))
      // A file of another name was not put here by this program, or not whole.
      if setAside.fileName == name, !bytes.isEmpty { found.append(setAside) }
    }
    return found.sorted { $0.offset < $1.offset }
  }
}

extension Damage.Reason {
  /// Whether a crash in the middle of a write can leave it.
  fileprivate var mayBeLeftByCrash: Bool {
    switch self {
    case .lineWithoutHash, .lineWithoutEnd, .lineTooLong, .hashDiffers: true
    // A line whose hash is right was written whole, by this program or another.
    case .chainBroken, .numberDiffers, .unreadable, .cutShort, .rootDiffers,
      .headInsideLine, .entriesDiffer, .logMissing, .headMissing, .headUnreadable,
      .headHalfUnreadable, .secretDiffers, .secretUnreadable, .notPrivate, .tailTooLong:
      false
    }
  }
}
