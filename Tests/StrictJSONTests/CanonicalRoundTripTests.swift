import StrictJSON
import Testing

@Suite struct `Writing and reading canonical lines` {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `what is written is read back equal`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let envelope = Envelope(using: &generator)
      let bytes = written(envelope)
      let again = try Envelope(reading: bytes)
      #expect(again == envelope, "seed \(seed)")
      #expect(sameBytes(again.at, envelope.at), "seed \(seed)")
      #expect(fault(bytes) == nil, "seed \(seed)")
    }
  }

  @Test(arguments: 100..<120 as Range<UInt64>)
  func `a changed line that is still read is what the writer makes of its values`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    var accepted = 0
    for _ in 0..<500 {
      let original = written(Envelope(using: &generator))
      let changed = mutated(original, using: &generator)
      guard let envelope = try? Envelope(reading: changed) else { continue }
      accepted += 1
      #expect(written(envelope) == changed, "seed \(seed)")
      #expect(fault(changed) == nil, "seed \(seed)")
    }
    #expect(accepted > 0, "seed \(seed)")
  }

  @Test(arguments: 200..<210 as Range<UInt64>)
  func `a line that is cut anywhere is refused`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bytes = written(Envelope(using: &generator))
    for length in bytes.indices {
      #expect(throws: CanonicalError.self, "seed \(seed), \(length) bytes") {
        try Envelope(reading: Array(bytes[..<length]))
      }
    }
  }

  private func written(_ envelope: Envelope) -> [UInt8] {
    var writer = CanonicalWriter()
    envelope.write(to: &writer)
    return writer.bytes
  }

  /// Up to three bytes changed, put in, taken out or repeated.
  private func mutated(_ line: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var line = line
    let telling = Array("{}[],:\"\\0u-1e. \n\u{E9}".utf8)
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: line.indices, using: &generator)
      let random = UInt8.random(in: .min ... .max, using: &generator)
      let byte =
        Bool.random(using: &generator)
        ? random : telling.randomElement(using: &generator) ?? random
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: line[place] = byte
      case 1: line.insert(byte, at: place)
      case 2 where line.count > 1: line.remove(at: place)
      default:
        let end = min(line.count, place + Int.random(in: 1...8, using: &generator))
        line.insert(contentsOf: line[place..<end], at: place)
      }
    }
    return line
  }
}
