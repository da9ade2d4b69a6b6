/// The secure hash of a message that arrives piece by piece, FIPS 180-4, section 6.2.
///
/// However the message is cut into pieces, the digest is the same. The standard allows messages of
/// up to 2^61 − 1 bytes; the length of a longer one is counted modulo 2^61 and never traps.
public struct SHA256: Sendable {
  /// The eight words H0 to H7 of FIPS 180-4, section 6.2.
  typealias State = InlineArray<8, UInt32>

  /// FIPS 180-4, section 5.3.3.
  private var state: State = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// The bytes after the last whole block, from the front; what lies behind them has no meaning.
  private var pending: InlineArray<8, UInt64> = [0, 0, 0, 0, 0, 0, 0, 0]

  /// The bytes taken so far, modulo 2^64.
  var byteCount: UInt64 = 0

  private let compression: Compression

  /// A hash of the empty message, ready for more.
  public init() {
    self.init(compression: .fastest)
  }

  init(compression: Compression) {
    self.compression = compression
  }

  /// Takes the next bytes of the message.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard var next = bytes.baseAddress else { return }
    var left = bytes.count
    let waiting = pendingCount
    byteCount &+= UInt64(left)
    if waiting > 0 {
      let taken = min(left, SHA256.blockSize - waiting)
      store(next, count: taken, at: waiting)
      guard waiting + taken == SHA256.blockSize else { return }
      compressPending()
      next += taken
      left -= taken
    }
    let blocks = left / SHA256.blockSize
    if blocks > 0 {
      compression.compress(next, count: blocks, into: &state)
      next += blocks * SHA256.blockSize
      left -= blocks * SHA256.blockSize
    }
    if left > 0 { store(next, count: left, at: 0) }
  }

  /// Takes the next bytes of the message; contiguous ones are not copied.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let taken: Void? = bytes.withContiguousStorageIfAvailable { contiguous in
      update(UnsafeRawBufferPointer(contiguous))
    }
    guard taken == nil else { return }
    for byte in bytes { update(byte: byte) }
  }

  /// Takes the next byte of the message.
  public mutating func update(byte: UInt8) {
    let waiting = pendingCount
    withUnsafeMutablePointer(to: &pending) { pending in
      UnsafeMutableRawPointer(pending).storeBytes(of: byte, toByteOffset: waiting, as: UInt8.self)
    }
    byteCount &+= 1
    if waiting == SHA256.blockSize - 1 { compressPending() }
  }

  /// Takes the bytes of a digest.
  public mutating func update(_ digest: SHA256Digest) {
    digest.withBigEndianBytes { update($0) }
  }

  /// The words H0 to H7 after the whole blocks taken so far.
  var stateAfterWholeBlocks: State { state }

  /// The digest of the whole message, padded as FIPS 180-4, section 5.1.1 says.
  public consuming func finalize() -> SHA256Digest {
    let bitCount = byteCount &<< 3
    update(byte: 0x80)
    let lengthOffset = SHA256.blockSize - MemoryLayout<UInt64>.size
    if pendingCount > lengthOffset {
      clearPending(from: pendingCount)
      compressPending()
      clearPending(from: 0)
    } else {
      clearPending(from: pendingCount)
    }
    pending[7] = bitCount.bigEndian
    compressPending()
    return SHA256Digest(state)
  }

  /// The digest of a message that is all there.
  public static func hash(_ bytes: some Sequence<UInt8>) -> SHA256Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  /// The digest of a message that is all there.
  public static func hash(_ bytes: UnsafeRawBufferPointer) -> SHA256Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  /// The digest of one byte followed by others, as RFC 6962 tells leaves from nodes.
  public static func hash(prefix: UInt8, _ bytes: UnsafeRawBufferPointer) -> SHA256Digest {
    var hash = SHA256()
    hash.update(byte: prefix)
    hash.update(bytes)
    return hash.finalize()
  }
}

extension SHA256 {
  /// The bytes in a block, FIPS 180-4, section 1.
  static let blockSize = 64

  private var pendingCount: Int { Int(byteCount % UInt64(SHA256.blockSize)) }

  private mutating func compressPending() {
    let block = pending
    withUnsafePointer(to: block) { block in
      compression.compress(block, count: 1, into: &state)
    }
  }

  private mutating func store(_ bytes: UnsafeRawPointer, count: Int, at offset: Int) {
    withUnsafeMutablePointer(to: &pending) { pending in
      (UnsafeMutableRawPointer(pending) + offset).copyMemory(from: bytes, byteCount: count)
    }
  }

  private mutating func clearPending(from offset: Int) {
    withUnsafeMutablePointer(to: &pending) { pending in
      _ = (UnsafeMutableRawPointer(pending) + offset)
        .initializeMemory(as: UInt8.self, repeating: 0, count: SHA256.blockSize - offset)
    }
  }
}
