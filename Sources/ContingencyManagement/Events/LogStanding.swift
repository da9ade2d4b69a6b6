import Digest

/// How far the log went when it was taken up again without what had acknowledged it, and how much of
/// that something kept elsewhere vouches for.
public struct LogStanding: Hashable, Sendable {
  /// Bytes of the log before the entry that tells of it.
  public var bytes: Int
  /// Entries before that entry.
  public var entries: Int
  /// The root of the tree of RFC 6962 over those entries.
  public var root: SHA256Digest
  /// How many of the entries, from the first, a receipt, a proof, a checkpoint or a head of another
  /// copy vouches for; 0 where nothing was compared.
  public var vouched: Int
  /// Who was asked beside the operator who recorded it; nil where nobody was.
  public var secondPerson: OperatorCode?

  /// A standing of those parts.
  public init(
    bytes: Int, entries: Int, root: SHA256Digest, vouched: Int, secondPerson: OperatorCode? = nil
  ) {
    self.bytes = bytes
    self.entries = entries
    self.root = root
    self.vouched = vouched
    self.secondPerson = secondPerson
  }
}
