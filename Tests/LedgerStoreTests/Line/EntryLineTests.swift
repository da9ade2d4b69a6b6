import ContingencyManagement
import Digest
import StrictJSON
import Testing

@testable import LedgerStore

@Suite struct `A line of the log` {
  /// A difference here is a change of the format: old ledgers must still be read, so it needs a
  /// new `fmt` and an upcaster, never a new text in this test alone.
  @Test(arguments: Sample.all)
  func `is written as it always was`(sample: Sample) throws {
    #expect(try sample.written().line == sample.line)
  }

  @Test(arguments: Sample.all)
  func `is read as the entry that it records`(sample: Sample) throws {
    let read = try read(sample.line)
    #expect(read.entry == (try sample.entry()))
    #expect(read.previous == Sample.previous)
  }

  @Test(arguments: Sample.all)
  func `is written again from what was read byte for byte`(sample: Sample) throws {
    let read = try read(sample.line)
    var writer = CanonicalWriter()
    _ = EntryLine.write(read.entry, previous: read.previous, to: &writer)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == sample.line + "\n")
  }

  @Test(arguments: Sample.all)
  func `says the hash that follows from its bytes`(sample: Sample) throws {
    let bytes = Array(sample.line.utf8)
    let hashes = try certain(bytes.withUnsafeBytes { EntryLine.hashes(of: $0) })
    #expect(hashes.found == hashes.said)
    #expect(hashes.found == LogText.hash(sample.line))
    #expect(hashes.found == (try sample.written().hash))
  }

  @Test func `exists in a sample of every kind`() throws {
    let kinds = Set(try Sample.all.map { try $0.event().kind })
    #expect(EntryKind.allCases.filter { !kinds.contains($0) } == [])
  }

  @Test(arguments: Published.lines)
  func `has the hash of the three lines that show the format`(line: Published) throws {
    let bytes = Array(line.text.utf8)
    let hashes = try certain(bytes.withUnsafeBytes { EntryLine.hashes(of: $0) })
    #expect(hashes.found == hashes.said)
    #expect(hashes.said.hex == line.hash)
  }

  @Test func `makes the tree whose roots are published with them`() {
    var tree = MerkleTree()
    var roots: [String] = []
    for line in Published.lines {
      tree.append(leaf: LogText.hash(line.text))
      roots.append(tree.root.hex)
    }
    #expect(
      roots.dropFirst() == [
        "f30a223e9656de8184998f87a47d5b9523bf76feda90f8a93b31b01788d5f00c",
        "86687e75946bc5dda90876076b9e3a0046cd30b15eec572756dae04847ab9217",
      ])
  }

  @Test(arguments: [
    "", "}", #"{"self":""}"#, #"{"n":0,"self":"00"}"#,
    #"{"n":0,"self":"zz22222222222222222222222222222222222222222222222222222222222222"}"#,
    #"{"n":0,"self":"AA22222222222222222222222222222222222222222222222222222222222222"}"#,
    #"{"n":0,"self":"1122222222222222222222222222222222222222222222222222222222222222"} "#,
    #"{"n":0,"self":"1122222222222222222222222222222222222222222222222222222222222222","z":1}"#,
    #"{"n":0,"Self":"1122222222222222222222222222222222222222222222222222222222222222"}"#,
  ])
  func `has no hash unless it ends in one`(line: String) {
    #expect(Array(line.utf8).withUnsafeBytes { EntryLine.hashes(of: $0) == nil })
  }

  private func read(_ line: String) throws -> (entry: Entry, previous: SHA256Digest) {
    let bytes = Array(line.utf8)
    return try EntryLine.read(bytes, in: bytes.indices)
  }
}

/// A line whose envelope and hashes are published; its data is an illustration.
struct Published: Sendable, CustomTestStringConvertible {
  let text: String
  let hash: String
  var testDescription: String { "line with hash \(hash.prefix(8))" }

  static let lines = [
    Published(
      text:
        #"{"at":"2026-01-05T14:00:00Z","by":"admin","data":{"origin":"clinic.example/cm-ledger","salt":"00112233445566778899aabbccddeeff"},"fmt":1,"id":"req-0000","kind":"ledger.created","n":0,"prev":"0000000000000000000000000000000000000000000000000000000000000000","self":"02f0834fe71ad4e438823b3e5fabeae596ba8d1c70b9113df21a2e81f7877d9f"}"#,
      hash: "02f0834fe71ad4e438823b3e5fabeae596ba8d1c70b9113df21a2e81f7877d9f"),
    Published(
      text:
        #"{"at":"2026-01-05T14:05:00Z","by":"rn-07","data":{"anchor":"1a950545bf03519b509b39add7eeb0df517358e9f35347e7ec5f12990cfd231a","draws":8,"participant":"c-4f2a9d17"},"fmt":1,"id":"req-0001","kind":"participant.enrolled","n":1,"prev":"02f0834fe71ad4e438823b3e5fabeae596ba8d1c70b9113df21a2e81f7877d9f","self":"972dabd910b612846d1398ba36e6dc20997b8a71e8a7a6cd9d122de6712e8072"}"#,
      hash: "972dabd910b612846d1398ba36e6dc20997b8a71e8a7a6cd9d122de6712e8072"),
    Published(
      text:
        #"{"at":"2026-01-06T09:30:00Z","by":"rn-07","data":{"on":"2026-01-06","panel":"stimulant","participant":"c-4f2a9d17","result":"negative","specimen":"S-000123"},"fmt":1,"id":"req-0002","kind":"test.recorded","n":2,"prev":"972dabd910b612846d1398ba36e6dc20997b8a71e8a7a6cd9d122de6712e8072","self":"d88129874b64199b937f3233dfc4ad3f15426ed10656e4649ab8f34b565f8170"}"#,
      hash: "d88129874b64199b937f3233dfc4ad3f15426ed10656e4649ab8f34b565f8170"),
  ]
}
