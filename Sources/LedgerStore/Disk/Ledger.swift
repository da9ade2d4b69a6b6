import ContingencyManagement
import Digest
import Glibc
import StrictJSON

/// The names of the files in a ledger's folder.
enum LedgerFolder {
  static func log(_ folder: String) -> String { folder + "/ledger.jsonl" }
  static func head(_ folder: String) -> String { folder + "/head" }
  static func secret(_ folder: String) -> String { folder + "/secret" }
  static func aside(_ folder: String) -> String { folder + "/aside" }
}

/// Who asks, when, and under which request id.
public struct Asking: Sendable {
  /// Who asks.
  public var by: OperatorCode
  /// The time of recording.
  public var at: Moment
  /// The day that it is in the ledger's time zone.
  public var today: CalendarDay
  /// The id under which a repeat is harmless.
  public var request: RequestID

  /// An asking of those parts.
  public init(by: OperatorCode, at: Moment, today: CalendarDay, request: RequestID) {
    self.by = by
    self.at = at
    self.today = today
    self.request = request
  }
}

/// An entry that is in the log, or will be once what is staged is committed.
public struct Posted: Sendable {
  /// The entry.
  public let entry: Entry
  /// The hash of its line.
  public let hash: SHA256Digest
  /// Whether an earlier request of the same id had recorded it already.
  public let isRepeat: Bool
}

/// A ledger opened for writing: locked, read and checked from its first byte to its last.
public struct Ledger: ~Copyable {
  /// Where it lies.
  public let folder: String
  /// What follows from all entries, staged ones included.
  public private(set) var state: LedgerState
  /// What is acknowledged: the checkpoint on every receipt.
  public var acknowledged: TreeHead { head.head.tree }
  private let log: OpenFile
  private var head: HeadFile
  private var position: LogPosition
  /// The bytes before each entry's line.
  private var offsets: [Int]
  private var staged = CanonicalWriter(reserving: 1 << 16)
  /// The request of the first staged entry.
  private var stagedRequest: RequestID?
  /// Nothing may be written any more, because the disk failed.
  private var isPoisoned = false

  /// Opens the ledger in `folder`.
  ///
  /// What the kernel sees on an ordinary day, before the first byte is read:
  ///
  ///     open("ledger.jsonl", O_RDWR|O_APPEND|O_CLOEXEC|O_NOFOLLOW) = 3
  ///     fcntl(3, F_OFD_SETLK, {l_type=F_WRLCK, …})                 = 0
  ///     fdatasync(3)                                               = 0
  ///     fsync(folder)                                              = 0
  ///
  /// - Parameter onEntry: Is handed every entry with what it yielded and the state after it.
  public static func open(
    _ folder: String, onEntry: (Entry, LedgerState) -> Void = { _, _ in }
  ) throws(LedgerError) -> Ledger {
    let path = LedgerFolder.log(folder)
    let log = try openLog(folder, O_RDWR | O_APPEND)
    try lock(log, folder: folder)
    do {
      // What an earlier writer left unsynced must be durable before anything rests on it.
      try log.syncData()
      try OpenFile.syncFolder(folder)
    } catch { throw .notRecorded(error) }
    let head = try HeadFile.open(LedgerFolder.head(folder), writing: true)
    var state = LedgerState()
    var offsets: [Int] = []
    var reading = LogReading(path: path)
    let size: Int
    do { size = Int(try log.status().st_size) } catch { throw .notRecorded(error) }
    try reading.read(log, upTo: size, head: head.head) {
      entry, offset, _ throws(LedgerError) in
      do throws(Finding) { try state.takeIn(entry) } catch { throw .finding(error) }
      offsets.append(offset)
      onEntry(entry, state)
    }
    var ledger = Ledger(
      folder: folder, state: state, log: log, head: head, position: reading.position,
      offsets: offsets)
    try ledger.adoptUnacknowledged(path)
    return ledger
  }

