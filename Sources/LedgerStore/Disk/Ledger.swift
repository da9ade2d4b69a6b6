import ContingencyManagement
import Digest
import Glibc
import StrictJSON

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
  /// The second copy; nil where there is none, or it cannot be kept up.
  private var mirror: Mirror?
  /// Why the second copy was given up when the ledger was opened; nil where it was not.
  private var mirrorTrouble: MirrorTrouble?
  private var onMirrorTrouble: (MirrorTrouble) -> Void = { _ in }

  /// Opens the ledger in `folder`.
  ///
  /// What the kernel sees on an ordinary day, before the first byte is read:
  ///
  ///     open("ledger.jsonl", O_RDWR|O_APPEND|O_CLOEXEC|O_NOFOLLOW) = 3
  ///     fcntl(3, F_OFD_SETLK, {l_type=F_WRLCK, …})                 = 0
  ///     fdatasync(3)                                               = 0
  ///     fsync(folder)                                              = 0
  ///     fsync(parent of folder)                                    = 0
  ///
  /// A second copy is compared and caught up; where that cannot be done, the ledger goes on without
  /// it. Where the second copy shows that the ledger is not the one it was, it is refused.
  ///
  /// - Parameters:
  ///   - network: Whether the folder may lie on a disk of another machine.
  ///   - onEntry: Is handed every entry with what it yielded and the state after it.
  ///   - onMirrorTrouble: Is told, at most once, why the second copy is not kept up.
  public static func open(
    _ folder: String, network: NetworkFileSystem.Rule = .refused,
    onEntry: (Entry, LedgerState) -> Void = { _, _ in },
    onMirrorTrouble: @escaping (MirrorTrouble) -> Void = { _ in }
  ) throws(LedgerError) -> Ledger {
    let log = try openLocked(folder, network: network)
    var mirror: Mirror?
    if let place = try MirrorPath.read(folder) {
      do { mirror = try Mirror.open(place) } catch { onMirrorTrouble(error) }
    }
    var ledger = try read(log, LedgerFiles(folder), mirror: mirror, onEntry: onEntry)
    ledger.onMirrorTrouble = onMirrorTrouble
    if let trouble = ledger.mirrorTrouble { onMirrorTrouble(trouble) }
    return ledger
  }

  /// Reads and checks a log that is locked and durable, and takes in what was never acknowledged.
  static func read(
    _ log: consuming OpenFile, _ files: LedgerFiles, mirror: Mirror? = nil,
    onEntry: (Entry, LedgerState) -> Void = { _, _ in }
  ) throws(LedgerError) -> Ledger {
    let folder = files.folder
    let path = files.log
    let head = try HeadFile.open(files.head, writing: true)
    var state = LedgerState()
    var offsets: [Int] = []
    var reading = LogReading(path: path, watching: mirror?.acknowledged.bytes)
    let size: Int
    do { size = Int(try log.status().st_size) } catch { throw .notRecorded(error) }
    try reading.read(log, upTo: size, head: head.head) {
      entry, offset, _ throws(LedgerError) in
      do throws(Finding) { try state.takeIn(entry) } catch { throw .finding(error) }
      offsets.append(offset)
      onEntry(entry, state)
    }
    // A crash in the middle of an acknowledgement leaves whole lines behind what the other half says.
    guard head.isWhole || reading.position.bytes > head.head.bytes else {
      throw .damaged(Damage(files.head, .headHalfUnreadable))
    }
    var ledger = Ledger(
      folder: folder, state: state, log: log, head: head, position: reading.position,
      offsets: offsets)
    try ledger.adoptUnacknowledged(path)
    try ledger.catchUp(mirror, treeThen: reading.treeAtWatched)
    return ledger
  }

  /// Goes on with a second copy that is, or now comes, up to date.
  private mutating func catchUp(
    _ mirror: Mirror?, treeThen: TreeHead?
  ) throws(LedgerError) {
    guard let mirror else { return }
    do throws(LedgerError) {
      try mirror.catchUp(log, upTo: position, treeThen: treeThen)
      self.mirror = mirror
    } catch {
      guard case .mirror(let trouble) = error else { throw error }
      mirrorTrouble = trouble
    }
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
      try inPlace.copy(log, acknowledged..<position.bytes)
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
    do { event = try state.decide(proposal, by: asking.by, today: asking.today) } catch {
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
    addToMirror()
    staged.clear()
    stagedRequest = nil
    isPoisoned = false
  }

  /// Hands what was just acknowledged to the second copy, which is given up where it fails.
  ///
  /// What is recorded is safe in the ledger itself; the next opening catches the second copy up.
  private mutating func addToMirror() {
    guard let mirror else { return }
    do {
      try mirror.append(staged.bytes, tree: position.tree.head, size: position.bytes)
    } catch {
      self.mirror = nil
      onMirrorTrouble(error)
    }
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
