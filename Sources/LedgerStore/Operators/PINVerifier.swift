import ContingencyManagement
import Digest

/// What is kept of a PIN: a salt, and the key that PBKDF2-HMAC-SHA-256 (RFC 8018, section 5.2)
/// derives from both.
public struct PINVerifier: Hashable, Sendable {
  /// Whose PIN it is.
  public let code: OperatorCode
  let salt: [UInt8]
  let iterations: Int
  let key: SHA256Digest

  /// The bytes of a salt.
  public static let saltLength = 16
  /// The most iterations that a verifier may ask for: about two seconds.
  static let mostIterations = 10_000_000

  /// What is to be kept of `pin`.
  ///
  /// - Precondition: `salt` has 16 bytes of entropy, and `iterations` is from 1 to 10,000,000.
  public init(_ pin: PIN, of code: OperatorCode, salt: [UInt8], iterations: Int) {
    precondition(
      salt.count == PINVerifier.saltLength && (1...PINVerifier.mostIterations).contains(iterations),
      "a salt of \(salt.count) bytes, \(iterations) iterations")
    self.init(
      code: code, salt: salt, iterations: iterations,
      key: PINVerifier.key(pin, salt, iterations))
  }

  init(code: OperatorCode, salt: [UInt8], iterations: Int, key: SHA256Digest) {
    self.code = code
    self.salt = salt
    self.iterations = iterations
    self.key = key
  }

  /// Whether it was made from that PIN.
  public func accepts(_ pin: PIN) -> Bool {
    PINVerifier.key(pin, salt, iterations).isSame(inConstantTimeAs: key)
  }

  private static func key(_ pin: PIN, _ salt: [UInt8], _ iterations: Int) -> SHA256Digest {
    let key = PBKDF2HMACSHA256.key(password: pin.bytes, salt: salt, iterations: iterations)
    return SHA256Digest(bytes: key) ?? .zero
  }

  /// What stands in the log: it ties the verifier to it, and, the salt being in no log, lets nobody
  /// try PINs.
  ///
  /// SHA-256( `cmpin/v1/verifier`, 0x00, the salt, the iterations as 8 bytes, the key ).
  public var commitment: SHA256Digest {
    var hash = SHA256()
    hash.update("cmpin/v1/verifier".utf8)
    hash.update(byte: 0)
    hash.update(salt)
    for place in (0..<8).reversed() {
      hash.update(byte: UInt8(truncatingIfNeeded: iterations >> (8 * place)))
    }
    hash.update(key.bytes)
    return hash.finalize()
  }
}
