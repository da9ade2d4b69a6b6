import ContingencyManagement

extension RowReader {
  /// What the row records; nil where anything is wrong with it.
  mutating func content(_ map: ImportMap) -> ImportedRow.Content? {
    let participant = participant(map.participant)
    let day = day(map.day, map.dayForm)
    switch map.rows {
    case .enrolments(let rows):
      let prescribed = rows.prescribed.map { meaning($0.words, in: $0.column) } ?? []
      let consent = reference(rows.consent)
      guard let participant, let day, let prescribed, faults.isEmpty else { return nil }
      return .enrolment(
        ImportedEnrolment(
          participant: participant, from: day, prescribed: prescribed, consent: consent))
    case .milestones(let rows):
      let kind = meaning(rows.kind)
      let evidence = evidence(rows.evidence)
      guard let participant, let day, let kind, let evidence, faults.isEmpty else { return nil }
      return .occasion(
        .milestone(
          Milestone(participant: participant, day: day, kind: kind, evidence: evidence)))
    case .visits(let rows):
      return occasion(rows, participant, day).map(ImportedRow.Content.occasion)
    }
  }

  /// The values of the columns with a colon between: `Buprenorphine:12`.
  private mutating func evidence(_ columns: [Column]) -> Reference? {
    let says = columns.map { text($0) }.joined(separator: ":")
    let isComplete = columns.allSatisfy { !bytes($0).isEmpty }
    if isComplete, let reference = Reference(says) { return reference }
    note(.noEvidence(says: says, columns: columns.map(\.name)))
    return nil
  }
}
