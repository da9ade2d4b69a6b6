import ContingencyManagement
import StrictJSON

extension Correction: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> Correction {
    let entry = try line.integer("corrects")
    let participant: ParticipantCode = try line.code("participant")
    let reason: CorrectionKind = try line.word("reason")
    let second: OperatorCode? = try line.optionalCode("secondPerson")
    var replacement = Replacement.void
    if line.has("to") {
      try line.beginObject()
      let kind: EntryKind = try line.word("kind")
      replacement = .occasion(try occasion(kind, from: &line))
      try line.endObject()
    }
    return Correction(
      entry: entry, participant: participant, reason: reason, to: replacement,
      secondPerson: second)
  }

  private static func occasion(
    _ kind: EntryKind, from line: inout LineReader
  ) throws(LineProblem) -> Occasion {
    try line.json { json throws(CanonicalError) in try json.key("occasion") }
    try line.beginObject()
    let occasion: Occasion
    switch kind {
    case .tested: occasion = .test(try DrugTest.read(from: &line))
    case .visitMissed, .visitExcused, .visitClosed:
      occasion = .visitNotHeld(try VisitNotHeld.read(kind, from: &line, byItself: true))
    case .milestoneReached: occasion = .milestone(try Milestone.read(from: &line))
    case .ledgerCreated, .scheduleAdopted, .bowlAdopted, .deckAdopted, .capsAdopted, .enrolled,
      .moved, .paused, .resumed, .ended, .medicinesChanged, .drawRequested, .drawn, .chainRenewed,
      .drawnByHand, .drawVoided, .secretReplaced, .redeemed, .corrected, .setAside, .headAdopted,
      .restored, .programmeAdopted, .operatorAdded, .operatorRetired, .pinChanged:
      throw .unfit(key: "kind", found: kind.rawValue)
    }
    try line.endObject()
    return occasion
  }

  func write(to line: inout CanonicalWriter) {
    line.integer("corrects", entry)
    line.string("participant", participant.text)
    line.string("reason", reason.rawValue)
    line.optional("secondPerson", secondPerson?.text)
    guard case .occasion(let occasion) = to else { return }
    line.key("to")
    line.beginObject()
    line.string("kind", occasion.event.kind.rawValue)
    line.key("occasion")
    line.beginObject()
    switch occasion.byItself {
    case .test(let test): test.write(to: &line)
    case .visitNotHeld(let visit): visit.write(to: &line)
    case .milestone(let milestone): milestone.write(to: &line)
    }
    line.endObject()
    line.endObject()
  }
}
