import Digest

/// That an entry is in a log: its place, the way from it to the root, and the checkpoint with the
/// root.
///
///     c2sp.org/tlog-proof@v1
///     index 2
///     8woiPp5WUYTemPh/pH1bupQjv3b+2pDxt6k7AXiNXww=
///
///     clinic.example/cm-ledger
///     3
///     hmh+dZRrxd2pCHYHa546AEbNMLFe7FcnVtrgSEerkhc=
///
/// As [C2SP tlog-proof](https://c2sp.org/tlog-proof) has it. What is proved is a hash: that of the
/// line, which stands on the entry's receipt and can be worked out from the line itself.
public struct EntryProof: Hashable, Sendable {
  /// The way from the entry to the root.
  public let inclusion: InclusionProof
  /// The log in which it is.
  public let checkpoint: Checkpoint

  /// The first line of the file.
  static let header = "c2sp.org/tlog-proof@v1"

  /// A tree of more leaves than an `Int` can count has a longer way up; no other has.
  static let mostHashes = 63

  /// The file, as it is kept.
  public var text: String {
    let hashes = inclusion.hashes.map { $0.base64 + "\n" }.joined()
    return "\(EntryProof.header)\nindex \(inclusion.index)\n\(hashes)\n\(checkpoint.text)"
  }

  init(inclusion: InclusionProof, checkpoint: Checkpoint) {
    self.inclusion = inclusion
    self.checkpoint = checkpoint
  }

  /// Reads a proof from the lines of its file.
  ///
  /// A line `extra …` in second place says nothing that could be relied on, and is passed over.
  init(lines: [Substring]) throws(TestimonyProblem) {
    var rest = lines.dropFirst()
    if let extra = rest.first, extra.hasPrefix("extra ") { rest.removeFirst() }
    guard let line = rest.popFirst(), line.hasPrefix("index "),
      let index = Int(decimal: line.dropFirst("index ".count))
    else { throw TestimonyProblem(line: rest.startIndex, .noIndex) }
    var hashes: [SHA256Digest] = []
    while let line = rest.first, !line.isEmpty {
      rest.removeFirst()
      guard hashes.count < EntryProof.mostHashes, let hash = SHA256Digest(base64: line) else {
        throw TestimonyProblem(line: rest.startIndex, .noHash)
      }
      hashes.append(hash)
    }
    let checkpoint = try Checkpoint(lines: rest.dropFirst(), first: rest.startIndex + 2)
    self.init(
      inclusion: InclusionProof(index: index, size: checkpoint.head.size, hashes: hashes),
      checkpoint: checkpoint)
  }
}
