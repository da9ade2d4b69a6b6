import ContingencyManagement
import StrictJSON

extension MapReader {
  func visitRows(_ fields: [String: JSONValue], at position: JSONPosition) -> VisitRows? {
    let hasReasons = fields["reason"] != nil
    let visit = fields["visit"].flatMap { value in
      said(value, "visit") { attendance($0, hasReasons: hasReasons) }
    }
    let reason = fields["reason"].flatMap { said($0, "reason", notHeldReason) }
    if let value = fields["reason"], fields["visit"] == nil {
      document.report(
        "a reason says why a visit was not held, so \"visit\" is needed too", at: value.position)
    }
    let specimen = fields["specimen"].flatMap { value in
      given(value, "specimen") { document.choice($0, "specimen", among: SpecimenType.choices) }
    }
    let condition =
      fields["condition"].map { value in
        given(value, "condition") {
          document.choice($0, "condition", among: SpecimenCondition.choices)
        }
      } ?? .always(.valid)
    let label = fields["label"].flatMap { column($0, "label") }
    let findings = findings(fields, at: position)
    guard let specimen, let condition, let findings else { return nil }
    return VisitRows(
      visit: visit, reason: reason, specimen: specimen, condition: condition, label: label,
      findings: findings)
  }

  /// What a word of the visit column says; who gives reasons in a column gives none here.
  private func attendance(_ value: JSONValue, hasReasons: Bool) -> VisitRows.Attendance? {
    if hasReasons {
      return document.choice(
        value, "a visit whose reason has a column",
        among: [("held", .held), ("not-held", .notHeldForReason)])
    }
    if case .string(let word) = value.content {
      if word == "held" { return .held }
      if word == "not-held" {
        document.report(
          "\"not-held\" leaves the reason to a column, and the map has no \"reason\"",
          at: value.position)
        return nil
      }
    }
    return notHeldReason(value, orHeld: "\"held\", ").map(VisitRows.Attendance.notHeld)
  }

  private func notHeldReason(_ value: JSONValue) -> VisitNotHeld.Reason? {
    notHeldReason(value, orHeld: "")
  }

  /// `"missed"`, `{"excused": …}` or `{"closed": …}`; `held` is what else the message offers.
  private func notHeldReason(_ value: JSONValue, orHeld held: String) -> VisitNotHeld.Reason? {
    guard case .object = value.content else {
      if case .string(let word) = value.content, word == "missed" { return .missed }
      document.report(
        "expected \(held)\"missed\", {\"excused\": …} or {\"closed\": …}", at: value.position)
      return nil
    }
    guard
      let fields = document.object(
        value, "a visit not held", keys: [], optional: ["excused", "closed"])
    else { return nil }
    switch (fields["excused"], fields["closed"]) {
    case (let excused?, nil):
      return document.choice(excused, "excused", among: ExcuseKind.choices)
        .map(VisitNotHeld.Reason.excused)
    case (nil, let closed?):
      return document.choice(closed, "closed", among: ClosureKind.choices)
        .map(VisitNotHeld.Reason.closed)
    case (nil, nil), (_?, _?):
      document.report(
        "a visit not held needs either \"excused\" or \"closed\"", at: value.position)
      return nil
    }
  }

  private func findings(
    _ fields: [String: JSONValue], at position: JSONPosition
  ) -> VisitRows.Findings? {
    switch (fields["analytes"], fields["results"], fields["summary"]) {
    case (let analytes?, let results?, nil):
      let columns = analyteColumns(analytes)
      let words = words(results, "results", result)
      guard let columns, let words else { return nil }
      return .analytes(columns, results: words)
    case (nil, nil, let summary?):
      return said(summary, "summary", result).map(VisitRows.Findings.summary)
    case (nil, nil, nil), (_?, nil, nil), (nil, _?, nil), (_, _, _?):
      document.report(
        "a map of visits needs either \"analytes\" and \"results\", or \"summary\"", at: position)
      return nil
    }
  }

  /// The columns of the analytes, at least one, and none for the same analyte as another.
  private func analyteColumns(_ value: JSONValue) -> [VisitRows.AnalyteColumn]? {
    guard let members = document.members(of: value, "analytes") else { return nil }
    if members.isEmpty { document.report("analytes names no column", at: value.position) }
    var columns: [VisitRows.AnalyteColumn] = []
    for member in members {
      guard let analyte = analyte(member.value) else { continue }
      if let other = columns.first(where: { $0.analyte == analyte }) {
        document.report(
          "\(analyte.code) has a column already, \"\(other.column.name)\"",
          at: member.value.position)
      }
      columns.append(
        VisitRows.AnalyteColumn(column: column(named: member.key), analyte: analyte))
    }
    return columns.isEmpty ? nil : columns
  }

  private func result(_ value: JSONValue) -> AnalyteResult? {
    document.choice(
      value, "a result", among: AnalyteResult.allCases.map { (word: $0.word, choice: $0) })
  }
}
