/// The keyed hash HMAC over SHA-256, RFC 2104.
///
/// The key is not wiped from memory afterwards, and comparing two codes with `==` may take a time
/// that tells where they differ: fit for repeating a draw from a revealed key, not for answering
/// strangers who guess at a secret one.
public enum HMACSHA256 {
  /// The 32-byte code of `message` under `key`.
  ///
  /// Both may have any length; a key of more than 64 bytes counts as its SHA-256.
  public static func code(
    key: some Collection<UInt8>, message: some Collection<UInt8>
  ) -> SHA256Digest {
    // RFC 2104, section 2: H(K XOR opad, H(K XOR ipad, text)).
    var (inner, outer) = padded(key)
    inner.update(message)
    outer.update(inner.finalize())
    return outer.finalize()
  }

  /// Both hashes, each with the key's own block taken in.
  static func padded(_ key: some Collection<UInt8>) -> (inner: SHA256, outer: SHA256) {
    var block = Array(key)
    if block.count > SHA256.blockSize { block = SHA256.hash(block).bytes }
    block += repeatElement(0, count: SHA256.blockSize - block.count)
    var (inner, outer) = (SHA256(), SHA256())
    inner.update(block.map { $0 ^ 0x36 })
    outer.update(block.map { $0 ^ 0x5c })
    return (inner, outer)
  }

  /// The same under a key that is a digest, of which nothing goes to the heap.
  public static func code(
    key: SHA256Digest, message: some Collection<UInt8>
  ) -> SHA256Digest {
    func padded(_ pad: UInt64) -> SHA256 {
      let block = (
        (key.first ^ pad).bigEndian, (key.second ^ pad).bigEndian, (key.third ^ pad).bigEndian,
        (key.fourth ^ pad).bigEndian, pad, pad, pad, pad
      )
      var hash = SHA256()
      withUnsafeBytes(of: block) { hash.update($0) }
      return hash
    }
    var inner = padded(0x3636_3636_3636_3636)
    inner.update(message)
    var outer = padded(0x5c5c_5c5c_5c5c_5c5c)
    outer.update(inner.finalize())
    return outer.finalize()
  }
}
