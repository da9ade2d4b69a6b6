/// The Merkle tree over a list of leaves, RFC 6962, section 2.1, growing at its end.
///
/// Only the roots of the complete subtrees are kept, one for each 1 in the binary form of
/// ``count``: 63 at most, whatever the number of leaves.
public struct MerkleTree: Hashable, Sendable {
  /// The number of leaves.
  public private(set) var count = 0

  /// The roots of the complete subtrees, the largest and leftmost first.
  private var frontier: [SHA256Digest] = []

  /// A tree without leaves.
  public init() {}

  /// Adds a leaf, already hashed by ``leafHash(_:)``, at the right.
  public mutating func append(leaf: SHA256Digest) {
    var subtree = leaf
    for _ in 0..<(~count).trailingZeroBitCount {
      subtree = MerkleTree.nodeHash(frontier.removeLast(), subtree)
    }
    frontier.append(subtree)
    count += 1
  }

  /// The root hash; of an empty tree, the SHA-256 of nothing.
  public var root: SHA256Digest {
    guard var root = frontier.last else { return SHA256.hash(EmptyCollection()) }
    for subtree in frontier.dropLast().reversed() {
      root = MerkleTree.nodeHash(subtree, root)
    }
    return root
  }

  /// The hash of a leaf: SHA-256(0x00 ‖ bytes).
  public static func leafHash(_ bytes: UnsafeRawBufferPointer) -> SHA256Digest {
    SHA256.hash(prefix: 0x00, bytes)
  }

  /// The hash of a leaf: SHA-256(0x00 ‖ bytes).
  public static func leafHash(_ bytes: some Collection<UInt8>) -> SHA256Digest {
    var hash = SHA256()
    hash.update(byte: 0x00)
    hash.update(bytes)
    return hash.finalize()
  }

  /// The hash of the node above two subtrees: SHA-256(0x01 ‖ left ‖ right).
  public static func nodeHash(_ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest {
    var hash = SHA256()
    hash.update(byte: 0x01)
    hash.update(left)
    hash.update(right)
    return hash.finalize()
  }
}
