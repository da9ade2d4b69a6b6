import Foundation
import Testing

@testable import LedgerStore

/// The process dies, as by `kill -9`, and the machine runs on: everything it wrote is there to read.
@Suite struct `A process that dies` {
  @Test(arguments: Operation.allCases)
  func `before or after any of its calls has lost nothing that it acknowledged`(
    operation: Operation
  ) throws {
    var aftermath = Aftermath()
    var random = SeededGenerator(seed: Campaign.seed(2))
    for call in try operation.calls().indices {
      for after in [false, true] {
        let fault = SimulatedKernel.Fault(call: call, kind: .death(after: after))
        let course = try Course(operation, on: operation.disk(), fault: fault)
        try #require(course.failure != nil)
        try aftermath.check(course.disk.copy(), acknowledged: course.acknowledged)
        // Then the power fails too.
        let left = course.disk.afterPowerCut(&random)
        try aftermath.check(left, acknowledged: course.acknowledged)
      }
    }
    #expect(aftermath.kinds["refused"] == nil)
    print("deaths, \(operation): \(aftermath.words)")
  }

  @Test(arguments: Operation.allCases)
  func `in the middle of any write has lost nothing that it acknowledged`(
    operation: Operation
  ) throws {
    var aftermath = Aftermath()
    let calls = try operation.calls()
    for call in calls.indices where [.write, .pwrite].contains(calls[call].name) {
      for taken in stride(from: 0, to: 2_000, by: Campaign.count(everyday: 37, campaign: 1)) {
        let fault = SimulatedKernel.Fault(call: call, kind: .deathInside(taken))
        let course = try Course(operation, on: operation.disk(), fault: fault)
        try #require(course.failure != nil)
        try aftermath.check(course.disk, acknowledged: course.acknowledged)
      }
    }
    #expect(aftermath.kinds["refused"] == nil)
    print("deaths inside, \(operation): \(aftermath.words)")
  }

  /// In a container every process may have the same number.
  @Test func `while it makes a ledger is not in the way of the next, of whatever number`() throws {
    for call in try Operation.creation.calls().indices {
      let disk = SimulatedDisk()
      let fault = SimulatedKernel.Fault(call: call, kind: .death(after: true))
      for _ in 0..<2 { _ = try Course(.creation, on: disk, fault: fault) }
      let third = try Course(.creation, on: disk, fault: nil)
      switch third.failure {
      case nil, .exists: break
      default: throw Failed("after deaths at call \(call): \(third.failure as Any)")
      }
      var aftermath = Aftermath()
      try aftermath.check(disk, acknowledged: 3)
    }
  }
}
