/// That a leaf stands at its place in a tree: the roots that lead from it to the root of the whole,
/// RFC 6962, section 2.1.1.
public struct InclusionProof: Hashable, Sendable {
  /// The place of the leaf, from 0.
  public let index: Int
  /// The number of leaves of the tree.
  public let size: Int
  /// The hashes beside the way up, that of the leaf's neighbour first.
  public let hashes: [SHA256Digest]

  /// A proof of those parts, of which none needs to be right.
  public init(index: Int, size: Int, hashes: [SHA256Digest]) {
    self.index = index
    self.size = size
    self.hashes = hashes
  }

  /// Whether it leads from `leaf`, already hashed, to `root`.
  public func holds(leaf: SHA256Digest, root: SHA256Digest) -> Bool {
    self.root(over: leaf) == root
  }

  /// Where it leads from `leaf`; nil where there is no such place in a tree of that size, or the
  /// way up has another length.
  ///
  /// RFC 9162, section 2.1.3.2.
  public func root(over leaf: SHA256Digest) -> SHA256Digest? {
    guard (0..<max(0, size)).contains(index) else { return nil }
    var (place, last) = (index, size - 1)
    var root = leaf
    for hash in hashes {
      guard last > 0 else { return nil }
      if place % 2 == 1 || place == last {
        root = MerkleTree.nodeHash(hash, root)
        while place % 2 == 0, place > 0 { (place, last) = (place / 2, last / 2) }
      } else {
        root = MerkleTree.nodeHash(root, hash)
      }
      (place, last) = (place / 2, last / 2)
    }
    return last == 0 ? root : nil
  }
}

/// Makes an ``InclusionProof`` while the leaves of the tree go by, from the first to the last.
public struct InclusionProver: Sendable {
  private let index: Int
  private let size: Int
  private var roots: SubtreeRoots

  /// For the leaf at `index` in a tree of `size` leaves; nil where it has no such leaf.
  ///
  /// PATH(m, D[n]) of RFC 6962, section 2.1.1, walked from the root down.
  public init?(index: Int, size: Int) {
    guard (0..<max(0, size)).contains(index) else { return nil }
    self.index = index
    self.size = size
    var beside: [Range<Int>] = []
    var around = 0..<size
    while around.count > 1 {
      let split = SubtreeRoots.split(around)
      let (left, right) = (around.lowerBound..<split, split..<around.upperBound)
      beside.append(index < split ? right : left)
      around = index < split ? left : right
    }
    roots = SubtreeRoots(over: beside.reversed())
  }

  /// Takes the next leaf, already hashed.
  public mutating func append(leaf: SHA256Digest) { roots.append(leaf: leaf) }

  /// The proof, once all leaves have gone by.
  public var proof: InclusionProof {
    InclusionProof(index: index, size: size, hashes: roots.roots)
  }
}
