import Foundation
import Testing

@testable import Digest

@Suite struct `HMAC-SHA-256` {
  static let examples = [
    CodeExample(
      "a short key", key: repeated(0x0b, 20), "Hi There",
      code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    CodeExample(
      "a key shorter than the code", key: Array("Jefe".utf8), "what do ya want for nothing?",
      code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    CodeExample(
      "key and message longer than a block together", key: repeated(0xaa, 20), repeated(0xdd, 50),
      code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
    CodeExample(
      "a key of 25 bytes", key: Array(0x01...0x19), repeated(0xcd, 50),
      code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
    CodeExample(
      "a code cut to 128 bits", key: repeated(0x0c, 20), "Test With Truncation",
      code: "a3b6167473100ee06e0c796c2955552b"),
    CodeExample(
      "a key longer than a block", key: repeated(0xaa, 131),
      "Test Using Larger Than Block-Size Key - Hash Key First",
      code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
    CodeExample(
      "key and message each longer than a block", key: repeated(0xaa, 131),
      "This is a test using a larger than block-size key and a larger than block-size data. "
        + "The key needs to be hashed before being used by the HMAC algorithm.",
      code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
  ]

  @Test(arguments: examples)
  func `the examples of RFC 4231 have the codes it prints`(example: CodeExample) {
    let code = HMACSHA256.code(key: example.key, message: example.message)
    #expect(code.hex.prefix(example.code.count) == example.code)
  }

  @Test func `a key counts as if filled up with zeros to a block, and hashed only when longer`() {
    for count in 0...130 {
      let key = countingBytes(count)
      let stand = count <= 64 ? key + repeated(0, 64 - count) : SHA256.hash(key).bytes
      #expect(
        HMACSHA256.code(key: key, message: [1]) == HMACSHA256.code(key: stand, message: [1]),
        "\(count) bytes")
    }
  }

  @Test func `a key that is a digest gives the code of its bytes`() {
    for count in 0...130 {
      let key = SHA256.hash(countingBytes(count))
      #expect(
        HMACSHA256.code(key: key, message: countingBytes(count))
          == HMACSHA256.code(key: key.bytes, message: countingBytes(count)))
      let bytes = key.numbers.indices.flatMap { place in
        (0..<8).map { UInt8(truncatingIfNeeded: key.numbers[place] >> (56 - 8 * UInt64($0))) }
      }
      #expect(bytes == key.bytes)
    }
  }

  /// x_(k−1) = SHA-256("cmdraw/v1/chain" ‖ 00 ‖ x_k), from x_8 down to the anchor.
  @Test func `a chain of eight draws leads back to its anchor`() {
    let label = Array("cmdraw/v1/chain".utf8) + [0]
    var link = Array<UInt8>(0..<32)
    var chain: [String] = []
    for _ in 0..<8 {
      let digest = SHA256.hash(label + link)
      chain.append(digest.hex)
      link = digest.bytes
    }
    #expect(
      chain.suffix(4) == [
        "30ccc078e53d5ca83da2251460acbc618c0da32ca7e78d564fc7d03aab5cf15b",
        "a4d48fa797fb16745bf47a9adc971aaee09f2a204a13c0cef619c7b3fc641d5b",
        "64cedad23e39459150d15f6ff99e7d2b2d6e43473d7e68541172277c5792447b",
        "1a950545bf03519b509b39add7eeb0df517358e9f35347e7ec5f12990cfd231a",
      ])
  }

  @Test func `the first draw of that chain has its block`() throws {
    let key = try [UInt8](hex: "64cedad23e39459150d15f6ff99e7d2b2d6e43473d7e68541172277c5792447b")
    let message = try [UInt8](
      hex: "636d647261772f76312f6f75740000000018636c696e69632e6578616d706c652f636d2d6c6564676572"
        + "0000000a632d3466326139643137000000000000000100000008626c75656269726400000000")
    #expect(message.count == 80)
    #expect(
      HMACSHA256.code(key: key, message: message).hex
        == "3805c40a221f6e6b3046ed9b5a3314daec766e5578232814e7741507ba14fd56")
  }

  @Test(.enabled(if: PublishedVectors.areHere, PublishedVectors.absence))
  func `the valid tags of Wycheproof are met and the invalid ones are not`() throws {
    let data = try PublishedVectors.data(at: "hmac/hmac_sha256_test.json")
    let file = try JSONDecoder().decode(WycheproofFile.self, from: data)
    var met: [String: Int] = [:]
    for group in file.testGroups {
      for test in group.tests {
        let tag = try [UInt8](hex: test.tag)
        try #require(tag.count == group.tagSize / 8)
        let code = HMACSHA256.code(
          key: try [UInt8](hex: test.key), message: try [UInt8](hex: test.msg))
        let equal = code.bytes.prefix(tag.count) == tag[...]
        #expect(equal == (test.result == "valid"), "case \(test.tcId), \(test.comment)")
        met[test.result, default: 0] += 1
      }
    }
    #expect(met == ["valid": 66, "invalid": 108])
  }
}

private func repeated(_ byte: UInt8, _ count: Int) -> [UInt8] {
  [UInt8](repeating: byte, count: count)
}

/// A key, a message and the code that RFC 4231, section 4, prints for them.
struct CodeExample: CustomTestStringConvertible {
  let testDescription: String
  let key: [UInt8]
  let message: [UInt8]
  let code: String

  init(_ name: String, key: [UInt8], _ message: [UInt8], code: String) {
    self.testDescription = name
    self.key = key
    self.message = message
    self.code = code
  }

  init(_ name: String, key: [UInt8], _ message: String, code: String) {
    self.init(name, key: key, Array(message.utf8), code: code)
  }
}

private struct WycheproofFile: Decodable {
  let testGroups: [Group]

  struct Group: Decodable {
    /// In bits.
    let tagSize: Int
    let tests: [Case]
  }

  struct Case: Decodable {
    let tcId: Int
    let comment: String
    let key: String
    let msg: String
    let tag: String
    let result: String
  }
}
