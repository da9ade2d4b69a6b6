import ContingencyManagement

/// Reads one row by a map, and collects everything that is wrong with it.
///
/// A question that cannot be answered notes a fault and answers nil, and reading goes on, so that
/// whoever must mend the row sees all of it at once.
struct RowReader {
  let row: CSVRow
  let header: Header
  private(set) var faults: [RowFault] = []

  init(_ row: CSVRow, _ header: Header) {
    self.row = row
    self.header = header
  }

  /// The bytes of a column.
  func bytes(_ column: Column) -> ArraySlice<UInt8> { row[header.place(of: column)] }

  /// The text of a column.
  func text(_ column: Column) -> String { row.text(header.place(of: column)) }

  /// Notes what is wrong with the row as a whole.
  mutating func note(_ reason: RowFault.Reason) {
    faults.append(RowFault(place: .row, reason: reason))
  }

  /// Notes what is wrong with a column.
  mutating func note(_ column: Column, _ reason: RowFault.Reason) {
    faults.append(RowFault(place: .column(column.name), reason: reason))
  }

  mutating func participant(_ column: Column) -> ParticipantCode? {
    let says = text(column)
    let code = ParticipantCode(says)
    if code == nil { note(column, .notAParticipant(says: says)) }
    return code
  }

  mutating func day(_ column: Column, _ form: DayForm) -> CalendarDay? {
    let day = form.day(bytes(column))
    if day == nil { note(column, .notADay(says: text(column), form: form)) }
    return day
  }

  /// What the word of a column means.
  mutating func meaning<Meaning>(_ words: Words<Meaning>, in column: Column) -> Meaning? {
    let meaning = words.meaning(of: bytes(column))
    if meaning == nil { note(column, .unlisted(says: text(column), words: words.listed)) }
    return meaning
  }

  /// What is always so, or what the word of a column means.
  mutating func meaning<Meaning>(_ given: Given<Meaning>) -> Meaning? {
    switch given {
    case .always(let meaning): meaning
    case .said(let said): meaning(said.words, in: said.column)
    }
  }

  /// A reference, or none where the column is empty.
  mutating func reference(_ column: Column?) -> Reference? {
    guard let column, !bytes(column).isEmpty else { return nil }
    let says = text(column)
    let reference = Reference(says)
    if reference == nil { note(column, .notAReference(says: says)) }
    return reference
  }
}
