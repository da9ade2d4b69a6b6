import ContingencyManagement

/// The rows of a clinic's CSV file (RFC 4180) as a map understands them, one after another.
///
/// Every row of the file comes out once: as a row to propose, as a repetition, or as a problem.
/// Nothing is written anywhere, and a file may be read as often as wished: the request ids are the
/// same each time.
public struct Import: Sequence, IteratorProtocol, Sendable {
  private var reader: CSVReader
  private var keys: RowKeys
  private let map: ImportMap
  private let header: Header
  private let keyPlaces: [Int]

  /// A file read with a map, before its first row.
  ///
  /// - Parameter bytes: The whole file, UTF-8 with or without a byte order mark.
  /// - Throws: all that is wrong with its header: columns that are missing, there twice, or not
  ///   named in the map.
  public init(map: ImportMap, bytes: [UInt8]) throws(HeaderProblems) {
    var reader = CSVReader(bytes)
    let header = try Header(&reader, for: map)
    self.reader = reader
    self.header = header
    self.map = map
    keys = RowKeys(mapID: map.id)
    keyPlaces = map.keyColumns.map(header.place(of:))
  }

  /// What came of a row.
  public enum Step: Hashable, Sendable {
    case row(ImportedRow)
    case repeated(RepeatedRow)
    case problem(RowProblem)
  }

  /// What comes of the next row; nil after the last.
  public mutating func next() -> Step? {
    switch reader.next() {
    case nil:
      return nil
    case .fault(let lines, let field, let fault):
      let place = header.place(ofField: field)
      return problem(lines, [RowFault(place: place, reason: .csv(fault))])
    case .row(let row):
      return step(row)
    }
  }

  /// A row at fault is remembered like any other, so that a later row with its key contradicts it
  /// rather than take its place.
  private mutating func step(_ row: CSVRow) -> Step {
    let hasKey = keyPlaces.contains { !row[$0].isEmpty }
    guard hasKey else { return problem(row.lines, .emptyKey(columns: map.key)) }
    let key = keys.key(row, places: keyPlaces)
    switch keys.look(at: key, of: row) {
    case .same(let first):
      return .repeated(RepeatedRow(lines: row.lines, first: first))
    case .other(let line):
      return problem(row.lines, .contradicts(line: line, key: map.key))
    case .new:
      var reader = RowReader(row, header)
      guard let content = reader.content(map) else { return problem(row.lines, reader.faults) }
      return .row(
        ImportedRow(
          line: row.lines.lowerBound, request: keys.request(key), content: content))
    }
  }

  private func problem(_ lines: ClosedRange<Int>, _ faults: [RowFault]) -> Step {
    .problem(RowProblem(lines: lines, faults: faults))
  }

  private func problem(_ lines: ClosedRange<Int>, _ reason: RowFault.Reason) -> Step {
    problem(lines, [RowFault(place: .row, reason: reason)])
  }
}
