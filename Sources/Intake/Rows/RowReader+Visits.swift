import ContingencyManagement

extension RowReader {
  /// The drug test or the visit not held; nil where anything is wrong with the row.
  mutating func occasion(
    _ rows: VisitRows, _ participant: ParticipantCode?, _ day: CalendarDay?
  ) -> Occasion? {
    switch attendance(rows) {
    case nil:
      return nil
    case .notHeld(let reason):
      checkNothingIsSaid(of: rows)
      guard let participant, let day, faults.isEmpty else { return nil }
      return .visitNotHeld(VisitNotHeld(participant: participant, day: day, reason: reason))
    case .held:
      let type = meaning(rows.specimen)
      let label = reference(rows.label)
      let condition = meaning(rows.condition)
      let findings = findings(rows.findings, condition)
      guard let participant, let day, let type, let condition, let findings, faults.isEmpty
      else { return nil }
      guard
        let test = DrugTest(
          participant: participant, day: day, type: type, condition: condition,
          findings: findings, label: label)
      else {
        preconditionFailure("findings were read to fit the condition: \(condition), \(findings)")
      }
      return .test(test)
    }
  }

  /// Whether a visit was held.
  private enum Attendance {
    case held
    case notHeld(VisitNotHeld.Reason)
  }

  private mutating func attendance(_ rows: VisitRows) -> Attendance? {
    guard let visit = rows.visit else { return .held }
    switch meaning(visit.words, in: visit.column) {
    case nil:
      return nil
    case .held:
      if let reason = rows.reason, reason.column != visit.column, !bytes(reason.column).isEmpty {
        note(reason.column, .reasonForHeldVisit(says: text(reason.column)))
      }
      return .held
    case .notHeld(let reason):
      return .notHeld(reason)
    case .notHeldForReason:
      return rows.reason.flatMap { meaning($0.words, in: $0.column) }.map(Attendance.notHeld)
    }
  }
}
