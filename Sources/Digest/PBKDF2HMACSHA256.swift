/// The slow keyed hash PBKDF2 over HMAC-SHA-256, RFC 8018, section 5.2: what is kept of a PIN.
///
/// Each iteration costs two compressions of one block: the states after the key's own blocks are
/// worked out once.
public enum PBKDF2HMACSHA256 {
  /// The iterations that a guess should cost at least: OWASP, Password Storage Cheat Sheet, for
  /// PBKDF2-HMAC-SHA256.
  public static let advisedIterations = 600_000

  /// The first `length` bytes of the key derived from `password` and `salt`.
  ///
  /// - Parameters:
  ///   - iterations: How often each block is hashed; fewer than 1 count as 1.
  ///   - length: 0 to 8,160 bytes, 255 blocks; a greater length counts as that.
  public static func key(
    password: some Collection<UInt8>, salt: some Collection<UInt8>, iterations: Int,
    length: Int = 32
  ) -> [UInt8] {
    let hmac = PreparedHMAC(key: password)
    let length = min(max(0, length), 255 * 32)
    var key: [UInt8] = []
    key.reserveCapacity(length + 32)
    var number: UInt8 = 1
    while key.count < length {
      // U1 = PRF(P, S || INT(i)); the number of a block never needs more than its last byte here.
      var block = hmac.code(of: Array(salt) + [0, 0, 0, number])
      var sum = block
      var iteration = 1
      while iteration < iterations {
        block = hmac.code(of: block)
        for place in sum.indices { sum[place] ^= block[place] }
        iteration &+= 1
      }
      SHA256Digest(sum).append(to: &key)
      number &+= 1
    }
    return Array(key.prefix(length))
  }
}

/// HMAC-SHA-256 under one key, with the states after the key's two blocks.
private struct PreparedHMAC {
  private let inner: SHA256
  private let innerState: SHA256.State
  private let outerState: SHA256.State
  private let compression = Compression.fastest

  init(key: some Collection<UInt8>) {
    let (inner, outer) = HMACSHA256.padded(key)
    self.inner = inner
    innerState = inner.stateAfterWholeBlocks
    outerState = outer.stateAfterWholeBlocks
  }

  /// The code of a message of any length.
  func code(of message: [UInt8]) -> SHA256.State {
    var hash = inner
    hash.update(message)
    return after(outerState, hash.finalize().state)
  }

  /// The code of a message that is itself a code.
  func code(of message: SHA256.State) -> SHA256.State {
    after(outerState, after(innerState, message))
  }

  /// `state` after one block that holds 32 bytes of message and the padding of a message of 96.
  private func after(_ state: SHA256.State, _ message: SHA256.State) -> SHA256.State {
    var block = InlineArray<16, UInt32>(repeating: 0)
    for place in message.indices { block[place] = message[place].bigEndian }
    block[8] = UInt32(0x8000_0000).bigEndian
    // 64 bytes of key and 32 of message, in bits.
    block[15] = UInt32(96 * 8).bigEndian
    var state = state
    withUnsafeBytes(of: &block) { block in
      guard let base = block.baseAddress else { return }
      compression.compress(base, count: 1, into: &state)
    }
    return state
  }
}
