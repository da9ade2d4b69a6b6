import StrictJSON

/// A JSON text is read, or a place in it is named; what was read is printed, read again, and printed
/// the same. What the canonical reader takes is JSON, and the canonical writer writes it just so.
enum JSONProperty {
  static func hold(_ bytes: [UInt8]) throws {
    let canonical = canonicalCopy(of: bytes)
    try need(canonical == nil || canonical == bytes, "canonical, and written otherwise")
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue.parse(bytes) } catch {
      try need((0...bytes.count).contains(error.position.offset), "a fault outside the text")
      try need(!error.description.isEmpty, "a fault without words")
      try need(canonical == nil, "canonical, and not JSON")
      return
    }
    let printed = text(of: value)
    let again = try JSONValue.parse(Array(printed.utf8))
    try need(sameBytes(text(of: again), printed), "printed otherwise the second time")
    try need(value.position.offset <= bytes.count, "a value outside the text")
    if canonical != nil {
      try need(printed.utf8.elementsEqual(bytes), "canonical, and printed otherwise")
    }
  }

  /// The value without white space, its members in their order and its numbers as spelled.
  static func text(of value: JSONValue) -> String {
    switch value.content {
    case .null: return "null"
    case .boolean(let truth): return "\(truth)"
    case .number(let number): return number.text
    case .string(let string): return quoted(string)
    case .array(let elements): return "[" + elements.map(text).joined(separator: ",") + "]"
    case .object(let members):
      let texts = members.map { quoted($0.key) + ":" + text(of: $0.value) }
      return "{" + texts.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ string: String) -> String {
    var writer = CanonicalWriter()
    writer.string(string)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// What the canonical writer makes of what the canonical reader reads; nil where that throws.
  private static func canonicalCopy(of bytes: [UInt8]) -> [UInt8]? {
    var reader = CanonicalReader(bytes)
    var writer = CanonicalWriter()
    do throws(CanonicalError) {
      try copy(&reader, to: &writer, depth: 0)
      try reader.end()
      return writer.bytes
    } catch {
      return nil
    }
  }

  /// Of objects, those whose keys are `a`, `b` and `data`.
  private static func copy(
    _ reader: inout CanonicalReader, to writer: inout CanonicalWriter, depth: Int
  ) throws(CanonicalError) {
    var bookmark = reader
    if reader.null() { return writer.null() }
    if let truth = try? bookmark.boolean() {
      reader = bookmark
      return writer.boolean(truth)
    }
    bookmark = reader
    if let string = try? bookmark.string() {
      reader = bookmark
      return writer.string(string)
    }
    bookmark = reader
    if (try? bookmark.beginArray()) != nil, depth < 64 {
      reader = bookmark
      writer.beginArray()
      while try reader.hasElement() { try copy(&reader, to: &writer, depth: depth + 1) }
      try reader.endArray()
      return writer.endArray()
    }
    bookmark = reader
    if (try? bookmark.beginObject()) != nil, depth < 64 {
      reader = bookmark
      writer.beginObject()
      if reader.optionalKey("a") {
        writer.key("a" as StaticString)
        try copy(&reader, to: &writer, depth: depth + 1)
      }
      if reader.optionalKey("b") {
        writer.key("b" as StaticString)
        try copy(&reader, to: &writer, depth: depth + 1)
      }
      if reader.optionalKey("data") {
        writer.key("data" as StaticString)
        try copy(&reader, to: &writer, depth: depth + 1)
      }
      try reader.endObject()
      return writer.endObject()
    }
    writer.integer(try reader.integer())
  }
}
