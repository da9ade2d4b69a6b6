import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

/// The files of a ledger kept in memory, to be put down again and again.
struct SavedLedger: Sendable {
  let log: [UInt8]
  let head: [UInt8]
  /// Where each line begins, and where the log ends.
  let starts: [Int]

  init(_ folder: String) throws {
    let log = try contents(of: LedgerFolder.log(folder))
    self.log = log
    head = try contents(of: LedgerFolder.head(folder))
    starts = [0] + log.indices.filter { log[$0] == 0x0A }.map { $0 + 1 }
  }

  /// A log beside the head that a folder has, which may be missing.
  init(log: [UInt8], headOf folder: String) throws {
    self.log = log
    head = (try? contents(of: LedgerFolder.head(folder))) ?? []
    starts = [0] + log.indices.filter { log[$0] == 0x0A }.map { $0 + 1 }
  }

  /// How many entries it has.
  var count: Int { starts.count - 1 }

  /// Its lines, without their line feeds.
  var lines: [String] {
    String(decoding: log, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The place before each line.
  func positions() throws -> [LogPosition] {
    var position = LogPosition()
    return try zip(lines, starts.dropFirst()).map { line, end in
      defer { position.bytes = end }
      let before = position
      position.last = try LogText.said(line)
      position.tree.append(leaf: position.last)
      return before
    }
  }

  /// The place behind the last line.
  func end() throws -> LogPosition {
    var position = try certain(positions().last)
    position.bytes = log.count
    position.last = try LogText.said(certain(lines.last))
    position.tree.append(leaf: position.last)
    return position
  }

  /// Puts the files into a folder, which is made for them.
  func put(into folder: String) throws {
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    try LedgerStoreTests.put(log, into: LedgerFolder.log(folder))
    try LedgerStoreTests.put(head, into: LedgerFolder.head(folder))
  }

  /// How many entries the exhaustive tests damage.
  static let entries = Campaign.count(everyday: 40, campaign: 1000)

  /// A small ledger of ``entries`` entries, written once for all tests.
  static let small = Result {
    let temporary = try TemporaryFolder(inMemory: true)
    do {
      var clinic = try Clinic.makeSmall(temporary("ledger"))
      try clinic.tellDoses(upTo: entries)
    }
    try expectSound(temporary("ledger"), entries: entries)
    return try SavedLedger(temporary("ledger"))
  }

  /// Another one with the same first twenty entries.
  static let fork = Result {
    let temporary = try TemporaryFolder(inMemory: true)
    do {
      var clinic = try Clinic.makeSmall(temporary("ledger"))
      try clinic.tellDoses(upTo: 20)
      try clinic.tellDoses(upTo: entries, other: true)
    }
    return try SavedLedger(temporary("ledger"))
  }

  /// The ledger of the format page and eighteen entries more.
  static let episode = Result {
    let temporary = try TemporaryFolder(inMemory: true)
    do {
      var clinic = try Clinic.make(temporary("ledger"))
      try clinic.tellOneEpisode()
      try clinic.tellTests(upTo: 40)
    }
    try expectSound(temporary("ledger"), entries: 40)
    return try SavedLedger(temporary("ledger"))
  }
}
