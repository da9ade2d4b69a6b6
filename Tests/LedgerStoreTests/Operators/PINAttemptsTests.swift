import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `Wrong PINs` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private let nurse: OperatorCode
  private let other: OperatorCode

  init() throws {
    temporary = try TemporaryFolder()
    nurse = try certain(OperatorCode("rn-07"))
    other = try certain(OperatorCode("rn-08"))
    var clinic = try Clinic.makeSmall(temporary("ledger"))
    try clinic.ledger.keep(nil)
  }

  private func begin(_ code: OperatorCode, _ second: Int) throws -> (count: Int?, wait: Int) {
    try PINAttempts.begin(
      folder, of: code, at: try certain(Moment(seconds: 1_000_000 + second)))
  }

  @Test func `make an operator wait a minute after five, and again after each further one`() throws
  {
    for count in 1...5 { #expect(try begin(nurse, count).count == count) }
    for second in [5, 6, 64] {
      let attempt = try begin(nurse, second)
      #expect(attempt.count == nil && attempt.wait == 65 - second)
    }
    #expect(try begin(other, 64).count == 1, "nobody else waits")
    #expect(try begin(nurse, 65).count == 6)
    #expect(try begin(nurse, 66).count == nil)
    #expect(try begin(nurse, 125).count == 7)
    #expect(try mode(of: LedgerFolder.attempts(folder)) == 0o600)
    try expectSound(folder)
  }

  @Test func `are forgotten once the right one is given`() throws {
    for count in 1...4 { #expect(try begin(nurse, count).count == count) }
    #expect(try begin(other, 4).count == 1)
    try PINAttempts.succeed(folder, of: nurse)
    #expect(try begin(nurse, 5).count == 1)
    #expect(try begin(other, 5).count == 2)
  }

  @Test func `lock nobody out for longer, whatever the clock or the file says`() throws {
    for count in 1...5 { #expect(try begin(nurse, count).count == count) }
    #expect(try begin(nurse, -500).count == 6, "the clock was set back")
    for text in [
      "", "{}\n", "{\"fmt\":2,\"wrong\":[]}\n", "{\"fmt\":1,\"wrong\":[{}]}\n",
    ] {
      try put(text.utf8, into: LedgerFolder.attempts(folder))
      #expect(try begin(nurse, 9).count == 1)
    }
  }
}
