import ContingencyManagement
import LedgerStore
import StrictJSON

extension Command {
  static let scheduleCheck = Command(
    name: "schedule check", operands: "FILE",
    summary: "Check the file of a schedule or another document",
    details: """
      Shows everything wrong at once, with line and column; replays the worked examples; and warns of
      what may not be meant. FILE is a path, or the id of a shipped file.
      """,
    options: [], operandCount: 1...1, answersJSON: true, needsLedger: false,
    run: { desk, arguments throws(Complaint) in try desk.scheduleCheck(arguments) })
}

extension Desk {
  fileprivate func scheduleCheck(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let (path, adoption) = try adoption(of: arguments.operands[0], config(arguments))
    let document = adoption.document
    let warnings = try warnings(in: adoption, config(arguments))
    if arguments.has("json") {
      var json = CanonicalWriter()
      json.beginObject()
      json.string("digest", adoption.digest.hex)
      json.string("id", document.id.text)
      json.string("kind", document.kind.rawValue)
      json.string("verdict", "ok")
      json.integer("version", document.version)
      json.key("warnings")
      json.beginArray()
      for (position, text) in warnings {
        json.beginObject()
        json.integer("column", position.column)
        json.integer("line", position.line)
        json.string("text", text)
        json.endObject()
      }
      json.endArray()
      json.endObject()
      json.endLine()
      surroundings.out(String(decoding: json.bytes, as: UTF8.self))
      return .done
    }
    var receipt = Receipt()
    receipt.add("file", path)
    receipt.add("id", "\(document.kind.rawValue) \(document.id) version \(document.version)")
    receipt.add("digest", adoption.digest.hex)
    switch document {
    case .schedule(let schedule):
      receipt.add("title", schedule.title)
      receipt.add("source", schedule.source)
      receipt.add("evidence", schedule.evidence)
      receipt.add(
        "plan",
        "\(schedule.plannedVisits) visits in \(schedule.weeks) weeks; \(schedule.examples.count) worked examples come out"
      )
    case .bowl(let bowl):
      receipt.add("title", bowl.title)
      receipt.add("source", bowl.source)
      receipt.add("evidence", bowl.evidence)
      for tier in bowl.tiers {
        receipt.add(
          "tier",
          "\(tier.id): \(tier.slips) of \(bowl.slips) slips, \(bowl.currency.text(tier.value))")
      }
    case .caps(let file):
      receipt.add("title", file.title)
      receipt.add("source", file.source)
      receipt.add("evidence", file.evidence)
      for sentence in file.sentences { receipt.add("limit", sentence) }
    case .programme(let programme):
      receipt.add("title", programme.title)
      receipt.add("source", programme.source)
      receipt.add("evidence", programme.evidence)
      for sentence in programme.sentences { receipt.add("rule", sentence) }
    case .deck(let deck): receipt.add("words", deck.words.map(\.text).joined(separator: " "))
    }
    for (position, text) in warnings { receipt.add("warning", "\(position): \(text)") }
    print(receipt)
    return .done
  }

  /// What may be worth a second thought in a document, with the caps that it names.
  private func warnings(
    in adoption: Adoption, _ config: ConfigFolder
  ) throws(Complaint) -> [(position: JSONPosition, text: String)] {
    guard case .schedule(let schedule) = adoption.document else { return [] }
    return adoption.warnings(caps: try caps(of: schedule, config))
  }
}
