import Digest

@testable import LedgerStore

/// A log by the hashes of its lines alone, and what somebody could have kept of it at any time.
struct Growth: Sendable {
  static let origin = "clinic.example/cm-ledger"
  let hashes: [SHA256Digest]
  /// The root after each number of lines.
  let roots: [SHA256Digest]

  init(_ hashes: [SHA256Digest]) {
    self.hashes = hashes
    var tree = MerkleTree()
    var roots = [tree.root]
    for hash in hashes {
      tree.append(leaf: hash)
      roots.append(tree.root)
    }
    self.roots = roots
  }

  /// Lines that are all different.
  init(count: Int) { self.init((0..<count).map { SHA256.hash("line \($0)".utf8) }) }

  /// The same up to line `number`, and another from there on: each line holds the hash of the one
  /// before.
  func forked(at number: Int) -> Growth {
    Growth(hashes.prefix(number) + hashes.dropFirst(number).map { SHA256.hash($0.bytes) })
  }

  func head(_ size: Int) -> TreeHead { TreeHead(size: size, root: roots[size]) }

  func checkpoint(_ size: Int) -> Checkpoint {
    Checkpoint(origin: Growth.origin, head: head(size))
  }

  func receipt(_ number: Int) -> Testimony {
    Testimony(
      receiptOf: [EntryHash(number: number, hash: hashes[number])], head: head(number + 1))
  }

  func proof(_ number: Int, _ size: Int) throws -> EntryProof {
    var prover = try certain(InclusionProver(index: number, size: size))
    for hash in hashes.prefix(size) { prover.append(leaf: hash) }
    return EntryProof(inclusion: prover.proof, checkpoint: checkpoint(size))
  }

  /// What the testimony says of the first `count` lines.
  func vouching(_ testimony: Testimony, upTo count: Int? = nil) -> Vouching {
    let count = count ?? hashes.count
    var check = TestimonyCheck(testimony, acknowledged: count)
    for (number, hash) in hashes.prefix(count).enumerated() { check.take(number, hash: hash) }
    return check.vouching(origin: Growth.origin)
  }
}
