import ContingencyManagement
import Digest
import LedgerStore
import StrictJSON

extension Command {
  static let scheduleList = Command(
    name: "schedule list", operands: "",
    summary: "List the schedules and other documents at hand and those adopted",
    details: """
      Where there is a ledger, it shows which versions the ledger has adopted and how many participants
      are under each schedule. A file that cannot be used is listed with what is wrong in it.
      """,
    options: [], operandCount: 0...0, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.scheduleList(arguments) })
}

extension Desk {
  fileprivate func scheduleList(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let config = config(arguments)
    let ledger = try ledgerIfAny(arguments)
    let adopted = ledger.map { AdoptedReport($0.state).rows } ?? []
    let list = DocumentList(self, config, adopted: adopted)
    guard !list.rows.isEmpty || !list.problems.isEmpty else {
      throw Complaint(
        .configuration,
        "there are no schedules, bowls, caps or decks in \(config.path.shown(most: 200))",
        hint: "name another folder: --config FOLDER")
    }
    if arguments.has("json") {
      surroundings.out(list.json(isReadToTheEnd: ledger?.damage == nil))
      return try end(ledger?.damage)
    }
    list.lines.forEach(line)
    if ledger == nil {
      line("")
      line("There is no ledger in \(try folder(arguments).shown(most: 200)) to have adopted any.")
    }
    return try end(ledger?.damage)
  }

  /// What holds of the ledger; nil where there is none.
  private func ledgerIfAny(_ arguments: Arguments) throws(Complaint) -> Ledger.PartRead? {
    let folder = try folder(arguments)
    do { return try Ledger.readWhatHolds(folder) } catch {
      if case .missing = error { return nil }
      throw Complaint(error, currency: nil)
    }
  }
}

/// The documents of a folder and of a ledger, each version of each once.
private struct DocumentList {
  var rows: [Row] = []
  /// A file that cannot be used, and what is wrong with it.
  var problems: [(file: String, message: String)] = []

  struct Row {
    var document: Document
    /// The text in the folder; nil where it has none of that version.
    var file: SHA256Digest?
    var adopted: AdoptedReport.Row?
  }

  init(_ desk: Desk, _ config: ConfigFolder, adopted: [AdoptedReport.Row]) {
    for folder in ConfigFolder.documents {
      for id in config.ids(folder) {
        let path = "\(config.path)/\(folder)/\(id).json"
        do throws(Complaint) {
          let adoption = try desk.adoption(of: path, config).adoption
          rows.append(Row(document: adoption.document, file: adoption.digest))
        } catch {
          problems.append((path, error.message))
        }
      }
    }
    for adopted in adopted {
      let place = rows.firstIndex { $0.document.isVersion(of: adopted.document) }
      if let place {
        rows[place].adopted = adopted
      } else {
        rows.append(Row(document: adopted.document, adopted: adopted))
      }
    }
    rows.sort { $0.document.place.lexicographicallyPrecedes($1.document.place) }
  }

  var lines: [String] {
    let blocks = DocumentKind.allCases.compactMap { kind in
      let rows = rows.filter { $0.document.kind == kind }
      return rows.isEmpty ? nil : table(kind, rows)
    }
    let bad = problems.flatMap { $0.message.split(separator: "\n").map { "  " + $0 } }
    let all = blocks + (bad.isEmpty ? [] : [["files that cannot be used"] + bad])
    return Array(all.joined(separator: [""]))
  }

  /// A line a version, and its title below.
  private func table(_ kind: DocumentKind, _ rows: [Row]) -> [String] {
    var table = Columns(right: [1, 4])
    table.rows = [[kind.rawValue, "version", "file", "adopted"]]
    if kind == .schedule { table.rows[0].append("participants") }
    for row in rows {
      table.rows.append([
        row.document.id.text, "\(row.document.version)", row.fileWord,
        row.adopted.map { "#\($0.entry)" } ?? "-",
      ])
      guard kind == .schedule else { continue }
      table.rows[table.rows.count - 1].append(row.adopted?.participants.map(String.init) ?? "-")
    }
    let titles = [[]] + rows.map { $0.document.title.wrapped(to: 98).map { "  " + $0 } }
    return zip(table.lines, titles).flatMap { [$0] + $1 }
  }

  func json(isReadToTheEnd: Bool) -> String {
    var json = CanonicalWriter()
    json.beginObject()
    json.key("documents")
    json.beginArray()
    for row in rows { row.write(to: &json) }
    json.endArray()
    json.key("problems")
    json.beginArray()
    for (file, message) in problems {
      json.beginObject()
      json.string("file", file)
      json.strings("problems", message.split(separator: "\n").map(String.init))
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

extension DocumentList.Row {
  /// Whether the folder has this version, and with the text that was adopted.
  fileprivate var fileWord: String {
    guard let file else { return "none" }
    return adopted.map { $0.digest == file } ?? true ? "yes" : "other text"
  }

  fileprivate func write(to json: inout CanonicalWriter) {
    json.beginObject()
    if let adopted {
      json.key("adopted")
      json.beginObject()
      json.string("digest", adopted.digest.hex)
      json.integer("entry", adopted.entry)
      json.optional("participants", adopted.participants)
      json.endObject()
    }
    json.optional("file", file?.hex)
    json.string("id", document.id.text)
    json.string("kind", document.kind.rawValue)
    json.string("title", document.title)
    json.integer("version", document.version)
    json.endObject()
  }
}

extension Document {
  /// What it is called; a deck says how many words it has.
  fileprivate var title: String {
    switch self {
    case .schedule(let schedule): schedule.title
    case .bowl(let bowl): bowl.title
    case .deck(let deck): "\(deck.words.count) words"
    case .caps(let file): file.title
    case .programme(let programme): programme.title
    }
  }

  fileprivate func isVersion(of other: Document) -> Bool {
    kind == other.kind && id == other.id && version == other.version
  }

  /// Orders by kind, id and version.
  fileprivate var place: [String] {
    let version = String(version)
    return [
      "\(DocumentKind.allCases.firstIndex(of: kind) ?? 0)", id.text,
      String(repeating: "0", count: max(0, 4 - version.count)) + version,
    ]
  }
}
