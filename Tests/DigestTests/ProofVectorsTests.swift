import Foundation
import Testing

@testable import Digest

/// The proofs, good and bad, of the `merkle` library of transparency-dev.
@Suite(.enabled(if: PublishedVectors.areHere, PublishedVectors.absence))
struct `The published proofs` {
  @Test func `of inclusion hold or do not, as they say`() throws {
    let vectors: [Inclusion] = try vectors(in: "merkle/testdata/inclusion")
    #expect(vectors.count >= 90)
    for vector in vectors {
      #expect(vector.holds == !vector.wantErr, "\(vector.desc): \(vector)")
    }
  }

  @Test func `of consistency hold or do not, as they say`() throws {
    let vectors: [Consistency] = try vectors(in: "merkle/testdata/consistency")
    #expect(vectors.count >= 90)
    for vector in vectors {
      #expect(vector.holds == !vector.wantErr, "\(vector.desc): \(vector)")
    }
  }

  private func vectors<Vector: Decodable>(in path: String) throws -> [Vector] {
    let folder = try #require(PublishedVectors.folder).appending(path: path)
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }
      .map { try JSONDecoder().decode(Vector.self, from: Data(contentsOf: $0)) }
  }
}

private struct Inclusion: Decodable {
  let leafIdx: UInt64
  let treeSize: UInt64
  let root: Data
  let leafHash: Data
  let proof: [Data]?
  let desc: String
  let wantErr: Bool

  var holds: Bool {
    guard let index = Int(exactly: leafIdx), let size = Int(exactly: treeSize),
      let hashes = digests(proof), let leaf = digest(leafHash), let root = digest(root)
    else { return false }
    return InclusionProof(index: index, size: size, hashes: hashes).holds(leaf: leaf, root: root)
  }
}

private struct Consistency: Decodable {
  let size1: UInt64
  let size2: UInt64
  let root1: Data
  let root2: Data
  let proof: [Data]?
  let desc: String
  let wantErr: Bool

  var holds: Bool {
    guard let old = Int(exactly: size1), let new = Int(exactly: size2),
      let hashes = digests(proof), let root1 = digest(root1), let root2 = digest(root2)
    else { return false }
    let proof = ConsistencyProof(oldSize: old, newSize: new, hashes: hashes)
    return proof.holds(old: root1, new: root2)
  }
}

private func digests(_ proof: [Data]?) -> [SHA256Digest]? {
  let digests = (proof ?? []).map(digest)
  return digests.contains(nil) ? nil : digests.compactMap(\.self)
}

/// The digest of 32 bytes; of a few other bytes, which the vectors have for roots that do not
/// matter, one that stands for them.
private func digest(_ data: Data) -> SHA256Digest? {
  data.isEmpty ? nil : SHA256Digest(bytes: data) ?? SHA256.hash(data)
}
