import Foundation
import Testing

@testable import LedgerStore

/// Every operation is cut off at any of its calls, and what the disk may hold then is opened; now and
/// then the power fails again while that is put in order.
@Suite struct `A power cut` {
  @Test(arguments: Operation.allCases)
  func `loses nothing that was acknowledged, and leaves what can be put in order`(
    operation: Operation
  ) throws {
    let aftermath = try cut(operation, lies: false)
    #expect(aftermath.kinds["refused"] == nil)
    #expect(aftermath.kinds["whole", default: 0] > 0)
    print("power cuts, \(operation): \(aftermath.words)")
  }

  /// A disk that says it has written what it has not: nothing can help, but nothing is glossed over.
  @Test(arguments: [Operation.append, .batch])
  func `on a disk that lies is refused as soon as acknowledged lines are not there`(
    operation: Operation
  ) throws {
    let aftermath = try cut(operation, lies: true)
    #expect(aftermath.kinds["refused", default: 0] > 0)
    print("power cuts, \(operation), disk lies: \(aftermath.words)")
  }

  private func cut(_ operation: Operation, lies: Bool) throws -> Aftermath {
    let seed = Campaign.seed(1)
    var random = SeededGenerator(seed: seed)
    var aftermath = Aftermath(thorough: Campaign.count(everyday: 8, campaign: 1))
    let count = try operation.calls().count
    let statesOfOne = Campaign.count(everyday: 200, campaign: 2_000)
    while aftermath.states < Campaign.count(everyday: 7_500, campaign: 150_000) {
      for call in 0..<count {
        let disk = try operation.disk()
        disk.lies = lies
        let kind = SimulatedKernel.Fault.Kind.death(after: Bool.random(using: &random))
        let course = try Course(operation, on: disk, fault: .init(call: call, kind: kind))
        let isDurable = disk.isDurable(Operation.log) && disk.isDurable(Operation.head)
        for _ in 0..<(isDurable ? 1 : statesOfOne) {
          let state = aftermath.states
          do {
            var left = disk.afterPowerCut(&random)
            var acknowledged = course.acknowledged
            if Int.random(in: 0..<8, using: &random) == 0,
              let next = Operation.next(on: left), !lies
            {
              let fault = SimulatedKernel.Fault(
                call: Int.random(in: 0..<20, using: &random), kind: .death(after: false))
              let again = try Course(next, on: left, fault: fault)
              acknowledged = max(acknowledged, again.acknowledged)
              left = left.afterPowerCut(&random)
            }
            try aftermath.check(left, acknowledged: lies ? nil : acknowledged)
          } catch {
            throw Failed("seed \(seed), state \(state), cut at call \(call): \(error)")
          }
        }
      }
    }
    return aftermath
  }
}

extension Operation {
  /// What someone does who finds this disk; nil where there is nothing to be done.
  fileprivate static func next(on disk: SimulatedDisk) -> Operation? {
    let verdict = (try? lines.get()).map {
      Oracle.verdict(
        log: disk.contents(of: log), head: disk.contents(of: head), lines: $0)
    }
    return switch verdict {
    case .missing: .creation
    case .whole: .append
    case .torn: .settingAside
    case .refused, nil: nil
    }
  }
}
