import Digest
import Glibc

/// How the files of a ledger are found, and with it what may be done: the rows of recovery.
///
/// The last byte that valid lines cover is set against what the head says was acknowledged. A ledger
/// that another program has open is told by ``LedgerError/inUse(folder:)`` instead.
public enum LedgerCondition: Hashable, Sendable {
  /// All lines are valid, and reach as far as was acknowledged: it is read and written.
  case sound
  /// Valid lines follow what was acknowledged: the next opening takes them in.
  case unacknowledged(entries: Int)
  /// What follows the valid lines was never acknowledged, and a crash can have left it: it is set
  /// aside. A last line without its line feed is one of them, and is never completed.
  case tail(bytes: Int, Damage)
  /// The same, but longer than a crash can leave it: refused.
  case tailTooLong(Damage)
  /// Something acknowledged is not as it was: refused.
  case damaged(Damage)
  /// A line with right hashes that this program does not know: refused; what comes before holds.
  case unknownLine(Damage)
  /// The log is missing or empty, and the head is there: refused.
  case logGone(Damage)
  /// The log is there, and its head is missing or cannot be read: refused until somebody has it
  /// adopted.
  case headGone(Damage)

  /// How a ledger's files are found; the log is not locked.
  public static func of(_ folder: String) throws(LedgerError) -> LedgerCondition {
    do throws(LedgerError) {
      let log = try Ledger.openLog(LedgerFiles(folder), O_RDONLY)
      let head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
      return try of(log, head: head).condition
    } catch {
      guard case .damaged(let damage) = error else { throw error }
      switch damage.reason {
      case .headMissing, .headUnreadable: return .headGone(damage)
      case .logMissing: return .logGone(damage)
      default: return .damaged(damage)
      }
    }
  }

  /// How a log is found beside its head, read from a place up to which all is known to be valid; and
  /// the place up to which it is.
  static func of(
    _ log: borrowing OpenFile, head: Head, from position: LogPosition = LogPosition()
  ) throws(LedgerError) -> (condition: LedgerCondition, valid: LogPosition) {
    var reading = LogReading(path: log.path, from: position)
    do throws(LedgerError) {
      try reading.read(log, upTo: .max, head: head) { _, _, _ in }
      let beyond = reading.position.tree.count - head.entries
      return (beyond == 0 ? .sound : .unacknowledged(entries: beyond), reading.position)
    } catch {
      guard case .damaged(let damage) = error else { throw error }
      let size: Int
      do { size = Int(try log.status().st_size) } catch { throw .notRecorded(error) }
      let rest = size - reading.position.bytes
      return (of(damage, valid: reading.position, rest: rest, size: size, head), reading.position)
    }
  }

  private static func of(
    _ damage: Damage, valid: LogPosition, rest: Int, size: Int, _ head: Head
  ) -> LedgerCondition {
    switch damage.reason {
    case .unreadable(.unknownFormat), .unreadable(.unknownKind): return .unknownLine(damage)
    case .cutShort where size == 0: return .logGone(damage)
    case .cutShort, .rootDiffers, .entriesDiffer, .headInsideLine: return .damaged(damage)
    default: break
    }
    guard valid.bytes >= head.bytes else { return .damaged(damage) }
    guard rest <= Ledger.longestTail else {
      return .tailTooLong(
        Damage(
          damage.path, line: damage.line, offset: valid.bytes,
          .tailTooLong(most: Ledger.longestTail, found: rest)))
    }
    return .tail(bytes: rest, damage)
  }
}
