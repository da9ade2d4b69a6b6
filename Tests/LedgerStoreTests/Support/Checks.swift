import ContingencyManagement
import Digest
import Testing

@testable import LedgerStore

/// The check at the end of every test that writes: hashes, order, head, every reward, every draw, and
/// that the last acknowledged entry can be proved.
@discardableResult
func expectSound(
  _ folder: String, entries: Int? = nil, unacknowledged: Int = 0,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> AuditReport {
  let report = try Ledger.audit(folder)
  #expect(report.damage == nil, sourceLocation: sourceLocation)
  #expect(report.findings.filter { !$0.isOpenBusiness } == [], sourceLocation: sourceLocation)
  #expect(
    report.head?.entries == report.entries - unacknowledged, sourceLocation: sourceLocation)
  let beyond = report.findings.compactMap { finding -> Int? in
    if case .unacknowledged(let entries) = finding.fact { entries } else { nil }
  }
  #expect(beyond == (unacknowledged > 0 ? [unacknowledged] : []), sourceLocation: sourceLocation)
  if let entries { #expect(report.entries == entries, sourceLocation: sourceLocation) }
  if let head = report.head, head.entries > 0 {
    let (proof, hash) = try Ledger.prove(head.entries - 1, in: folder)
    #expect(proof.inclusion.holds(leaf: hash, root: head.root), sourceLocation: sourceLocation)
    let vouching = try Ledger.verify(Testimony(proof), against: folder)
    #expect(vouching.objections.isEmpty, sourceLocation: sourceLocation)
    #expect(vouching.entries == head.entries, sourceLocation: sourceLocation)
  }
  return report
}

/// Why a ledger cannot be opened; nil where it can.
func failure(toOpen folder: String) -> LedgerError? {
  do throws(LedgerError) {
    _ = try Ledger.open(folder)
    return nil
  } catch { return error }
}

/// Why the rules, or the disk, would not take something in; nil where they did.
func failure(_ body: () throws -> Void) throws -> LedgerError? {
  do {
    try body()
    return nil
  } catch let error as LedgerError { return error }
}

extension LedgerError {
  var damage: Damage? {
    if case .damaged(let damage) = self { damage } else { nil }
  }

  var finding: Finding? {
    if case .finding(let finding) = self { finding } else { nil }
  }

  var refusal: Refusal? {
    if case .refused(let refusal) = self { refusal } else { nil }
  }

  var notRecorded: SystemFailure? {
    if case .notRecorded(let failure) = self { failure } else { nil }
  }
}
