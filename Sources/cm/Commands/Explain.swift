import ContingencyManagement
import Digest
import LedgerStore
import StrictJSON

extension Command {
  static let explain = Command(
    name: "explain", operands: "ENTRY", summary: "Show one entry in full, with its reasons",
    details: "", options: [], operandCount: 1...1, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.explain(arguments) })
}

extension Desk {
  fileprivate func explain(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let number = try entryNumber(arguments.operands[0])
    var found: (entry: Entry, line: HistoryReport.Line?, state: LedgerState)?
    let read = try readWhatHolds(arguments) { entry, state in
      guard entry.number == number, let zone = state.founding?.zone else { return }
      let day = surroundings.day(of: entry.at, in: zone)
      let line = entry.event.participant.flatMap {
        HistoryReport.Line(entry, about: $0, in: state, day: day)
      }
      found = (entry, line, state)
    }
    let state = read.state
    guard let (entry, line, then) = found else {
      _ = try end(read.damage, isShown: false)
      throw Complaint(.noSuchEntry(number, entries: state.entryCount), currency: nil)
    }
    if arguments.has("json") {
      surroundings.out(json(entry, line, isReadToTheEnd: read.damage == nil))
    } else {
      print(receipt(entry, then: then, now: state))
    }
    return try end(read.damage)
  }

  private func receipt(_ entry: Entry, then: LedgerState, now: LedgerState) -> Receipt {
    var receipt = Receipt()
    receipt.add("entry", "#\(entry.number)  \(entry.event.kind.rawValue)")
    receipt.add(
      "recorded",
      "\(entry.at) by \(entry.by)" + (entry.event.secondPerson.map { " with \($0)" } ?? "")
        + ", request \(entry.request)")
    if let code = entry.event.participant { receipt.add("about", code.text) }
    if let day = entry.event.day { receipt.add("happened", day.description) }
    receipt.add("what", entry.outcomeWords(in: then))
    for (label, text) in entry.event.details(in: then) { receipt.add(label, text) }
    if case .drawn(let result) = entry.event, let sheet = then.sheet(of: result),
      let currency = then.founding?.currency
    {
      receipt.add(sheet, currency)
    }
    receipt.add(entry.outcome, of: entry, in: then)
    if let prizes = entry.outcome.prizes, let currency = then.founding?.currency {
      receipt.add("cap", prizes.words(currency))
    }
    if let occasion = now.lastOccasion(of: entry.number), occasion != entry.event.occasion {
      receipt.add("corrected", Correction.Replacement.occasion(occasion).words)
    }
    if now.isVoid(entry.number) { receipt.add("corrected", "void") }
    return receipt
  }

  private func json(
    _ entry: Entry, _ line: HistoryReport.Line?, isReadToTheEnd: Bool
  ) -> String {
    var json = CanonicalWriter()
    json.beginObject()
    json.string("at", entry.at.description)
    json.string("by", entry.by.text)
    if let line {
      json.key("entry")
      line.write(to: &json)
    }
    json.string("id", entry.request.text)
    json.string("kind", entry.event.kind.rawValue)
    json.integer("n", entry.number)
    json.optional("participant", entry.event.participant?.text)
    json.key("readToTheEnd")
    json.boolean(isReadToTheEnd)
    json.optional("secondPerson", entry.event.secondPerson?.text)
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension Event {
  /// What an entry says beyond its outcome, label by label.
  fileprivate func details(in state: LedgerState) -> [(String, String)] {
    switch self {
    case .ledgerCreated(let founding):
      [
        ("zone", "\(founding.zone), \(founding.currency.code)"),
        ("commits", "to \(founding.drawCommitment)"),
      ]
    case .adopted(let adoption): [("digest", adoption.digest.hex)]
    case .enrolled(let enrolment):
      [
        (
          "schedule",
          state.schedule(enrolment.schedule).map { "\($0.id) version \($0.version)" } ?? ""
        ),
        ("medicines", enrolment.prescribed.listed),
        ("anchor", Receipt.words(anchor: enrolment.anchor, ofChain: enrolment.chain)),
      ]
    case .moved(let move):
      [("schedule", state.schedule(move.schedule).map { "\($0.id) version \($0.version)" } ?? "")]
        + (move.phase.map { [("phase", $0.text)] } ?? [])
    case .tested(let test):
      [("specimen", test.type.rawValue), ("result", test.words)]
        + (test.label.map { [("label", $0.text)] } ?? [])
    case .milestoneReached(let milestone): [("evidence", milestone.evidence.text)]
    case .drawRequested(let request):
      [
        ("earned by", "entry #\(request.entitledBy)"),
        ("ordinals", "\(request.first) to \(request.last) of chain \(request.chain)"),
        ("word", request.word.text.isEmpty ? "declined" : request.word.text),
      ]
    case .drawn(let result): [("asked by", "entry #\(result.request)")]
    case .drawnByHand(let told):
      [
        ("earned by", "entry #\(told.entitledBy)"), ("witness", told.telling.witness.text),
        ("evidence", told.telling.evidence?.text ?? "none"),
      ]
    case .drawVoided(let voiding):
      [
        ("asked by", "entry #\(voiding.request)"),
        ("because", "the secret was replaced as lost by entry #\(voiding.replaced)"),
      ]
    case .secretReplaced(let replacement): [("commits", "to \(replacement.drawCommitment)")]
    case .chainRenewed(let renewal):
      [("anchor", Receipt.words(anchor: renewal.anchor, ofChain: renewal.chain))]
    case .corrected(let correction):
      [("corrects", "entry #\(correction.entry)"), ("reason", correction.reason.rawValue)]
    case .setAside(let setAside):
      [("offset", "\(setAside.offset)"), ("digest", setAside.digest.hex)]
    case .headAdopted(let standing), .restored(let standing):
      [
        ("log", TreeHead(size: standing.entries, root: standing.root).text),
        ("bytes", "\(standing.bytes)"),
        (
          "vouched",
          standing.vouched == 0
            ? "nothing was compared" : "the first \(standing.vouched) entries were compared"
        ),
      ]
    case .operatorAdded(let addition):
      [("role", addition.role.rawValue), ("committed", addition.pin.hex)]
    case .pinChanged(let change):
      (change.lost.map { [("lost", $0.rawValue)] } ?? []) + [("committed", change.pin.hex)]
    case .paused, .resumed, .ended, .medicinesChanged, .visitNotHeld, .redeemed, .operatorRetired:
      []
    }
  }
}
