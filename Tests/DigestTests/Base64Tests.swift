import Foundation
import Testing

@testable import Digest

@Suite struct `A digest in base64` {
  @Test func `is spelled as Foundation spells it, and read back`() {
    var digest = SHA256.hash([])
    for _ in 0..<1000 {
      #expect(digest.base64 == Data(digest.bytes).base64EncodedString())
      #expect(SHA256Digest(base64: digest.base64) == digest)
      digest = SHA256.hash(digest.bytes)
    }
  }

  @Test func `has every character of the alphabet`() {
    let all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for start in 0...(all.count - 42) {
      let text = all.dropFirst(start).prefix(42) + "A="
      #expect(SHA256Digest(base64: text)?.base64 == String(text))
    }
  }

  @Test func `has one spelling, and no other is read`() {
    let right = SHA256.hash([]).base64
    #expect(right == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    let body = String(right.dropLast(2))
    let wrong: [String] = [
      "", "=", body + "U", right + "=", right + "\n", " " + right, body + "==", body + "V=",
      body + "W=", body + "X=", body.dropLast() + "éU=",
      right.replacingOccurrences(of: "+", with: "-"),
      right.replacingOccurrences(of: "/", with: "_"),
    ]
    for wrong in wrong {
      #expect(SHA256Digest(base64: wrong) == nil, "\(wrong)")
    }
  }
}