  private init(
    folder: String, state: LedgerState, log: consuming OpenFile, head: consuming HeadFile,
    position: LogPosition, offsets: [Int]
  ) {
    self.folder = folder
    self.state = state
    self.log = log
    self.head = head
    self.position = position
    self.offsets = offsets
  }

  /// Opens the log, which must be there and nobody else's.
  static func openLog(_ folder: String, _ flags: Int32) throws(LedgerError) -> OpenFile {
    let path = LedgerFolder.log(folder)
    let file = try openExisting(path, flags, folder: folder)
    let status: stat
    do { status = try file.status() } catch { throw .notRecorded(error) }
    // A copy that is only read may belong to anybody.
    let isPrivate =
      status.st_mode & 0o777 == 0o600 && status.st_uid == geteuid() && status.st_nlink == 1
    guard status.st_mode & S_IFMT == S_IFREG, isPrivate || flags & O_ACCMODE == O_RDONLY else {
      throw .damaged(
        Damage(
          path,
          .notPrivate(
            mode: status.st_mode & 0o7777, owner: status.st_uid, links: UInt64(status.st_nlink))))
    }
    return file
  }

  private static func openExisting(
    _ path: String, _ flags: Int32, folder: String
  ) throws(LedgerError) -> OpenFile {
    do { return try OpenFile(path, flags) } catch {
      guard error.code == ENOENT || error.code == ENOTDIR else { throw .notRecorded(error) }
      guard access(LedgerFolder.head(folder), F_OK) == 0 else { throw .missing(folder: folder) }
      throw .damaged(Damage(path, .logMissing))
    }
  }

