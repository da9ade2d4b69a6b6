import ContingencyManagement
import Digest
import LedgerStore

/// What a writing command prints: labelled lines, wrapped under their label.
struct Receipt {
  private(set) var lines: [String] = []

  private static let label = 10
  private static let width = 100

  /// A line, or several, under one label.
  mutating func add(_ label: String, _ text: String) {
    let parts = text.wrapped(to: Receipt.width - Receipt.label)
    for (index, part) in parts.enumerated() {
      lines.append((index == 0 ? label : "").padded(to: Receipt.label) + part)
    }
  }

  /// What was recorded, in a few words: `#5  test  negative  2026-03-02  c-4f2a9d173`.
  mutating func add(_ label: String, _ posted: Posted, _ words: [String]) {
    let text = (["#\(posted.entry.number)"] + words).joined(separator: " ")
    add(posted.isRepeat ? "known" : label, text + (posted.isRepeat ? ", recorded before" : ""))
  }

  /// What an entry earned, with the reasons.
  mutating func add(_ outcome: Outcome, of entry: Entry, in state: LedgerState) {
    guard let currency = state.founding?.currency else { return }
    for reward in outcome.rewards.told {
      add("earned", currency.text(reward.credited, in: state.schedule(of: entry)?.unit(of: reward)))
      if let reason = state.reason(for: reward, of: entry) { add("", reason) }
    }
    if case .corrected(let correction) = entry.event {
      for reason in state.judgementsNow(of: correction) { add("now", reason) }
    }
    for credit in outcome.credits {
      let earned = currency.text(credit.earned, in: state.unit(of: credit))
      add("credited", "\(earned) more for entry #\(credit.entry) of \(credit.participant)")
      if let reason = state.reason(for: credit) { add("", reason) }
    }
  }

  /// Where the participant stands.
  ///
  /// - Parameter isNamed: Whether it says who that is, since others are told of too.
  mutating func add(
    standingOf participant: Participant, _ currency: Currency, isNamed: Bool = false
  ) {
    let whose = isNamed ? ", of \(participant.code)" : ""
    add("balance", currency.text(participant.balance) + whose)
    if let things = currency.things(EarningsByKind(items: participant.items)) {
      add("earned", "\(things) in all")
    }
    let owed = participant.drawsOwedCount
    if owed > 0 {
      add(
        "draws", "\(owed) owed; make \(owed == 1 ? "it" : "them") with cm draw \(participant.code)")
    }
    if let overpaid = participant.overpaidText(currency) {
      add("overpaid", "\(overpaid) in all, which the participant keeps")
    }
  }

  /// The number and hash of an entry, and the checkpoint of the log with it: what somebody keeps who
  /// wants to tell later whether anything was changed, and what `cm verify` reads.
  ///
  /// - Parameter posted: The last entry of several, whose hash covers those before it; nil where
  ///   nothing was recorded.
  mutating func add(hashOf posted: Posted?, _ log: TreeHead) {
    if let posted { add("entry", "#\(posted.entry.number) \(posted.hash)") }
    add("log", log.text)
  }
}

extension [Reward] {
  /// Those that are told to a person, as ``RewardPart`` has them.
  fileprivate var told: [Reward] {
    let inside = filter { $0.cause != .outsideWindow }
    return inside.isEmpty ? self : inside
  }
}

extension Participant {
  /// Money and draws that were paid beyond what they are worth now; nil where there are none.
  func overpaidText(_ currency: Currency) -> String? {
    let overpaid = overpaid
    return overpaid.money == .zero && overpaid.draws == 0 ? nil : currency.text(overpaid)
  }
}

extension Desk {
  /// Prints a receipt.
  func print(_ receipt: Receipt) {
    for text in receipt.lines { line(text) }
  }
}
