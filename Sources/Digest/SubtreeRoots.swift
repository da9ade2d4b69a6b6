/// The roots over some ranges of leaves, made while the leaves go by once, from the first on.
///
/// A proof of RFC 6962 is such a list of roots. Making it so takes a few hundred bytes for each of
/// its hashes, whatever the number of leaves.
struct SubtreeRoots: Sendable {
  private var subtrees: [(range: Range<Int>, tree: MerkleTree)]
  private var count = 0

  /// - Parameter ranges: None of them empty, and no two of them with a leaf in common.
  init(over ranges: [Range<Int>]) {
    subtrees = ranges.map { ($0, MerkleTree()) }
  }

  /// Takes the next leaf.
  mutating func append(leaf: SHA256Digest) {
    if let place = subtrees.firstIndex(where: { $0.range.contains(count) }) {
      subtrees[place].tree.append(leaf: leaf)
    }
    count += 1
  }

  /// The roots in the order of the ranges, once every leaf has gone by.
  var roots: [SHA256Digest] { subtrees.map(\.tree.root) }

  /// Where a tree over a range of two leaves or more is divided: behind the largest power of two
  /// below their number, RFC 6962, section 2.1.
  static func split(_ range: Range<Int>) -> Int {
    let last = range.count - 1
    return range.lowerBound + (1 << (Int.bitWidth - 1 - last.leadingZeroBitCount))
  }
}
