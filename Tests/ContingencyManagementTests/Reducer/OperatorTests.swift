import ContingencyManagement
import Digest
import Testing

/// Who may record what, once operators are set up.
@Suite struct `Operators` {
  static let someone = TestLedger.someone
  static let pin = SHA256.hash([1])
  static let otherPIN = SHA256.hash([2])

  static func add(_ code: OperatorCode, _ role: Role) -> Proposal {
    .addOperator(OperatorAdded(code: code, role: role, pin: pin))
  }

  static func retire(_ code: OperatorCode) -> Proposal {
    .retireOperator(OperatorRetired(code: code))
  }

  static func change(_ code: OperatorCode, lost: LostPINKind? = nil) -> Proposal {
    .changePIN(PINChange(code: code, pin: otherPIN, lost: lost))
  }

  static func day(_ place: Int) -> CalendarDay { TestLedger.start.adding(days: place) }

  /// A supervisor, somebody at the desk and an auditor; someone enrolled, N N recorded.
  static func ledger() throws -> TestLedger {
    var ledger = try TestLedger(under: .daily)
    try ledger.record("NN")
    try ledger.post(add("sup-1", .supervisor), by: "admin")
    try ledger.post(add("rn-07", .desk), by: "sup-1")
    try ledger.post(add("aud-1", .auditor), by: "sup-1")
    return ledger
  }

  static func programme(
    _ second: [Act], supervisor: [Act] = [], version: Int = 1
  ) -> Proposal {
    .adopt(
      .of(
        .programme(
          Programme(
            id: "two", version: version, title: "", source: "", evidence: "",
            secondPerson: second, supervisor: supervisor, lateAfterDays: 3))))
  }

  static func excuse(on place: Int, with second: OperatorCode? = nil) -> Proposal {
    .record(.letter(.excused, on: day(place))).with(second)
  }

  /// What each role is asked to do, and who may.
  struct Deed: Sendable, CustomTestStringConvertible {
    let name: String
    let proposal: @Sendable (TestLedger) throws -> Proposal
    let roles: [Role]
    var testDescription: String { name }
  }

  static let deeds = [
    Deed(
      name: "enrol",
      proposal: { .enrol($0.enrolment(of: "c-2", under: .daily), codeGiven: true) },
      roles: [.desk, .supervisor]),
    Deed(
      name: "record", proposal: { _ in .record(.negative(on: day(2))) },
      roles: [.desk, .supervisor]),
    Deed(name: "excuse", proposal: { _ in excuse(on: 2) }, roles: [.desk, .supervisor]),
    Deed(
      name: "redeem",
      proposal: { _ in
        .redeem(Redemption(participant: someone, day: day(1), amount: "1.00", item: "x"))
      }, roles: [.desk, .supervisor]),
    Deed(
      name: "pause",
      proposal: { _ in .pause(Pause(participant: someone, from: day(2), reason: .travel)) },
      roles: [.desk, .supervisor]),
    Deed(
      name: "prescribe",
      proposal: { _ in
        .changeMedicines(
          MedicineChange(participant: someone, from: day(2), prescribed: [.methadone]))
      }, roles: [.desk, .supervisor]),
    Deed(
      name: "correct",
      proposal: { _ in .correct(entry: 3, reason: .recordedTwice, to: .void) },
      roles: [.supervisor]),
    Deed(
      name: "adopt",
      proposal: { _ in .adopt(.of(.deck(WordDeck(id: "d", version: 1, words: [])))) },
      roles: [.supervisor]),
    Deed(
      name: "recover",
      proposal: { _ in .setAside(SetAside(offset: 1, bytes: 1, digest: .zero)) },
      roles: [.supervisor]),
    Deed(name: "add", proposal: { _ in add("rn-08", .desk) }, roles: [.supervisor]),
    Deed(name: "retire", proposal: { _ in retire("aud-1") }, roles: [.supervisor]),
    Deed(name: "set another's PIN", proposal: { _ in change("rn-09") }, roles: [.supervisor]),
  ]

  @Test(arguments: deeds)
  func `may do what their role says, and nothing else`(deed: Deed) throws {
    let operators: [(OperatorCode, Role)] = [
      ("sup-1", .supervisor), ("rn-07", .desk), ("aud-1", .auditor),
    ]
    for (code, role) in operators {
      var ledger = try Self.ledger()
      try ledger.post(Self.add("rn-09", .desk), by: "sup-1")
      let proposal = try deed.proposal(ledger)
      if deed.roles.contains(role) {
        try ledger.post(proposal, by: code)
        #expect(ledger.entries.last?.by == code)
      } else {
        let before = ledger.entries.count
        do throws(Refusal) {
          try ledger.post(proposal, by: code)
          Issue.record("\(code) may \(deed.name)")
        } catch {
          guard case .roleMayNot(_, by: code, role) = error else {
            Issue.record("\(error)")
            continue
          }
        }
        #expect(ledger.entries.count == before)
      }
      #expect(ledger.findings() == [])
    }
  }

