import ContingencyManagement
import StrictJSON

extension MapReader {
  func enrolmentRows(_ fields: [String: JSONValue]) -> EnrolmentRows {
    EnrolmentRows(
      prescribed: fields["prescribed"].flatMap { said($0, "prescribed", medicines) },
      consent: fields["consent"].flatMap { column($0, "consent") })
  }

  func milestoneRows(_ fields: [String: JSONValue]) -> MilestoneRows? {
    let kind = fields["milestone"].flatMap { given($0, "milestone") { name($0, "milestone") } }
    let evidence = fields["evidence"].flatMap { value in
      document.object(value, "evidence", keys: ["columns"])?["columns"].flatMap {
        columnList($0, "evidence")
      }
    }
    guard let kind, let evidence else { return nil }
    return MilestoneRows(kind: kind, evidence: evidence)
  }

  /// The medicines that a word of the file stands for; none is an empty list.
  private func medicines(_ value: JSONValue) -> AnalyteSet? {
    guard let codes = document.array(value, "medicines") else { return nil }
    return AnalyteSet(codes.compactMap(analyte))
  }
}
