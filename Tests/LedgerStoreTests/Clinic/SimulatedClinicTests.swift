import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A simulated clinic` {
  /// A clinic of fifty days each.
  static let days = 50
  static let shares = 4
  static let clinics = Campaign.count(everyday: 40, campaign: 20_000) / shares

  /// A failure names the seed, which is the clinic's number; every seed that found something would
  /// find it again.
  @Test(arguments: 0..<shares)
  func `keeps every law at every step, and what is read again is what was`(share: Int) throws {
    var counts = SimulatedClinic.Counts()
    for number in 0..<Self.clinics {
      let seed = UInt64(share * Self.clinics + number)
      do { counts += try Self.live(seed: seed) } catch { throw Failed("seed \(seed): \(error)") }
      if Campaign.isOn, number % 100 == 99 { print("clinics of share \(share): \(counts)") }
    }
    #expect(counts.days == Self.clinics * Self.days)
    #expect(counts.entries > counts.days && counts.repeats > 0 && counts.refused > 0)
    #expect(counts.corrections > 0 && counts.restarts >= Self.clinics && counts.torn > 0)
  }

  private static func live(seed: UInt64) throws -> SimulatedClinic.Counts {
    let temporary = try TemporaryFolder(inMemory: true)
    return try SimulatedClinic(temporary("ledger"), seed: seed, days: days).live()
  }
}