  @Test func `are anybody until the first is added, who is a supervisor`() throws {
    var ledger = try TestLedger(under: .daily)
    #expect(ledger.state.takesOperatorsAtTheirWord)
    try ledger.post(.record(.negative(on: Self.day(0))), by: "whoever")
    #expect(throws: Refusal.firstMustSupervise) { try ledger.post(Self.add("rn-07", .desk)) }
    #expect(throws: Refusal.firstMustSupervise) { try ledger.post(Self.add("aud-1", .auditor)) }
    try ledger.post(Self.add("sup-1", .supervisor), by: "whoever")
    #expect(!ledger.state.takesOperatorsAtTheirWord)
    #expect(throws: Refusal.unknownOperator("whoever")) {
      try ledger.post(.record(.negative(on: Self.day(1))), by: "whoever")
    }
    try ledger.post(.record(.negative(on: Self.day(1))), by: "sup-1")
    #expect(ledger.findings() == [])
  }

  @Test func `record no more once they are retired, and again once they are added again`() throws {
    var ledger = try Self.ledger()
    try ledger.post(Self.retire("rn-07"), by: "sup-1")
    let retired = ledger.last
    #expect(throws: Refusal.operatorRetired("rn-07", entry: retired)) {
      try ledger.post(.record(.negative(on: Self.day(2))), by: "rn-07")
    }
    #expect(throws: Refusal.operatorRetired("rn-07", entry: retired)) {
      try ledger.post(Self.retire("rn-07"), by: "sup-1")
    }
    #expect(throws: Refusal.operatorRetired("rn-07", entry: retired)) {
      try ledger.post(Self.change("rn-07"), by: "sup-1")
    }
    try ledger.post(Self.add("rn-07", .supervisor), by: "sup-1")
    #expect(ledger.state.operatorNamed("rn-07")?.role == .supervisor)
    try ledger.post(.record(.negative(on: Self.day(2))), by: "rn-07")
    #expect(ledger.findings() == [])
  }

  @Test func `are added once, and the last supervisor stays`() throws {
    var ledger = try Self.ledger()
    #expect(throws: Refusal.operatorKnown("rn-07", entry: 6)) {
      try ledger.post(Self.add("rn-07", .supervisor), by: "sup-1")
    }
    #expect(throws: Refusal.lastSupervisor("sup-1")) {
      try ledger.post(Self.retire("sup-1"), by: "sup-1")
    }
    #expect(throws: Refusal.unknownOperator("rn-99")) {
      try ledger.post(Self.retire("rn-99"), by: "sup-1")
    }
    try ledger.post(Self.add("sup-2", .supervisor), by: "sup-1")
    try ledger.post(Self.retire("sup-1"), by: "sup-1")
    #expect(throws: Refusal.lastSupervisor("sup-2")) {
      try ledger.post(Self.retire("sup-2"), by: "sup-2")
    }
    #expect(ledger.findings() == [])
  }

  @Test func `have their own PIN changed by themselves, and as lost only by a supervisor's self`()
    throws
  {
    var ledger = try Self.ledger()
    for code: OperatorCode in ["rn-07", "aud-1", "sup-1"] {
      try ledger.post(Self.change(code), by: code)
      #expect(ledger.state.operatorNamed(code)?.pin == Self.otherPIN)
    }
    #expect(throws: Refusal.lostPINOfAnother("rn-07")) {
      try ledger.post(Self.change("rn-07", lost: .forgotten), by: "rn-07")
    }
    #expect(throws: Refusal.lostPINOfAnother("rn-07")) {
      try ledger.post(Self.change("rn-07", lost: .forgotten), by: "sup-1")
    }
    #expect(throws: Refusal.lostPINOfAnother("sup-2")) {
      try ledger.post(Self.add("sup-2", .supervisor), by: "sup-1")
      try ledger.post(Self.change("sup-2", lost: .fileLost), by: "sup-1")
    }
    try ledger.post(Self.change("sup-1", lost: .fileLost), by: "sup-1")
    #expect(ledger.findings() == [])
  }

  @Test func `of an entry that was exchanged are found by an audit`() throws {
    var ledger = try Self.ledger()
    try ledger.post(.correct(entry: 3, reason: .recordedTwice, to: .void), by: "sup-1")
    var entries = ledger.entries
    entries[ledger.last].by = "rn-07"
    #expect(
      `An audit`.findings(entries) == [
        Finding(
          entry: ledger.last, .wouldBeRefused(.roleMayNot(.correction, by: "rn-07", .desk)))
      ])
    entries[ledger.last].by = "rn-99"
    #expect(
      `An audit`.findings(entries)
        == [Finding(entry: ledger.last, .wouldBeRefused(.unknownOperator("rn-99")))])
  }
}

// MARK: - A second person

