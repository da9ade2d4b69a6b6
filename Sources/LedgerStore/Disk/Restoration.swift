import ContingencyManagement
import Digest
import Glibc

/// A second copy, read and verified whole, from which a damaged ledger can be put back.
public struct Restoration: ~Copyable {
  /// What follows from the entries of the second copy.
  public let state: LedgerState
  /// How far the second copy goes.
  public let standing: LogStanding
  /// How many entries the ledger's own head acknowledged; nil where that cannot be read.
  public let acknowledged: Int?
  /// Whether the second copy has all that the ledger's own head acknowledged.
  public let hasAllAcknowledged: Bool
  /// How many lines at the beginning of the ledger's own log are valid.
  public let ownEntries: Int
  /// Whether nothing is wrong with the ledger that the second copy could put right.
  public let isNeedless: Bool
  private let folder: String
  private let mirror: String
  private let source: OpenFile
  private let hashes: [SHA256Digest]
  /// The ledger's own log, locked.
  private let own: OwnLog

  /// Reads the second copy of the ledger in `folder`, which itself may be damaged or gone.
  ///
  /// - Parameter mirror: Where the second copy lies; nil for where the ledger says.
  public static func open(
    _ folder: String, from mirror: String? = nil, network: NetworkFileSystem.Rule = .refused
  ) throws(LedgerError) -> Restoration {
    var place = mirror
    if place == nil { place = try MirrorPath.read(folder) }
    guard let mirror = place else { throw .noMirror(folder: folder) }
    guard MirrorPath.isFit(mirror) else { throw .mirror(MirrorTrouble(mirror, .path)) }
    let own = try OwnLog(folder, network)
    do throws(LedgerError) {
      let source = try Ledger.openLog(LedgerFiles(mirror), O_RDONLY)
      let head = try HeadFile.open(LedgerFolder.head(mirror), writing: false).head
      let verified = try VerifiedLog(source, head: head)
      return Restoration(folder, mirror, source, verified, own)
    } catch { throw .mirror(MirrorTrouble(mirror, of: error)) }
  }

  private init(
    _ folder: String, _ mirror: String, _ source: consuming OpenFile, _ verified: VerifiedLog,
    _ own: OwnLog
  ) {
    self.folder = folder
    self.mirror = mirror
    self.source = source
    self.own = own
    state = verified.state
    standing = verified.standing
    hashes = verified.hashes
    acknowledged = own.head?.entries
    hasAllAcknowledged = own.head.map(verified.begins) ?? false
    ownEntries = own.valid.tree.count
    isNeedless = own.isSound && own.valid.tree.count >= verified.standing.entries
  }

  /// What comes of holding something kept elsewhere against the second copy.
  public func vouching(_ testimony: Testimony) -> Vouching {
    hashes.vouching(testimony, origin: state.founding?.origin.text ?? "")
  }

  /// Puts the log of the second copy in the place of the ledger's own, with an entry that says so.
  ///
  /// The copy is built beside its place, the entry added and acknowledged there; then the damaged log
  /// and head are moved to the folder `aside`, and the copy takes their place. Nothing is deleted, and
  /// after a crash all of it may be done again.
  ///
  /// - Parameters:
  ///   - vouched: How many entries something kept elsewhere vouches for; 0 for none.
  ///   - second: Who was asked beside the one who asks for it.
  public consuming func restore(
    vouched: Int, with second: OperatorCode? = nil, _ asking: Asking
  ) throws(LedgerError) -> (posted: Posted, log: TreeHead) {
    var standing = standing
    standing.vouched = vouched
    standing.secondPerson = second
    let tree = TreeHead(size: standing.entries, root: standing.root)
    let log: OpenFile
    do throws(SystemFailure) {
      log = try LogCopy.build(source, bytes: standing.bytes, tree: tree, in: folder)
    } catch { throw .notRecorded(error) }
    let files = LedgerFiles(folder, log: LogCopy.log(folder), head: LogCopy.head(folder))
    var ledger = try Ledger.read(log, files)
    let posted = try ledger.post(.restore(standing), asking)
    do throws(SystemFailure) {
      if try isUnnamed() { try MirrorPath.write(mirror, folder) }
    } catch { throw .notRecorded(error) }
    try Aside.keepCopy(of: "head", folder)
    do { try LogCopy.exchange(folder) } catch { throw .outcomeUnknown(error, asking.request) }
    return (posted, ledger.acknowledged)
  }

  /// Whether the ledger's folder does not say where its second copy lies.
  private func isUnnamed() throws(SystemFailure) -> Bool {
    try !OpenFile.names(in: folder).contains("mirror")
  }
}

/// What is left of the ledger that is to be put back: its log, locked where it is there.
private final class OwnLog {
  let head: Head?
  private(set) var valid = LogPosition()
  private(set) var isSound = false
  private let log: OpenFile?

  init(_ folder: String, _ network: NetworkFileSystem.Rule) throws(LedgerError) {
    do { _ = try OpenFile.makeFolder(folder) } catch { throw .notRecorded(error) }
    try Ledger.checkFolder(folder, network: network)
    if let ledger = try Ledger.mirrored(folder) {
      throw .isMirror(folder: folder, of: ledger)
    }
    let found: Head?
    do throws(LedgerError) {
      found = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    } catch {
      guard case .damaged = error else { throw error }
      found = nil
    }
    head = found
    let files = LedgerFiles(folder)
    var position = LogPosition()
    do throws(LedgerError) {
      let log = try Ledger.openLog(files, O_RDWR | O_APPEND)
      try Ledger.lock(log, folder: folder)
      var reading = LogReading(path: files.log)
      do throws(LedgerError) {
        try reading.read(log, upTo: .max, head: found) { _, _, _ in }
        isSound = found != nil
      } catch {
        guard case .damaged = error else { throw error }
      }
      position = reading.position
      self.log = consume log
    } catch {
      switch error {
      case .missing: break
      case .damaged(let damage) where damage.reason == .logMissing: break
      default: throw error
      }
      self.log = nil
    }
    valid = position
  }
}
