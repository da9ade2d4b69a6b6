import ContingencyManagement
import Digest

extension Ledger {
  /// The checkpoint of what is acknowledged, once all of it was read and every reward derived again.
  ///
  /// Takes no lock.
  public static func checkpoint(_ folder: String) throws(LedgerError) -> Checkpoint {
    let read = try read(folder)
    guard let founding = read.state.founding else { throw .refused(.notCreated) }
    return Checkpoint(origin: founding.origin.text, head: read.head.tree)
  }

  /// The proof that an entry is among those acknowledged, and the hash of its line.
  ///
  /// Takes no lock, and as much memory as reading does.
  public static func prove(
    _ number: Int, in folder: String
  ) throws(LedgerError) -> (proof: EntryProof, hash: SHA256Digest) {
    var prover: InclusionProver?
    var state = LedgerState()
    var found: SHA256Digest?
    let (head, _) = try scan(
      folder, onHead: { prover = InclusionProver(index: number, size: $0.entries) }
    ) { entry, _, hash throws(LedgerError) in
      do throws(Finding) { try state.takeIn(entry) } catch { throw .finding(error) }
      prover?.append(leaf: hash)
      if entry.number == number { found = hash }
    }
    guard let founding = state.founding else { throw .refused(.notCreated) }
    guard let prover, let found else {
      throw .refused(.noSuchEntry(number, entries: head.entries))
    }
    let checkpoint = Checkpoint(origin: founding.origin.text, head: head.tree)
    return (EntryProof(inclusion: prover.proof, checkpoint: checkpoint), found)
  }
}
