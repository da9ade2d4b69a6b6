import ContingencyManagement
import Digest
import Foundation

@testable import LedgerStore

extension SimulatedClinic {
  /// One day: somebody may come, everybody enrolled is seen or not, and the desk sees to its errands.
  func liveThroughDay(_ ledger: inout Ledger) throws {
    if ledger.state.participants.count < 5, chance(3) { try enrol(nil, &ledger) }
    for place in ledger.state.participants.indices {
      let code = ledger.state.participants[place].code
      switch ledger.state.participants[place].turns.last?.kind {
      case .ended: if chance(20) { try enrol(code, &ledger) }
      case .paused:
        if chance(4) { try ask(.resume(Resumption(participant: code, from: today)), of: &ledger) }
      case .enrolled, .moved, .resumed, nil: try see(code, &ledger)
      }
    }
    for (on, occasion) in late where on <= today { try ask(.record(occasion), of: &ledger) }
    late.removeAll { $0.on <= today }
    if chance(3) { try correct(&ledger) }
    if chance(4) { try mistype(&ledger) }
  }

  private func enrol(_ known: ParticipantCode?, _ ledger: inout Ledger) throws {
    let chain = ledger.state.chains
    let schedule = try schedule(any(["small-steps", "doses", "capped"]), ledger)
    let secret = try DrawSecret(folder, commitment: ledger.state.drawCommitment)
    try ask(
      .enrol(
        Enrolment(
          participant: known ?? ParticipantCode.made(from: UInt32(chain + 1)), schedule: schedule,
          from: today.adding(days: -Int.random(in: 0...2, using: &random)),
          prescribed: chance(2) ? [.buprenorphine] : [], consent: nil, chain: chain,
          anchor: secret.anchor(ofChain: chain)), codeGiven: known != nil), of: &ledger)
  }

  private func schedule(_ id: String, _ ledger: borrowing Ledger) throws -> SHA256Digest {
    try certain(ledger.state.schedule(named: try certain(Name(id)))?.0)
  }

  private func see(_ code: ParticipantCode, _ ledger: inout Ledger) throws {
    if today.daysSinceEpoch % 7 % 2 == 0 {
      let occasion = try occasion(of: code, on: today)
      // One in eight is entered days later.
      if chance(8) {
        late.append((today.adding(days: Int.random(in: 1...6, using: &random)), occasion))
      } else {
        try ask(.record(occasion), of: &ledger)
      }
    }
    if chance(3) { try reach(code, &ledger) }
    if chance(3) { try draw(code, &ledger) }
    if chance(5) { try redeem(code, &ledger) }
    if chance(40) { try turn(code, &ledger) }
  }