extension `Operators` {
  @Test func `need a second person where the programme asks for one, from its entry on`() throws {
    var ledger = try Self.ledger()
    try ledger.post(Self.excuse(on: 2), by: "rn-07")
    try ledger.post(Self.programme([.excuse, .correction, .recovery]), by: "sup-1")
    #expect(throws: Refusal.needsSecondPerson(.excuse, programme: "two")) {
      try ledger.post(Self.excuse(on: 3), by: "rn-07")
    }
    #expect(throws: Refusal.secondPersonTheSame("rn-07")) {
      try ledger.post(Self.excuse(on: 3, with: "rn-07"), by: "rn-07")
    }
    #expect(throws: Refusal.unknownOperator("rn-99")) {
      try ledger.post(Self.excuse(on: 3, with: "rn-99"), by: "rn-07")
    }
    #expect(throws: Refusal.secondPersonMayNot("aud-1")) {
      try ledger.post(Self.excuse(on: 3, with: "aud-1"), by: "rn-07")
    }
    try ledger.post(Self.excuse(on: 3, with: "sup-1"), by: "rn-07")
    #expect(ledger.entries.last?.event.secondPerson == "sup-1")
    let void = Proposal.correct(entry: 3, reason: .recordedTwice, to: .void)
    #expect(throws: Refusal.needsSecondPerson(.correction, programme: "two")) {
      try ledger.post(void, by: "sup-1")
    }
    try ledger.post(void.with("rn-07"), by: "sup-1")
    #expect(ledger.entries.last?.event.secondPerson == "rn-07")
    let setAside = Proposal.setAside(SetAside(offset: 1, bytes: 1, digest: .zero))
    #expect(throws: Refusal.needsSecondPerson(.recovery, programme: "two")) {
      try ledger.post(setAside, by: "sup-1")
    }
    try ledger.post(setAside.with("rn-07"), by: "sup-1")
    // What needs none may name nobody.
    try ledger.post(.record(.negative(on: Self.day(4))), by: "rn-07")
    #expect(ledger.findings() == [])
  }

  @Test func `need none any more once a newer programme asks for none`() throws {
    var ledger = try Self.ledger()
    try ledger.post(Self.programme([.excuse], supervisor: [.excuse]), by: "sup-1")
    #expect(throws: Refusal.roleMayNot(.excuse, by: "rn-07", .desk)) {
      try ledger.post(Self.excuse(on: 2, with: "sup-1"), by: "rn-07")
    }
    try ledger.post(Self.programme([], version: 2), by: "sup-1")
    try ledger.post(Self.excuse(on: 2), by: "rn-07")
    #expect(ledger.findings() == [])
  }

  @Test func `need one for a correction that lets somebody off, if for excuses`() throws {
    var ledger = try Self.ledger()
    try ledger.post(.record(.letter(.missed, on: Self.day(2))), by: "rn-07")
    let missed = ledger.last
    try ledger.post(Self.programme([.excuse]), by: "sup-1")
    let excuse = Proposal.correct(
      entry: missed, reason: .excusedLater, to: .occasion(.letter(.excused, on: Self.day(2))))
    #expect(throws: Refusal.needsSecondPerson(.excuse, programme: "two")) {
      try ledger.post(excuse, by: "sup-1")
    }
    try ledger.post(excuse.with("rn-07"), by: "sup-1")
    #expect(ledger.findings() == [])
  }

  @Test func `who are taken at their word name a second person too`() throws {
    var ledger = try TestLedger(under: .daily)
    try ledger.post(Self.programme([.excuse]))
    #expect(throws: Refusal.needsSecondPerson(.excuse, programme: "two")) {
      try ledger.post(Self.excuse(on: 0))
    }
    #expect(throws: Refusal.secondPersonTheSame("rn-07")) {
      try ledger.post(Self.excuse(on: 0, with: "rn-07"))
    }
    try ledger.post(Self.excuse(on: 0, with: "rn-08"))
    #expect(ledger.findings() == [])
  }

  /// Who was asked belongs to the recording: a correction that says the same visit changes nothing.
  @Test func `asked beside are no part of what happened`() throws {
    var ledger = try Self.ledger()
    try ledger.post(Self.excuse(on: 2, with: "sup-1"), by: "rn-07")
    let entry = ledger.last
    #expect(ledger.state.lastOccasion(of: entry) == .letter(.excused, on: Self.day(2)))
    #expect(throws: Refusal.correctionChangesNothing(entry: entry)) {
      try ledger.correct(entry, to: .letter(.excused, on: Self.day(2)), by: "sup-1")
    }
    let mine = Self.excuse(on: 2, with: "sup-1")
    #expect(mine.asksTheSame(as: Self.excuse(on: 2)))
    #expect(!mine.asksTheSame(as: Self.excuse(on: 3, with: "sup-1")))
    let again = Proposal.addOperator(
      OperatorAdded(code: "rn-1", role: .desk, pin: Self.otherPIN))
    #expect(Self.add("rn-1", .desk).asksTheSame(as: again))
    #expect(!Self.add("rn-1", .desk).asksTheSame(as: Self.add("rn-1", .auditor)))
  }
}
