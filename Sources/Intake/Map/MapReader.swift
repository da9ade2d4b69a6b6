import ContingencyManagement
import StrictJSON

/// Reads an import map from its JSON, and gives every column that it names a number.
final class MapReader {
  let document = DocumentReader()
  private(set) var columns: [Column] = []

  /// The map, if nothing is wrong with it; the problems are in ``document``.
  func map(_ value: JSONValue) -> ImportMap? {
    guard let kind = kind(of: value) else { return nil }
    let (keys, optional) = MapReader.keys(of: kind)
    guard
      let fields = document.object(
        value, "a map of \(kind.rawValue)",
        keys: ["id", "version", "source", "rows", "participant", "day", "key"] + keys,
        optional: ["ignored"] + optional)
    else { return nil }
    let id = fields["id"].flatMap { name($0, "id") }
    let version = fields["version"].flatMap { document.integer($0, "version", in: 1...9999) }
    let source = fields["source"].flatMap { document.string($0, "source") }
    let participant = fields["participant"].flatMap { column($0, "participant") }
    let day = fields["day"].flatMap(dayColumn)
    let key = fields["key"].flatMap { columnList($0, "key") }
    let rows = rows(kind, fields, at: value.position)
    let ignored = fields["ignored"].map(ignoredColumns) ?? []
    guard let id, let version, let source, let participant, let day, let key, let rows
    else { return nil }
    return ImportMap(
      id: id, version: version, source: source, participant: participant, day: day.column,
      dayForm: day.form, keyColumns: key, rows: rows, columns: columns, ignored: ignored)
  }

  /// What a row is, which decides the keys that the map may have.
  private func kind(of value: JSONValue) -> ImportMap.RowKind? {
    guard case .object(let members) = value.content else {
      document.report(
        "expected an import map as an object, found \(value.typeName)", at: value.position)
      return nil
    }
    let kinds = ImportMap.RowKind.choices
    guard let rows = members.first(where: { $0.isNamed("rows") })?.value else {
      let words = kinds.map { "\"\($0.word)\"" }.joined(separator: ", ")
      document.report(
        "the map does not say what a row is; add \"rows\" with one of \(words)",
        at: value.position)
      return nil
    }
    return document.choice(rows, "rows", among: kinds)
  }

  private static func keys(of kind: ImportMap.RowKind) -> (keys: [String], optional: [String]) {
    switch kind {
    case .enrolments: ([], ["prescribed", "consent"])
    case .visits:
      (
        ["specimen"],
        ["visit", "reason", "condition", "label", "analytes", "results", "summary"]
      )
    case .milestones: (["milestone", "evidence"], [])
    }
  }

  private func rows(
    _ kind: ImportMap.RowKind, _ fields: [String: JSONValue], at position: JSONPosition
  ) -> ImportMap.Rows? {
    switch kind {
    case .enrolments: .enrolments(enrolmentRows(fields))
    case .visits: visitRows(fields, at: position).map(ImportMap.Rows.visits)
    case .milestones: milestoneRows(fields).map(ImportMap.Rows.milestones)
    }
  }

  /// The column of that name; the same name is always the same column.
  func column(named name: String) -> Column {
    if let known = columns.first(where: { sameBytes($0.name, name) }) { return known }
    let column = Column(number: columns.count, name: name)
    columns.append(column)
    return column
  }

  private func ignoredColumns(_ value: JSONValue) -> [String] {
    let names = document.array(value, "ignored") ?? []
    return names.compactMap { element in
      guard let name = document.string(element, "an ignored column") else { return nil }
      if columns.contains(where: { sameBytes($0.name, name) }) {
        document.report(
          "the column \"\(name)\" is read, so it cannot be ignored", at: element.position)
      }
      return name
    }
  }
}

extension RawRepresentable where RawValue == String, Self: CaseIterable {
  /// Each case with its word, for a list of what may be written.
  static var choices: [(word: String, choice: Self)] {
    allCases.map { (word: $0.rawValue, choice: $0) }
  }
}
