import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A draw chain in a ledger` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }

  init() throws { temporary = try TemporaryFolder() }

  /// Ten times 99 draws, then the ten that are left of the chain, then 89 of the next one.
  @Test func `serves a thousand draws, and is renewed then and not before`() throws {
    var clinic = try Clinic.make(folder)
    try clinic.tellThousandDraws()
    try expectSound(folder, entries: 40)
    let refused = try failure { try clinic.draw("42") }?.refusal
    #expect(refused == .chainUsedUp(Clinic.participant))
    try clinic.renewChain()
    #expect(
      try failure { try clinic.renewChain() }?.refusal == .chainNotUsedUp(Clinic.participant))
    try clinic.draw("42")
    let chain = clinic.ledger.state.participant(Clinic.participant)?.chain
    #expect(chain?.number == 1)
    #expect(chain?.used == 89)
    try expectSound(folder, entries: 43)
  }

  @Test func `completes a request whose result was never written`() throws {
    do {
      var clinic = try Clinic.make(folder)
      try clinic.enrol()
      try clinic.test(.negative)
      try clinic.post(.draw(Clinic.participant, try certain(DrawWord("wren"))))
    }
    let report = try Ledger.audit(folder)
    #expect(report.isSound)
    #expect(report.findings == [Finding(entry: 7, .drawPending(Clinic.participant))])
    do {
      var clinic = try Clinic.open(folder)
      try clinic.reveal()
    }
    try expectSound(folder, entries: 9)
  }
}

extension Clinic {
  /// Eleven days that earn 99 draws each, of which a thousand are made.
  mutating func tellThousandDraws() throws {
    try post(.adopt(try Papers.adoption(Papers.manyDraws)))
    try enrol(under: "many-draws", prescribed: [])
    for number in 0..<11 {
      try goal("goal/\(number)")
      try draw("\(number)")
      wait(days: 1)
    }
  }
}
