import ContingencyManagement
import StrictJSON

extension Command {
  static let history = Command(
    name: "history", operands: "PARTICIPANT",
    summary: "Show every entry about a participant, with its reward and reason",
    details: "", options: [], operandCount: 1...1, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.history(arguments) })
}

extension Event {
  /// Whether it concerns a participant: as the one it happened to, or the one it is corrected to.
  fileprivate func isAbout(_ code: ParticipantCode) -> Bool {
    if case .corrected(let correction) = self, case .occasion(let occasion) = correction.to,
      occasion.participant == code
    {
      return true
    }
    return participant == code
  }
}

extension LedgerState {
  /// What corrections made of an entry, in words; none where it stands as recorded.
  fileprivate func corrections(of entry: Int) -> [String] {
    guard let by = correctedBy(entry) else { return [] }
    return [isVoid(entry) ? "void since #\(by)" : "corrected by #\(by)"]
  }
}

/// Every entry about a participant with what it earned and why.
struct HistoryReport {
  var participant: Participant
  var lines: [Line] = []
  var currency: Currency
  /// Whether all of the ledger could be read.
  var isReadToTheEnd = true

  struct Line {
    var number: Int
    var day: CalendarDay
    var kind: EntryKind
    var outcome: String
    /// What the cup showed beyond the outcome, and whether the entry was corrected since.
    var remarks: [String]
    var rewards: [RewardPart]
  }
}

extension HistoryReport.Line {
  /// The line of an entry about `code`, with the state after it; nil where it is about others.
  init?(_ entry: Entry, about code: ParticipantCode, in state: LedgerState, day: CalendarDay) {
    let credits = entry.outcome.credits.filter { $0.participant == code }
    guard entry.event.isAbout(code) || !credits.isEmpty else { return nil }
    number = entry.number
    self.day = entry.event.day ?? day
    kind = entry.event.kind
    outcome = entry.outcomeWords(in: state)
    remarks = []
    if case .tested(let test) = entry.event, test.words != outcome { remarks = [test.words] }
    rewards = state.parts(of: entry, for: code)
  }
}

extension Desk {
  /// The history of a participant, for a command that has it in text or JSON.
  fileprivate func history(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let code = try participant(arguments.operands[0])
    var lines: [HistoryReport.Line] = []
    let read = try readWhatHolds(arguments) { entry, state in
      guard let zone = state.founding?.zone,
        let line = HistoryReport.Line(
          entry, about: code, in: state, day: surroundings.day(of: entry.at, in: zone))
      else { return }
      lines.append(line)
    }
    let state = read.state
    for index in lines.indices {
      lines[index].remarks += state.corrections(of: lines[index].number)
    }
    guard let currency = state.founding?.currency, let participant = state.participant(code)
    else {
      _ = try end(read.damage, isShown: false)
      throw Complaint(.unknownParticipant(code), currency: nil)
    }
    let report = HistoryReport(
      participant: participant, lines: lines, currency: currency,
      isReadToTheEnd: read.damage == nil)
    if arguments.has("json") {
      surroundings.out(report.json)
    } else {
      report.text.forEach(line)
    }
    return try end(read.damage)
  }
}

extension HistoryReport {
  fileprivate var text: [String] {
    var table = Columns(right: [0, 4])
    for line in lines {
      let parts = line.rewards.told
      let first = parts.first.map { $0.amount(currency) } ?? ""
      table.rows.append(
        ["#\(line.number)", "\(line.day)", line.kind.rawValue, line.outcome, first])
    }
    // The reasons stand below their line, and do not widen the columns.
    var text: [String] = []
    for (row, line) in zip(table.lines, lines) {
      text.append(row)
      text += line.remarks.flatMap { "(\($0))".wrapped(to: 90) }.map { "      " + $0 }
      for (place, part) in line.rewards.told.enumerated() {
        let amount = place == 0 ? "" : part.amount(currency) + ": "
        text += (amount + part.reason).wrapped(to: 90).map { "      " + $0 }
      }
    }
    return text + [""] + totals
  }

  private var totals: [String] {
    let (earned, prizes) = (participant.earned, participant.prizes)
    var text = [
      "earned \(currency.text(earned.money)), redeemed \(currency.text(participant.redeemed)), "
        + "balance \(currency.text(participant.balance))"
    ]
    if let things = currency.things(things) { text.append("earned \(things)") }
    if earned.draws > 0 || participant.drawsMade > 0 {
      let withheld = participant.prizesWithheld
      text.append(
        "draws earned \(earned.draws), made \(participant.drawsMade)"
          + (participant.drawsByHand == 0 ? "; " : ", \(participant.drawsByHand) by hand; ")
          + "prizes \(currency.text(prizes))"
          + (withheld == .zero ? "" : ", and \(currency.text(withheld)) beyond a cap, not paid"))
    }
    if let overpaid = participant.overpaidText(currency) {
      text.append("paid beyond what it is worth now: \(overpaid), which stays")
    }
    return text
  }

  private var things: EarningsByKind { EarningsByKind(items: participant.items) }

  fileprivate var json: String {
    var json = CanonicalWriter()
    json.beginObject()
    json.key("entries")
    json.beginArray()
    for line in lines { line.write(to: &json) }
    json.endArray()
    json.string("participant", participant.code.text)
    json.key("readToTheEnd")
    json.boolean(isReadToTheEnd)
    json.key("totals")
    json.beginObject()
    json.string("balance", participant.balance.description)
    if participant.drawsByHand > 0 { json.integer("drawsByHand", participant.drawsByHand) }
    json.integer("drawsEarned", participant.earned.draws)
    json.integer("drawsMade", participant.drawsMade)
    json.string("earned", participant.earned.money.description)
    json.kinds(of: things)
    json.string("overpaid", participant.overpaid.money.description)
    json.integer("overpaidDraws", participant.overpaid.draws)
    json.string("prizes", participant.prizes.description)
    if participant.prizesWithheld > .zero {
      json.string("prizesWithheld", participant.prizesWithheld.description)
    }
    json.string("redeemed", participant.redeemed.description)
    json.endObject()
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension HistoryReport.Line {
  /// `{"kind","n","on","outcome","rewards"}`.
  func write(to json: inout CanonicalWriter) {
    json.beginObject()
    json.string("kind", kind.rawValue)
    json.integer("n", number)
    json.string("on", day.description)
    json.string("outcome", outcome)
    json.key("rewards")
    json.beginArray()
    for part in rewards { part.write(to: &json) }
    json.endArray()
    json.endObject()
  }
}
