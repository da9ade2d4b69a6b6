import ContingencyManagement
import Digest

/// What a log was at one time: its name, the number of its lines and the root over them.
///
///     clinic.example/cm-ledger
///     3
///     hmh+dZRrxd2pCHYHa546AEbNMLFe7FcnVtrgSEerkhc=
///
/// The text of a note as [C2SP tlog-checkpoint](https://c2sp.org/tlog-checkpoint) has it. Whoever
/// holds one can tell whether a later log has grown from that one.
public struct Checkpoint: Hashable, Sendable {
  /// The log's name.
  public let origin: String
  /// Its lines as a tree.
  public let head: TreeHead

  /// A checkpoint of those parts.
  public init(origin: String, head: TreeHead) {
    self.origin = origin
    self.head = head
  }

  /// The three lines, each with its line feed.
  public var text: String { "\(origin)\n\(head.size)\n\(head.root.base64)\n" }

  /// Reads a checkpoint from a file's lines, the first of which has the number `first`.
  ///
  /// After an empty line there may be signatures, which others made and others know how to check.
  init(
    lines: ArraySlice<Substring>, first: Int
  ) throws(TestimonyProblem) {
    var lines = lines
    var number = first
    func problem(_ reason: TestimonyProblem.Reason) -> TestimonyProblem {
      TestimonyProblem(line: number, reason)
    }
    guard let origin = lines.popFirst(), !origin.isEmpty else { throw problem(.noOrigin) }
    number += 1
    guard let size = lines.popFirst().flatMap({ Int(decimal: $0) }), size > 0 else {
      throw problem(.noSize)
    }
    number += 1
    guard let root = lines.popFirst().flatMap({ SHA256Digest(base64: $0) }) else {
      throw problem(.noHash)
    }
    number += 1
    if let separator = lines.popFirst(), !separator.isEmpty { throw problem(.textBehind) }
    for line in lines {
      number += 1
      guard line.utf8.starts(with: "— ".utf8) else { throw problem(.textBehind) }
    }
    self.init(origin: String(origin), head: TreeHead(size: size, root: root))
  }
}
