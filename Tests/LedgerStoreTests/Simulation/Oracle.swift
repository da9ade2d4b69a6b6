import Digest
import Foundation

/// What is found when a ledger is opened, by section "What a reader refuses" of the format page.
///
/// Worked out from the bytes of the two files and the lines that were meant to be in the log, without
/// any of the code that reads a ledger: a line is right where it is the line that was meant.
enum Oracle {
  enum Verdict: Hashable {
    /// There is no ledger.
    case missing
    /// All lines are right, and all that was acknowledged is there; lines beyond that are taken in.
    case whole(lines: Int)
    /// Behind the right lines, and all that was acknowledged, lies something that is none.
    case torn(lines: Int, offset: Int, bytes: Int)
    /// Something that was acknowledged is not there, or nobody can tell.
    case refused
  }

  static func verdict(log: [UInt8]?, head: [UInt8]?, lines: [[UInt8]]) -> Verdict {
    guard let log else { return head == nil ? .missing : .refused }
    guard let head, let acknowledged = acknowledgedBytes(head) else { return .refused }
    let (count, end) = wholeLines(log, lines)
    if end < acknowledged { return .refused }
    if end == log.count { return .whole(lines: count) }
    return log.count - end > 1 << 20
      ? .refused : .torn(lines: count, offset: end, bytes: log.count - end)
  }

  /// How many lines are right, and where they end.
  static func wholeLines(_ log: [UInt8], _ lines: [[UInt8]]) -> (count: Int, end: Int) {
    var (count, end) = (0, 0)
    while count < lines.count, log[end...].starts(with: lines[count]) {
      end += lines[count].count
      count += 1
    }
    return (count, end)
  }

  /// What the newer of the slots says that are whole.
  static func acknowledgedBytes(_ head: [UInt8]) -> Int? {
    guard head.count == 1024 else { return nil }
    return [head[..<512], head[512...]].compactMap(slot)
      .max { $0.sequence < $1.sequence }?.bytes
  }

  /// `{"bytes":…,"entries":…,"root":"…","sequence":…,"sum":"…"}`, spaces and a line feed.
  private static func slot(_ slot: ArraySlice<UInt8>) -> (sequence: Int, bytes: Int)? {
    let text = String(decoding: slot, as: UTF8.self)
    guard text.hasSuffix("\n"), let sum = text.range(of: ",\"sum\":\"") else { return nil }
    let summed = text[..<sum.lowerBound]
    guard text[sum.upperBound...].hasPrefix(SHA256.hash(Array(summed.utf8)).hex + "\"} ")
    else { return nil }
    func number(_ key: String) -> Int? {
      summed.range(of: "\"\(key)\":").flatMap { found in
        Int(summed[found.upperBound...].prefix { $0.isNumber })
      }
    }
    guard let sequence = number("sequence"), let bytes = number("bytes") else { return nil }
    return (sequence, bytes)
  }
}
