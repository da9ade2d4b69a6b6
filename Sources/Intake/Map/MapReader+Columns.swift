import ContingencyManagement
import StrictJSON

extension MapReader {
  /// An id of the form that all documents share.
  func name(_ value: JSONValue, _ what: String) -> Name? {
    guard let text = document.string(value, what) else { return nil }
    guard let name = Name(text) else {
      document.report(
        "\(what) \"\(text.prefix(60))\" is not an id: \(Name.form)", at: value.position)
      return nil
    }
    return name
  }

  /// The column of an object that names one: `{"column": "client"}`.
  func column(_ value: JSONValue, _ what: String) -> Column? {
    document.object(value, what, keys: ["column"])?["column"].flatMap { columnName($0) }
  }

  /// The column of the day with the form that days have in it.
  func dayColumn(_ value: JSONValue) -> (column: Column, form: DayForm)? {
    guard let fields = document.object(value, "day", keys: ["column"], optional: ["form"])
    else { return nil }
    let column = fields["column"].flatMap { columnName($0) }
    let form =
      fields["form"].map { document.choice($0, "form", among: DayForm.choices) } ?? .yearMonthDay
    guard let column, let form else { return nil }
    return (column, form)
  }

  /// Columns by name, at least one, and none twice.
  func columnList(_ value: JSONValue, _ what: String) -> [Column]? {
    guard let elements = document.array(value, what) else { return nil }
    if elements.isEmpty { document.report("\(what) names no column", at: value.position) }
    var columns: [Column] = []
    for element in elements {
      guard let column = columnName(element) else { continue }
      if columns.contains(column) {
        document.report("\(what) names \"\(column.name)\" twice", at: element.position)
      }
      columns.append(column)
    }
    return columns.isEmpty ? nil : columns
  }

  /// A column whose words are listed: `{"column": "visit", "words": {"attended": "held"}}`.
  func said<Meaning>(
    _ value: JSONValue, _ what: String, _ meaning: (JSONValue) -> Meaning?
  ) -> Said<Meaning>? {
    guard let fields = document.object(value, what, keys: ["column", "words"]) else { return nil }
    let column = fields["column"].flatMap { columnName($0) }
    let listed = fields["words"].flatMap { words($0, "the words of \(what)", meaning) }
    guard let column, let listed else { return nil }
    return Said(column: column, words: listed)
  }

  /// One fixed word, or a column whose words are listed.
  func given<Meaning>(
    _ value: JSONValue, _ what: String, _ meaning: (JSONValue) -> Meaning?
  ) -> Given<Meaning>? {
    if case .object = value.content {
      return said(value, what, meaning).map(Given.said)
    }
    return meaning(value).map(Given.always)
  }

  /// Words with their meanings, at least one.
  func words<Meaning>(
    _ value: JSONValue, _ what: String, _ meaning: (JSONValue) -> Meaning?
  ) -> Words<Meaning>? {
    guard let members = document.members(of: value, what) else { return nil }
    if members.isEmpty { document.report("\(what) lists no word", at: value.position) }
    var words = Words<Meaning>()
    for member in members {
      if let meaning = meaning(member.value) { words.add(member.key, meaning) }
    }
    return words
  }

  /// An analyte by its code.
  func analyte(_ value: JSONValue) -> Analyte? {
    guard let code = document.string(value, "an analyte") else { return nil }
    if let analyte = Analyte(code: code) { return analyte }
    let codes = Analyte.allCases.map(\.code)
    let advice =
      nearest(to: code, among: codes).map { "did you mean \"\($0)\"?" }
      ?? "the codes are \(codes.joined(separator: ", "))"
    document.report("\"\(code.prefix(40))\" is no analyte; \(advice)", at: value.position)
    return nil
  }

  private func columnName(_ value: JSONValue) -> Column? {
    document.string(value, "the name of a column").map { column(named: $0) }
  }
}
