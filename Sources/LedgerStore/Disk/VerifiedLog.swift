import ContingencyManagement
import Digest
import Glibc

/// A log that was read and verified whole.
struct VerifiedLog {
  var state = LedgerState()
  private(set) var position = LogPosition()
  private(set) var hashes: [SHA256Digest] = []
  private(set) var last: Entry?
  private(set) var lastOffset = 0

  /// Reads it: every hash, every reward and every draw.
  ///
  /// - Parameter head: What was acknowledged; whatever is no line beyond it is left out. nil where the
  ///   head is lost.
  init(_ log: borrowing OpenFile, head: Head?) throws(LedgerError) {
    var reading = LogReading(path: log.path)
    do throws(LedgerError) {
      let size: Int
      do { size = Int(try log.status().st_size) } catch { throw LedgerError.notRecorded(error) }
      try reading.read(log, upTo: size, head: head) { entry, offset, hash throws(LedgerError) in
        do throws(Finding) { try state.takeIn(entry) } catch { throw .finding(error) }
        hashes.append(hash)
        (last, lastOffset) = (entry, offset)
      }
    } catch {
      guard case .damaged(let damage) = error, let head, reading.position.bytes >= head.bytes,
        damage.line != nil
      else { throw error }
    }
    position = reading.position
  }

  /// Whether it begins with just what a head acknowledged.
  func begins(with head: Head) -> Bool {
    guard head.entries <= hashes.count else { return false }
    var tree = MerkleTree()
    for hash in hashes.prefix(head.entries) { tree.append(leaf: hash) }
    return tree.root == head.root
  }

  /// How far it goes.
  var standing: LogStanding {
    LogStanding(
      bytes: position.bytes, entries: position.tree.count, root: position.tree.root, vouched: 0)
  }
}

extension [SHA256Digest] {
  /// What comes of holding something kept elsewhere against the log with these hashes.
  func vouching(_ testimony: Testimony, origin: String) -> Vouching {
    var check = TestimonyCheck(testimony, acknowledged: count)
    for (number, hash) in enumerated() { check.take(number, hash: hash) }
    return check.vouching(origin: origin)
  }
}
