import ContingencyManagement
import Digest
import StrictJSON

@testable import LedgerStore

/// A line that is read is written back byte for byte, but for the hash that it says it has.
enum LineProperty {
  static func hold(_ bytes: [UInt8]) throws {
    let hashes = bytes.withUnsafeBytes { EntryLine.hashes(of: $0) }
    guard let read = try? EntryLine.read(bytes, in: bytes.indices) else { return }
    var line = CanonicalWriter()
    let hash = EntryLine.write(read.entry, previous: read.previous, to: &line)
    let tail = 64 + 2
    try need(line.bytes.count == bytes.count + 1, "of another length when it is written again")
    try need(
      line.bytes.prefix(bytes.count - tail).elementsEqual(bytes.prefix(bytes.count - tail)),
      "written otherwise than it was read")
    let said = try needed(hashes, "read, and without a hash")
    try need(said.found == hash, "another hash when it is written again")
    let written = line.bytes.dropLast()
    let again = try EntryLine.read(Array(written), in: 0..<written.count)
    try need(again.entry == read.entry && again.previous == read.previous, "read otherwise")
  }
}
