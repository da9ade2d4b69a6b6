import Foundation
import Testing

@testable import LedgerStore

/// Every repair dies, or is cut off by a failing power, at any of its calls, and is asked for again.
@Suite struct `A repair` {
  @Test(arguments: Repair.allCases)
  func `that is cut off at any of its calls loses nothing and is done when asked for again`(
    repair: Repair
  ) throws {
    let seed = Campaign.seed(5)
    var random = SeededGenerator(seed: seed)
    let states = Campaign.count(everyday: 2, campaign: 400)
    var (count, torn) = (0, 0)
    let calls = try repair.calls()
    for (call, made) in calls.enumerated() {
      var kinds: [SimulatedKernel.Fault.Kind] = [.death(after: false), .death(after: true)]
      if [.write, .pwrite].contains(made.name) { kinds.append(.deathInside(150)) }
      for kind in kinds {
        do {
          let disk = try repair.disk()
          let kernel = SimulatedKernel(
            disk, fault: SimulatedKernel.Fault(call: call, kind: kind), seed: seed)
          _ = try failure { try kernel.run { try repair.perform() } }
          try #require(kernel.isDead)
          for _ in 0..<states {
            if try repair.finish(on: disk.afterPowerCut(&random)) { torn += 1 }
            count += 1
          }
          // Or the machine runs on.
          if try repair.finish(on: disk) { torn += 1 }
        } catch {
          throw Failed("seed \(seed), \(kind) at call \(call), \(made.name) \(made.path): \(error)")
        }
      }
    }
    print("repairs cut off, \(repair): \(calls.count) calls, \(count) states, \(torn) torn entries")
    #expect([.headAdopted, .secretReplaced].contains(repair) == (torn > 0))
  }
}
