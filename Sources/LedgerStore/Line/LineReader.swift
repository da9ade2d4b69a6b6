import ContingencyManagement
import Digest
import StrictJSON

/// Why a line of the log, whose bytes are as they were written, cannot be read as an entry.
public enum LineProblem: Error, Hashable, Sendable {
  /// It is not canonical JSON, or not of the shape of its kind.
  case notCanonical(CanonicalError)
  /// The value of `key` is not one that may stand there.
  case unfit(key: String, found: String)
  /// A format version that this program does not know.
  case unknownFormat(Int)
  /// A kind of entry that this program does not know.
  case unknownKind(String)
  /// A document in the log cannot be read.
  case unreadableDocument(DocumentProblems)
}

/// Reads the values of an entry's data, each under the key that must come next.
struct LineReader {
  private var json: CanonicalReader

  init(_ json: CanonicalReader) { self.json = json }

  /// Asks something of the JSON below, and tells its errors as problems of the line.
  mutating func json<Result>(
    _ body: (inout CanonicalReader) throws(CanonicalError) -> Result
  ) throws(LineProblem) -> Result {
    do { return try body(&json) } catch { throw .notCanonical(error) }
  }

  mutating func beginObject() throws(LineProblem) {
    try json { json throws(CanonicalError) in try json.beginObject() }
  }

  mutating func endObject() throws(LineProblem) {
    try json { json throws(CanonicalError) in try json.endObject() }
  }

  mutating func has(_ key: StaticString) -> Bool { json.optionalKey(key) }

  mutating func string(_ key: StaticString) throws(LineProblem) -> String {
    try json { json throws(CanonicalError) in
      try json.key(key)
      return try json.string()
    }
  }

  mutating func integer(
    _ key: StaticString, in range: ClosedRange<Int> = 0...Int.max
  ) throws(LineProblem) -> Int {
    let value = try json { json throws(CanonicalError) in
      try json.key(key)
      return try json.integer()
    }
    guard range.contains(value) else { throw .unfit(key: "\(key)", found: "\(value)") }
    return value
  }

  /// An integer where the key is there; the writer leaves it out where it is nil.
  mutating func optionalInteger(_ key: StaticString) throws(LineProblem) -> Int? {
    guard json.optionalKey(key) else { return nil }
    let value = try json { json throws(CanonicalError) in try json.integer() }
    guard value >= 0 else { throw .unfit(key: "\(key)", found: "\(value)") }
    return value
  }

  /// A count where the key is there, 0 where it is not; the writer leaves 0 out.
  mutating func count(_ key: StaticString) throws(LineProblem) -> Int {
    let value = try optionalInteger(key)
    if value == 0 { throw .unfit(key: "\(key)", found: "0") }
    return value ?? 0
  }

  mutating func code<Form>(_ key: StaticString) throws(LineProblem) -> Code<Form> {
    let text = try string(key)
    guard let code = Code<Form>(text) else { throw .unfit(key: "\(key)", found: text) }
    return code
  }

  mutating func optionalCode<Form>(_ key: StaticString) throws(LineProblem) -> Code<Form>? {
    guard json.optionalKey(key) else { return nil }
    let text = try json { json throws(CanonicalError) in try json.string() }
    guard let code = Code<Form>(text) else { throw .unfit(key: "\(key)", found: text) }
    return code
  }

  mutating func word<Word: RawRepresentable<String>>(
    _ key: StaticString
  ) throws(LineProblem) -> Word {
    let text = try string(key)
    guard let word = Word(rawValue: text) else { throw .unfit(key: "\(key)", found: text) }
    return word
  }

  mutating func optionalWord<Word: RawRepresentable<String>>(
    _ key: StaticString
  ) throws(LineProblem) -> Word? {
    guard json.optionalKey(key) else { return nil }
    let text = try json { json throws(CanonicalError) in try json.string() }
    guard let word = Word(rawValue: text) else { throw .unfit(key: "\(key)", found: text) }
    return word
  }

