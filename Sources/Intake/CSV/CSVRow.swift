/// One row of a CSV file, its fields still where they lie in the file.
struct CSVRow: Sendable {
  /// The lines it covers, from 1; more than one where a field in quotes has a line break.
  var lines: ClosedRange<Int>
  private let file: [UInt8]
  private var fields: [Field] = []

  /// Where a field lies, without its outer quotes.
  struct Field: Sendable {
    let range: Range<Int>
    /// Whether each quote in it is written twice.
    let hasDoubledQuotes: Bool
  }

  /// A row without fields that begins at a line.
  init(of file: [UInt8], line: Int, expecting count: Int) {
    self.file = file
    lines = line...line
    fields.reserveCapacity(count)
  }

  /// How many fields it has.
  var count: Int { fields.count }

  mutating func append(_ field: Field) { fields.append(field) }

  /// The bytes that a field stands for: doubled quotes are one (RFC 4180 §2.7).
  subscript(index: Int) -> ArraySlice<UInt8> {
    let field = fields[index]
    let written = file[field.range]
    guard field.hasDoubledQuotes else { return written }
    var contents: [UInt8] = []
    contents.reserveCapacity(written.count)
    var isFirstOfTwo = false
    for byte in written {
      isFirstOfTwo = byte == CSVByte.quote && !isFirstOfTwo
      if byte != CSVByte.quote || isFirstOfTwo { contents.append(byte) }
    }
    return contents[...]
  }

  /// Adds the bytes that a field stands for to `output`, after their number in four bytes, the
  /// highest first.
  func append(_ index: Int, to output: inout [UInt8]) {
    let field = fields[index]
    guard !field.hasDoubledQuotes else { return output.append(withLength: self[index]) }
    output.append(length: field.range.count)
    for place in field.range { output.append(file[place]) }
  }

  /// The text of a field.
  func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }
}

extension [UInt8] {
  /// Adds bytes after their number in four bytes, the highest first.
  mutating func append(withLength bytes: some Collection<UInt8>) {
    append(length: bytes.count)
    append(contentsOf: bytes)
  }

  /// No field is longer than four bytes can tell.
  fileprivate mutating func append(length: Int) {
    let length = UInt32(truncatingIfNeeded: length)
    append(UInt8(truncatingIfNeeded: length &>> 24))
    append(UInt8(truncatingIfNeeded: length &>> 16))
    append(UInt8(truncatingIfNeeded: length &>> 8))
    append(UInt8(truncatingIfNeeded: length))
  }
}

/// The bytes with a meaning in CSV (RFC 4180 §2), by name.
enum CSVByte {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C
  static let delete: UInt8 = 0x7F
}
