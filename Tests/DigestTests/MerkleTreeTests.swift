import Testing

@testable import Digest

@Suite struct `The Merkle tree of RFC 6962` {
  /// The leaves and roots of the reference implementation of Certificate Transparency.
  static let leaves = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ]

  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test func `an empty tree has the hash of nothing as its root`() {
    #expect(MerkleTree().root == SHA256.hash([]))
    #expect(MerkleTree().count == 0)
  }

  @Test func `the reference leaves lead to the reference roots`() throws {
    var tree = MerkleTree()
    var roots = [tree.root.hex]
    for leaf in Self.leaves {
      tree.append(leaf: MerkleTree.leafHash(try [UInt8](hex: leaf)))
      roots.append(tree.root.hex)
    }
    #expect(roots == Self.roots)
    #expect(tree.count == 8)
  }

  @Test func `at every size the root is the one that the recursive definition gives`() {
    var leaves: [SHA256Digest] = []
    var tree = MerkleTree()
    for count in 1...300 {
      leaves.append(MerkleTree.leafHash(countingBytes(count)))
      tree.append(leaf: leaves[count - 1])
      #expect(tree.root == recursiveRoot(of: leaves[...]), "\(count) leaves")
      #expect(tree.count == count)
    }
  }

  @Test func `asking for the root does not disturb what is appended later`() {
    var asked = MerkleTree()
    var silent = MerkleTree()
    for number in 0..<40 {
      let leaf = MerkleTree.leafHash(countingBytes(number))
      asked.append(leaf: leaf)
      silent.append(leaf: leaf)
      _ = asked.root
    }
    #expect(asked == silent)
    #expect(asked.root == silent.root)
  }

  @Test func `a copied tree does not grow with the original`() {
    var tree = MerkleTree()
    for number in 0..<5 { tree.append(leaf: MerkleTree.leafHash(countingBytes(number))) }
    let copy = tree
    let root = tree.root
    tree.append(leaf: .zero)
    #expect(copy.count == 5)
    #expect(copy.root == root)
    #expect(copy != tree)
  }

  @Test func `the order of the leaves changes the root`() {
    let (one, other) = (MerkleTree.leafHash([1]), MerkleTree.leafHash([2]))
    #expect(MerkleTree.nodeHash(one, other) != MerkleTree.nodeHash(other, one))
  }

  @Test func `leaves and nodes are told apart by their first byte`() {
    let (one, other) = (MerkleTree.leafHash([1]), MerkleTree.leafHash([2]))
    let both = one.bytes + other.bytes
    #expect(MerkleTree.leafHash(both) == SHA256.hash([0x00] + both))
    #expect(MerkleTree.nodeHash(one, other) == SHA256.hash([0x01] + both))
    #expect(both.withUnsafeBytes { MerkleTree.leafHash($0) } == MerkleTree.leafHash(both))
  }

  @Test func `three lines of a ledger have their leaf hashes and roots`() {
    let entries = [
      #"{"at":"2026-01-05T14:00:00Z","by":"admin","#
        + #""data":{"origin":"clinic.example/cm-ledger","#
        + #""salt":"00112233445566778899aabbccddeeff"},"fmt":1,"id":"req-0000","#
        + #""kind":"ledger.created","n":0,"#
        + #""prev":"0000000000000000000000000000000000000000000000000000000000000000"}"#,
      #"{"at":"2026-01-05T14:05:00Z","by":"rn-07","#
        + #""data":{"anchor":"1a950545bf03519b509b39add7eeb0df517358e9f35347e7ec5f12990cfd231a","#
        + #""draws":8,"participant":"c-4f2a9d17"},"fmt":1,"id":"req-0001","#
        + #""kind":"participant.enrolled","n":1,"#
        + #""prev":"02f0834fe71ad4e438823b3e5fabeae596ba8d1c70b9113df21a2e81f7877d9f"}"#,
      #"{"at":"2026-01-06T09:30:00Z","by":"rn-07","data":{"on":"2026-01-06","#
        + #""panel":"stimulant","participant":"c-4f2a9d17","result":"negative","#
        + #""specimen":"S-000123"},"fmt":1,"id":"req-0002","kind":"test.recorded","n":2,"#
        + #""prev":"972dabd910b612846d1398ba36e6dc20997b8a71e8a7a6cd9d122de6712e8072"}"#,
    ]
    var tree = MerkleTree()
    var hashes: [String] = []
    var roots: [String] = []
    for entry in entries {
      let leaf = MerkleTree.leafHash(entry.utf8)
      tree.append(leaf: leaf)
      hashes.append(leaf.hex)
      roots.append(tree.root.hex)
    }
    #expect(
      hashes == [
        "02f0834fe71ad4e438823b3e5fabeae596ba8d1c70b9113df21a2e81f7877d9f",
        "972dabd910b612846d1398ba36e6dc20997b8a71e8a7a6cd9d122de6712e8072",
        "d88129874b64199b937f3233dfc4ad3f15426ed10656e4649ab8f34b565f8170",
      ])
    #expect(
      roots.suffix(2) == [
        "f30a223e9656de8184998f87a47d5b9523bf76feda90f8a93b31b01788d5f00c",
        "86687e75946bc5dda90876076b9e3a0046cd30b15eec572756dae04847ab9217",
      ])
  }
}
