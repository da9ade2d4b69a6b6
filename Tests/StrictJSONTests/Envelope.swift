import StrictJSON

/// A line of the shape the log has, for the tests that write and read lines.
struct Envelope: Equatable {
  var at = ""
  var amounts: [Int] = []
  var isFinal = false
  var note: String?
  var n = 0
  var prev: [UInt8] = []

  func write(to writer: inout CanonicalWriter) {
    writer.beginObject()
    writer.key("at")
    writer.string(at)
    writer.key("data")
    writer.beginObject()
    writer.key("amounts")
    writer.beginArray()
    for amount in amounts { writer.integer(amount) }
    writer.endArray()
    writer.key("final")
    writer.boolean(isFinal)
    if let note {
      writer.key("note")
      writer.string(note)
    }
    writer.endObject()
    writer.key("n")
    writer.integer(n)
    writer.key("prev")
    writer.ascii(prev)
    writer.endObject()
  }

  init(reading bytes: [UInt8]) throws(CanonicalError) {
    var line = CanonicalReader(bytes)
    try line.beginObject()
    try line.key("at")
    at = try line.string()
    try line.key("data")
    var data = line
    try line.skipValue()
    try line.key("n")
    n = try line.integer()
    try line.key("prev")
    prev = Array(bytes[try line.stringRange()])
    try line.endObject()
    try line.end()

    try data.beginObject()
    try data.key("amounts")
    try data.beginArray()
    while try data.hasElement() { amounts.append(try data.integer()) }
    try data.endArray()
    try data.key("final")
    isFinal = try data.boolean()
    if data.optionalKey("note") { note = try data.string() }
    try data.endObject()
  }

  init(using generator: inout SeededGenerator) {
    at = Self.text(using: &generator)
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let edges = [Int.min, Int.max, 0, -1, Int.random(in: -1000...1000, using: &generator)]
      amounts.append(edges.randomElement(using: &generator) ?? 0)
    }
    isFinal = Bool.random(using: &generator)
    if Bool.random(using: &generator) { note = Self.text(using: &generator) }
    n = Int.random(in: Int.min...Int.max, using: &generator)
    prev = Array("0123456789abcdef".utf8).shuffled(using: &generator)
  }

  /// Up to eleven characters, as often with an escape, a control character or several bytes as not.
  private static func text(using generator: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...11, using: &generator) {
      let ranges: [ClosedRange<UInt32>] = [
        0...0x1F, 0x20...0x7F, 0x20...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF,
        0x10000...0x10FFFF,
      ]
      let range = ranges.randomElement(using: &generator) ?? 0...0
      let number = UInt32.random(in: range, using: &generator)
      if let scalar = Unicode.Scalar(number) { text.append(scalar) }
    }
    return String(text)
  }
}
