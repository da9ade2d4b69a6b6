import ContingencyManagement
import Testing

@Suite struct `What is asked too early or of the wrong thing` {
  @Test func `is refused where money would be spent in the future`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.record("N")
    let tomorrow = Redemption(
      participant: TestLedger.someone, day: TestLedger.today.adding(days: 1),
      amount: written("1.00") { Money($0) }, item: written("card") { Reference($0) })
    #expect(throws: Refusal.inFuture(tomorrow.day, today: TestLedger.today)) {
      try ledger.post(.redeem(tomorrow))
    }
  }

  @Test func `is refused where caps are in another currency`() throws {
    let pounds = written("GBP") { Currency($0) }
    let caps = CapFile(
      id: "grant", version: 1, title: "A grant", source: "a test", evidence: "a test",
      currency: pounds, limits: [])
    #expect(throws: Refusal.otherCurrency(pounds, ledger: .dollars)) {
      var ledger = try TestLedger()
      try ledger.adopt(.caps(caps))
    }
  }

  @Test func `is refused where a pause would be corrected into a test`() throws {
    var ledger = try TestLedger(under: .daily)
    let start = TestLedger.start
    try ledger.post(
      .pause(Pause(participant: TestLedger.someone, from: start, reason: .hospital)))
    let pause = ledger.last
    #expect(throws: Refusal.otherKindOfOccasion(entry: pause)) {
      try ledger.correct(pause, to: .letter(.negative, of: TestLedger.someone, on: start))
    }
    #expect(ParticipantsReport(ledger.state).rows.map(\.status) == ["paused (hospital)"])
  }
}
