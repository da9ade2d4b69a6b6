/// Writes canonical JSON (RFC 8785) at the end of a growing buffer of bytes.
///
/// The values are those this program has: objects, arrays, strings, booleans, null and whole
/// numbers. Commas are put in by the writer; the order of keys is the caller's, who gives the keys
/// of each object in ascending order of their UTF-16 units (RFC 8785 §3.2.3; for ASCII that is the
/// order of the bytes). Debug builds stop at a key out of order. That a key is followed by one
/// value, and an object or array is closed, is also the caller's part.
public struct CanonicalWriter: Sendable {
  /// Everything written so far.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false
  private var order = KeyOrder()

  /// An empty buffer with room for `capacity` bytes before it grows.
  public init(reserving capacity: Int = 512) {
    bytes.reserveCapacity(capacity)
  }

  /// Opens an object.
  public mutating func beginObject() {
    assert(order.open())
    beginValue()
    bytes.append(ASCII.leftBrace)
    needsComma = false
  }

  /// Closes the object opened last.
  public mutating func endObject() {
    assert(order.close(), "no object is open")
    bytes.append(ASCII.rightBrace)
    needsComma = true
  }

  /// Opens an array.
  public mutating func beginArray() {
    assert(order.open())
    beginValue()
    bytes.append(ASCII.leftBracket)
    needsComma = false
  }

  /// Closes the array opened last.
  public mutating func endArray() {
    assert(order.close(), "no array is open")
    bytes.append(ASCII.rightBracket)
    needsComma = true
  }

  /// Writes a key of the open object, known when the program was written.
  ///
  /// - Precondition: `name` is printable ASCII without `"` and `\`, as all keys of this program are.
  public mutating func key(_ name: StaticString) {
    assert(order.add("\(name)"), "the key \(name) does not come after the one before it")
    beginValue()
    bytes.append(ASCII.quote)
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(ASCII.quote)
    bytes.append(ASCII.colon)
    needsComma = false
  }

  /// Writes a key of the open object that is itself data.
  public mutating func key(_ name: String) {
    assert(order.add(name), "the key \(name) does not come after the one before it")
    beginValue()
    quote(name)
    bytes.append(ASCII.colon)
    needsComma = false
  }

  /// Writes a string with the escapes of RFC 8785 §3.2.2.2 and no others.
  public mutating func string(_ value: String) {
    beginValue()
    quote(value)
  }

  /// Writes a string that is known to need no escape, such as the digits of a digest.
  ///
  /// - Precondition: every byte is printable ASCII other than `"` and `\`.
  public mutating func ascii(_ text: some Collection<UInt8>) {
    assert(
      Array(text).endOfPlainASCII(from: 0, before: text.count) == text.count,
      "the text needs an escape")
    beginValue()
    bytes.append(ASCII.quote)
    bytes.append(contentsOf: text)
    bytes.append(ASCII.quote)
  }

  /// Writes one whole value that is canonical already, such as a part of a line read before.
  public mutating func raw(_ value: some Collection<UInt8>) {
    beginValue()
    bytes.append(contentsOf: value)
  }

  /// Writes a whole number, every `Int` exactly.
  ///
  /// Beyond ±(2⁵³ − 1) other implementations of RFC 8785 may print a rounded number (RFC 7493
  /// §2.2); whoever writes for them keeps within that range.
  public mutating func integer(_ value: Int) {
    beginValue()
    if value < 0 { bytes.append(ASCII.minus) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(ASCII.zero + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Writes `true` or `false`.
  public mutating func boolean(_ value: Bool) {
    literal(value ? "true" : "false")
  }

  /// Writes `null`.
  public mutating func null() {
    literal("null")
  }

  /// Ends the line; the next value begins a new one.
  public mutating func endLine() {
    bytes.append(ASCII.lineFeed)
    needsComma = false
  }

  /// Empties the buffer and keeps its memory for the next line.
  public mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
    order = KeyOrder()
  }
}

extension CanonicalWriter {
  /// Writes the comma that the value before asks for.
  private mutating func beginValue() {
    if needsComma { bytes.append(ASCII.comma) }
    needsComma = true
  }

  private mutating func literal(_ word: StaticString) {
    beginValue()
    word.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func quote(_ text: String) {
    var text = text
    bytes.append(ASCII.quote)
    text.withUTF8 { utf8 in
      var runStart = 0
      for (index, byte) in utf8.enumerated()
      where byte < ASCII.space || byte == ASCII.quote || byte == ASCII.backslash {
        bytes.append(contentsOf: utf8[runStart..<index])
        escape(byte)
        runStart = index + 1
      }
      bytes.append(contentsOf: utf8[runStart...])
    }
    bytes.append(ASCII.quote)
  }

  /// The shortest escape, or `\u00xx` in lower case where there is none (RFC 8785 §3.2.2.2).
  private mutating func escape(_ byte: UInt8) {
    bytes.append(ASCII.backslash)
    if let letter = CanonicalEscape.letter(for: byte) {
      bytes.append(letter)
    } else {
      bytes.append(contentsOf: [UInt8(ascii: "u"), ASCII.zero, ASCII.zero])
      bytes.append(CanonicalEscape.hexDigit(byte >> 4))
      bytes.append(CanonicalEscape.hexDigit(byte & 0xF))
    }
  }
}
