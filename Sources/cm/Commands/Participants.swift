import ContingencyManagement
import StrictJSON

extension Command {
  static let participants = Command(
    name: "participants", operands: "", summary: "Show who is enrolled, balances and draws owed",
    details: "", options: [], operandCount: 0...0, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.participants(arguments) })
}

extension Desk {
  fileprivate func participants(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let read = try readWhatHolds(arguments)
    let state = read.state
    let founding = try founding(state)
    let rows = ParticipantsReport(state)
    if arguments.has("json") {
      surroundings.out(rows.json(isReadToTheEnd: read.damage == nil))
      return try end(read.damage)
    }
    guard !rows.rows.isEmpty else {
      _ = try end(read.damage, isShown: false)
      line("nobody is enrolled yet; cm enroll --schedule ID")
      return .done
    }
    var table = Columns(right: [3, 5, 6])
    table.rows = [["code", "status", "schedule", "run", "next", "balance", "draws owed"]]
    for row in rows.rows {
      table.rows.append([
        row.code.text, row.status, row.schedule?.text ?? "",
        row.prospects.map { "\($0.run)" }.joined(separator: "/"),
        row.prospects.map { prospect in
          prospect.next.map { founding.currency.text($0, in: prospect.unit) } ?? "-"
        }.joined(separator: "/"),
        founding.currency.text(row.balance), "\(row.drawsOwed)",
      ])
    }
    table.lines.forEach(line)
    return try end(read.damage)
  }
}

extension ParticipantsReport {
  fileprivate func json(isReadToTheEnd: Bool) -> String {
    var json = CanonicalWriter()
    json.beginObject()
    json.key("participants")
    json.beginArray()
    for row in rows {
      json.beginObject()
      json.string("balance", row.balance.description)
      json.integer("drawsOwed", row.drawsOwed)
      json.string("participant", row.code.text)
      json.key("runs")
      json.beginArray()
      for prospect in row.prospects {
        json.beginObject()
        json.string("contingency", prospect.contingency.text)
        json.string("next", (prospect.next?.money ?? .zero).description)
        json.integer("nextDraws", prospect.next?.draws ?? 0)
        json.kinds(
          of: EarningsByKind(prospect.next ?? .nothing, in: prospect.unit), "nextItems", "nextRates"
        )
        json.integer("run", prospect.run)
        json.endObject()
      }
      json.endArray()
      json.string("schedule", row.schedule?.text ?? "")
      json.string("status", row.status)
      json.endObject()
    }
    json.endArray()
    json.key("readToTheEnd")
    json.boolean(isReadToTheEnd)
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
