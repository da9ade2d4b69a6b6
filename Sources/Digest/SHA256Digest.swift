/// What SHA-256 makes of a message: 32 bytes, FIPS 180-4, section 6.2.
///
/// Ordered as its bytes are. Comparing two digests may take a time that tells where they differ.
public struct SHA256Digest: Hashable, Sendable {
  /// The bytes, eight to a word, the first byte of each word in its highest place.
  let first: UInt64
  let second: UInt64
  let third: UInt64
  let fourth: UInt64

  /// 32 zero bytes.
  public static let zero = SHA256Digest(0, 0, 0, 0)

  init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    self.first = first
    self.second = second
    self.third = third
    self.fourth = fourth
  }

  /// The digest that a finished hash has left in the words H0 to H7.
  init(_ state: SHA256.State) {
    self.init(
      UInt64(state[0]) &<< 32 | UInt64(state[1]),
      UInt64(state[2]) &<< 32 | UInt64(state[3]),
      UInt64(state[4]) &<< 32 | UInt64(state[5]),
      UInt64(state[6]) &<< 32 | UInt64(state[7]))
  }

  /// The words H0 to H7 that leave this digest.
  var state: SHA256.State {
    [
      UInt32(truncatingIfNeeded: first &>> 32), UInt32(truncatingIfNeeded: first),
      UInt32(truncatingIfNeeded: second &>> 32), UInt32(truncatingIfNeeded: second),
      UInt32(truncatingIfNeeded: third &>> 32), UInt32(truncatingIfNeeded: third),
      UInt32(truncatingIfNeeded: fourth &>> 32), UInt32(truncatingIfNeeded: fourth),
    ]
  }

  /// Whether the two are the same, in a time that does not tell where they differ.
  public func isSame(inConstantTimeAs other: SHA256Digest) -> Bool {
    (first ^ other.first) | (second ^ other.second) | (third ^ other.third)
      | (fourth ^ other.fourth) == 0
  }

  /// The digest of these bytes; nil unless there are exactly 32.
  public init?(bytes: some Collection<UInt8>) {
    let digest =
      bytes.withContiguousStorageIfAvailable { SHA256Digest(raw: UnsafeRawBufferPointer($0)) }
      ?? Array(bytes).withUnsafeBytes { SHA256Digest(raw: $0) }
    guard let digest else { return nil }
    self = digest
  }

  private init?(raw: UnsafeRawBufferPointer) {
    guard raw.count == 32 else { return nil }
    self.init(
      UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
      UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
      UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
      UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)))
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    withBigEndianBytes { Array($0) }
  }

  /// The bytes as four numbers, the first byte of each in its highest place.
  public var numbers: InlineArray<4, UInt64> { [first, second, third, fourth] }

  /// Adds the 32 bytes to the end of `output`.
  public func append(to output: inout [UInt8]) {
    withBigEndianBytes { output.append(contentsOf: $0) }
  }

  /// Lends the 32 bytes without putting them on the heap.
  func withBigEndianBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let words = (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
    return withUnsafeBytes(of: words, body)
  }
}

extension SHA256Digest: Comparable {
  /// Whether the first byte in which the two differ is the lower one on the left.
  public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    if left.third != right.third { return left.third < right.third }
    return left.fourth < right.fourth
  }
}
