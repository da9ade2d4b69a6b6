import ContingencyManagement

/// What an audit of a ledger found, from its log and head alone.
public struct AuditReport: Sendable {
  /// Entries whose hashes, order and form are right.
  public var entries: Int
  /// What had been acknowledged; nil where the head could not be read.
  public var head: Head?
  /// Where the files are not as they were left; the audit goes no further than that.
  public var damage: Damage?
  /// What is wrong with the files beside the log.
  public var flaws: [Damage]
  /// How the second copy was found; nil where there is none.
  public var mirror: MirrorStanding?
  /// Entries that do not follow from those before them, and what is left open.
  public var findings: [Finding]
  /// What holds, and a person should look at.
  public var concerns: [Concern] = []
  /// What follows from the entries, as derived and not as recorded.
  public var state: LedgerState

  /// Whether everything holds; open business is told, and holds.
  public var isSound: Bool {
    if case .trouble = mirror { return false }
    return damage == nil && flaws.isEmpty && findings.allSatisfy(\.isOpenBusiness)
  }
}

extension Ledger {
  /// Verifies the hashes, order and head of a ledger, and derives every reward and every draw
  /// again.
  ///
  /// Takes no lock, and knows no clock and no chance. After a finding it goes on with what it
  /// derived itself.
  ///
  /// - Throws: where there is nothing to audit, or the disk fails.
  public static func audit(_ folder: String) throws(LedgerError) -> AuditReport {
    var report = AuditReport(
      entries: 0, head: nil, damage: nil, flaws: [], findings: [], state: LedgerState())
    var review = Review()
    do throws(LedgerError) {
      let head = try HeadFile.open(LedgerFolder.head(folder), writing: false)
      report.head = head.head
      if !head.isWhole {
        report.flaws.append(Damage(LedgerFolder.head(folder), .headHalfUnreadable))
      }
    } catch {
      // What the reading below says of it stands.
    }
    do throws(LedgerError) {
      let (head, unacknowledged) = try scan(folder, tail: true) { entry, _, _ in
        do throws(Finding) { try report.state.takeIn(entry) } catch {
          report.findings.append(error)
        }
        review.take(entry, in: report.state)
        report.entries += 1
      }
      report.head = head
      if unacknowledged > 0 {
        report.findings.append(
          Finding(entry: head.entries, .unacknowledged(entries: unacknowledged)))
      }
    } catch {
      guard case .damaged(let damage) = error else { throw error }
      report.damage = damage
    }
    report.findings += report.state.closingFindings()
    if let flaw = DrawSecret.flaw(folder, commitment: report.state.drawCommitment) {
      report.flaws.append(flaw)
    }
    // Whoever audits somebody else's ledger need not be able to look into the folder.
    let unrecorded = (try? unrecordedSettingsAside(folder, state: report.state)) ?? []
    for setAside in unrecorded where report.damage == nil {
      report.flaws.append(
        Damage(LedgerFolder.aside(folder) + "/" + setAside.fileName, .asideUnrecorded))
    }
    do throws(LedgerError) {
      if let place = try MirrorPath.read(folder, writing: false) {
        report.mirror = try Mirror.standing(place, of: folder)
      }
    } catch {
      guard case .damaged(let damage) = error else { throw error }
      // What is wrong with the ledger's own head is told already.
      if damage.path == LedgerFolder.mirror(folder) { report.flaws.append(damage) }
    }
    report.flaws += PINFile.flaws(folder, state: report.state)
    report.concerns = review.concerns()
    return report
  }
}
