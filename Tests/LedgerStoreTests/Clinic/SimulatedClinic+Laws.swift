import Digest

@testable import ContingencyManagement
@testable import LedgerStore

extension SimulatedClinic {
  /// What the schedule of ``Papers/capped`` pays at most in an episode; an episode here is at most
  /// one enrolment's.
  private static let mostInEpisode = 40_000

  /// What must hold after every entry.
  func hold(_ entry: Entry, _ state: LedgerState) throws {
    if let code = entry.event.participant { try holdRewards(of: entry, to: code) }
    for credit in entry.outcome.credits {
      try law(
        credit.earned.draws >= 0 && credit.earned.items >= 0, "a credit below nothing")
      paid[credit.participant, default: .nothing] += credit.earned
      note(credit.contingency, credit.earned.money, to: credit.participant)
    }
    var touched = Set(entry.outcome.credits.map(\.participant))
    if let code = entry.event.participant { touched.insert(code) }
    for code in touched { try hold(try certain(state.participant(code))) }
  }

  private func holdRewards(of entry: Entry, to code: ParticipantCode) throws {
    for reward in entry.outcome.rewards {
      try law(reward.withheld <= reward.total.money, "more withheld than there is")
      paid[code, default: .nothing] += reward.credited
      note(reward.contingency, reward.credited.money, to: code)
    }
  }

  private func note(_ contingency: Name, _ money: Money, to code: ParticipantCode) {
    if contingency.text == "sessions" { paidUnderCap[code, default: .zero] += money }
  }

  private func hold(_ participant: Participant) throws {
    let code = participant.code
    try law(
      participant.earned == paid[code] ?? .nothing,
      "\(code): earned \(participant.earned), the lines paid \(paid[code] ?? .nothing)")
    try law(
      participant.redeemed + participant.balance == participant.earned.money,
      "\(code): the balance is not what was earned less what was redeemed")
    try law(
      participant.drawsMade + participant.drawsOwedCount == participant.earned.draws,
      "\(code): draws made and owed are not those earned")
    try law(
      participant.overpaid.beyond(participant.earned).isNothing, "\(code): more overpaid than paid")
    let enrolments = participant.turns.count { $0.kind == .enrolled }
    let most = SimulatedClinic.mostInEpisode * enrolments
    try law(
      (paidUnderCap[code] ?? .zero).thousandths <= most, "\(code): paid beyond the cap")
  }

  /// All that a ledger's state is, as text, participant by participant.
  static func image(of state: LedgerState) -> [String] {
    let parts = state.participants.map { participant in
      """
      \(participant.code) \(participant.enrolledBy) \(participant.turns) \(participant.medicines) \
      \(participant.stretches) \(participant.visits) \(participant.earned) \(participant.redeemed) \
      \(participant.prizes) \(participant.prizesWithheld) \(participant.items) \
      \(participant.book.payments) \(participant.book.rewards.map { "\($0)" }.sorted()) \
      \(participant.slipsOut.map { "\($0)" }.sorted()) \(participant.drawsMade) \(participant.drawsOwed) \
      \(String(describing: participant.pendingDraw)) \(participant.chain)
      """
    }
    let requests = state.requests.map { "\($0.key) \($0.value)" }.sorted()
    let specimens = state.specimens.map { "\($0.key) \($0.value)" }.sorted()
    let rest = ["\(state.entryCount) \(state.chains) \(state.setAside)"]
    return parts + requests + specimens + state.records.map { "\($0)" } + rest
      + state.adopted.map { "\($0.digest)" }
  }
}
