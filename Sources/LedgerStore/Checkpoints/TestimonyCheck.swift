import Digest

/// Holds a testimony against the entries of a ledger, which are read once.
struct TestimonyCheck {
  private let testimony: Testimony
  private let wanted: Set<Int>
  private var tree = MerkleTree()
  private var consistency: ConsistencyProver?
  /// What the root was when the log had as many lines as the testimony says.
  private var rootThen: SHA256Digest?
  private var hashes: [Int: SHA256Digest] = [:]

  init(_ testimony: Testimony, acknowledged: Int) {
    self.testimony = testimony
    wanted = Set(testimony.entries.map(\.number) + (testimony.inclusion.map { [$0.index] } ?? []))
    consistency = testimony.head.flatMap {
      ConsistencyProver(oldSize: $0.size, newSize: acknowledged)
    }
  }

  /// Takes the next line.
  mutating func take(_ number: Int, hash: SHA256Digest) {
    if wanted.contains(number) { hashes[number] = hash }
    consistency?.append(leaf: hash)
    tree.append(leaf: hash)
    if tree.count == testimony.head?.size { rootThen = tree.root }
  }

  /// The outcome, once every line was taken.
  func vouching(origin: String) -> Vouching {
    var entries = 0
    var objections: [Objection] = []
    func judge(_ objection: Objection?, vouchesFor count: @autoclosure () -> Int) {
      guard let objection else { return entries = max(entries, count()) }
      if case .entryMissing = objection, isRolledBack { return }
      objections.append(objection)
    }
    if let said = testimony.origin, !said.utf8.elementsEqual(origin.utf8) {
      judge(.otherLog(said: said, found: origin), vouchesFor: 0)
    } else {
      if let head = testimony.head { judge(objection(to: head), vouchesFor: head.size) }
      for entry in testimony.entries {
        judge(objection(to: entry), vouchesFor: entry.number + 1)
      }
      if let inclusion = testimony.inclusion, let head = testimony.head {
        judge(objection(to: inclusion, root: head.root), vouchesFor: inclusion.index + 1)
      }
    }
    return Vouching(
      ledger: Checkpoint(origin: origin, head: tree.head), entries: entries,
      objections: objections)
  }

  /// Whether the ledger is shorter than it was, which tells of every entry missing at its end.
  private var isRolledBack: Bool { testimony.head.map { $0.size > tree.count } ?? false }

  private func objection(to head: TreeHead) -> Objection? {
    guard let consistency, let rootThen else {
      return .rolledBack(said: head.size, found: tree.count)
    }
    if consistency.proof.holds(old: head.root, new: tree.root) { return nil }
    return .forked(entries: head.size, said: head.root, found: rootThen)
  }

  private func objection(to entry: EntryHash) -> Objection? {
    if let head = testimony.head, entry.number >= head.size {
      return .entryBeyond(entry.number, entries: head.size)
    }
    guard let found = hashes[entry.number] else {
      return .entryMissing(entry.number, entries: tree.count)
    }
    return found == entry.hash
      ? nil : .entryDiffers(entry.number, said: entry.hash, found: found)
  }

  private func objection(to proof: InclusionProof, root: SHA256Digest) -> Objection? {
    if proof.index >= proof.size { return .entryBeyond(proof.index, entries: proof.size) }
    guard let leaf = hashes[proof.index] else {
      return .entryMissing(proof.index, entries: tree.count)
    }
    return proof.holds(leaf: leaf, root: root)
      ? nil : .proofFails(proof.index, said: root, found: proof.root(over: leaf))
  }
}
