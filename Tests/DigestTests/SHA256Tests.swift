import Testing

@testable import Digest

/// Every test of the hash itself is run for each way this processor has to compress a block.
@Suite struct `SHA-256` {
  static let ways = Compression.allCases.filter(\.isAvailable)

  static let examples = [
    HashExample("nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    HashExample(
      "one block", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    HashExample(
      "two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    HashExample(
      "two blocks, the first of them full of the message",
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"),
    HashExample(
      "a million times a", String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test(arguments: ways, examples)
  func `the examples of the standard have the digests it prints`(
    way: Compression, example: HashExample
  ) {
    #expect(hash(example.message.utf8, way).hex == example.digest)
  }

  @Test func `the instructions of the processor are used wherever it has them`() {
    #expect(Compression.fastest == (Compression.processor.isAvailable ? .processor : .portable))
  }

  @Test(arguments: ways)
  func `a message cut in two at any place has the digest of the whole`(way: Compression) {
    let message = countingBytes(200)
    let whole = hash(message, way)
    for cut in 0...200 {
      var pieces = SHA256(compression: way)
      pieces.update(message[..<cut])
      pieces.update(message[cut...])
      #expect(pieces.finalize() == whole, "cut after \(cut) bytes")
    }
  }

  @Test(arguments: ways)
  func `a message in pieces of any one length has the digest of the whole`(way: Compression) {
    let message = countingBytes(200)
    let whole = hash(message, way)
    for length in 1...200 {
      var pieces = SHA256(compression: way)
      for start in stride(from: 0, to: 200, by: length) {
        pieces.update(message[start..<min(start + length, 200)])
      }
      #expect(pieces.finalize() == whole, "pieces of \(length) bytes")
    }
  }

  @Test(arguments: ways)
  func `a message given byte by byte has the digest of the whole`(way: Compression) {
    for count in 0...200 {
      let message = countingBytes(count)
      var bytewise = SHA256(compression: way)
      for byte in message { bytewise.update(byte: byte) }
      #expect(bytewise.finalize() == hash(message, way), "\(count) bytes")
    }
  }

  @Test(arguments: ways)
  func `a message may begin at any address`(way: Compression) {
    let message = countingBytes(200)
    let expected = hash(message, way)
    for offset in 0..<64 {
      let shifted = [UInt8](repeating: 0xff, count: offset) + message
      #expect(hash(shifted[offset...], way) == expected, "offset \(offset)")
    }
  }

  /// The expected value is hashlib's (Python, over OpenSSL), for the same thousand and one messages.
  @Test(arguments: ways)
  func `the digests of all lengths up to 1,000 bytes are those of another implementation`(
    way: Compression
  ) {
    var ofAll = SHA256(compression: way)
    for count in 0...1_000 { ofAll.update(hash(countingBytes(count), way)) }
    #expect(
      ofAll.finalize().hex == "defc818d6df32b059932f8226f5166b4e402f0ea9a74ad5598241c794abcc06b")
  }

  @Test func `it does not matter in what kind of sequence the bytes come`() {
    let message = countingBytes(200)
    let expected = SHA256.hash(message)
    #expect(SHA256.hash(AnySequence(message)) == expected)
    #expect(SHA256.hash(message.reversed().lazy.reversed()) == expected)
    #expect(SHA256.hash(message[...]) == expected)
    #expect(message.withUnsafeBytes { SHA256.hash($0) } == expected)
    #expect(SHA256.hash(UnsafeRawBufferPointer(start: nil, count: 0)) == SHA256.hash([]))
  }

  @Test func `a prefix counts as the first byte of the message`() {
    for count in 0...130 {
      let message = countingBytes(count)
      let prefixed = message.withUnsafeBytes { SHA256.hash(prefix: 0x5a, $0) }
      #expect(prefixed == SHA256.hash([0x5a] + message), "\(count) bytes")
    }
  }

  @Test func `a copied hash goes its own way`() {
    var one = SHA256()
    one.update("ab".utf8)
    var other = one
    one.update("c".utf8)
    other.update("d".utf8)
    #expect(one.finalize() == SHA256.hash("abc".utf8))
    #expect(other.finalize() == SHA256.hash("abd".utf8))
  }

  @Test(arguments: ways)
  func `a length beyond all limits is counted on without a trap`(way: Compression) {
    var hash = SHA256(compression: way)
    hash.byteCount = .max
    hash.update([1, 2, 3])
    #expect(hash.byteCount == 2)
    hash.byteCount = .max
    hash.update(byte: 1)
    #expect(hash.byteCount == 0)
    hash.byteCount = .max
    #expect(hash.finalize() != .zero)
  }

  @Test(
    .enabled(if: PublishedVectors.areHere, PublishedVectors.absence),
    arguments: ways, [("SHA256ShortMsg.rsp", 65), ("SHA256LongMsg.rsp", 64)])
  func `the messages of the validation program have its digests`(
    way: Compression, file: (name: String, count: Int)
  ) throws {
    var messages = 0
    var bitCount = 0
    var message: [UInt8] = []
    for (key, value) in try PublishedVectors.fields(at: "sha256/" + file.name) {
      switch key {
      case "Len": bitCount = try #require(Int(value))
      case "Msg": message = Array(try [UInt8](hex: value).prefix(bitCount / 8))
      case "MD":
        messages += 1
        try #require(message.count == bitCount / 8)
        #expect(hash(message, way).hex == value, "a message of \(bitCount) bits")
      default: Issue.record("what is \(key) in \(file.name)?")
      }
    }
    #expect(messages == file.count)
  }

  /// The Secure Hash Algorithm Validation System (NIST, 2014), section 6.4.
  @Test(.enabled(if: PublishedVectors.areHere, PublishedVectors.absence), arguments: ways)
  func `the hundred checkpoints of the Monte Carlo test are met`(way: Compression) throws {
    var checkpoints = 0
    var seed = SHA256Digest.zero
    for (key, value) in try PublishedVectors.fields(at: "sha256/SHA256Monte.txt") {
      switch key {
      case "Seed": seed = try #require(SHA256Digest(hex: value))
      case "COUNT": #expect(Int(value) == checkpoints)
      case "MD":
        checkpoints += 1
        var last = (seed, seed, seed)
        for _ in 0..<1_000 {
          var hash = SHA256(compression: way)
          hash.update(last.0)
          hash.update(last.1)
          hash.update(last.2)
          last = (last.1, last.2, hash.finalize())
        }
        seed = last.2
        #expect(seed.hex == value, "checkpoint \(checkpoints - 1)")
      default: Issue.record("what is \(key) in SHA256Monte.txt?")
      }
    }
    #expect(checkpoints == 100)
  }

  private func hash(_ message: some Sequence<UInt8>, _ way: Compression) -> SHA256Digest {
    var hash = SHA256(compression: way)
    hash.update(message)
    return hash.finalize()
  }
}

/// A message and its digest, from the examples that NIST publishes with FIPS 180-4.
struct HashExample: CustomTestStringConvertible {
  let testDescription: String
  let message: String
  let digest: String

  init(_ name: String, _ message: String, _ digest: String) {
    self.testDescription = name
    self.message = message
    self.digest = digest
  }
}
