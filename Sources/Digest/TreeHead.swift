/// How many leaves a tree of RFC 6962 has, and the root over them: all that there is to remember of
/// it.
public struct TreeHead: Hashable, Sendable {
  /// The number of leaves.
  public let size: Int
  /// The root over them.
  public let root: SHA256Digest

  /// A head of those parts.
  public init(size: Int, root: SHA256Digest) {
    self.size = size
    self.root = root
  }
}

extension MerkleTree {
  /// The tree as it is now.
  public var head: TreeHead { TreeHead(size: count, root: root) }
}
