import ContingencyManagement
import Digest
import Glibc

extension Ledger {
  /// What a reading of a whole ledger found.
  public struct Read: Sendable {
    /// What follows from the entries.
    public var state: LedgerState
    /// What had been acknowledged when the reading began.
    public var head: Head
  }

  /// Reads what is acknowledged of a ledger, without a lock.
  ///
  /// - Parameter onEntry: Is handed every entry and the state after it.
  /// - Throws: at the first damage or finding.
  public static func read(
    _ folder: String, onEntry: (Entry, LedgerState) -> Void = { _, _ in }
  ) throws(LedgerError) -> Read {
    var state = LedgerState()
    let (head, _) = try scan(folder) { entry, _, _ throws(LedgerError) in
      do throws(Finding) { try state.takeIn(entry) } catch { throw .finding(error) }
      onEntry(entry, state)
    }
    return Read(state: state, head: head)
  }

  /// What a reading found of a ledger that may be damaged.
  public struct PartRead: Sendable {
    /// What follows from the entries that hold.
    public var state: LedgerState
    /// Where the ledger is not as it was left, and no more was read; nil where all of it was.
    public var damage: Damage?
  }

  /// Reads what is acknowledged of a ledger, without a lock, up to the first damage.
  ///
  /// Where the head is lost, all lines that hold are read: nobody can tell then how many of them were
  /// acknowledged.
  ///
  /// - Parameter onEntry: Is handed every entry and the state after it.
  /// - Throws: where nothing can be read, or at the first finding.
  public static func readWhatHolds(
    _ folder: String, onEntry: (Entry, LedgerState) -> Void = { _, _ in }
  ) throws(LedgerError) -> PartRead {
    let log = try openLog(LedgerFiles(folder), O_RDONLY)
    var read = PartRead(state: LedgerState())
    var head: Head?
    do throws(LedgerError) {
      head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    } catch {
      guard case .damaged(let damage) = error else { throw error }
      read.damage = damage
    }
    var reading = LogReading(path: log.path)
    do throws(LedgerError) {
      try reading.read(log, upTo: head?.bytes ?? .max, head: head) {
        entry, _, _ throws(LedgerError) in
        do throws(Finding) { try read.state.takeIn(entry) } catch { throw .finding(error) }
        onEntry(entry, read.state)
      }
    } catch {
      guard case .damaged(let damage) = error else { throw error }
      read.damage = damage
    }
    return read
  }

  /// Reads what is acknowledged of a ledger and hands every entry on, its hashes checked.
  ///
  /// - Parameters:
  ///   - tail: Whether what lies beyond the acknowledged part is read and checked too.
  ///   - onHead: Is told what is acknowledged before the first entry is read.
  ///   - body: Is handed every entry, the bytes before its line, and its hash.
  static func scan(
    _ folder: String, tail: Bool = false, onHead: (Head) throws(LedgerError) -> Void = { _ in },
    _ body: (Entry, Int, SHA256Digest) throws(LedgerError) -> Void
  ) throws(LedgerError) -> (head: Head, unacknowledged: Int) {
    let log = try openLog(LedgerFiles(folder), O_RDONLY)
    // The head first: what is acknowledged before the reading begins does not grow under it.
    var head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    let size: Int
    do { size = Int(try log.status().st_size) } catch { throw .notRecorded(error) }
    if tail { head = try settled(head, folder: folder, size: size) }
    try onHead(head)
    var reading = LogReading(path: LedgerFolder.log(folder))
    let end = tail ? max(size, head.bytes) : head.bytes
    try reading.read(log, upTo: end, head: head, body)
    return (head, max(0, reading.position.tree.count - head.entries))
  }

  /// The head once it has caught up with a log of `size` bytes.
  ///
  /// A writer may be between its line and its acknowledgement, which takes a few milliseconds; what
  /// is still beyond the head after a quarter of a second was left behind.
  private static func settled(
    _ head: Head, folder: String, size: Int
  ) throws(LedgerError) -> Head {
    var head = head
    for _ in 0..<25 where head.bytes < size {
      System.kernel.usleep(10_000)
      head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    }
    return head
  }
}
