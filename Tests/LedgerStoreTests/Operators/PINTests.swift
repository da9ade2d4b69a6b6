import ContingencyManagement
import Digest
import Testing

@testable import LedgerStore

@Suite struct `A PIN` {
  private static let code = OperatorCode("rn-0742")

  private func problem(_ typed: String) throws -> PINProblem? {
    let code = try certain(Self.code)
    do throws(PINProblem) {
      _ = try PIN(chosen: typed, by: code)
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    "4711", "471147", "902817263541", "a dull green apple", "correct horse", "x7!x7?y9",
  ])
  func `may be digits or a phrase`(typed: String) throws {
    #expect(try problem(typed) == nil)
  }

  @Test(arguments: [
    ("", PINProblem.wrongLength), ("471", .wrongLength), ("9028172635412", .wrongLength),
    ("apple", .phraseLength), ("47-11", .phraseLength),
    (String(repeating: "ab c", count: 33), .phraseLength), ("grüner Apfel", .otherCharacters),
    ("4711\n", .otherCharacters), ("4711\u{0}", .otherCharacters),
    ("0000", .trivial), ("1111111", .trivial), ("1234", .trivial), ("0123456789", .trivial),
    ("7890", .trivial), ("9876", .trivial), ("2109", .trivial), ("1212", .trivial),
    ("474747", .trivial), ("abababab", .trivial), ("aaaaaaaa", .trivial), ("abcdefgh", .trivial),
    ("rn-07420", .ownCode), ("RN-0742x", .ownCode),
  ])
  func `is refused where it is soon guessed or cannot be typed`(
    typed: String, expected: PINProblem
  ) throws {
    #expect(try problem(typed) == expected)
  }

  @Test func `that is the operator's code is refused, whatever its capitals`() throws {
    for code in ["4711", "nurse-seven", "NURSE-SEVEN"] {
      let code = try certain(OperatorCode(code))
      #expect(throws: PINProblem.ownCode) { try PIN(chosen: code.text, by: code) }
    }
    #expect(throws: PINProblem.ownCode) {
      try PIN(chosen: "Nurse-Seven", by: try certain(OperatorCode("nurse-seven")))
    }
  }

  @Test func `opens what was made from it, and nothing else does`() throws {
    let code = try certain(Self.code)
    let verifier = PINVerifier(
      PIN(typed: "4711"), of: code, salt: Array(0..<16), iterations: 2)
    #expect(verifier.accepts(PIN(typed: "4711")))
    for other in ["4710", "47110", "471", "", "4711 ", String(repeating: "4711", count: 99)] {
      #expect(!verifier.accepts(PIN(typed: other)))
    }
  }

  /// SHA-256( `cmpin/v1/verifier`, 0x00, the salt, the iterations as 8 bytes, the key ).
  @Test func `is committed to by the hash of all that is kept of it`() throws {
    let code = try certain(Self.code)
    let salt = Array(UInt8(0)..<16)
    for iterations in [1, 600_000] {
      let key = try certain(
        SHA256Digest(
          bytes: PBKDF2HMACSHA256.key(password: "1".utf8, salt: salt, iterations: 1)))
      let verifier = PINVerifier(code: code, salt: salt, iterations: iterations, key: key)
      let count: [UInt8] =
        iterations == 1 ? [0, 0, 0, 0, 0, 0, 0, 1] : [0, 0, 0, 0, 0, 9, 0x27, 0xC0]
      let message = Array("cmpin/v1/verifier".utf8) + [0] + salt + count + key.bytes
      #expect(verifier.commitment == SHA256.hash(message))
    }
    // The example of the format page.
    let key = try certain(
      SHA256Digest(hex: "445a94da86034ab0581134763e1ba7ef32068ebc51c56f7fafc65fa22840f060"))
    #expect(
      PINVerifier(code: code, salt: salt, iterations: 600_000, key: key).commitment.hex
        == "080d5ad4713fb786eeeb5e239c0f7ec85ebe4b88a50875205385f202209ec274")
    let one = PINVerifier(PIN(typed: "4711"), of: code, salt: salt, iterations: 1)
    let two = PINVerifier(PIN(typed: "4711"), of: code, salt: salt.reversed(), iterations: 1)
    #expect(one.commitment != two.commitment)
  }
}
