import ContingencyManagement
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
    for reward in outcome.rewards {
      add("earned", currency.text(reward.credited))
      if let reason = state.reason(for: reward, of: entry) { add("", reason) }
    }
    if case .corrected(let correction) = entry.event {
      for reason in state.judgementsNow(of: correction) { add("now", reason) }
    }
    for credit in outcome.credits {
      add(
        "credited",
        "\(currency.text(credit.earned)) more for entry #\(credit.entry) of \(credit.participant)")
      if let reason = state.reason(for: credit) { add("", reason) }
    }
  }

  /// Where the participant stands.
  mutating func add(standingOf participant: Participant, _ currency: Currency) {
    add("balance", currency.text(participant.balance))
    let owed = participant.drawsOwedCount
    if owed > 0 {
      add(
        "draws", "\(owed) owed; make \(owed == 1 ? "it" : "them") with cm draw \(participant.code)")
    }
    let overpaid = participant.overpaid
    if !overpaid.isNothing {
      add("overpaid", "\(currency.text(overpaid)) in all, which the participant keeps")
    }
  }

  /// The entry's number and hash, by which anyone can find it again.
  mutating func add(hashOf posted: Posted) {
    add("entry", "#\(posted.entry.number) \(posted.hash)")
  }
}

extension LedgerState {
  /// What a corrected occasion is judged to be now, for each contingency, where it earns nothing.
  fileprivate func judgementsNow(of correction: Correction) -> [String] {
    guard case .occasion(let occasion) = correction.to,
      let participant = participant(correction.participant),
      let place = participant.stretchIndex(on: occasion.day),
      let schedule = schedule(participant.stretches[place].schedule)
    else { return [] }
    return schedule.contingencies.compactMap { contingency in
      let credit = Credit(
        participant: occasion.participant, entry: correction.entry, contingency: contingency.id,
        earned: .nothing)
      guard let (reward, schedule) = rewardNow(for: credit), reward.total.isNothing else {
        return nil
      }
      return Explanation(reward, under: schedule, prospect: nil).text
    }
  }

  /// Why an earlier occasion is worth more now than was paid for it, in words.
  func reason(for credit: Credit) -> String? {
    guard let (reward, schedule) = rewardNow(for: credit) else { return nil }
    let now = Explanation(reward, under: schedule, prospect: nil).text
    let before = reward.total.beyond(credit.earned)
    return now
      + (before.isNothing
        ? " Nothing was paid for it before." : " Paid before: \(schedule.currency.text(before)).")
  }

  /// Why an occasion earned what it did, in words; as the state stands after its entry.
  func reason(for reward: Reward, of entry: Entry) -> String? {
    guard let code = entry.event.participant, let participant = participant(code),
      let day = entry.event.day ?? participant.turns.last?.from,
      let index = participant.stretchIndex(on: day),
      let schedule = schedule(participant.stretches[index].schedule)
    else { return nil }
    let prospect = prospects(of: participant, stretch: index).first {
      $0.contingency == reward.contingency
    }
    let reason = Explanation(reward, under: schedule, prospect: prospect).text
    guard case .tested(let test) = entry.event else { return reason }
    return reason + (analytes(behind: reward, of: test, under: schedule).map { " \($0)" } ?? "")
  }

  /// Which analytes made a test what it was judged to be; nil where none stands out.
  private func analytes(
    behind reward: Reward, of test: DrugTest, under schedule: Schedule
  ) -> String? {
    guard case .analytes(let results) = test.findings,
      case .test(let targets, _)? = schedule.contingency(reward.contingency)?.condition
    else { return nil }
    let looked = targets.subtracting(expected(of: test.participant, on: test.day))
    func found(_ result: AnalyteResult) -> AnalyteSet { results.among(looked, with: result) }
    switch reward.cause {
    case .positive: return "It was positive for \(found(.positive))."
    case .presumptive, .prescribedClass:
      return "It was positive for \(found(.presumptive).union(found(.positive)))."
    case .invalid where test.condition == .valid: return "It was invalid for \(found(.invalid))."
    case .inconclusive: return "It was inconclusive for \(found(.inconclusive))."
    case .notTested:
      let missing = looked.analytes.filter { results[$0] == nil || results[$0] == .notTested }
      return "There is no result for \(AnalyteSet(missing))."
    case .refused, .unable, .substituted, .adulterated, .tooLittle, .invalid, .noTarget,
      .outOfTemperature, .dilute, .late, .missed, .excused, .closed, .negative, .reached:
      return nil
    }
  }
}

extension Desk {
  /// Prints a receipt.
  func print(_ receipt: Receipt) {
    for text in receipt.lines { line(text) }
  }
}
