import ContingencyManagement
import Digest
import Foundation

@testable import LedgerStore

/// What is done to a ledger of five entries beside recording: each on a disk of its own, and each asked
/// for again in the same words until it is done.
enum Repair: CaseIterable {
  case mirrorMade, mirrorRebuilt, headAdopted, logRestored, secretReplaced

  static let folder = Operation.folder
  static let mirror = "/mirror"
  static let lines = 5

  /// The disk that it begins with, each time another one.
  func disk() throws -> SimulatedDisk { try certain(Repair.disks.get()[self]).copy() }

  private static let disks: Result<[Repair: SimulatedDisk], any Error> = Result {
    try Dictionary(uniqueKeysWithValues: allCases.map { ($0, try $0.newDisk()) })
  }

  private func newDisk() throws -> SimulatedDisk {
    let disk = SimulatedDisk()
    try SimulatedKernel(disk).run {
      try Operation.creation.perform { _ in }
      if [.mirrorRebuilt, .logRestored].contains(self) {
        try Ledger.setMirror(Repair.folder, to: Repair.mirror, name: Repair.folder)
      }
      try Operation.post(3..<Repair.lines) { _ in }
      switch self {
      case .mirrorMade, .secretReplaced: break
      case .mirrorRebuilt: try Repair.spoil(LedgerFolder.log(Repair.mirror))
      case .headAdopted: try Repair.spoil(Operation.head)
      case .logRestored: try Repair.spoil(Operation.log)
      }
    }
    return disk
  }

  /// Changes the beginning of a file, durably.
  private static func spoil(_ path: String) throws {
    let file = try OpenFile(path, O_WRONLY)
    try file.write(Array(repeating: UInt8(ascii: "#"), count: 700), at: 0)
    try file.sync()
  }

  /// How many entries there are when it is done.
  var entries: Int {
    switch self {
    case .mirrorMade, .mirrorRebuilt: Repair.lines
    case .headAdopted, .logRestored, .secretReplaced: Repair.lines + 1
    }
  }

  /// Does what is still to be done, on the kernel of this task.
  func perform() throws {
    let folder = Repair.folder
    switch self {
    case .mirrorMade:
      try Ledger.setMirror(folder, to: Repair.mirror, name: folder)
    case .mirrorRebuilt:
      _ = try Ledger.rebuildMirror(folder, name: folder)
    case .headAdopted:
      guard let headless = try HeadlessLog.open(folder) else { return }
      _ = try headless.adopt(vouched: 0, try asking())
    case .logRestored:
      let restoration = try Restoration.open(folder)
      if !restoration.isNeedless { _ = try restoration.restore(vouched: 0, try asking()) }
    case .secretReplaced:
      var ledger = try Ledger.open(folder)
      _ = try ledger.replaceSecret(with: Array(UInt8(100)...131), .scheduled, try asking())
    }
  }

  private func asking() throws -> Asking {
    try Clinic.asking(100, on: Clinic.day("2026-06-02"))
  }

  /// The calls that it makes when nothing goes wrong.
  func calls() throws -> [SimulatedKernel.Call] {
    let kernel = SimulatedKernel(try disk())
    try kernel.run { try perform() }
    return kernel.calls
  }

  /// Asks for it again, and holds what is there then against what must be.
  ///
  /// - Returns: Whether a piece of an entry had to be set aside.
  func finish(on disk: SimulatedDisk) throws -> Bool {
    try SimulatedKernel(disk, process: 2).run {
      if self == .secretReplaced, case .damaged = LedgerStoreTests.failure(toOpen: Repair.folder) {
        _ = try Ledger.setTailAside(Repair.folder)
      }
      try perform()
      let setAside = try Clinic.recordSettingsAside(in: Repair.folder)
      let report = try Ledger.audit(Repair.folder)
      guard report.isSound, report.entries == entries + setAside.count else {
        throw Failed("\(report)")
      }
      let lines = Array(try Operation.lines.get()[..<Repair.lines].joined())
      guard disk.contents(of: Operation.log)?.starts(with: lines) == true else {
        throw Failed("acknowledged lines are not there any more")
      }
      _ = try DrawSecret(Repair.folder, commitment: report.state.drawCommitment)
      // The head of a log that was only written to may say less; what lies beyond it is taken in again.
      guard try Ledger.open(Repair.folder).acknowledged.size == report.entries,
        disk.isDurable(Operation.log), disk.isDurable(Operation.head) || self == .secretReplaced
      else { throw Failed("what is there is not durable") }
      guard [.mirrorMade, .mirrorRebuilt, .logRestored].contains(self) == (report.mirror == .same)
      else { throw Failed("the second copy: \(report.mirror as Any)") }
      return !setAside.isEmpty
    }
  }
}
