import Digest

/// Where a file is not what somebody keeps of a log, and why.
public struct TestimonyProblem: Error, Hashable, Sendable {
  /// What is not as it must be.
  public enum Reason: Hashable, Sendable {
    /// Neither a receipt, nor a proof, nor a checkpoint.
    case unknownForm
    case noOrigin
    /// Not the number of a log's entries.
    case noSize
    /// Not a hash in base64.
    case noHash
    /// Not the place of an entry.
    case noIndex
    /// More than a checkpoint and its signatures.
    case textBehind
    /// A receipt's entry without a number or a hash.
    case noEntry
    /// A receipt's log without a number or a root.
    case noLog
    /// A second receipt begins.
    case secondReceipt
  }

  /// The line of the file, from 1.
  public let line: Int
  /// What is not as it must be.
  public let reason: Reason

  init(line: Int, _ reason: Reason) {
    self.line = line
    self.reason = reason
  }
}

extension Testimony {
  /// The largest file that is read, in bytes: the receipt of some thousand draws.
  public static let mostBytes = 1 << 20

  /// Reads what is in a file: a proof, a checkpoint, or a receipt as it was printed.
  public init(file bytes: [UInt8]) throws(TestimonyProblem) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      Substring(decoding: $0, as: UTF8.self)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    if let first = lines.first, first.utf8.elementsEqual(EntryProof.header.utf8) {
      self.init(try EntryProof(lines: lines))
    } else if lines.count > 2, Int(decimal: lines[1]) != nil {
      self.init(try Checkpoint(lines: lines[...], first: 1))
    } else {
      try self.init(receipt: lines)
    }
  }

  /// Reads the lines `entry` and `log` of a receipt, and passes over the others.
  private init(receipt lines: [Substring]) throws(TestimonyProblem) {
    var entries: [EntryHash] = []
    var head: TreeHead?
    for (index, line) in lines.enumerated() {
      let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
      func problem(_ reason: TestimonyProblem.Reason) -> TestimonyProblem {
        TestimonyProblem(line: index + 1, reason)
      }
      if line.hasPrefix("entry ") {
        guard head == nil else { throw problem(.secondReceipt) }
        guard words.count == 3, words[1].hasPrefix("#"),
          let number = Int(decimal: words[1].dropFirst()), let hash = SHA256Digest(hex: words[2])
        else { throw problem(.noEntry) }
        entries.append(EntryHash(number: number, hash: hash))
      } else if line.hasPrefix("log ") {
        guard head == nil else { throw problem(.secondReceipt) }
        guard words.count == 2, let log = TreeHead(text: words[1]) else { throw problem(.noLog) }
        head = log
      }
    }
    guard head != nil || !entries.isEmpty else { throw TestimonyProblem(line: 1, .unknownForm) }
    self.init(receiptOf: entries, head: head)
  }
}
