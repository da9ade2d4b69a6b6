import Digest

/// A one-way chain of elements, made at enrolment and revealed backwards, one element a draw.
///
/// Element N is made from the ledger's secret; each element before it is the hash of the one after.
/// The first, the anchor, is published at enrolment. Revealing element j proves that it was fixed
/// before anyone knew the word drawn with it, since it hashes to element j-1, which is known.
public enum DrawChain {
  /// How many draws a chain serves before it is renewed.
  public static let length = 1000

  /// The hash of the secret, published in line 0 of the log.
  public static func commitment(to master: [UInt8]) -> SHA256Digest {
    SHA256.hash(label("cmdraw/v1/commit") + master)
  }

  /// The last element of the ledger's chain number `ordinal`.
  public static func lastElement(master: [UInt8], ordinal: Int) -> SHA256Digest {
    HMACSHA256.code(
      key: master, message: label("cmdraw/v1/master") + bigEndian(UInt64(clamping: ordinal)))
  }

  /// The element before `element`.
  public static func element(before element: SHA256Digest) -> SHA256Digest {
    var hash = SHA256()
    hash.update(chainLabel)
    hash.update(element)
    return hash.finalize()
  }

  private static let chainLabel = label("cmdraw/v1/chain")

  /// The element `count` places before `element`.
  public static func element(_ count: Int, before element: SHA256Digest) -> SHA256Digest {
    var element = element
    for _ in 0..<max(0, count) { element = self.element(before: element) }
    return element
  }
}

/// An ASCII label and a zero byte, which keeps the uses of one hash function apart.
func label(_ text: StaticString) -> [UInt8] {
  text.withUTF8Buffer { Array($0) } + [0]
}

/// A number as eight bytes, the greatest first.
func bigEndian(_ number: UInt64) -> [UInt8] {
  (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
}
