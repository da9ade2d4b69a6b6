import ContingencyManagement
import Digest
import Foundation
import StrictJSON

@testable import LedgerStore

/// A ledger whose log goes on with any bytes is opened just where its audit is sound; opening changes
/// nothing of it, what is set aside is kept, and what is posted then is sound again.
///
/// The first byte says how the folder is made; its bits are ``Making``.
enum LedgerProperty {
  struct Making: OptionSet {
    let rawValue: UInt8
    /// Lines that can be read get their number and their hashes put right.
    static let repaired = Making(rawValue: 1)
    /// Only the beginning is acknowledged.
    static let unacknowledged = Making(rawValue: 2)
    /// The last bytes are those of the head.
    static let ownHead = Making(rawValue: 4)
  }

  private static let scratch = Scratch("ledger")

  static func hold(_ bytes: [UInt8]) throws {
    guard let first = bytes.first else { return }
    let making = Making(rawValue: first)
    let page = try PageLog.whole.get()
    var log = page.bytes()
    let beginning = log
    var more = bytes.dropFirst()
    var head = try self.head(of: log)
    if making.contains(.ownHead) {
      head = Array(more.suffix(2 * Head.slotSize))
      more = more.dropLast(head.count)
    }
    log += making.contains(.repaired) ? repaired(more, after: page) : Array(more)
    if making.isDisjoint(with: [.ownHead, .unacknowledged]) { head = try self.head(of: log) }
    try scratch.empty()
    let folder = scratch.path
    try scratch.put(log, into: LedgerFolder.log(folder))
    try scratch.put(head, into: LedgerFolder.head(folder))
    defer { scratch.remove() }
    try hold(folder, log, acknowledged: beginning)
  }

  private static func hold(
    _ folder: String, _ log: [UInt8], acknowledged beginning: [UInt8]
  ) throws {
    // An audit waits for a head that is behind its log to catch up.
    let isBehind =
      (try? HeadFile.open(LedgerFolder.head(folder), writing: false).head.bytes < log.count) == true
    let report = isBehind ? nil : try Ledger.audit(folder)
    if let report { try EntriesProperty.holdLaws(of: report.state) }
    let failure = try post(folder)
    if let report {
      let isRight = report.damage == nil && report.findings.allSatisfy(\.isOpenBusiness)
      try need((failure == nil) == isRight, "opened: \(failure == nil), audited: \(isRight)")
    }
    let after = try needed(scratch.contents(LedgerFolder.log(folder)), "the log is gone")
    guard let failure else {
      try need(after.starts(with: log), "opening changed the log")
      let report = try Ledger.audit(folder)
      return try need(
        report.isSound,
        "unsound after it was opened: \(report.findings) \(String(describing: report.damage))")
    }
    try need(after == log, "the log was changed, and the ledger not opened")
    guard case .damaged = failure else { return }
    try setAside(folder, log, acknowledged: beginning)
  }

  /// Opens the ledger and ends the participant's episode; why it could not be opened.
  private static func post(_ folder: String) throws -> LedgerError? {
    let today = try needed(CalendarDay("2999-01-01"), "no day")
    let asking = Asking(
      by: try needed(OperatorCode("rn-07"), "no operator"),
      at: try needed(Moment("2999-01-01T00:00:00Z"), "no moment"), today: today,
      request: try needed(RequestID("fuzz-end"), "no request"))
    do throws(LedgerError) {
      var ledger = try Ledger.open(folder)
      do throws(LedgerError) {
        for participant in ledger.state.participants.prefix(1) {
          _ = try ledger.post(
            .end(Ending(participant: participant.code, from: today, outcome: .completed)), asking)
        }
      } catch {
        guard case .refused = error else { throw error }
      }
      return nil
    } catch { return error }
  }

  private static func setAside(
    _ folder: String, _ log: [UInt8], acknowledged beginning: [UInt8]
  ) throws {
    let head = try? HeadFile.open(LedgerFolder.head(folder), writing: false).head
    guard let tail = try? Ledger.setTailAside(folder) else {
      return try need(
        scratch.contents(LedgerFolder.log(folder)) == log, "the log was changed, and refused")
    }
    let kept = scratch.contents(LedgerFolder.aside(folder) + "/" + tail.fileName)
    let left = try needed(scratch.contents(LedgerFolder.log(folder)), "the log is gone")
    try need(left + (kept ?? []) == log, "bytes were lost when they were set aside")
    try need(left.count >= head?.bytes ?? 0, "what was acknowledged was set aside")
    try need(tail.digest == SHA256.hash(kept ?? []), "a digest of other bytes")
  }

  /// A head that acknowledges the whole lines of a log.
  private static func head(of log: [UInt8]) throws -> [UInt8] {
    var tree = MerkleTree()
    for line in log.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      let hashes = line.withUnsafeBytes { EntryLine.hashes(of: $0) }
      tree.append(leaf: hashes?.said ?? .zero)
    }
    let head = Head(bytes: log.count, entries: tree.count, root: tree.root, sequence: 6)
    return head.slot + head.slot
  }

  private static func repaired(_ bytes: ArraySlice<UInt8>, after page: PageLog) -> [UInt8] {
    var number = PageLog.beginning
    var previous = page.hashes[number - 1]
    var log = CanonicalWriter()
    var rest: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      guard rest.isEmpty,
        var entry = try? EntryLine.read(Array(bytes), in: line.range(in: bytes)).entry
      else {
        rest += Array(line) + [0x0A]
        continue
      }
      entry.number = number
      previous = EntryLine.write(entry, previous: previous, to: &log)
      number += 1
    }
    return log.bytes + rest.dropLast()
  }
}

extension ArraySlice<UInt8> {
  /// Where this part of `whole` lies in a copy of it that begins at 0.
  fileprivate func range(in whole: ArraySlice<UInt8>) -> Range<Int> {
    (startIndex - whole.startIndex)..<(endIndex - whole.startIndex)
  }
}
