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

/// Corrections that make an occasion one of another contingency.
@Suite struct `What was paid under another contingency` {
  /// $5.00 for a negative urine test, $10.00 for a negative one of oral fluid.
  static var schedule: Schedule {
    var schedule = Schedule.of(
      "specimens", phases: [.weeks(4, perWeek: 7)], pays: [.voucher("5.00")])
    var other = Contingency.abstinence(
      [.cocaine], specimens: [.oralFluid], pays: [.voucher("10.00")])
    other.id = "oral-fluid"
    schedule.contingencies.append(other)
    return schedule
  }

  static let urine = Occasion.negative(on: TestLedger.start)
  static let oralFluid = Occasion.test(.of(on: TestLedger.start, type: .oralFluid))

  @Test func `stays paid, and is not paid again when it is put back`() throws {
    var ledger = try TestLedger(under: Self.schedule)
    #expect(try ledger.post(.record(Self.urine)).earned == .of("5"))
    let entry = ledger.last
    #expect(try ledger.correct(entry, to: Self.oralFluid).earned == .of("10"))
    #expect(try ledger.participant().overpaid == .of("5"))
    #expect(try ledger.correct(entry, to: Self.urine).earned == .nothing)
    #expect(try ledger.participant().overpaid == .of("10"))
    #expect(try ledger.correct(entry, to: Self.oralFluid).earned == .nothing)
    #expect(try ledger.participant().earned == .of("15"))
    #expect(ledger.findings() == [])
  }
}
