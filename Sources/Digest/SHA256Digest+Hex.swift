extension SHA256Digest: CustomStringConvertible {
  /// The digest written as 64 hexadecimal digits; nil for anything but `0`–`9` and `a`–`f`.
  public init?(hex: some StringProtocol) {
    var hex = String(hex)
    guard let digest = hex.withUTF8({ SHA256Digest(hexBytes: UnsafeRawBufferPointer($0)) }) else {
      return nil
    }
    self = digest
  }

  /// The digest written as 64 hexadecimal digits in ASCII; nil for anything but `0`–`9` and
  /// `a`–`f`.
  public init?(hexBytes: UnsafeRawBufferPointer) {
    guard hexBytes.count == 64,
      let first = Hexadecimal.word(hexBytes, at: 0),
      let second = Hexadecimal.word(hexBytes, at: 16),
      let third = Hexadecimal.word(hexBytes, at: 32),
      let fourth = Hexadecimal.word(hexBytes, at: 48)
    else { return nil }
    self.init(first, second, third, fourth)
  }

  /// The 64 hexadecimal digits, `0`–`9` and `a`–`f`.
  public var hex: String {
    withHexadecimalBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// The same as ``hex``.
  public var description: String { hex }

  /// Adds the 64 hexadecimal digits, `0`–`9` and `a`–`f` in ASCII, to the end of `output`.
  public func appendHex(to output: inout [UInt8]) {
    withHexadecimalBytes { output.append(contentsOf: $0) }
  }

  private func withHexadecimalBytes<Result>(
    _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let digits = (
      Hexadecimal.digits(first), Hexadecimal.digits(second),
      Hexadecimal.digits(third), Hexadecimal.digits(fourth)
    )
    return withUnsafeBytes(of: digits, body)
  }
}
