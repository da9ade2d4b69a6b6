import Testing

@testable import Digest

@Suite struct `A proof of consistency` {
  static let sizes = 1...70

  @Test func `is made between any two sizes as the RFC has it, and holds`() throws {
    let all = leaves(Self.sizes.upperBound)
    let roots = (0...Self.sizes.upperBound).map { recursiveRoot(of: all.prefix($0)) }
    for size in Self.sizes {
      for oldSize in 1...size {
        let proof = try #require(ConsistencyProof.made(from: oldSize, Array(all.prefix(size))))
        #expect(
          proof.hashes == recursiveSubproof(oldSize, all.prefix(size)), "\(oldSize) to \(size)")
        #expect(proof.holds(old: roots[oldSize], new: roots[size]), "\(oldSize) to \(size)")
      }
    }
  }

  @Test func `does not hold for another size or root, or with a bit flipped in a hash`() throws {
    let all = leaves(Self.sizes.upperBound)
    let roots = (0...Self.sizes.upperBound).map { recursiveRoot(of: all.prefix($0)) }
    for size in Self.sizes {
      for oldSize in 1...size {
        let proof = try #require(ConsistencyProof.made(from: oldSize, Array(all.prefix(size))))
        let (old, new, bit) = (roots[oldSize], roots[size], size * oldSize)
        #expect(!proof.holds(old: old.flipped(bit: bit), new: new))
        #expect(!proof.holds(old: old, new: new.flipped(bit: bit)))
        #expect(size == 1 || !proof.holds(old: roots[oldSize - 1], new: new))
        #expect(oldSize == size || !proof.holds(old: new, new: old))
        for place in proof.hashes.indices {
          let wrong = proof.hashes.flipped(place, bit: bit + place)
          #expect(!proof.with(wrong).holds(old: old, new: new))
        }
      }
    }
  }

  /// One leaf among those that both trees share is another in the tree that was grown.
  @Test func `does not hold where a leaf was changed after the smaller tree was known`() throws {
    let all = leaves(24)
    for size in 1...24 {
      for changed in 0..<size {
        var fork = Array(all.prefix(size))
        fork[changed] = fork[changed].flipped(bit: changed)
        let new = recursiveRoot(of: fork[...])
        for oldSize in 1...size {
          let proof = try #require(ConsistencyProof.made(from: oldSize, fork))
          let old = recursiveRoot(of: all.prefix(oldSize))
          #expect(proof.holds(old: old, new: new) == (changed >= oldSize))
        }
      }
    }
  }

  @Test func `does not hold with any single bit flipped, a hash more or a hash less`() throws {
    for size in 2...9 {
      let leaves = leaves(size)
      let new = recursiveRoot(of: leaves[...])
      for oldSize in 1..<size {
        let old = recursiveRoot(of: leaves.prefix(oldSize))
        let proof = try #require(ConsistencyProof.made(from: oldSize, leaves))
        for place in proof.hashes.indices {
          for bit in 0..<256 {
            let wrong = proof.hashes.flipped(place, bit: bit)
            #expect(!proof.with(wrong).holds(old: old, new: new))
          }
        }
        for wrong in [
          Array(proof.hashes.dropFirst()), Array(proof.hashes.dropLast()), proof.hashes + [new],
          [old] + proof.hashes, [],
        ] {
          #expect(!proof.with(wrong).holds(old: old, new: new))
        }
      }
    }
  }

  @Test func `is not made from nothing or from a larger tree, and never holds for one`() {
    let empty = MerkleTree().root
    for (oldSize, newSize) in [(0, 0), (0, 4), (5, 4), (-1, 4), (4, -1), (.min, .max)] {
      #expect(ConsistencyProver(oldSize: oldSize, newSize: newSize) == nil)
      for hashes in [[], [empty]] {
        let proof = ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: hashes)
        #expect(!proof.holds(old: empty, new: empty))
      }
    }
  }

  @Test func `of the largest trees that can be named is walked without an overflow`() {
    #expect(ConsistencyProver(oldSize: .max - 1, newSize: .max) != nil)
    let hashes = Array(repeating: SHA256Digest.zero, count: 70)
    for oldSize in [1, 2, 1 << 62, .max - 1, .max] {
      let proof = ConsistencyProof(oldSize: oldSize, newSize: .max, hashes: hashes)
      #expect(!proof.holds(old: .zero, new: .zero))
    }
  }
}

extension ConsistencyProof {
  fileprivate func with(_ hashes: [SHA256Digest]) -> ConsistencyProof {
    ConsistencyProof(oldSize: oldSize, newSize: newSize, hashes: hashes)
  }
}
