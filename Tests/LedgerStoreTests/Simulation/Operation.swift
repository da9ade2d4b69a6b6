import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

/// What a writer does, on a disk of its own: the ways in which a ledger's files are ever written.
///
/// The entries are the founding and small decks, so that a ledger is read in a fraction of a
/// millisecond; each has the same request, time and line in every course of events.
enum Operation: CaseIterable {
  case creation, append, batch, adoption, settingAside

  static let folder = "/ledger"
  static let log = LedgerFolder.log(folder)
  static let head = LedgerFolder.head(folder)

  /// What is asked for, one after the other.
  static let proposals: Result<[(Proposal, Asking)], any Error> = Result {
    try (0..<7).map { number -> (Proposal, Asking) in
      let words = (0...number * 5 % 13).map { "\"bird-\($0)\"" }.joined(separator: ",")
      let deck = #"{"kind":"deck","id":"deck-\#(number)","version":1,"words":[\#(words)]}"#
      return (
        number == 0 ? .create(try Clinic.founding()) : .adopt(try Papers.adoption(deck)),
        try Clinic.asking(number, on: Clinic.day("2026-03-02"))
      )
    }
  }

  /// The lines of the log when everything has gone well, each with its line feed.
  static let lines = Result { try wholeLog().split(separator: 0x0A).map { Array($0) + [0x0A] } }

  private static func wholeLog() throws -> [UInt8] {
    let disk = try SimulatedDisk.made()
    try SimulatedKernel(disk).run { try post(3..<7) { _ in } }
    return try certain(disk.contents(of: log))
  }

  /// How many lines are acknowledged before it.
  var acknowledgedBefore: Int { self == .creation ? 0 : 3 }

  /// The requests that it is about.
  var requests: Range<Int> { self == .creation ? 0..<3 : 3..<(self == .batch ? 7 : 6) }

  /// The disk that it begins with, each time another one.
  func disk() throws -> SimulatedDisk { try certain(Operation.disks.get()[self]).copy() }

  private static let disks: Result<[Operation: SimulatedDisk], any Error> = Result {
    try Dictionary(uniqueKeysWithValues: allCases.map { ($0, try $0.newDisk()) })
  }

  private func newDisk() throws -> SimulatedDisk {
    if self == .creation { return SimulatedDisk() }
    let disk = try SimulatedDisk.made()
    switch self {
    case .creation, .append, .batch: break
    case .adoption:
      // A writer died between its write and its sync.
      try disk.batch(dying: .death(after: true))
    case .settingAside:
      // A writer died in the middle of its write, with a line whole and one not.
      let lines = try Operation.lines.get()
      try disk.batch(dying: .deathInside(lines[3].count + lines[4].count / 2))
    }
    return disk
  }

  /// Does it, on the kernel of this task; `acknowledge` is told each time how many lines are.
  func perform(acknowledge: (Int) throws -> Void) throws {
    switch self {
    case .creation:
      try Ledger.create(
        Operation.folder, master: Clinic.master, Array(Operation.proposals.get()[..<3]))
      try acknowledge(3)
    case .append, .adoption: try Operation.post(requests, acknowledge)
    case .batch:
      var ledger = try Ledger.open(Operation.folder)
      for number in requests {
        let (proposal, asking) = try Operation.proposals.get()[number]
        _ = try ledger.stage(proposal, asking)
      }
      try ledger.commit()
      try acknowledge(ledger.acknowledged.size)
    case .settingAside:
      _ = try Ledger.setTailAside(Operation.folder)
      try Operation.post(requests, acknowledge)
    }
  }

  /// Asks for entries one by one.
  static func post(_ requests: Range<Int>, _ acknowledge: (Int) throws -> Void) throws {
    var ledger = try Ledger.open(folder)
    try acknowledge(ledger.acknowledged.size)
    for number in requests {
      let (proposal, asking) = try proposals.get()[number]
      let posted = try ledger.post(proposal, asking)
      guard posted.entry.number == number else { throw Failed("entry \(posted.entry.number)") }
      try acknowledge(ledger.acknowledged.size)
    }
  }

  /// The calls that it makes when nothing goes wrong.
  func calls() throws -> [SimulatedKernel.Call] {
    let kernel = SimulatedKernel(try disk())
    try kernel.run { try perform { _ in } }
    return kernel.calls
  }
}

extension SimulatedDisk {
  /// A disk with a ledger of three entries.
  fileprivate static func made() throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    try SimulatedKernel(disk).run { try Operation.creation.perform { _ in } }
    return disk
  }

  /// A batch of two entries, whose writer dies at its write.
  fileprivate func batch(dying: SimulatedKernel.Fault.Kind) throws {
    let healthy = SimulatedKernel(copy())
    try healthy.run { try Operation.batch.perform { _ in } }
    let write = try certain(healthy.calls.firstIndex { $0.name == .write })
    let kernel = SimulatedKernel(self, fault: SimulatedKernel.Fault(call: write, kind: dying))
    let failed = try failure {
      try kernel.run {
        var ledger = try Ledger.open(Operation.folder)
        let proposals = try Operation.proposals.get()
        for (proposal, asking) in proposals[3..<5] {
          _ = try ledger.stage(proposal, asking)
        }
        try ledger.commit()
      }
    }
    guard failed != nil, kernel.isDead else { throw Failed("a writer outlived its death") }
  }
}
