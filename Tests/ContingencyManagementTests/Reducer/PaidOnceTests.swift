import ContingencyManagement
import Testing

/// An occasion is paid once, whatever becomes of its entry.
@Suite struct `What was paid` {
  static func day(_ place: Int) -> CalendarDay { TestLedger.start.adding(days: place) }

  @Test func `an occasion moved from one schedule to the next is not paid twice`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.record("NNN")
    let third = ledger.last
    let next = Schedule.of("next", phases: [.weeks(4, perWeek: 7)], pays: [.voucher("1.00")])
    try ledger.adopt(.schedule(next))
    try ledger.post(
      .move(
        Move(
          participant: TestLedger.someone, schedule: Adoption.of(.schedule(next)).digest,
          from: Self.day(5), reason: .nextStage)))
    // Paid $3.00 for the third; worth $1.00 under the next schedule.
    let outcome = try ledger.correct(third, to: .negative(on: Self.day(6)))
    #expect(outcome.earned == .nothing)
  }

  /// The same without a change of day: a voided test, a move before its day, and put back.
  @Test func `a voided test put back after a move is not paid twice`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.record("NNN")
    let third = ledger.last
    try ledger.void(third)
    let next = Schedule.of("next", phases: [.weeks(4, perWeek: 7)], pays: [.voucher("1.00")])
    try ledger.adopt(.schedule(next))
    try ledger.post(
      .move(
        Move(
          participant: TestLedger.someone, schedule: Adoption.of(.schedule(next)).digest,
          from: Self.day(2), reason: .nextStage)))
    let outcome = try ledger.correct(third, to: .negative(on: Self.day(2)))
    #expect(outcome.earned == .nothing)
  }

  @Test func `a visit that is voided and recorded again is paid once`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.record("NN")
    for _ in 0..<3 {
      try ledger.void(ledger.last)
      let again = try ledger.post(.record(.negative(on: Self.day(1))))
      #expect(again.earned == .nothing)
      #expect(again.rewards.map(\.paidBefore) == again.rewards.map(\.total))
    }
    #expect(try ledger.participant().overpaid == .nothing)
    #expect(ledger.findings() == [])
  }

  @Test func `a further test that decides its day after a void is not paid again`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.record("N")
    let first = ledger.last
    try ledger.post(.record(.negative(on: Self.day(0))))
    #expect(try ledger.void(first).earned == .nothing)
    #expect(try ledger.participant().overpaid == .nothing)
  }

}
