@testable import Digest

/// Leaves that are all different, already hashed.
func leaves(_ count: Int) -> [SHA256Digest] {
  (0..<count).map { MerkleTree.leafHash(countingBytes($0)) }
}

/// MTH of RFC 6962, section 2.1, as it is written there.
func recursiveRoot(of leaves: ArraySlice<SHA256Digest>) -> SHA256Digest {
  guard let only = leaves.first else { return SHA256.hash([]) }
  guard leaves.count > 1 else { return only }
  let split = leaves.startIndex + largestPowerOfTwo(below: leaves.count)
  return MerkleTree.nodeHash(
    recursiveRoot(of: leaves[..<split]), recursiveRoot(of: leaves[split...]))
}

/// PATH of RFC 6962, section 2.1.1, as it is written there.
func recursivePath(_ index: Int, _ leaves: ArraySlice<SHA256Digest>) -> [SHA256Digest] {
  guard leaves.count > 1 else { return [] }
  let size = largestPowerOfTwo(below: leaves.count)
  let (left, right) = (leaves.prefix(size), leaves.dropFirst(size))
  return index < size
    ? recursivePath(index, left) + [recursiveRoot(of: right)]
    : recursivePath(index - size, right) + [recursiveRoot(of: left)]
}

/// SUBPROOF of RFC 6962, section 2.1.2, as it is written there.
func recursiveSubproof(
  _ oldSize: Int, _ leaves: ArraySlice<SHA256Digest>, isWhole: Bool = true
) -> [SHA256Digest] {
  if oldSize == leaves.count { return isWhole ? [] : [recursiveRoot(of: leaves)] }
  let size = largestPowerOfTwo(below: leaves.count)
  let (left, right) = (leaves.prefix(size), leaves.dropFirst(size))
  return oldSize <= size
    ? recursiveSubproof(oldSize, left, isWhole: isWhole) + [recursiveRoot(of: right)]
    : recursiveSubproof(oldSize - size, right, isWhole: false) + [recursiveRoot(of: left)]
}

private func largestPowerOfTwo(below count: Int) -> Int {
  var power = 1
  while power * 2 < count { power *= 2 }
  return power
}

extension InclusionProof {
  /// The proof that the program makes of leaves that go by.
  static func made(_ index: Int, _ leaves: [SHA256Digest]) -> InclusionProof? {
    var prover = InclusionProver(index: index, size: leaves.count)
    for leaf in leaves { prover?.append(leaf: leaf) }
    return prover?.proof
  }
}

extension ConsistencyProof {
  /// The proof that the program makes of leaves that go by.
  static func made(from oldSize: Int, _ leaves: [SHA256Digest]) -> ConsistencyProof? {
    var prover = ConsistencyProver(oldSize: oldSize, newSize: leaves.count)
    for leaf in leaves { prover?.append(leaf: leaf) }
    return prover?.proof
  }
}

extension SHA256Digest {
  /// The digest with one of its 256 bits the other way round.
  func flipped(bit: Int) -> SHA256Digest {
    var bytes = bytes
    bytes[bit / 8 % 32] ^= 1 << (bit % 8)
    return SHA256Digest(bytes: bytes) ?? .zero
  }
}

extension [SHA256Digest] {
  /// The list with one bit of one digest the other way round.
  func flipped(_ place: Int, bit: Int) -> [SHA256Digest] {
    var hashes = self
    hashes[place] = hashes[place].flipped(bit: bit)
    return hashes
  }
}