  /// Waits at most three seconds for the lock, and makes sure that the file is still the one at
  /// its path.
  static func lock(
    _ log: borrowing OpenFile, folder: String
  ) throws(LedgerError) {
    for attempt in 0...60 {
      do {
        if try log.lock() {
          let held = try log.status()
          let there = try OpenFile(LedgerFolder.log(folder), O_RDONLY).status()
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
      if attempt < 60 { usleep(50_000) }
    }
    throw .inUse(folder: folder)
  }

  /// Makes lines durable that were written whole but never acknowledged, and acknowledges them.
  ///
  /// The writer before may have died between its write and its sync. The bytes are written again
  /// in place, since pages that a failed sync marked clean would not be written by another sync;
  /// through a second descriptor, since Linux appends on `pwrite` with `O_APPEND`.
  private mutating func adoptUnacknowledged(_ path: String) throws(LedgerError) {
    let acknowledged = head.head.bytes
    guard position.bytes > acknowledged else { return }
    do {
      let inPlace = try OpenFile(path, O_WRONLY)
      var done = acknowledged
      while done < position.bytes {
        var bytes: [UInt8] = []
        guard try log.read(min(1 << 20, position.bytes - done), at: done, addingTo: &bytes) > 0
        else { break }
        try inPlace.write(bytes, at: done)
        done += bytes.count
      }
      try inPlace.syncData()
      try head.acknowledge(
        bytes: position.bytes, entries: position.tree.count, root: position.tree.root)
    } catch { throw .notRecorded(error) }
  }
}

// MARK: - Writing

extension Ledger {
  /// The most that is written and synced at once.
  private static let batch = (entries: 1000, bytes: 1 << 20)

  /// Judges a proposal, records it and returns once it would survive a power failure.
  ///
  /// Together with ``stage(_:_:)`` and ``commit()`` the only way that anything gets into the log.
  /// On an ordinary day the kernel sees four calls:
  ///
  ///     write(3, "{\"at\":…}\n", 431)    = 431
  ///     fdatasync(3)                     = 0
  ///     pwrite(4, "{\"bytes\":…", 512, …) = 512
  ///     fdatasync(4)                     = 0
  public mutating func post(
    _ proposal: Proposal, _ asking: Asking
  ) throws(LedgerError) -> Posted {
    let posted = try stage(proposal, asking)
    try commit()
    return posted
  }

  /// Judges a proposal and holds its line ready; a full batch is committed.
  ///
  /// A request that was answered before is answered again, and nothing is added.
  public mutating func stage(
    _ proposal: Proposal, _ asking: Asking
  ) throws(LedgerError) -> Posted {
    precondition(!isPoisoned, "a ledger whose disk failed is not written to")
    if let number = state.entry(answering: asking.request) {
      let earlier = try posted(number)
      guard proposal.asksTheSame(as: earlier.entry.event.proposal) else {
        throw .refused(.requestReused(asking.request, entry: number))
      }
      return earlier
    }
    let event: Event
    do { event = try state.decide(proposal, today: asking.today) } catch {
      throw .refused(error)
    }
    let number = state.entryCount
    let outcome = state.apply(event, request: asking.request)
    let entry = Entry(
      number: number, at: asking.at, by: asking.by, request: asking.request, event: event,
      outcome: outcome)
    let start = staged.bytes.count
    let hash = EntryLine.write(entry, previous: position.last, to: &staged)
    let length = staged.bytes.count - start
    guard length <= EntryLine.mostBytes else {
      isPoisoned = true
      throw .entryTooLarge(bytes: length, most: EntryLine.mostBytes)
    }
    if stagedRequest == nil { stagedRequest = asking.request }
    offsets.append(position.bytes)
    position.bytes += length
    position.last = hash
    position.tree.append(leaf: hash)
    let stagedEntries = position.tree.count - head.head.entries
    if stagedEntries >= Ledger.batch.entries
      || staged.bytes.count >= Ledger.batch.bytes - EntryLine.mostBytes
    {
      try commit()
    }
    return Posted(entry: entry, hash: hash, isRepeat: false)
  }

  /// Writes and acknowledges all that is staged: one write, one sync, then the head.
  public mutating func commit() throws(LedgerError) {
    guard let request = stagedRequest else { return }
    precondition(!isPoisoned, "a ledger whose disk failed is not written to")
    // Until everything below has succeeded.
    isPoisoned = true
    let start = position.bytes - staged.bytes.count
    do throws(SystemFailure) {
      let taken = try log.write(staged.bytes[...])
      if taken < staged.bytes.count { throw SystemFailure("write", log.path, ENOSPC) }
    } catch {
      do {
        try log.truncate(to: start)
        try log.syncData()
      } catch { throw .outcomeUnknown(error, request) }
      throw .notRecorded(error)
    }
    do {
      try log.syncData()
      try head.acknowledge(
        bytes: position.bytes, entries: position.tree.count, root: position.tree.root)
    } catch { throw .outcomeUnknown(error, request) }
    staged.clear()
    stagedRequest = nil
    isPoisoned = false
  }

  /// The entry of that number, read from the log again.
  public mutating func posted(_ number: Int) throws(LedgerError) -> Posted {
    try commit()
    let path = log.path
    let end = number + 1 < offsets.count ? offsets[number + 1] : position.bytes
    let bytes: [UInt8]
    do { bytes = try log.read(from: offsets[number], most: end - offsets[number]) } catch {
      throw .notRecorded(error)
    }
    let line = 0..<max(0, bytes.count - 1)
    let hashes = bytes.withUnsafeBytes {
      EntryLine.hashes(of: UnsafeRawBufferPointer(rebasing: $0[line]))
    }
    func damage(_ reason: Damage.Reason) -> LedgerError {
      .damaged(Damage(path, line: number + 1, offset: offsets[number], reason))
    }
    guard let hashes else { throw damage(.lineWithoutHash) }
    do throws(LineProblem) {
      let entry = try EntryLine.read(bytes, in: line).entry
      return Posted(entry: entry, hash: hashes.said, isRepeat: true)
    } catch { throw damage(.unreadable(error)) }
  }
}

// MARK: - Reading

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
    let log = try openLog(folder, O_RDONLY)
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
      usleep(10_000)
      head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    }
    return head
  }
}
