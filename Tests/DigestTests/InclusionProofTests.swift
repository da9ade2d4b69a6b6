import Testing

@testable import Digest

@Suite struct `A proof of inclusion` {
  static let sizes = 1...70

  @Test func `is made for every leaf of every size as the RFC has it, and holds`() throws {
    let all = leaves(Self.sizes.upperBound)
    for size in Self.sizes {
      let leaves = Array(all.prefix(size))
      let root = recursiveRoot(of: leaves[...])
      for index in 0..<size {
        let proof = try #require(InclusionProof.made(index, leaves))
        #expect(proof.hashes == recursivePath(index, leaves[...]), "\(index) of \(size)")
        #expect(proof.holds(leaf: leaves[index], root: root), "\(index) of \(size)")
      }
    }
  }

  @Test func `does not hold for another place, leaf or root, or with a bit flipped in a hash`()
    throws
  {
    let all = leaves(Self.sizes.upperBound)
    for size in Self.sizes {
      let leaves = Array(all.prefix(size))
      let root = recursiveRoot(of: leaves[...])
      for index in 0..<size {
        let proof = try #require(InclusionProof.made(index, leaves))
        let bit = size * index
        #expect(!proof.holds(leaf: leaves[index].flipped(bit: bit), root: root))
        #expect(!proof.holds(leaf: leaves[index], root: root.flipped(bit: bit)))
        for place in proof.hashes.indices {
          #expect(!proof.with(proof.hashes.flipped(place, bit: bit + place)).holds(leaves, root))
        }
        let other = InclusionProof(
          index: (index + 1) % size, size: size, hashes: proof.hashes)
        #expect(size == 1 || !other.holds(leaf: leaves[index], root: root))
      }
    }
  }

  @Test func `does not hold with any single bit flipped`() throws {
    for size in 1...9 {
      let leaves = leaves(size)
      let root = recursiveRoot(of: leaves[...])
      for index in 0..<size {
        let proof = try #require(InclusionProof.made(index, leaves))
        for place in proof.hashes.indices {
          for bit in 0..<256 {
            #expect(!proof.with(proof.hashes.flipped(place, bit: bit)).holds(leaves, root))
          }
        }
      }
    }
  }

  @Test func `does not hold with a hash more, less, or in another order`() throws {
    for size in 2...40 {
      let leaves = leaves(size)
      let root = recursiveRoot(of: leaves[...])
      for index in 0..<size {
        let proof = try #require(InclusionProof.made(index, leaves))
        let hashes = proof.hashes
        for wrong in [
          Array(hashes.dropLast()), Array(hashes.dropFirst()), hashes + [root], [root] + hashes,
          hashes + [leaves[index]], hashes.count > 1 ? hashes.reversed() : [],
        ] {
          #expect(!proof.with(wrong).holds(leaves, root), "\(index) of \(size)")
        }
      }
    }
  }

  @Test func `is not made for a leaf that is not there, and never holds for one`() {
    for (index, size) in [(0, 0), (1, 1), (-1, 3), (3, 3), (0, -1), (.max, .max), (.min, .max)] {
      #expect(InclusionProver(index: index, size: size) == nil)
      let proof = InclusionProof(index: index, size: size, hashes: [.zero])
      #expect(proof.root(over: .zero) == nil)
    }
  }

  @Test func `of the largest tree that can be named is walked without an overflow`() {
    #expect(InclusionProver(index: .max - 1, size: .max)?.proof.hashes.count == 62)
    #expect(InclusionProver(index: 0, size: .max)?.proof.hashes.count == 63)
    let hashes = Array(repeating: SHA256Digest.zero, count: 63)
    #expect(InclusionProof(index: 0, size: .max, hashes: hashes).root(over: .zero) != nil)
    #expect(
      InclusionProof(index: 0, size: .max, hashes: hashes + [.zero]).root(over: .zero) == nil)
  }
}

extension InclusionProof {
  fileprivate func with(_ hashes: [SHA256Digest]) -> InclusionProof {
    InclusionProof(index: index, size: size, hashes: hashes)
  }

  fileprivate func holds(_ leaves: [SHA256Digest], _ root: SHA256Digest) -> Bool {
    holds(leaf: leaves[index], root: root)
  }
}
