import Testing

@Suite(.serialized) struct `What was fuzzed` {
  @Test(arguments: FuzzTarget.allCases)
  func `holds for every input that is saved`(target: FuzzTarget) throws {
    let inputs = try Corpus(target).inputs()
    #expect(inputs.count >= 5)
    for input in inputs {
      #expect(throws: Never.self, "\(target): \(Corpus.shown(input))") { try target.hold(input) }
    }
  }

  @Test func `is saved so that every byte comes back`() {
    let all = Array(UInt8.min ... .max)
    #expect(Corpus.read(Corpus.shown(all)[...]) == all)
    #expect(Corpus.shown([0x41, 0x0A, 0x5C, 0x00, 0xFF]) == #"A\n\\\x00\xff"#)
  }
}
