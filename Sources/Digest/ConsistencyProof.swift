/// That a tree began with the leaves of a smaller one, none changed, none taken out: RFC 6962,
/// section 2.1.2.
public struct ConsistencyProof: Hashable, Sendable {
  /// The number of leaves of the smaller tree.
  public let oldSize: Int
  /// The number of leaves of the tree that it has grown to.
  public let newSize: Int
  /// The roots that both roots are made of.
  public let hashes: [SHA256Digest]

  /// A proof of those parts, of which none needs to be right.
  public init(oldSize: Int, newSize: Int, hashes: [SHA256Digest]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.hashes = hashes
  }

  /// Whether the tree with the root `old` has grown to the one with the root `new`.
  ///
  /// RFC 9162, section 2.1.4.2. An empty tree is left out, as there: every tree has grown from it.
  public func holds(old: SHA256Digest, new: SHA256Digest) -> Bool {
    guard oldSize > 0, oldSize <= newSize else { return false }
    if oldSize == newSize { return hashes.isEmpty && old == new }
    // The root of a complete smaller tree is itself the first of the hashes, and left out.
    let isComplete = oldSize & (oldSize - 1) == 0
    let path = isComplete ? [old] + hashes : hashes
    guard let first = path.first else { return false }
    var (place, last) = (oldSize - 1, newSize - 1)
    while place % 2 == 1 { (place, last) = (place / 2, last / 2) }
    var (oldRoot, newRoot) = (first, first)
    for hash in path.dropFirst() {
      guard last > 0 else { return false }
      if place % 2 == 1 || place == last {
        oldRoot = MerkleTree.nodeHash(hash, oldRoot)
        newRoot = MerkleTree.nodeHash(hash, newRoot)
        while place % 2 == 0, place > 0 { (place, last) = (place / 2, last / 2) }
      } else {
        newRoot = MerkleTree.nodeHash(newRoot, hash)
      }
      (place, last) = (place / 2, last / 2)
    }
    return last == 0 && oldRoot == old && newRoot == new
  }
}

/// Makes a ``ConsistencyProof`` while the leaves of the tree go by, from the first to the last.
public struct ConsistencyProver: Sendable {
  private let oldSize: Int
  private let newSize: Int
  private var roots: SubtreeRoots

  /// From `oldSize` leaves to `newSize`; nil where the first is 0 or above the second.
  ///
  /// SUBPROOF(m, D[n], b) of RFC 6962, section 2.1.2, walked from the root down.
  public init?(oldSize: Int, newSize: Int) {
    guard oldSize > 0, oldSize <= newSize else { return nil }
    self.oldSize = oldSize
    self.newSize = newSize
    var parts: [Range<Int>] = []
    var around = 0..<newSize
    // Down to the subtree that ends where the smaller tree does.
    while around.upperBound > oldSize {
      let split = SubtreeRoots.split(around)
      let (left, right) = (around.lowerBound..<split, split..<around.upperBound)
      parts.append(oldSize <= split ? right : left)
      around = oldSize <= split ? left : right
    }
    // Where that is the whole of the smaller tree, whoever checks has its root.
    if around.lowerBound > 0 { parts.append(around) }
    roots = SubtreeRoots(over: parts.reversed())
  }

  /// Takes the next leaf, already hashed.
  public mutating func append(leaf: SHA256Digest) { roots.append(leaf: leaf) }

  /// The proof, once all leaves have gone by.
  public var proof: ConsistencyProof {
    ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: roots.roots)
  }
}
