import ContingencyManagement
import Digest
import Glibc

extension Ledger {
  /// Replaces the secret that draws come from, and records that it was.
  ///
  /// Each step may be repeated after a crash, and what holds is always on the disk: the new secret is
  /// written beside its place and synced; the old one, where it is there, is copied into the folder
  /// of what was set aside and synced; the entry that commits to the new one is appended; the new
  /// one is moved into its place. Until the entry is there, the old one holds.
  ///
  /// - Parameters:
  ///   - master: The new secret, 32 bytes of entropy; not used where the request was answered before.
  ///   - reason: Why.
  /// - Throws: ``Refusal/drawPending(entry:)`` where draws wait for an element that is not lost,
  ///   whatever the reason says.
  public mutating func replaceSecret(
    with master: [UInt8], _ reason: SecretKind, _ asking: Asking
  ) throws(LedgerError) -> Posted {
    let proposal = Proposal.replaceSecret(
      SecretReplacement(drawCommitment: DrawChain.commitment(to: master), reason: reason))
    if state.entry(answering: asking.request) != nil {
      let posted = try stage(proposal, asking)
      try settleSecret()
      return posted
    }
    // What the rules refuse leaves no trace on the disk.
    do { _ = try state.decide(proposal, by: asking.by, today: asking.today) } catch {
      throw .refused(error)
    }
    if let entry = drawThatCanBeMade() { throw .refused(.drawPending(entry: entry)) }
    try settleSecret()
    do throws(SystemFailure) {
      try DrawSecret.write(master, to: LedgerFolder.nextSecret(folder), O_TRUNC)
    } catch { throw .notRecorded(error) }
    try Aside.keepCopy(of: "secret", folder)
    do { try OpenFile.syncFolder(folder) } catch { throw .notRecorded(error) }
    let posted = try post(proposal, asking)
    // The entry stands whether it can be moved now or not: until it is, it is used where it lies.
    try? settleSecret()
    return posted
  }

  /// The request of draws that wait for an element which the secret at hand gives.
  private func drawThatCanBeMade() -> Int? {
    guard let secret = try? DrawSecret(folder, commitment: state.drawCommitment) else { return nil }
    for participant in state.participants {
      guard let (entry, request) = participant.pendingDraw else { continue }
      let before = secret.element(request.first - 1, ofChain: request.chain)
      if before == participant.chain.element { return entry }
    }
    return nil
  }

  /// Moves a new secret into its place, once the log commits to it.
  public func settleSecret() throws(LedgerError) {
    let beside = LedgerFolder.nextSecret(folder)
    guard (try? DrawSecret.read(beside, state.drawCommitment)) != nil else { return }
    do throws(SystemFailure) {
      try OpenFile.rename(beside, to: LedgerFolder.secret(folder))
      try OpenFile.syncFolder(folder)
    } catch { throw .notRecorded(error) }
  }
}
