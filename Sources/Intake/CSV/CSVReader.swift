/// Reads the rows of a CSV file one by one, by RFC 4180 and as strictly.
///
/// Beyond the standard it accepts a line feed alone as a line break, a byte order mark at the
/// beginning, UTF-8 in any field, and blank lines, which it skips. The first row is the header: it
/// says how many fields every row has.
///
/// A row at fault does not end the reading. After a quote where none may stand it goes on at the
/// next line; after any other fault, where the row ends by the grammar. Only a quote that is never
/// closed takes all that follows with it, and the lines of the fault say so: which of them are
/// rows cannot be known.
struct CSVReader: Sendable {
  /// The most bytes that a field may have, as written.
  static let mostFieldBytes = 1_000
  /// The most bytes that a row may have, without the line break that ends it.
  static let mostRowBytes = 64 * 1024

  let bytes: [UInt8]
  /// The place of the next byte, and its line from 1.
  var offset: Int
  var line = 1
  private var columnCount: Int?

  /// A reader at the beginning of a file.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// What stands where a row does.
  enum Step: Sendable {
    case row(CSVRow)
    case fault(lines: ClosedRange<Int>, field: Int?, CSVFault)
  }

  /// The next row, or what is wrong with it; nil at the end of the file.
  mutating func next() -> Step? {
    skipBlankLines()
    guard offset < bytes.count else { return nil }
    var reading = RowReading(CSVRow(of: bytes, line: line, expecting: columnCount ?? 0), at: offset)
    while field(into: &reading) == .comma {}
    let expected = columnCount ?? reading.fieldCount
    columnCount = expected
    if reading.fieldCount != expected {
      reading.note(.fieldCount(found: reading.fieldCount, expected: expected), inField: false)
    }
    guard let fault = reading.fault else { return .row(reading.row) }
    return .fault(lines: reading.row.lines, field: fault.field, fault.reason)
  }

  /// A row while it is read.
  struct RowReading {
    var row: CSVRow
    let start: Int
    /// How many fields have been read, those of a row at fault included.
    var fieldCount = 0
    /// The first fault, and the number of its field from 1.
    private(set) var fault: (field: Int?, reason: CSVFault)?

    init(_ row: CSVRow, at start: Int) {
      self.row = row
      self.start = start
    }

    /// Notes a fault, unless one is noted already.
    mutating func note(_ reason: CSVFault, inField: Bool = true) {
      if fault == nil { fault = (inField ? fieldCount + 1 : nil, reason) }
    }

    /// Notes the one fault that matters more than any before it.
    mutating func noteUnclosedQuote() {
      fault = (fieldCount + 1, .unclosedQuote)
    }
  }

  private mutating func skipBlankLines() {
    while let length = lineBreak(at: offset) {
      offset += length
      line += 1
    }
  }

  /// How many bytes the line break at a place has; nil where none is.
  func lineBreak(at place: Int) -> Int? {
    guard place < bytes.count else { return nil }
    if bytes[place] == CSVByte.lineFeed { return 1 }
    guard bytes[place] == CSVByte.carriageReturn, place + 1 < bytes.count,
      bytes[place + 1] == CSVByte.lineFeed
    else { return nil }
    return 2
  }
}
