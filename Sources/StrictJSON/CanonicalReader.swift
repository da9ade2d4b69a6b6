/// Reads canonical JSON (RFC 8785) value by value, as ``CanonicalWriter`` writes it.
///
/// The caller asks for what must come next, keys in ascending order, and anything else is an
/// error: whitespace, another key, an escape that is not needed, a number spelled another way.
/// So a line that has been read to its ``end()`` is, byte for byte, what the writer makes of the
/// values read. Nothing is allocated but the strings returned, and nothing recurses.
///
/// A copy is a bookmark: it stands where the original stood. The members of a line that decide how
/// an earlier one is read can so be read first, see ``skipValue()``.
///
/// After an error has been thrown the reader's place is unspecified.
public struct CanonicalReader: Sendable {
  let bytes: [UInt8]
  let limit: Int
  var index: Int
  private let start: Int
  private var needsComma = false
  private var order = KeyOrder()

  /// A reader of the part of `bytes` that `range` marks, a line without its line feed.
  ///
  /// - Precondition: `range` lies within the indices of `bytes`.
  public init(_ bytes: [UInt8], in range: Range<Int>) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= bytes.count,
      "the range \(range) is not within \(bytes.count) bytes")
    self.bytes = bytes
    start = range.lowerBound
    index = range.lowerBound
    limit = range.upperBound
  }

  /// A reader of all of `bytes`.
  public init(_ bytes: [UInt8]) {
    self.init(bytes, in: bytes.indices)
  }

  /// How many bytes of the range have been read.
  public var offset: Int { index - start }

  /// Enters an object.
  public mutating func beginObject() throws(CanonicalError) {
    assert(order.open())
    try pass(ASCII.leftBrace, as: .object)
    needsComma = false
  }

  /// Leaves an object that has no further key.
  public mutating func endObject() throws(CanonicalError) {
    assert(order.close(), "no object is open")
    try pass(ASCII.rightBrace, as: .endOfObject)
    needsComma = true
  }

  /// Enters an array.
  public mutating func beginArray() throws(CanonicalError) {
    assert(order.open())
    try pass(ASCII.leftBracket, as: .array)
    needsComma = false
  }

  /// Whether another element follows in the array that is open; its comma is passed.
  ///
  /// Ask once before each element:
  ///
  ///     while try line.hasElement() { draws.append(try line.integer()) }
  public mutating func hasElement() throws(CanonicalError) -> Bool {
    if byte == ASCII.rightBracket { return false }
    if needsComma { try pass(ASCII.comma, as: .commaOrEndOfArray) }
    return true
  }

  /// Leaves an array that has no further element.
  public mutating func endArray() throws(CanonicalError) {
    assert(order.close(), "no array is open")
    try pass(ASCII.rightBracket, as: .endOfArray)
    needsComma = true
  }

  /// Passes the key that must come next in the open object.
  ///
  /// - Precondition: `name` is printable ASCII without `"` and `\`, and comes after the key asked
  ///   for before it in the same object.
  public mutating func key(_ name: StaticString) throws(CanonicalError) {
    assert(order.add("\(name)"), "the key \(name) does not come after the one before it")
    guard passKey(name) else { throw unexpected(.key("\(name)")) }
  }

  /// Passes a key and answers true, or answers false and passes nothing if another follows.
  ///
  /// - Precondition: as for ``key(_:)``.
  public mutating func optionalKey(_ name: StaticString) -> Bool {
    assert(order.add("\(name)"), "the key \(name) does not come after the one before it")
    return passKey(name)
  }

  /// Reads `true` or `false`.
  public mutating func boolean() throws(CanonicalError) -> Bool {
    if passes("true") { return true }
    if passes("false") { return false }
    throw unexpected(.boolean)
  }

  /// Passes `null` and answers true, or answers false and passes nothing.
  public mutating func null() -> Bool { passes("null") }

  /// Makes sure that nothing follows.
  public mutating func end() throws(CanonicalError) {
    guard index == limit else { throw unexpected(.end) }
  }
}

extension CanonicalReader {
  /// The byte to be read next, or nil at the end.
  var byte: UInt8? { index < limit ? bytes[index] : nil }

  /// A fault at the next byte.
  func error(_ reason: CanonicalError.Reason) -> CanonicalError {
    CanonicalError(offset: offset, reason: reason)
  }

  /// The fault that the next byte does not begin what is asked for.
  func unexpected(_ expectation: CanonicalError.Expectation) -> CanonicalError {
    error(.expected(expectation, found: byte))
  }

  /// Passes one byte that must come next.
  mutating func pass(
    _ wanted: UInt8, as expectation: CanonicalError.Expectation
  ) throws(CanonicalError) {
    guard byte == wanted else { throw unexpected(expectation) }
    index += 1
  }

  /// Notes that a value has been passed, so that a comma must stand before the next.
  mutating func endValue() { needsComma = true }

  private mutating func passKey(_ name: StaticString) -> Bool {
    var next = index
    if needsComma {
      guard byte == ASCII.comma else { return false }
      next += 1
    }
    let length = name.utf8CodeUnitCount
    guard limit - next >= length + 3, bytes[next] == ASCII.quote,
      bytes[next + 1 + length] == ASCII.quote, bytes[next + 2 + length] == ASCII.colon,
      has(name, at: next + 1)
    else { return false }
    index = next + length + 3
    return true
  }

  private mutating func passes(_ word: StaticString) -> Bool {
    guard limit - index >= word.utf8CodeUnitCount, has(word, at: index) else { return false }
    index += word.utf8CodeUnitCount
    needsComma = true
    return true
  }

  /// Whether the bytes from `place`, which are enough, are those of `word`.
  private func has(_ word: StaticString, at place: Int) -> Bool {
    word.withUTF8Buffer { letters in
      for (offset, letter) in letters.enumerated() where bytes[place + offset] != letter {
        return false
      }
      return true
    }
  }
}
