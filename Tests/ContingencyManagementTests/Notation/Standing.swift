import ContingencyManagement

/// Where a participant stands, in values that can be compared.
struct Standing: Equatable {
  let earned: Earning
  let redeemed: Money
  let overpaid: Earning
  let owed: [Int]
  let prospects: [Prospect]

  init(_ participant: Participant, in state: LedgerState) {
    earned = participant.earned
    redeemed = participant.redeemed
    overpaid = participant.overpaid
    owed = participant.drawsOwed.map(\.count)
    prospects = participant.stretches.indices.flatMap {
      state.prospects(of: participant, stretch: $0)
    }
  }

  static func all(_ state: LedgerState) -> [Standing] {
    state.participants.map { Standing($0, in: state) }
  }
}
