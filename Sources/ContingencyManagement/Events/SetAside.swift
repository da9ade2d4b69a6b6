import Digest

/// Bytes at the end of the log that were never acknowledged were taken out of it, and kept in a file.
public struct SetAside: Hashable, Sendable {
  /// How many bytes of the log came before them.
  public var offset: Int
  /// How many they were.
  public var bytes: Int
  /// SHA-256 of the bytes.
  public var digest: SHA256Digest
  /// Who was asked beside the one who recorded it, where the programme wants that.
  public var secondPerson: OperatorCode?

  /// A setting aside of those parts.
  public init(
    offset: Int, bytes: Int, digest: SHA256Digest, secondPerson: OperatorCode? = nil
  ) {
    self.offset = offset
    self.bytes = bytes
    self.digest = digest
    self.secondPerson = secondPerson
  }

  /// The name of the file that keeps the bytes, in the ledger's folder `aside`.
  public var fileName: String { "\(offset)-\(digest.hex.prefix(16))" }
}
