import ContingencyManagement
import Digest
import Foundation

@testable import LedgerStore

/// A log as text, line by line, to be damaged in every way that someone with an editor has.
struct LogText {
  /// The lines without their line feeds.
  var lines: [String]

  init(_ folder: String) throws {
    let text = String(decoding: try contents(of: LedgerFolder.log(folder)), as: UTF8.self)
    lines = text.split(separator: "\n").map(String.init)
  }

  var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  /// Where each line begins, and where the log ends.
  var starts: [Int] {
    lines.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count + 1) }
  }

  /// `,"prev":"…","self":"…"}`, whose length never changes.
  private static let tail = 9 + 64 + 1 + 9 + 64 + 2

  /// The hash that a line says it has.
  static func said(_ line: String) throws -> SHA256Digest {
    try certain(
      SHA256Digest(hex: line.utf8Text(of: (line.utf8.count - 66)..<(line.utf8.count - 2))))
  }

  /// The hash of a line, worked out from its bytes by the two sentences of the format page.
  static func hash(_ line: String) -> SHA256Digest {
    let entry = Array(line.utf8).dropLast(75) + Array("}".utf8)
    return SHA256.hash([0] + entry)
  }

  /// The line with its hash put right.
  static func rehashed(_ line: String) -> String {
    line.utf8Text(of: 0..<(line.utf8.count - 66)) + hash(line).hex + "\"}"
  }

  /// Puts the hashes right from line `first` on, and ties each line to the one before.
  mutating func rehash(from first: Int) throws {
    for index in first..<lines.count {
      let previous = index == 0 ? SHA256Digest.zero : try LogText.said(lines[index - 1])
      let line = lines[index]
      let head = line.utf8Text(of: 0..<(line.utf8.count - LogText.tail))
      lines[index] = LogText.rehashed(
        head + ",\"prev\":\"\(previous.hex)\",\"self\":\"\(SHA256Digest.zero.hex)\"}")
    }
  }

  /// Writes the log over the one in a folder, and leaves the head as it is.
  func write(_ folder: String) throws { try put(bytes, into: LedgerFolder.log(folder)) }

  /// A head file that acknowledges exactly this log.
  func head() throws -> [UInt8] {
    var tree = MerkleTree()
    for line in lines { tree.append(leaf: try LogText.said(line)) }
    let head = Head(bytes: bytes.count, entries: lines.count, root: tree.root, sequence: 77)
    return head.slot + head.slot
  }
}

extension String {
  /// The characters whose bytes lie in a range.
  fileprivate func utf8Text(of range: Range<Int>) -> String {
    String(decoding: Array(utf8)[range], as: UTF8.self)
  }
}
