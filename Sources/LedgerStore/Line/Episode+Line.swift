import ContingencyManagement
import StrictJSON

extension Enrolment: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> Enrolment {
    let anchor = try line.digest("anchor")
    let chain = try line.integer("chain")
    let consent: Reference? = try line.optionalCode("consent")
    let draws = try line.integer("draws")
    guard draws == DrawChain.length else { throw .unfit(key: "draws", found: "\(draws)") }
    let from = try line.day("from")
    let participant: ParticipantCode = try line.code("participant")
    let prescribed = try line.analytes("prescribed")
    let schedule = try line.digest("schedule")
    return Enrolment(
      participant: participant, schedule: schedule, from: from, prescribed: prescribed,
      consent: consent, chain: chain, anchor: anchor)
  }

  func write(to line: inout CanonicalWriter) {
    line.digest("anchor", anchor)
    line.integer("chain", chain)
    line.optional("consent", consent?.text)
    line.integer("draws", DrawChain.length)
    line.string("from", from.description)
    line.string("participant", participant.text)
    line.analytes("prescribed", prescribed)
    line.digest("schedule", schedule)
  }
}

extension Move: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> Move {
    let from = try line.day("from")
    let participant: ParticipantCode = try line.code("participant")
    let phase: Name? = try line.optionalCode("phase")
    let reason: MoveKind = try line.word("reason")
    let schedule = try line.digest("schedule")
    return Move(
      participant: participant, schedule: schedule, phase: phase, from: from, reason: reason)
  }

  func write(to line: inout CanonicalWriter) {
    line.string("from", from.description)
    line.string("participant", participant.text)
    line.optional("phase", phase?.text)
    line.string("reason", reason.rawValue)
    line.digest("schedule", schedule)
  }
}

extension Pause: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> Pause {
    let from = try line.day("from")
    let participant: ParticipantCode = try line.code("participant")
    let reason: PauseKind = try line.word("reason")
    return Pause(participant: participant, from: from, reason: reason)
  }

  func write(to line: inout CanonicalWriter) {
    line.string("from", from.description)
    line.string("participant", participant.text)
    line.string("reason", reason.rawValue)
  }
}

extension Resumption: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> Resumption {
    let from = try line.day("from")
    let participant: ParticipantCode = try line.code("participant")
    return Resumption(participant: participant, from: from)
  }

  func write(to line: inout CanonicalWriter) {
    line.string("from", from.description)
    line.string("participant", participant.text)
  }
}

extension Ending: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> Ending {
    let from = try line.day("from")
    let outcome: EndKind = try line.word("outcome")
    let participant: ParticipantCode = try line.code("participant")
    return Ending(participant: participant, from: from, outcome: outcome)
  }

  func write(to line: inout CanonicalWriter) {
    line.string("from", from.description)
    line.string("outcome", outcome.rawValue)
    line.string("participant", participant.text)
  }
}

extension MedicineChange: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> MedicineChange {
    let from = try line.day("from")
    let participant: ParticipantCode = try line.code("participant")
    let prescribed = try line.analytes("prescribed")
    return MedicineChange(participant: participant, from: from, prescribed: prescribed)
  }

  func write(to line: inout CanonicalWriter) {
    line.string("from", from.description)
    line.string("participant", participant.text)
    line.analytes("prescribed", prescribed)
  }
}
