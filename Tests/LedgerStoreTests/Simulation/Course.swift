import ContingencyManagement
import Digest
import Foundation

@testable import LedgerStore

/// An operation as it went with a fault: what it said, and what it left.
struct Course {
  let operation: Operation
  let disk: SimulatedDisk
  let calls: [SimulatedKernel.Call]
  /// The most lines that were ever said to be recorded.
  let acknowledged: Int
  /// Why it did not come to its end; nil where it did.
  let failure: LedgerError?

  /// - Throws: where something was acknowledged that a power cut could take.
  init(
    _ operation: Operation, on disk: SimulatedDisk, fault: SimulatedKernel.Fault?, seed: UInt64 = 0
  ) throws {
    let kernel = SimulatedKernel(disk, fault: fault, seed: seed)
    var most = operation.acknowledgedBefore
    self.operation = operation
    self.disk = disk
    failure = try LedgerStoreTests.failure {
      try kernel.run {
        try operation.perform { lines in
          let isDurable = disk.isDurable(Operation.log) && disk.isDurable(Operation.head)
          guard isDurable || disk.lies else {
            throw Failed("\(lines) lines were acknowledged before all was durable")
          }
          most = max(most, lines)
        }
      }
    }
    acknowledged = most
    calls = kernel.calls
  }
}

/// What the next process finds on a disk, and what comes of asking for everything again.
struct Aftermath {
  /// Of how many states that are told apart one is also put in order and asked for everything again;
  /// the others are only opened.
  let thorough: Int
  private var known: Set<Int> = []
  /// How many states there were, and how many of them of each kind that no other was like.
  private(set) var states = 0
  private(set) var kinds: [String: Int] = [:]

  init(thorough: Int = 1) { self.thorough = thorough }

  /// Opens, audits and repeats, and holds each answer against the oracle.
  ///
  /// States that are equal, byte for byte, are judged once.
  ///
  /// - Parameter acknowledged: How many lines must be there; nil where the disk had lied.
  mutating func check(_ disk: SimulatedDisk, acknowledged: Int?) throws {
    states += 1
    let (log, head) = (disk.contents(of: Operation.log), disk.contents(of: Operation.head))
    var hasher = Hasher()
    hasher.combine(log)
    hasher.combine(head)
    hasher.combine(disk.isDurable(Operation.log))
    hasher.combine(acknowledged)
    guard known.insert(hasher.finalize()).inserted else { return }
    let lines = try Operation.lines.get()
    let verdict = Oracle.verdict(log: log, head: head, lines: lines)
    kinds[verdict.kind, default: 0] += 1
    if let acknowledged, verdict.lines < acknowledged {
      throw Failed("\(acknowledged) lines were acknowledged, and \(verdict)")
    }
    // The number of the process that died is given to another one, now and then.
    try SimulatedKernel(disk, process: known.count % 2 == 0 ? 1 : 2).run {
      try open(as: verdict)
      guard known.count % thorough == 0 else { return }
      if verdict == .refused {
        guard try failure({ _ = try Ledger.setTailAside(Operation.folder) })?.damage != nil,
          disk.contents(of: Operation.log) == log, disk.contents(of: Operation.head) == head
        else { throw Failed("\(verdict), and changed") }
      } else {
        try putInOrder(verdict, log ?? [], disk)
        try repeatAll(verdict, disk, Array(lines.joined()))
      }
    }
  }

  private func open(as verdict: Oracle.Verdict) throws {
    do {
      let ledger = try Ledger.open(Operation.folder)
      guard verdict == .whole(lines: ledger.acknowledged.size),
        ledger.state.entryCount == ledger.acknowledged.size
      else { throw Failed("\(verdict), but \(ledger.acknowledged.size) lines are whole") }
    } catch let error as LedgerError {
      switch (verdict, error) {
      case (.missing, .missing), (.refused, .damaged): break
      case (.torn(let lines, let offset, _), .damaged(let damage))
      where damage.line == lines + 1 && damage.offset == offset: break
      default: throw Failed("\(verdict), but \(error)")
      }
    }
  }

  private func putInOrder(
    _ verdict: Oracle.Verdict, _ log: [UInt8], _ disk: SimulatedDisk
  ) throws {
    let report = try? Ledger.audit(Operation.folder)
    guard report?.damage == nil || verdict.kind == "torn" else { throw Failed("\(verdict)") }
    if case .missing = verdict { try Operation.creation.perform { _ in } }
    guard case .torn(_, let offset, let bytes) = verdict else { return }
    let tail = Array(log[offset...])
    let expected = SetAside(offset: offset, bytes: bytes, digest: SHA256.hash(tail))
    let file = LedgerFolder.aside(Operation.folder) + "/" + expected.fileName
    guard try Ledger.setTailAside(Operation.folder) == expected, disk.contents(of: file) == tail,
      disk.isDurable(file), disk.isDurable(Operation.log)
    else { throw Failed("\(verdict), and not kept") }
  }

  /// Whoever asks again, and again, has each entry once.
  private func repeatAll(_ verdict: Oracle.Verdict, _ disk: SimulatedDisk, _ all: [UInt8]) throws {
    for _ in 0..<2 { try Operation.post(3..<7) { _ in } }
    guard disk.contents(of: Operation.log) == all else {
      throw Failed("\(verdict): what was asked for again is not there just once")
    }
    // The head may say less; what lies beyond it is taken in again.
    guard disk.isDurable(Operation.log) else { throw Failed("what is there is not durable") }
  }

  /// What came of it, for a test to print.
  var words: String {
    let kinds = kinds.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return "\(states) states, different: " + kinds.joined(separator: ", ")
  }
}

extension Oracle.Verdict {
  var kind: String {
    switch self {
    case .missing: "missing"
    case .whole: "whole"
    case .torn: "torn"
    case .refused: "refused"
    }
  }

  /// How many lines are right.
  var lines: Int {
    switch self {
    case .missing, .refused: 0
    case .whole(let lines), .torn(let lines, _, _): lines
    }
  }
}
