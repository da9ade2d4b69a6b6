import StrictJSON
import Testing

@Suite struct `Bytes of any kind` {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `no bytes stop the readers other than by an error that lies within them`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let telling = Array("{}[],:\"\\u0019dDcC-.eE tfn\n\r\u{E9}\u{20AC}\u{1F600}truefalsenull".utf8)
    for _ in 0..<4_000 {
      let count = Int.random(in: 0...40, using: &generator)
      let isTelling = Bool.random(using: &generator)
      let bytes = (0..<count).map { _ in
        let random = UInt8.random(in: .min ... .max, using: &generator)
        return isTelling ? telling.randomElement(using: &generator) ?? random : random
      }
      if let fault = fault(bytes) {
        #expect((0...count).contains(fault.position.offset), "seed \(seed): \(bytes)")
        #expect(!fault.description.isEmpty, "seed \(seed): \(bytes)")
      }
      for fault in canonicalFaults(bytes) {
        #expect((0...count).contains(fault.offset), "seed \(seed): \(bytes)")
        #expect(!fault.description.isEmpty, "seed \(seed): \(bytes)")
      }
    }
  }

  private func canonicalFaults(_ bytes: [UInt8]) -> [CanonicalError] {
    [
      canonicalFault(bytes) { reader throws(CanonicalError) in try reader.string() },
      canonicalFault(bytes) { reader throws(CanonicalError) in try reader.stringRange() },
      canonicalFault(bytes) { reader throws(CanonicalError) in try reader.integer() },
      canonicalFault(bytes) { reader throws(CanonicalError) in try reader.boolean() },
      canonicalFault(bytes) { reader throws(CanonicalError) in try reader.skipValue() },
      canonicalFault(bytes) { reader throws(CanonicalError) in
        try reader.beginArray()
        while try reader.hasElement() { try reader.skipValue() }
        try reader.endArray()
      },
    ].compactMap { $0 }
  }
}
