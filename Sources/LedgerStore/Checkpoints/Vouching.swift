import Digest

/// Where a ledger is not the one that somebody holds a testimony of.
public enum Objection: Hashable, Sendable {
  /// It speaks of a log of another name.
  case otherLog(said: String, found: String)
  /// The ledger has fewer entries than it had: its end was cut off, or an older copy lies there.
  case rolledBack(said: Int, found: Int)
  /// The ledger's first entries are others than they were.
  case forked(entries: Int, said: SHA256Digest, found: SHA256Digest)
  /// The ledger does not have that many entries.
  case entryMissing(Int, entries: Int)
  /// The entry is another than it was.
  case entryDiffers(Int, said: SHA256Digest, found: SHA256Digest)
  /// The testimony itself cannot be: the entry is not in the log that it names.
  case entryBeyond(Int, entries: Int)
  /// The proof does not lead from the entry to the root.
  case proofFails(Int, said: SHA256Digest, found: SHA256Digest?)
}

/// What a testimony says of a ledger.
public struct Vouching: Sendable {
  /// The ledger as it is acknowledged now.
  public let ledger: Checkpoint
  /// How many entries, from the first on, are as they were when the testimony was given.
  ///
  /// The hash of a line covers that of the line before, so that one entry vouches for all before it.
  public let entries: Int
  /// Where the ledger is another.
  public let objections: [Objection]
}

extension Ledger {
  /// Holds a testimony against what is acknowledged of a ledger: its hashes alone, since whoever
  /// changed a log may have broken its rules too, and that is for the audit to say.
  ///
  /// Takes no lock, and as much memory as reading does.
  public static func verify(
    _ testimony: Testimony, against folder: String
  ) throws(LedgerError) -> Vouching {
    var check: TestimonyCheck?
    var origin: String?
    _ = try scan(
      folder, onHead: { check = TestimonyCheck(testimony, acknowledged: $0.entries) }
    ) { entry, _, hash in
      if case .ledgerCreated(let founding) = entry.event { origin = origin ?? founding.origin.text }
      check?.take(entry.number, hash: hash)
    }
    guard let check, let origin else { throw .refused(.notCreated) }
    return check.vouching(origin: origin)
  }
}
