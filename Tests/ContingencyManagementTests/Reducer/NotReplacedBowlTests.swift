import ContingencyManagement
import Digest
import Testing

/// A bowl whose drawn slips stay out until it is empty.
@Suite struct `A bowl without replacement` {
  static let bowl = PrizeBowl(
    id: "hat", version: 1, title: "hat", source: "a test", evidence: "a test", currency: .dollars,
    tiers: [
      PrizeBowl.Tier(id: "small", label: "Small", slips: 4, value: "1.00"),
      PrizeBowl.Tier(id: "large", label: "Large", slips: 1, value: "20.00"),
    ], isReplaced: false)

  static func ledger(each draws: Int) throws -> TestLedger {
    var ledger = try TestLedger()
    try ledger.adopt(.bowl(bowl))
    let schedule = Schedule.dailyDraws.with { $0.pays = [.draws(from: "hat", draws, step: 0)] }
    try ledger.adopt(.schedule(schedule))
    for code in [TestLedger.someone, "c-other"] {
      try ledger.enrol(code, under: schedule, withChain: true)
    }
    return ledger
  }

  static func draw(_ ledger: inout TestLedger, chain: Int = 0, of code: ParticipantCode)
    throws -> [Int]
  {
    try ledger.post(.draw(code, .declined))
    let request = try #require(try ledger.participant(code).pendingDraw?.request)
    try ledger.post(.reveal(code, `Draws in a ledger`.element(request.last, chain: chain)))
    guard case .drawn(let result) = ledger.entries[ledger.last].event else { return [] }
    return result.slips.map(\.number)
  }

  @Test func `five draws are five slips, and then all go back`() throws {
    var ledger = try Self.ledger(each: 1)
    try ledger.record("15N")
    var slips: [Int] = []
    for _ in 0..<15 { slips += try Self.draw(&ledger, of: TestLedger.someone) }
    for first in [0, 5, 10] {
      #expect(slips[first..<first + 5].sorted() == [0, 1, 2, 3, 4])
    }
    // Three rounds of four small and one large.
    #expect(try ledger.participant().prizes == "72.00")
    #expect(ledger.findings() == [])
  }

  @Test func `draws made together are without replacement too, over the edge of a round`() throws {
    var ledger = try Self.ledger(each: 7)
    try ledger.record("N")
    let slips = try Self.draw(&ledger, of: TestLedger.someone)
    #expect(slips.prefix(5).sorted() == [0, 1, 2, 3, 4])
    #expect(Set(slips.suffix(2)).count == 2)
    #expect(ledger.findings() == [])
  }

  @Test func `what one participant drew is out for nobody else`() throws {
    var ledger = try Self.ledger(each: 4)
    try ledger.record("N")
    try ledger.record("NN", of: "c-other")
    let mine = try Self.draw(&ledger, of: TestLedger.someone)
    var theirs = try Self.draw(&ledger, chain: 1, of: "c-other")
    theirs += try Self.draw(&ledger, chain: 1, of: "c-other")
    #expect(Set(mine).count == 4)
    #expect(theirs.prefix(5).sorted() == [0, 1, 2, 3, 4])
    #expect(ledger.findings() == [])
  }
}
