import ContingencyManagement
import Digest
import Glibc

/// A place in the log between two lines.
struct LogPosition: Sendable {
  /// Bytes before it.
  var bytes = 0
  /// The hash of the line before it; zeros at the beginning.
  var last = SHA256Digest.zero
  /// The tree over the lines before it.
  var tree = MerkleTree()
}

/// Reads a log line by line and checks each: its hash, its tie to the line before, its number, and
/// that it is the canonical spelling of an entry.
struct LogReading: ~Copyable {
  private(set) var position: LogPosition
  /// A number of bytes at which the tree is wanted, which another copy says it had there.
  private let watched: Int?
  /// The tree at ``watched``; nil where no line ends there.
  private(set) var treeAtWatched: TreeHead?
  private let path: String

  /// A reading that begins at the first line, or at a place up to which all is known to be right.
  init(path: String, from position: LogPosition = LogPosition(), watching watched: Int? = nil) {
    self.path = path
    self.position = position
    self.watched = watched
    if watched == position.bytes { treeAtWatched = position.tree.head }
  }

  /// How much is read at once: several hundred lines.
  private static let chunk = 1 << 20

  /// Reads up to `limit`, or to the end, and hands every entry on with the bytes before it and its
  /// hash.
  ///
  /// - Parameter head: What was acknowledged; the log up to there must be just that. nil where the
  ///   head is lost.
  mutating func read(
    _ file: borrowing OpenFile, upTo limit: Int, head: Head?,
    _ body: (Entry, Int, SHA256Digest) throws(LedgerError) -> Void
  ) throws(LedgerError) {
    var buffer: [UInt8] = []
    buffer.reserveCapacity(LogReading.chunk + EntryLine.mostBytes)
    while true {
      let readSoFar = position.bytes + buffer.count
      let got: Int
      do throws(SystemFailure) {
        got = try file.read(
          min(LogReading.chunk, limit - readSoFar), at: readSoFar, addingTo: &buffer)
      } catch { throw .notRecorded(error) }
      var start = 0
      while let end = buffer.firstLineFeed(from: start) {
        try check(end + 1 - start, head: head)
        try readLine(buffer, in: start..<end, body)
        start = end + 1
      }
      buffer.removeFirst(start)
      guard buffer.count < EntryLine.mostBytes else {
        throw damage(.lineTooLong(most: EntryLine.mostBytes))
      }
      if got == 0 { break }
    }
    let size = position.bytes + buffer.count
    if let head, size < head.bytes {
      throw damage(.cutShort(acknowledged: head.bytes, found: size))
    }
    if !buffer.isEmpty { throw damage(.lineWithoutEnd) }
    try check(0, head: head)
  }

  private mutating func readLine(
    _ bytes: [UInt8], in range: Range<Int>,
    _ body: (Entry, Int, SHA256Digest) throws(LedgerError) -> Void
  ) throws(LedgerError) {
    guard range.count < EntryLine.mostBytes else {
      throw damage(.lineTooLong(most: EntryLine.mostBytes))
    }
    let hashes = bytes.withUnsafeBytes {
      EntryLine.hashes(of: UnsafeRawBufferPointer(rebasing: $0[range]))
    }
    guard let hashes else { throw damage(.lineWithoutHash) }
    guard hashes.found == hashes.said else {
      throw damage(.hashDiffers(said: hashes.said, found: hashes.found))
    }
    let line: (entry: Entry, previous: SHA256Digest)
    do throws(LineProblem) { line = try EntryLine.read(bytes, in: range) } catch {
      throw damage(.unreadable(error))
    }
    guard line.entry.number == position.tree.count else {
      throw damage(.numberDiffers(expected: position.tree.count, found: line.entry.number))
    }
    guard line.previous == position.last else {
      throw damage(.chainBroken(expected: position.last, found: line.previous))
    }
    if let said = line.entry.event.standing,
      said.bytes != position.bytes || said.root != position.tree.root
    {
      throw damage(.standingDiffers(said: said, bytes: position.bytes, root: position.tree.root))
    }
    try body(line.entry, position.bytes, hashes.said)
    position.bytes += range.count + 1
    position.last = hashes.said
    position.tree.append(leaf: hashes.said)
    if watched == position.bytes { treeAtWatched = position.tree.head }
  }

  /// Makes sure that the acknowledged part ends where a line does, and is what was acknowledged.
  ///
  /// - Parameter next: The bytes of the line to come, 0 at the end of the log.
  private func check(_ next: Int, head: Head?) throws(LedgerError) {
    guard let head else { return }
    if position.bytes == head.bytes {
      guard position.tree.count == head.entries else {
        throw .damaged(
          Damage(
            path, .entriesDiffer(acknowledged: head.entries, found: position.tree.count)))
      }
      guard position.tree.root == head.root else {
        // Every line is whole in itself; which of them is another, only a copy can tell.
        throw .damaged(
          Damage(path, .rootDiffers(acknowledged: head.root, found: position.tree.root)))
      }
    } else if position.bytes < head.bytes, position.bytes + next > head.bytes {
      throw damage(.headInsideLine(acknowledged: head.bytes))
    }
  }

  private func damage(_ reason: Damage.Reason) -> LedgerError {
    .damaged(
      Damage(path, line: position.tree.count + 1, offset: position.bytes, reason))
  }
}

extension Event {
  /// What it says of the log before it, where it tells that the log was taken up again.
  fileprivate var standing: LogStanding? {
    switch self {
    case .headAdopted(let standing), .restored(let standing): standing
    default: nil
    }
  }
}

extension [UInt8] {
  /// The place of the first line feed from `start` on.
  fileprivate func firstLineFeed(from start: Int) -> Int? {
    withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, start < buffer.count,
        let found = memchr(base + start, 0x0A, buffer.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
