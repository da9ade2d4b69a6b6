import ContingencyManagement

/// Why the second copy of a ledger is not kept up, or cannot be used; the ledger itself goes on.
public struct MirrorTrouble: Error, Hashable, Sendable {
  /// The folder of the second copy.
  public var folder: String
  /// What is wrong.
  public var reason: Reason

  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// There are no files in the folder, or no folder.
    case gone
    /// The disk is away, full, or fails.
    case away(SystemFailure)
    /// Another program has it open: two ledgers write to one second copy.
    case inUse
    /// Its files are not as they were left.
    case damaged(Damage)
    /// It is as it was left, and the ledger is not the one that it was.
    case shows(Damage)
    /// Its entries do not follow from one another.
    case finding(Finding)
    /// There is something else in the folder.
    case notEmpty
    /// The path is not that of a folder from the root on.
    case path
    /// It has more entries than the ledger.
    case hasMore(mirror: Int, ledger: Int)
    /// It holds another log.
    case otherLog(Damage)
  }

  init(_ folder: String, _ reason: Reason) {
    self.folder = folder
    self.reason = reason
  }

  /// A failure of a ledger's files, told of the second copy.
  init(_ folder: String, of error: LedgerError) {
    self.folder = folder
    switch error {
    case .damaged(let damage): reason = .damaged(damage)
    case .inUse: reason = .inUse
    case .notRecorded(let failure), .outcomeUnknown(let failure, _): reason = .away(failure)
    case .mirror(let trouble): reason = trouble.reason
    case .missing: reason = .gone
    case .finding(let finding): reason = .finding(finding)
    case .refused, .exists, .entryTooLarge, .onNetwork, .isMirror, .noMirror:
      reason = .notEmpty
    }
  }
}
