import ContingencyManagement
import Testing

/// A ledger whose entries were changed after they were recorded.
@Suite struct `An audit` {
  /// Created, schedule, enrolment, then N N P N on four days, a redemption and a correction.
  static func ledger() throws -> TestLedger {
    var ledger = try TestLedger(under: .daily)
    let first = ledger.last + 1
    try ledger.record("NNPN")
    try ledger.post(
      .redeem(
        Redemption(
          participant: TestLedger.someone, day: TestLedger.start, amount: "2.00", item: "x")))
    try ledger.correct(first + 2, to: .negative(on: TestLedger.start.adding(days: 2)))
    return ledger
  }

  static func findings(_ entries: [Entry]) -> [Finding] {
    var state = LedgerState()
    var findings: [Finding] = []
    for entry in entries {
      do throws(Finding) { try state.takeIn(entry) } catch { findings.append(error) }
    }
    return findings + state.closingFindings()
  }

  @Test func `an untouched ledger has no findings`() throws {
    #expect(Self.findings(try Self.ledger().entries) == [])
  }

  @Test func `a reward that does not follow from the facts is found`() throws {
    var entries = try Self.ledger().entries
    let derived = entries[3].outcome
    entries[3].outcome.rewards[0].base = .of("100")
    #expect(
      Self.findings(entries)
        == [Finding(entry: 3, .outcomeDiffers(recorded: entries[3].outcome, derived: derived))])
  }

  @Test func `a rung that does not follow is found, though the amount is right`() throws {
    var entries = try Self.ledger().entries
    entries[4].outcome.rewards[0].rung = 9
    #expect(Self.findings(entries).map(\.entry) == [4])
  }

  @Test func `a credit left out of a correction is found`() throws {
    var entries = try Self.ledger().entries
    entries[8].outcome.credits.removeLast()
    #expect(Self.findings(entries).map(\.entry) == [8])
  }

  @Test func `an entry that the rules would refuse is found, and what rests on it`() throws {
    var entries = try Self.ledger().entries
    entries.swapAt(2, 3)
    #expect(
      Self.findings(entries).first
        == Finding(entry: 3, .wouldBeRefused(.unknownParticipant(TestLedger.someone))))
  }

  @Test func `a request that is answered twice is found`() throws {
    var entries = try Self.ledger().entries
    entries[5].request = entries[4].request
    #expect(
      Self.findings(entries).first
        == Finding(entry: 5, .requestRepeated(entries[4].request, first: 4)))
  }

  @Test func `a correction in another participant's name is found`() throws {
    var entries = try Self.ledger().entries
    guard case .corrected(var correction) = entries[8].event else { return }
    let derived = entries[8].event
    correction.participant = "c-2"
    entries[8].event = .corrected(correction)
    #expect(
      Self.findings(entries)
        == [
          Finding(entry: 8, .eventDiffers(recorded: .corrected(correction), derived: derived))
        ])
  }

  @Test func `what was recorded before its day is found`() throws {
    var entries = try Self.ledger().entries
    entries[6].at = try #require(Moment("2026-01-06T00:00:00Z"))
    guard case .wouldBeRefused(.inFuture)? = Self.findings(entries).first?.fact else {
      Issue.record("the entry was let in")
      return
    }
  }

  @Test func `every single change of an outcome is found`() throws {
    let entries = try Self.ledger().entries
    for (place, entry) in entries.enumerated() {
      for index in entry.outcome.rewards.indices {
        let changes: [(inout Reward) -> Void] = [
          { $0.run += 1 }, { $0.verdict = $0.verdict == .met ? .held : .met },
          { $0.cause = .closed }, { $0.standing = .extra }, { $0.phase = nil },
          { $0.base += .of("0.001") }, { $0.bonus += .of("1d") }, { $0.fellFrom = 7 },
          { $0.recovered = 7 }, { $0.contingency = "other" },
        ]
        for (number, change) in changes.enumerated() {
          var changed = entries
          change(&changed[place].outcome.rewards[index])
          #expect(Self.findings(changed).map(\.entry) == [place], "change \(number)")
        }
      }
    }
  }
}
