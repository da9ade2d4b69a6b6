import CProcessor

/// The ways to take blocks of 64 bytes into a SHA-256 state; all give the same result.
enum Compression: Hashable, Sendable, CaseIterable {
  /// The compression function written out in Swift.
  case portable
  /// The instructions of the processor. Only where ``isAvailable`` says so.
  case processor

  /// The fastest way this processor has, found once.
  static let fastest = processor.isAvailable ? processor : portable

  var isAvailable: Bool {
    switch self {
    case .portable: true
    case .processor: cprocessor_has_sha256()
    }
  }

  /// Takes `count` blocks into `state` (FIPS 180-4, section 6.2.2).
  func compress(_ blocks: UnsafeRawPointer, count: Int, into state: inout SHA256.State) {
    switch self {
    case .portable:
      SHA256.compressPortably(blocks, count: count, into: &state)
    case .processor:
      withUnsafeMutableBytes(of: &state) { state in
        guard let words = state.assumingMemoryBound(to: UInt32.self).baseAddress else { return }
        cprocessor_sha256_compress(words, blocks, count)
      }
    }
  }
}
