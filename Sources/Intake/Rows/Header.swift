import StrictJSON

/// The names of a file's columns, and where those are that a map reads.
struct Header: Sendable {
  /// The names, in the order of the file.
  let names: [String]
  /// The place in a row of each column of the map, by the column's number.
  private let places: [Int]

  /// The header that `reader` stands before, matched with a map.
  ///
  /// - Throws: all that is wrong with it at once.
  init(_ reader: inout CSVReader, for map: ImportMap) throws(HeaderProblems) {
    let names: [String]
    switch reader.next() {
    case nil:
      throw HeaderProblems(problems: [.noHeader])
    case .fault(let lines, let field, let fault):
      let place = field.map(RowFault.Place.field) ?? .row
      let problem = RowProblem(
        lines: lines, faults: [RowFault(place: place, reason: .csv(fault))])
      throw HeaderProblems(problems: [.unreadable(problem)])
    case .row(let row):
      names = (0..<row.count).map(row.text)
    }
    let problems = Header.problems(names, map)
    let places = map.columns.compactMap { column in
      names.firstIndex { sameBytes($0, column.name) }
    }
    guard problems.isEmpty, places.count == map.columns.count else {
      throw HeaderProblems(problems: problems)
    }
    self.names = names
    self.places = places
  }

  /// Where a column of the map stands in a row, from 0.
  func place(of column: Column) -> Int { places[column.number] }

  /// The field of that number, from 1, by its name if it has one.
  func place(ofField number: Int?) -> RowFault.Place {
    guard let number else { return .row }
    return names.indices.contains(number - 1) ? .column(names[number - 1]) : .field(number)
  }

  private static func problems(_ names: [String], _ map: ImportMap) -> [HeaderProblem] {
    if names.count == 1, names[0].contains(";") { return [.semicolons] }
    let known = Set(map.columns.map { Array($0.name.utf8) } + map.ignored.map { Array($0.utf8) })
    let present = Set(names.map { Array($0.utf8) })
    let unlisted = names.filter { !known.contains(Array($0.utf8)) }
    var seen: Set<[UInt8]> = []
    let repeated = names.filter { !seen.insert(Array($0.utf8)).inserted }
    let missing = map.columns.filter { !present.contains(Array($0.name.utf8)) }
    // A hundred names are enough to look for a slip among, and bound the time.
    let nearby = Array(unlisted.prefix(100))
    return missing.map { .missing(column: $0.name, near: nearest(to: $0.name, among: nearby)) }
      + repeated.map { .repeated(column: $0) } + unlisted.map { .unlisted(column: $0) }
  }
}
