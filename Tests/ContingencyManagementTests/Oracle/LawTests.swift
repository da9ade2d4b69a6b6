import ContingencyManagement
import Testing

/// Laws that hold for any sequence of records, late entries and corrections.
@Suite struct `Any random ledger` {
  static let ledgers = Campaign.isOn ? 60_000 : 640
  static let shares: UInt64 = 16

  static func forEach(
    share: UInt64, mayLookBack: Bool = true, _ body: (RandomLedger) throws -> Void
  ) throws {
    for number in 0..<UInt64(ledgers) / shares {
      let seed = share << 32 | number
      let random = try RandomLedger(seed: seed, steps: 30, mayLookBack: mayLookBack)
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

  static func require(_ holds: Bool, _ law: String) throws {
    if !holds { throw Unequal(law: law) }
  }

  @Test(arguments: 0..<shares)
  func `what the lines paid is what was earned, and no balance is below nothing`(
    share: UInt64
  ) throws {
    try Self.forEach(share: share) { random in
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
  func `what was earned is what the visits are worth and what was overpaid`(share: UInt64) throws {
    try Self.forEach(share: share) { random in
      for (who, code) in RandomLedger.codes.enumerated() {
        let participant = try random.ledger.participant(code)
        let worth = random.worth(of: who).values.reduce(.nothing, +)
        try Self.require(
          participant.earned == worth + participant.overpaid,
          "\(code): worth \(worth.spelled) and overpaid \(participant.overpaid.spelled)")
      }
    }
  }

  @Test(arguments: 0..<shares)
  func `an audit finds nothing, and comes to the same state`(share: UInt64) throws {
    try Self.forEach(share: share) { random in
      var audited = LedgerState()
      for entry in random.ledger.entries { try audited.takeIn(entry) }
      try Self.require(audited.closingFindings() == [], "nothing is left open")
      try Self.require(
        Standing.all(audited) == Standing.all(random.ledger.state), "the state is the same")
    }
  }

  @Test(arguments: 0..<shares)
  func `a prefix and then the rest is the same as all at once`(share: UInt64) throws {
    try Self.forEach(share: share) { random in
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
    try Self.forEach(share: share, mayLookBack: false) { random in
      var apart = try TestLedger()
      for bowl in random.rules.schedule.bowls { try apart.adopt(.bowl(.named(bowl))) }
      try apart.adopt(.schedule(random.rules.schedule))
      for code in RandomLedger.codes.reversed() {
        try apart.enrol(code, under: random.rules.schedule)
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