  /// Codes of one form, in an array.
  mutating func codes<Form>(_ key: StaticString) throws(LineProblem) -> [Code<Form>] {
    try array(key) { line throws(LineProblem) in
      let text = try line.json { json throws(CanonicalError) in try json.string() }
      guard let code = Code<Form>(text) else { throw .unfit(key: "\(key)", found: text) }
      return code
    }
  }

  mutating func day(_ key: StaticString) throws(LineProblem) -> CalendarDay {
    let text = try string(key)
    guard let day = CalendarDay(text) else { throw .unfit(key: "\(key)", found: text) }
    return day
  }

  mutating func money(_ key: StaticString) throws(LineProblem) -> Money {
    let value = try integer(key)
    guard let money = Money(thousandths: value) else {
      throw .unfit(key: "\(key)", found: "\(value)")
    }
    return money
  }

  mutating func digest(_ key: StaticString) throws(LineProblem) -> SHA256Digest {
    let text = try string(key)
    guard let digest = SHA256Digest(hex: text) else { throw .unfit(key: "\(key)", found: text) }
    return digest
  }

  /// The elements of an array under `key`.
  mutating func array<Element>(
    _ key: StaticString, _ element: (inout LineReader) throws(LineProblem) -> Element
  ) throws(LineProblem) -> [Element] {
    try json { json throws(CanonicalError) in try json.key(key) }
    return try elements(element)
  }

  /// The elements of an array where the key is there; the writer leaves an empty one out.
  mutating func optionalArray<Element>(
    _ key: StaticString, _ element: (inout LineReader) throws(LineProblem) -> Element
  ) throws(LineProblem) -> [Element] {
    guard json.optionalKey(key) else { return [] }
    let elements = try elements(element)
    if elements.isEmpty { throw .unfit(key: "\(key)", found: "[]") }
    return elements
  }

  private mutating func elements<Element>(
    _ element: (inout LineReader) throws(LineProblem) -> Element
  ) throws(LineProblem) -> [Element] {
    var elements: [Element] = []
    try json { json throws(CanonicalError) in try json.beginArray() }
    while try json({ json throws(CanonicalError) in try json.hasElement() }) {
      elements.append(try element(&self))
    }
    try json { json throws(CanonicalError) in try json.endArray() }
    return elements
  }

  /// Analytes by their codes, in ascending order.
  mutating func analytes(_ key: StaticString) throws(LineProblem) -> AnalyteSet {
    var last: Analyte?
    let analytes = try array(key) { reader throws(LineProblem) in
      try reader.analyte(after: &last, key)
    }
    return AnalyteSet(analytes)
  }

  mutating func analyte(
    after last: inout Analyte?, _ key: StaticString
  ) throws(LineProblem) -> Analyte {
    let text = try json { json throws(CanonicalError) in try json.string() }
    guard let analyte = Analyte(code: text), analyte.rawValue > last?.rawValue ?? 0 || last == nil
    else { throw .unfit(key: "\(key)", found: text) }
    last = analyte
    return analyte
  }
}

/// An event's data, as it lies in a line.
protocol LineData {
  /// Reads the members of the data that are the event's own.
  static func read(from line: inout LineReader) throws(LineProblem) -> Self
  /// Writes them, keys in ascending order; none comes after `yields`, which an outcome has.
  func write(to line: inout CanonicalWriter)
}

extension CanonicalWriter {
  /// Leaves the key out where the count is 0.
  mutating func count(_ key: StaticString, _ value: Int) {
    if value != 0 { integer(key, value) }
  }

  mutating func digest(_ key: StaticString, _ value: SHA256Digest) {
    self.key(key)
    string(value.hex)
  }

  mutating func analytes(_ key: StaticString, _ value: AnalyteSet) {
    strings(key, value.analytes.lazy.map(\.code))
  }
}
