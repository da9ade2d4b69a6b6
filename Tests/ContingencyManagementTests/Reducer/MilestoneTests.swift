import ContingencyManagement
import Testing

/// Milestones, beside tests or alone.
@Suite struct `A milestone` {
  static func day(_ place: Int) -> CalendarDay { TestLedger.start.adding(days: place) }

  static func schedule(mostPerWeek: Int, step: Money = .zero) -> Schedule {
    var schedule = Schedule.opioidVouchers
    schedule.contingencies[1].occasions = .anyDay(mostPerWeek: mostPerWeek)
    schedule.contingencies[1].pays = [.voucher("0.25", step: step)]
    return schedule
  }

  static func dose(on place: Int) -> Proposal {
    .record(.reached("medication-dose", on: day(place)))
  }

  @Test func `each day's dose earns its reward`() throws {
    var ledger = try TestLedger(under: .opioidVouchers)
    for place in 0..<14 {
      #expect(try ledger.post(Self.dose(on: place)).earned == .of("0.25"))
    }
    #expect(ledger.findings() == [])
  }

  @Test func `a milestone counts once a day`() throws {
    var ledger = try TestLedger(under: .opioidVouchers)
    try ledger.post(Self.dose(on: 0))
    let again = try ledger.post(Self.dose(on: 0))
    #expect(again.earned == .nothing)
    #expect(again.rewards.map(\.standing) == [.further])
    #expect(ledger.findings() == [])
  }

  @Test func `a milestone counts at most so many times a week`() throws {
    var ledger = try TestLedger(under: Self.schedule(mostPerWeek: 2, step: "0.25"))
    let earned = try [0, 1, 2, 6, 7, 8, 9].map { try ledger.post(Self.dose(on: $0)).earned.spelled }
    #expect(earned == ["0.25", "0.50", "0.00", "0.00", "0.75", "1.00", "0.00"])
    #expect(ledger.findings() == [])
  }

  @Test func `a milestone of any day is never missed, nor spoiled by a positive`() throws {
    var ledger = try TestLedger(under: Self.schedule(mostPerWeek: 7, step: "0.25"))
    try ledger.post(Self.dose(on: 0))
    #expect(try ledger.post(.record(.letter(.missed, on: Self.day(1)))).rewards.count == 1)
    let positive = DrugTest.of(on: Self.day(2), .valid, .summary(.positive))
    #expect(try ledger.post(.record(.test(positive))).rewards.map(\.contingency) == ["abstinence"])
    #expect(try ledger.post(Self.dose(on: 3)).earned == .of("0.50"))
  }

  @Test func `a dose and a test on one day each keep a run of their own`() throws {
    var ledger = try TestLedger(under: .opioidVouchers)
    for place in 0..<3 {
      try ledger.post(Self.dose(on: place))
      try ledger.post(.record(.negative(on: Self.day(place))))
    }
    #expect(try ledger.participant().earned == .of("22.00"))
    #expect(
      ledger.state.prospects(of: try ledger.participant(), stretch: 0).map(\.run) == [3, 3])
    #expect(ledger.findings() == [])
  }

  @Test func `a milestone at visits is missed with the visit`() throws {
    var ledger = try TestLedger(under: .preston1999)
    func reached(_ place: Int) -> Proposal {
      .record(.reached("naltrexone-dose", on: Self.day(place)))
    }
    #expect(try ledger.post(reached(0)).earned == .of("2.50"))
    #expect(try ledger.post(reached(2)).earned == .of("4.00"))
    let missed = try ledger.post(.record(.letter(.missed, on: Self.day(4))))
    #expect(missed.rewards.map(\.verdict) == [.notMet])
    #expect(try ledger.post(reached(7)).earned == .of("2.50"))
    #expect(ledger.findings() == [])
  }

  @Test func `a milestone moved to another day is worked through again`() throws {
    var ledger = try TestLedger(under: Self.schedule(mostPerWeek: 7, step: "0.25"))
    for place in 0..<3 { try ledger.post(Self.dose(on: place)) }
    try ledger.correct(ledger.last - 2, to: .reached("medication-dose", on: Self.day(5)))
    // Worth 0.25, 0.50, 0.75 in the order of the days; paid 0.50, 0.75 and 0.25.
    #expect(try ledger.participant().earned == .of("2.00"))
    #expect(try ledger.participant().overpaid == .of("0.50"))
    #expect(ledger.findings() == [])
  }

  @Test func `a dose at a visit that was missed is refused, and so is the reverse`() throws {
    var ledger = try TestLedger(under: .preston1999)
    try ledger.record("M")
    let dose = Proposal.record(.reached("naltrexone-dose", on: Self.day(0)))
    #expect(throws: Refusal.visitRecorded(Self.day(0), entry: ledger.last)) {
      try ledger.post(dose)
    }
    try ledger.post(.record(.reached("naltrexone-dose", on: Self.day(2))))
    #expect(throws: Refusal.visitRecorded(Self.day(2), entry: ledger.last)) {
      try ledger.post(.record(.letter(.missed, on: Self.day(2))))
    }
  }
}
