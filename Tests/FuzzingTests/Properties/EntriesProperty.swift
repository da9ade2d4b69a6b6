import ContingencyManagement
import Digest

@testable import LedgerStore

/// Any entries at all, taken in after the beginning of a ledger, leave a state in which the laws
/// hold, and which can be reported.
enum EntriesProperty {
  private static let beginning = Result { try PageLog.whole.get().state() }
  /// More entries than an input can hold are not needed.
  private static let most = 64

  static func hold(_ bytes: [UInt8]) throws {
    var state = try beginning.get()
    for line in bytes.split(separator: 0x0A).prefix(most) {
      guard var entry = try? EntryLine.read(bytes, in: line.startIndex..<line.endIndex).entry else {
        continue
      }
      entry.number = state.entryCount
      let before = state
      do {
        let outcome = try state.takeIn(entry)
        try hold(outcome, in: state)
      } catch let finding as Finding {
        try need(finding.entry == entry.number, "a finding of another entry")
      }
      try need(state.entryCount == before.entryCount + 1, "an entry that does not count")
    }
    try holdLaws(of: state)
  }

  private static func hold(_ outcome: Outcome, in state: LedgerState) throws {
    for reward in outcome.rewards {
      try need(reward.withheld <= reward.total.money, "more withheld than there is")
      try need(reward.run >= 0, "a run below 0")
    }
    for credit in outcome.credits {
      try need(credit.earned.draws >= 0, "a negative credit")
      try need(state.participant(credit.participant) != nil, "a credit to nobody")
    }
  }

  /// What holds of a state that anything led to.
  static func holdLaws(of state: LedgerState) throws {
    for participant in state.participants {
      try need(
        participant.redeemed + participant.balance == participant.earned.money,
        "\(participant.code): the balance is not what was earned less what was redeemed")
      try need(
        participant.drawsMade + participant.drawsOwedCount == participant.earned.draws,
        "\(participant.code): draws made and owed are not the draws earned")
      try need(participant.drawsOwed.allSatisfy { $0.count > 0 }, "an entitlement to nothing")
    }
    try need(
      state.closingFindings().allSatisfy(\.isOpenBusiness), "more was redeemed than was earned")
    try need(
      ParticipantsReport(state).rows.count == state.participants.count, "a report of others")
    try need(AdoptedReport(state).rows.count == state.adopted.count, "a report of other documents")
  }
}
