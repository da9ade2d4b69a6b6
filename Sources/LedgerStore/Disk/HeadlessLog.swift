import ContingencyManagement
import Digest
import Glibc

/// A log without the head that acknowledged it, locked, and read and verified from its first byte to
/// its last.
///
/// Nothing in the folder tells whether its end was cut off; only what somebody keeps elsewhere does.
public struct HeadlessLog: ~Copyable {
  /// What follows from its entries.
  public let state: LedgerState
  /// How far it goes.
  public let standing: LogStanding
  private let folder: String
  private let log: OpenFile
  private let hashes: [SHA256Digest]
  /// Whether the last entry tells of this adoption already, which a crash interrupted.
  private let isTold: Bool

  /// The file that becomes the head.
  private static func building(_ folder: String) -> String { folder + "/head-adopted.new" }

  /// Opens the log of a ledger whose head is missing, or cannot be read in one slot or both.
  ///
  /// - Returns: nil where the head is whole.
  public static func open(
    _ folder: String, network: NetworkFileSystem.Rule = .refused
  ) throws(LedgerError) -> HeadlessLog? {
    let log = try Ledger.openLocked(folder, network: network)
    var head: Head?
    do throws(LedgerError) {
      let file = try HeadFile.open(LedgerFolder.head(folder), writing: false)
      if file.isWhole { return nil }
      head = file.head
    } catch {
      guard case .damaged(let damage) = error,
        damage.reason == .headMissing || damage.reason == .headUnreadable
      else { throw error }
    }
    let begun = try? HeadFile.open(building(folder), writing: true).head
    let verified: VerifiedLog
    do throws(LedgerError) { verified = try VerifiedLog(log, head: nil) } catch {
      guard let begun, hasOnlyATail(log, beyond: begun) else { throw error }
      verified = try VerifiedLog(log, head: begun)
    }
    if let head, !verified.begins(with: head) {
      throw .damaged(
        Damage(
          log.path, .rootDiffers(acknowledged: head.root, found: verified.position.tree.root)))
    }
    guard verified.position.bytes > 0 else {
      throw .damaged(Damage(log.path, line: 1, offset: 0, .cutShort(acknowledged: 1, found: 0)))
    }
    return HeadlessLog(folder, log, verified, begun: begun)
  }

  /// Whether an adoption that was about to acknowledge so much died in the middle of its entry.
  private static func hasOnlyATail(_ log: borrowing OpenFile, beyond head: Head) -> Bool {
    guard let (condition, _) = try? LedgerCondition.of(log, head: head), case .tail = condition
    else { return false }
    return true
  }

  /// - Parameter begun: What an adoption that was interrupted was about to acknowledge.
  private init(
    _ folder: String, _ log: consuming OpenFile, _ verified: VerifiedLog, begun: Head?
  ) {
    self.folder = folder
    self.log = log
    state = verified.state
    hashes = verified.hashes
    standing = verified.standing
    if let begun, verified.begins(with: begun), case .headAdopted(let told) = verified.last?.event {
      isTold = told.bytes == verified.lastOffset && begun.bytes >= told.bytes
    } else {
      isTold = false
    }
  }

  /// What comes of holding something kept elsewhere against it.
  public func vouching(_ testimony: Testimony) -> Vouching {
    hashes.vouching(testimony, origin: state.founding?.origin.text ?? "")
  }

  /// Acknowledges all of the log, and an entry that says so; what was left of a head is kept in the
  /// folder `aside`.
  ///
  /// The entry is written and synced, and acknowledged in a head beside its place, before that is
  /// moved there: a ledger never has an adopted head without the entry. After a crash it is done
  /// again, and where the entry is there already, it is not written a second time; what is there of it
  /// in part is set aside first, see ``Ledger/unrecordedSettingsAside(_:state:)``.
  ///
  /// - Parameters:
  ///   - vouched: How many entries something kept elsewhere vouches for; 0 for none.
  ///   - second: Who was asked beside the one who asks for it.
  /// - Returns: The entry, nil where it was there already; and the checkpoint after it.
  public consuming func adopt(
    vouched: Int, with second: OperatorCode? = nil, _ asking: Asking
  ) throws(LedgerError) -> (posted: Posted?, log: TreeHead) {
    let folder = folder
    var standing = standing
    standing.vouched = vouched
    standing.secondPerson = second
    let isTold = isTold
    let building = HeadlessLog.building(folder)
    let hasTail: Bool
    do { hasTail = Int(try log.status().st_size) > standing.bytes } catch {
      throw .notRecorded(error)
    }
    // Before the head goes that tells it from a line that was acknowledged.
    if hasTail { _ = try Ledger.setAside(log, from: standing.bytes, folder) }
    do throws(SystemFailure) {
      try OpenFile.remove(building)
      try HeadFile.create(
        building, bytes: standing.bytes, entries: standing.entries, root: standing.root)
      // It must outlive a piece of the entry.
      try OpenFile.syncFolder(folder)
    } catch { throw .notRecorded(error) }
    let files = LedgerFiles(folder, log: LedgerFolder.log(folder), head: building)
    var ledger = try Ledger.read(log, files)
    let posted = isTold ? nil : try ledger.post(.adoptHead(standing), asking)
    try Aside.keepCopy(of: "head", folder)
    do throws(SystemFailure) {
      try OpenFile.rename(building, to: LedgerFolder.head(folder))
      try OpenFile.syncFolder(folder)
    } catch { throw .outcomeUnknown(error, asking.request) }
    return (posted, ledger.acknowledged)
  }
}
