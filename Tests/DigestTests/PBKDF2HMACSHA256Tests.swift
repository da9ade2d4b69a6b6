import Testing

@testable import Digest

@Suite struct `PBKDF2-HMAC-SHA-256` {
  struct Example: Sendable, CustomTestStringConvertible {
    let password: [UInt8]
    let salt: [UInt8]
    let iterations: Int
    let key: String
    var testDescription: String { "\(password.count), \(salt.count) bytes, \(iterations) times" }

    init(_ password: String, _ salt: String, _ iterations: Int, _ key: String) {
      self.password = Array(password.utf8)
      self.salt = Array(salt.utf8)
      self.iterations = iterations
      self.key = key
    }
  }

  /// RFC 7914, section 11; then the inputs of RFC 6070 with SHA-256 in place of SHA-1, as
  /// `hashlib.pbkdf2_hmac` of Python gives them, and a key longer than a block.
  static let examples = [
    Example(
      "passwd", "salt", 1,
      "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
        + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"),
    Example(
      "Password", "NaCl", 80_000,
      "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
        + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"),
    Example(
      "password", "salt", 1, "120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b"),
    Example(
      "password", "salt", 2, "ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43"),
    Example(
      "password", "salt", 4096,
      "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a"),
    Example(
      "passwordPASSWORDpassword", "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096,
      "348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c4e2a1fb8dd53e1c635518c7dac47e9"),
    Example("pass\0word", "sa\0lt", 4096, "89b69d0516f829893c696226650a8687"),
    Example(
      String(repeating: "k", count: 65), "salt", 3,
      "37681f3749277f6b4ddde0ffeb99b3fcf332f61ba1ee3612ed0fd921583c6cfe"),
    Example(
      "", "salt", 1,
      "f135c27993baf98773c5cdb40a5706ce6a345cde61b000a67858650cd6a324d7"
        + "50bd4208531a69f9de12728cf5b1ec54b479fdc6c8211c2e24e19d5219171e09"),
  ]

  @Test(arguments: examples)
  func `gives the published keys`(example: Example) {
    let key = PBKDF2HMACSHA256.key(
      password: example.password, salt: example.salt, iterations: example.iterations,
      length: example.key.utf8.count / 2)
    #expect(key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == example.key)
  }

  @Test func `gives the beginning of a longer key where a shorter is asked for`() {
    let whole = PBKDF2HMACSHA256.key(password: [1], salt: [2], iterations: 3, length: 100)
    for length in [0, 1, 31, 32, 33, 64, 65, 99] {
      let key = PBKDF2HMACSHA256.key(password: [1], salt: [2], iterations: 3, length: length)
      #expect(key == Array(whole.prefix(length)))
    }
    #expect(PBKDF2HMACSHA256.key(password: [1], salt: [2], iterations: 1, length: -1) == [])
    #expect(
      PBKDF2HMACSHA256.key(password: [1], salt: [2], iterations: 1, length: .max).count == 8160)
  }

  /// RFC 8018, section 5.2, in the words of the standard, with HMAC as it is used elsewhere.
  @Test func `is the sum of the codes of codes`() {
    for iterations in [1, 2, 5] {
      var code = HMACSHA256.code(key: [7, 8], message: [9, 0, 0, 0, 1]).bytes
      var sum = code
      for _ in 1..<iterations {
        code = HMACSHA256.code(key: [7, 8], message: code).bytes
        for place in sum.indices { sum[place] ^= code[place] }
      }
      #expect(PBKDF2HMACSHA256.key(password: [7, 8], salt: [9], iterations: iterations) == sum)
    }
    #expect(
      PBKDF2HMACSHA256.key(password: [7], salt: [9], iterations: 0)
        == PBKDF2HMACSHA256.key(password: [7], salt: [9], iterations: 1))
  }
}

@Suite struct `Two digests compared in constant time` {
  @Test func `are the same only if every bit is`() {
    let digest = SHA256.hash([1, 2, 3])
    #expect(digest.isSame(inConstantTimeAs: SHA256.hash([1, 2, 3])))
    for place in 0..<256 {
      var bytes = digest.bytes
      bytes[place / 8] ^= 1 << UInt8(place % 8)
      guard let other = SHA256Digest(bytes: bytes) else { return }
      #expect(!digest.isSame(inConstantTimeAs: other), "bit \(place)")
    }
  }
}
