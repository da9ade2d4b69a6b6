import Testing

@testable import Digest

@Suite struct `A SHA-256 digest` {
  let text = "00112233445566778899aabbccddeeff0123456789abcdef0f1e2d3c4b5a6978"

  @Test func `the bytes, the digits and the description say the same`() throws {
    let bytes = try [UInt8](hex: text)
    let digest = try #require(SHA256Digest(bytes: bytes))
    #expect(digest.bytes == bytes)
    #expect(digest.hex == text)
    #expect(digest.description == text)
    #expect(SHA256Digest(hex: text) == digest)
    #expect(SHA256Digest(hex: "<\(text)>".dropFirst().dropLast()) == digest)
    #expect(Array(text.utf8).withUnsafeBytes { SHA256Digest(hexBytes: $0) } == digest)
  }

  @Test func `the bytes may come from any collection`() throws {
    let bytes = try [UInt8](hex: text)
    let digest = try #require(SHA256Digest(bytes: bytes))
    #expect(SHA256Digest(bytes: AnyCollection(bytes)) == digest)
    #expect(SHA256Digest(bytes: ([0, 0, 0] + bytes)[3...]) == digest)
    #expect(SHA256Digest(bytes: bytes.lazy.map { $0 }) == digest)
    #expect(bytes.withUnsafeBytes { SHA256Digest(bytes: $0) } == digest)
  }

  @Test func `appending leaves what was there and adds the digest behind it`() throws {
    let digest = try #require(SHA256Digest(hex: text))
    var raw: [UInt8] = [1, 2, 3]
    digest.append(to: &raw)
    #expect(raw == [1, 2, 3] + digest.bytes)
    var digits = Array("self:".utf8)
    digest.appendHex(to: &digits)
    #expect(digits == Array("self:\(text)".utf8))
  }

  @Test func `zero is 32 zero bytes`() {
    #expect(SHA256Digest.zero.bytes == [UInt8](repeating: 0, count: 32))
    #expect(SHA256Digest.zero.hex == String(repeating: "0", count: 64))
  }

  @Test func `a digest of any other length than 32 bytes is refused`() {
    for count in 0...100 where count != 32 {
      let bytes = [UInt8](repeating: 0x30, count: count)
      #expect(SHA256Digest(bytes: bytes) == nil, "\(count) bytes")
      #expect(SHA256Digest(bytes: AnyCollection(bytes)) == nil, "\(count) bytes")
    }
    for count in 0...100 where count != 64 {
      #expect(SHA256Digest(hex: String(repeating: "0", count: count)) == nil, "\(count) digits")
    }
    #expect(SHA256Digest(hexBytes: UnsafeRawBufferPointer(start: nil, count: 0)) == nil)
  }

  @Test func `in every place the sixteen digits are accepted and no other byte is`() {
    let accepted = Array("0123456789abcdef".utf8)
    var digits = Array(text.utf8)
    for place in digits.indices {
      let original = digits[place]
      for byte in UInt8.min...UInt8.max {
        digits[place] = byte
        let digest = digits.withUnsafeBytes { SHA256Digest(hexBytes: $0) }
        guard accepted.contains(byte) else {
          #expect(digest == nil, "byte \(byte) in place \(place)")
          continue
        }
        #expect(digest.map { Array($0.hex.utf8) } == digits, "byte \(byte) in place \(place)")
      }
      digits[place] = original
    }
  }

  @Test(arguments: [
    "00112233445566778899AABBCCDDEEFF0123456789ABCDEF0F1E2D3C4B5A6978",
    "0x112233445566778899aabbccddeeff0123456789abcdef0f1e2d3c4b5a6978",
    "００112233445566778899aabbccddeeff0123456789abcdef0f1e2d3c4b5a69",
    "é0112233445566778899aabbccddeeff0123456789abcdef0f1e2d3c4b5a69",
    "00112233445566778899aabbccddeeff0123456789abcdef0f1e2d3c4b5a697\u{301}",
  ])
  func `digits that only look right are refused`(text: String) {
    #expect(SHA256Digest(hex: text) == nil)
  }

  @Test func `digests are ordered by the first byte that differs`() {
    for place in 0..<32 {
      var low = [UInt8](repeating: 0xff, count: 32)
      var high = [UInt8](repeating: 0x00, count: 32)
      for before in 0..<place { high[before] = 0xff }
      low[place] = 0x7f
      high[place] = 0x80
      let lower = SHA256Digest(bytes: low)
      let higher = SHA256Digest(bytes: high)
      #expect(lower.flatMap { lower in higher.map { lower < $0 } } == true, "byte \(place)")
      #expect(lower.flatMap { lower in higher.map { $0 < lower } } == false, "byte \(place)")
    }
    #expect(!(SHA256Digest.zero < .zero))
  }

  @Test func `a digest takes 32 bytes and nothing on the heap`() {
    #expect(MemoryLayout<SHA256Digest>.size == 32)
    #expect(_isPOD(SHA256Digest.self))
  }
}
