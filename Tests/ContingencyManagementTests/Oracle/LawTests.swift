import ContingencyManagement
import Testing

/// Laws that hold for any sequence of records, late entries and corrections, under any schedule.
@Suite struct `Any random ledger` {
  static let ledgers = Campaign.isOn ? 60_000 : 640
  static let shares: UInt64 = 16

  static func forEach(
    share: UInt64, _ kind: RandomLedger.Kind = [.looksBack],
    _ body: (RandomLedger) throws -> Void
  ) throws {
    for number in 0..<UInt64(ledgers) / shares {
      let seed = share << 32 | number
      let random = try RandomLedger(seed: seed, kind: kind)
      do { try body(random) } catch { throw Broken(seed: seed, error: "\(error)") }
    }
  }

  /// A law that did not hold, with the seed that shows it.
  struct Broken: Error {
    let seed: UInt64
    let error: String
  }

  struct Unequal: Error {
    let law: String
  }

  static func require(_ holds: Bool, _ law: @autoclosure () -> String) throws {
    if !holds { throw Unequal(law: law()) }
  }

  @Test(arguments: 0..<shares)
  func `what the lines paid is what was earned, and no balance is below nothing`(
    share: UInt64
  ) throws {
    try Self.forEach(share: share, [.looksBack, .moves, .caps]) { random in
      for (who, code) in RandomLedger.codes.enumerated() {
        let participant = try random.ledger.participant(code)
        let paid = random.paid(to: who)
        try Self.require(paid == participant.earned, "\(code): the sum of the lines is earned")
        try Self.require(
          participant.balance + participant.redeemed == participant.earned.money,
          "\(code): balance and redeemed are earned")
        try Self.require(
          participant.drawsOwedCount == participant.earned.draws, "\(code): draws are owed")
      }
    }
  }

  @Test(arguments: 0..<shares)
  func `what was earned is what the days are worth and what was overpaid`(share: UInt64) throws {
    try Self.forEach(share: share) { random in
      for (who, code) in RandomLedger.codes.enumerated() {
        let participant = try random.ledger.participant(code)
        let worth = random.worth(of: who)
        try Self.require(
          participant.earned == worth + participant.overpaid,
          "\(code): earned \(participant.earned.spelled), worth \(worth.spelled), overpaid \(participant.overpaid.spelled)"
        )
      }
    }
  }

  @Test(arguments: 0..<shares)
  func `no window of any cap ever holds more than the cap, prizes included`(
    share: UInt64
  ) throws {
    try Self.forEach(share: share, [.looksBack, .moves, .caps, .draws]) { random in
      for who in RandomLedger.codes.indices {
        let paid = PaidByDay(random, who: who)
        for (plain, cap) in zip(random.rules.oracle.caps, random.rules.schedule.caps) {
          guard case .inline(let cap) = cap else { continue }
          let beyond = paid.beyond(plain, funder: cap.funder)
          try Self.require(beyond == nil, "\(cap) is exceeded by \(String(describing: beyond))")
        }
      }
    }
  }

  @Test(arguments: 0..<shares)
  func `nothing that was earned is ever taken away`(share: UInt64) throws {
    try Self.forEach(share: share, [.looksBack, .moves, .caps]) { random in
      var state = LedgerState()
      for entry in random.ledger.entries {
        let before = RandomLedger.codes.map { state.participant($0)?.earned ?? .nothing }
        let outcome = state.apply(entry.event, request: entry.request)
        for (code, before) in zip(RandomLedger.codes, before) {
          let now = state.participant(code)?.earned ?? .nothing
          try Self.require(before.beyond(now).isNothing, "entry \(entry.number) took from \(code)")
        }
        try Self.require(
          outcome.credits.allSatisfy { !$0.earned.isNothing || $0.withheld > .zero },
          "entry \(entry.number) credits nothing")
      }
    }
  }

  @Test(arguments: 0..<shares)
  func `days recorded in any order are worth the same`(share: UInt64) throws {
    for number in 0..<UInt64(Self.ledgers) / Self.shares {
      let seed = share << 32 | number
      var generator = SeededGenerator(seed: seed)
      var rules = RandomRules.next(using: &generator)
      while !rules.oracle.caps.isEmpty { rules = RandomRules.next(using: &generator) }
      let course = RandomCourse.next(under: rules.oracle, most: 12, using: &generator)
      // What happens on one day keeps its order, since the first of a day decides it.
      var days = Array(Set(course.happenings.map(\.day))).sorted()
      var worths: [Earning] = []
      for _ in 0..<2 {
        var ledger = try TestLedger()
        for bowl in rules.schedule.bowls { try ledger.adopt(.bowl(.named(bowl))) }
        try ledger.adopt(.schedule(rules.schedule))
        try ledger.enrol(
          "c-1", under: rules.schedule, from: CalendarDay.epoch.adding(days: course.start))
        for day in days {
          for happening in course.happenings where happening.day == day {
            guard let occasion = happening.occasion(of: "c-1") else { continue }
            _ = try? ledger.post(.record(occasion))
          }
        }
        let participant = try ledger.participant("c-1")
        worths.append(participant.earned.beyond(participant.overpaid))
        days.shuffle(using: &generator)
      }
      try Self.require(
        worths[0] == worths[1],
        "seed \(seed): worth \(worths[0].spelled) in order, \(worths[1].spelled) in another")
    }
  }

  @Test(arguments: 0..<shares)
  func `an audit finds nothing, and comes to the same state`(share: UInt64) throws {
    try Self.forEach(share: share, [.looksBack, .moves, .caps, .draws]) { random in
      var audited = LedgerState()
      for entry in random.ledger.entries { try audited.takeIn(entry) }
      try Self.require(audited.closingFindings() == [], "nothing is left open")
      try Self.require(
        Standing.all(audited) == Standing.all(random.ledger.state), "the state is the same")
    }
  }

  @Test(arguments: 0..<shares)
  func `a prefix and then the rest is the same as all at once`(share: UInt64) throws {
    try Self.forEach(share: share, [.looksBack, .moves]) { random in
      let entries = random.ledger.entries
      var prefix = LedgerState()
      for entry in entries.prefix(entries.count / 2) {
        prefix.apply(entry.event, request: entry.request)
      }
      var whole = prefix
      for entry in entries.dropFirst(entries.count / 2) {
        let outcome = whole.apply(entry.event, request: entry.request)
        try Self.require(outcome == entry.outcome, "entry \(entry.number) earns the same")
      }
      try Self.require(
        Standing.all(whole) == Standing.all(random.ledger.state), "the state is the same")
    }
  }

  @Test(arguments: 0..<shares)
  func `one participant's entries do not depend on another's`(share: UInt64) throws {
    try Self.forEach(share: share, []) { random in
      var apart = try TestLedger()
      for bowl in random.rules.schedule.bowls { try apart.adopt(.bowl(.named(bowl))) }
      try apart.adopt(.schedule(random.rules.schedule))
      for code in RandomLedger.codes.reversed() {
        try apart.enrol(code, under: random.rules.schedule, from: RandomLedger.start)
        for case .record(let occasion) in random.accepted where occasion.participant == code {
          try apart.post(.record(occasion))
        }
      }
      for code in RandomLedger.codes {
        try Self.require(
          Standing(try apart.participant(code), in: apart.state)
            == Standing(try random.ledger.participant(code), in: random.ledger.state),
          "\(code) stands where it would stand alone")
      }
    }
  }
}
