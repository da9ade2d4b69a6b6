import ContingencyManagement
import Digest
import Foundation
import StrictJSON

@testable import LedgerStore

/// The log that the page of the format shows, which has nearly every kind of entry: what the
/// properties of the log begin with.
struct PageLog {
  /// The lines, each without its line feed.
  let lines: [[UInt8]]
  /// The entries of the lines.
  let entries: [Entry]
  /// The hashes of the lines.
  let hashes: [SHA256Digest]

  static let whole = Result { try PageLog() }

  private init() throws {
    let page = Checkout.root.appendingPathComponent(
      "Sources/LedgerStore/LedgerStore.docc/Log-Format.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let blocks = text.components(separatedBy: "\n```json\n").dropFirst()
    lines = blocks.flatMap { block in
      (block.components(separatedBy: "\n```").first ?? "").split(separator: "\n")
    }.map { Array($0.utf8) }
    entries = try lines.map { try EntryLine.read($0, in: $0.indices).entry }
    hashes = try lines.map { line in
      try needed(line.withUnsafeBytes { EntryLine.hashes(of: $0) }, "a line without hash").said
    }
    try need(lines.count > 20, "the page shows no log")
  }

  /// How many entries make the ledger that everything else is tried on: its founding, the documents,
  /// one participant enrolled, one test.
  static let beginning = 7

  /// The state after the first entries.
  func state(after count: Int = beginning) throws -> LedgerState {
    var state = LedgerState()
    for entry in entries.prefix(count) { try state.takeIn(entry) }
    return state
  }

  /// The first lines as they lie in a log.
  func bytes(of count: Int = beginning) -> [UInt8] {
    Array(lines.prefix(count).map { $0 + [0x0A] }.joined())
  }
}
