import ContingencyManagement
import StrictJSON

extension Command {
  static let scheduleDiff = Command(
    name: "schedule diff", operands: "FILE FILE",
    summary: "Show what changes for a participant from one schedule to another",
    details: """
      Each FILE is a path, the id of a shipped file, or ID@VERSION of one that the ledger has adopted:

        cm schedule diff higgins-1994@1 ./higgins-1994.json
      """,
    options: [.adopted], operandCount: 2...2, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.scheduleDiff(arguments) })
}

extension Desk {
  fileprivate func scheduleDiff(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let (from, old) = try schedule(arguments.operands[0], arguments)
    let (to, new) = try schedule(arguments.operands[1], arguments)
    let difference = ScheduleDifference(from: old, to: new, caps: (from.caps, to.caps))
    if arguments.has("json") {
      surroundings.out(difference.json(from: from, to: to))
      return .done
    }
    var receipt = Receipt()
    for (label, found) in [("from", from), ("to", to)] {
      receipt.add(label, found.words)
      receipt.add("", found.place)
    }
    print(receipt)
    line("")
    if difference.changesNothing {
      line("There is no difference for a participant.")
    } else {
      line("What changes for a participant:")
      difference.sentences.flatMap(\.marked).forEach(line)
      line("")
      settings(difference.settings).forEach(line)
      line("")
      totals(difference, old, new).forEach(line)
    }
    about(difference.about).forEach(line)
    return .done
  }

  private func schedule(
    _ wanted: String, _ arguments: Arguments
  ) throws(Complaint) -> (FoundDocument, Schedule) {
    let found = try document(wanted, arguments)
    guard case .schedule(let schedule) = found.document else {
      throw Complaint(
        .usage, "\(wanted.shown(most: 200)) is a \(found.document.kind.rawValue), not a schedule",
        hint: "cm schedule show \(wanted.shown(most: 200))")
    }
    return (found, schedule)
  }

  private func settings(_ changes: [ScheduleDifference.Change]) -> [String] {
    var table = Columns()
    table.rows = [["setting", "before", "after"]]
    for change in changes {
      table.rows.append([change.name, change.before ?? "-", change.after ?? "-"])
    }
    guard table.lines.contains(where: { $0.count > 100 }) else { return table.lines }
    return ["Settings:"] + named(changes)
  }

  private func totals(
    _ difference: ScheduleDifference, _ old: Schedule, _ new: Schedule
  ) -> [String] {
    func total(_ course: AllMetCourse, _ schedule: Schedule) -> String {
      "\(schedule.text(course.total)) in \(schedule.weeksInWords)"
    }
    var receipt = Receipt()
    receipt.add(
      "all met",
      "before \(total(difference.before, old)), after \(total(difference.after, new))")
    receipt.add(
      "",
      difference.firstWeek.map { "what a week earns differs from week \($0) on" }
        ?? "every week earns the same when every occasion is met")
    return receipt.lines
  }

  private func about(_ changes: [ScheduleDifference.Change]) -> [String] {
    guard !changes.isEmpty else { return [] }
    return ["", "What has no say in what is earned:"] + named(changes)
  }

  /// Each change under its name.
  private func named(_ changes: [ScheduleDifference.Change]) -> [String] {
    changes.flatMap { ["  \($0.name)"] + $0.marked }
  }
}

extension ScheduleDifference.Change {
  /// What was said after a minus, what is said now after a plus.
  fileprivate var marked: [String] {
    func marked(_ text: String?, _ sign: String) -> [String] {
      (text ?? "").wrapped(to: 96).enumerated().map { ($0 == 0 ? "  \(sign) " : "    ") + $1 }
    }
    return marked(before, "-") + marked(after, "+")
  }
}

extension ScheduleDifference {
  fileprivate func json(from: FoundDocument, to: FoundDocument) -> String {
    var json = CanonicalWriter()
    json.beginObject()
    json.key("about")
    json.changes(about)
    json.key("firstWeek")
    if let firstWeek { json.integer(firstWeek) } else { json.null() }
    json.string("from", from.digest.hex)
    json.string("participant", changesNothing ? "same" : "different")
    json.key("sentences")
    json.changes(sentences)
    json.key("settings")
    json.changes(settings)
    json.string("to", to.digest.hex)
    json.key("totals")
    json.beginObject()
    json.key("after")
    json.earnings(after.total)
    json.key("before")
    json.earnings(before.total)
    json.endObject()
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension CanonicalWriter {
  fileprivate mutating func changes(_ changes: [ScheduleDifference.Change]) {
    beginArray()
    for change in changes {
      beginObject()
      optional("after", change.after)
      optional("before", change.before)
      string("name", change.name)
      endObject()
    }
    endArray()
  }
}
