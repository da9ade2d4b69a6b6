import Digest

/// The number of an entry and the hash of its line.
public struct EntryHash: Hashable, Sendable {
  /// The number.
  public let number: Int
  /// The hash.
  public let hash: SHA256Digest

  /// An entry by those two.
  public init(number: Int, hash: SHA256Digest) {
    self.number = number
    self.hash = hash
  }
}

/// What somebody kept of a log at an earlier time, and can hold against it.
public struct Testimony: Hashable, Sendable {
  /// In which form it was kept.
  public enum Form: String, Sendable {
    /// What a command that records printed.
    case receipt
    /// See ``EntryProof``.
    case proof
    /// See ``Checkpoint``.
    case checkpoint
  }

  /// In which form it was kept.
  public let form: Form
  /// The log's name, where the form has it.
  public var origin: String?
  /// What the log was.
  public var head: TreeHead?
  /// Entries that were in it.
  public var entries: [EntryHash] = []
  /// The way from one entry to the root.
  public var inclusion: InclusionProof?

  /// The values of a receipt, which does not name the log.
  public init(receiptOf entries: [EntryHash], head: TreeHead?) {
    form = .receipt
    self.entries = entries
    self.head = head
  }

  /// A checkpoint.
  public init(_ checkpoint: Checkpoint) {
    form = .checkpoint
    origin = checkpoint.origin
    head = checkpoint.head
  }

  /// A proof.
  public init(_ proof: EntryProof) {
    form = .proof
    origin = proof.checkpoint.origin
    head = proof.checkpoint.head
    inclusion = proof.inclusion
  }
}
