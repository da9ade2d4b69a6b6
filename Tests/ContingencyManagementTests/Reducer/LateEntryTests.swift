import ContingencyManagement
import Testing

@Suite struct `A late entry` {
  static func day(_ place: Int) -> CalendarDay { TestLedger.start.adding(days: place) }

  @Test func `a negative between two is worked through in the order of the days`() throws {
    var ledger = try TestLedger(under: .daily)
    let first = ledger.last + 1
    try ledger.post(.record(.negative(on: Self.day(0))))
    try ledger.post(.record(.negative(on: Self.day(2))))
    try ledger.post(.record(.negative(on: Self.day(3))))
    let late = try ledger.post(.record(.negative(on: Self.day(1))))
    #expect(late.rewards.map(\.total) == [.of("2")])
    #expect(late.rewards.map(\.run) == [2])
    #expect(late.credits.map(\.entry) == [first + 1, first + 2])
    #expect(late.credits.map(\.earned) == [.of("1"), .of("1")])
    #expect(try ledger.participant().earned == .of("10"))
    #expect(ledger.findings() == [])
  }

  @Test func `a positive between two takes nothing back, and governs what comes next`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.post(.record(.negative(on: Self.day(0))))
    try ledger.post(.record(.negative(on: Self.day(2))))
    let late = try ledger.post(.record(.positive(on: Self.day(1))))
    #expect(late.earned == .nothing)
    #expect(try ledger.participant().overpaid == .of("1"))
    #expect(try ledger.post(.record(.negative(on: Self.day(3)))).earned == .of("2"))
  }

  @Test func `a late entry of a week's plan makes the last of that week an extra one`() throws {
    var ledger = try TestLedger(under: .vaPrizes)
    for place in [0, 2] { try ledger.post(.record(.negative(on: Self.day(place)))) }
    let late = try ledger.post(.record(.negative(on: Self.day(1))))
    // Worth 1 2 0, paid 1 2 for the first and the last.
    #expect(late.earned == .of("2d"))
    #expect(try ledger.participant().overpaid == .of("2d"))
    #expect(ledger.findings() == [])
  }

  /// A voided entry of a later day must not stand in the way of the order of the rest.
  @Test func `days are worked through in order beside a voided entry`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.post(.record(.negative(on: Self.day(0))))
    try ledger.post(.record(.negative(on: Self.day(9))))
    try ledger.void(ledger.last)
    for place in [3, 6, 4] { try ledger.post(.record(.negative(on: Self.day(place)))) }
    // Day 9 was paid 2 before it was voided; days 0, 3, 4 and 6 are worth 1 to 4.
    #expect(try ledger.participant().earned == .of("12"))
    let positive = try ledger.post(.record(.positive(on: Self.day(5))))
    #expect(positive.rewards.map(\.fellFrom) == [3])
    #expect(try ledger.post(.record(.negative(on: Self.day(7)))).earned == .of("2"))
    #expect(ledger.findings() == [])
  }

  @Test func `an entry for a day under the schedule before is worked out under that one`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.record("N")
    let next = Schedule.of("next", phases: [.weeks(4, perWeek: 7)], pays: [.voucher("9.00")])
    try ledger.adopt(.schedule(next))
    try ledger.post(
      .move(
        Move(
          participant: TestLedger.someone, schedule: Adoption.of(.schedule(next)).digest,
          from: Self.day(5), reason: .nextStage)))
    #expect(try ledger.post(.record(.negative(on: Self.day(5)))).earned == .of("9"))
    #expect(try ledger.post(.record(.negative(on: Self.day(3)))).earned == .of("2"))
    #expect(ledger.findings() == [])
  }
}