  /// A test, or a visit that was not held.
  private func occasion(of code: ParticipantCode, on day: CalendarDay) throws -> Occasion {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: .visitNotHeld(VisitNotHeld(participant: code, day: day, reason: .missed))
    case 1:
      .visitNotHeld(
        VisitNotHeld(participant: code, day: day, reason: .excused(try any(ExcuseKind.allCases))))
    case 2:
      .visitNotHeld(
        VisitNotHeld(participant: code, day: day, reason: .closed(try any(ClosureKind.allCases))))
    case 3:
      .test(
        try certain(
          DrugTest(
            participant: code, day: day, type: .urine,
            condition: try any(SpecimenCondition.allCases.filter { !$0.canCarryResults }),
            findings: .none, label: nil)))
    case 4...5: .test(try Clinic.test(.positive, on: day, label: label(), of: code))
    default: .test(try Clinic.test(.negative, on: day, label: label(), of: code))
    }
  }

  private func label() -> String? {
    chance(2) ? "S-\(Int.random(in: 0..<1_000_000, using: &random))" : nil
  }

  private func reach(_ code: ParticipantCode, _ ledger: inout Ledger) throws {
    let kinds = ["goal-reached", "dose-taken", "session-attended"]
    let number = Int.random(in: 0..<1_000_000, using: &random)
    try ask(
      .record(
        .milestone(
          Milestone(
            participant: code, day: today, kind: try certain(Name(any(kinds))),
            evidence: try certain(Reference("chart/\(number)"))))), of: &ledger)
  }

  /// Draws that are owed; where the power goes out in between, the result comes another day.
  private func draw(_ code: ParticipantCode, _ ledger: inout Ledger) throws {
    let word = try certain(DrawWord(any(["bluebird", "wren", "17", ""])))
    let posted = try ask(.draw(code, word), of: &ledger)
    guard posted == nil || !chance(6),
      let request = ledger.state.participant(code)?.pendingDraw?.request
    else { return }
    let secret = try DrawSecret(folder, commitment: ledger.state.drawCommitment)
    let element = secret.element(request.last, ofChain: request.chain)
    let before = ledger.state.participant(code)?.drawsOwedCount ?? 0
    try law(try ask(.reveal(code, element), of: &ledger) != nil, "a draw was refused")
    let after = ledger.state.participant(code)?.drawsOwedCount ?? 0
    try law(after == before - request.count, "draws made are still owed")
  }

  private func redeem(_ code: ParticipantCode, _ ledger: inout Ledger) throws {
    let balance = ledger.state.participant(code)?.balance ?? .zero
    let cents = balance.thousandths / 10
    guard cents > 0 else { return }
    let amount = Money(thousandths: Int.random(in: 1...cents, using: &random) * 10)
    try law(
      try ask(redemption(code, try certain(amount)), of: &ledger) != nil,
      "what is in the balance could not be spent")
  }

  private func redemption(_ code: ParticipantCode, _ amount: Money) throws -> Proposal {
    .redeem(
      Redemption(
        participant: code, day: today, amount: amount, item: try certain(Reference("card/1"))))
  }

  private func turn(_ code: ParticipantCode, _ ledger: inout Ledger) throws {
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      let outcome = try any(EndKind.allCases)
      try ask(.end(Ending(participant: code, from: today, outcome: outcome)), of: &ledger)
    case 1...2:
      let reason = try any(PauseKind.allCases)
      try ask(.pause(Pause(participant: code, from: today, reason: reason)), of: &ledger)
    case 3:
      try ask(
        .move(
          Move(
            participant: code, schedule: try schedule(any(["small-steps", "doses"]), ledger),
            from: today, reason: .nextStage)), of: &ledger)
    default:
      try ask(
        .changeMedicines(
          MedicineChange(
            participant: code, from: today, prescribed: [chance(2) ? .methadone : .naltrexone])),
        of: &ledger)
    }
  }

  /// An earlier entry was wrong: another result, another day, another participant, or nothing at all.
  private func correct(_ ledger: inout Ledger) throws {
    if chance(6), let entry = voidable.randomElement(using: &random) {
      try ask(.correct(entry: entry, reason: .typingSlip, to: .void), of: &ledger)
      return
    }
    guard let (entry, old) = occasions.randomElement(using: &random) else { return }
    let code = chance(8) ? try any(ledger.state.participants.map(\.code)) : old.participant
    let day = chance(5) ? old.day.adding(days: chance(2) ? 1 : -1) : old.day
    let replacement: Correction.Replacement
    switch old {
    case _ where chance(5): replacement = .void
    case .test:
      replacement = .occasion(
        .test(try Clinic.test(chance(2) ? .negative : .positive, on: day, of: code)))
    case .visitNotHeld:
      replacement = .occasion(
        .visitNotHeld(
          VisitNotHeld(
            participant: code, day: day,
            reason: chance(2) ? .missed : .excused(try any(ExcuseKind.allCases)))))
    case .milestone(var milestone):
      milestone.participant = code
      milestone.day = day
      replacement = .occasion(.milestone(milestone))
    }
    let reason = try any(CorrectionKind.allCases)
    try ask(.correct(entry: entry, reason: reason, to: replacement), of: &ledger)
  }

  /// Slips of the hand, none of which may get into the log.
  private func mistype(_ ledger: inout Ledger) throws {
    guard let participant = ledger.state.participants.randomElement(using: &random) else { return }
    let (code, balance, entries) = (participant.code, participant.balance, ledger.state.entryCount)
    let nobody = ParticipantCode.made(from: 1 << 30)
    let cent = try certain(Money(thousandths: 10))
    switch Int.random(in: 0..<8, using: &random) {
    case 0: try mistype(.record(occasion(of: nobody, on: today)), of: &ledger)
    case 1: try mistype(.record(occasion(of: code, on: today.adding(days: 1))), of: &ledger)
    case 2: try mistype(redemption(code, balance + cent), of: &ledger)
    case 3: try mistype(redemption(code, .zero), of: &ledger)
    case 4:
      try mistype(.correct(entry: entries, reason: .typingSlip, to: .void), of: &ledger)
    case 5: try mistype(.correct(entry: 0, reason: .typingSlip, to: .void), of: &ledger)
    case 6: try mistype(.draw(code, try certain(DrawWord("kestrel"))), of: &ledger)
    default: try mistype(.reveal(code, SHA256.hash("no element".utf8)), of: &ledger)
    }
  }
}
