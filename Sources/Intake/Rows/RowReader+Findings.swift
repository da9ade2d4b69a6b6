import ContingencyManagement

extension RowReader {
  /// What the test said, as far as its condition allows; nil where the two contradict each other.
  mutating func findings(
    _ findings: VisitRows.Findings, _ condition: SpecimenCondition?
  ) -> DrugTest.Findings? {
    switch findings {
    case .analytes(let columns, let words):
      var results = AnalyteResults()
      for (column, analyte) in columns.lazy.map({ ($0.column, $0.analyte) }) {
        guard let result = meaning(words, in: column) else { continue }
        results[analyte] = result
        if let condition { check(result, in: column, against: condition) }
      }
      return condition.map { $0.canCarryResults ? .analytes(results) : .none }
    case .summary(let said):
      guard let result = meaning(said.words, in: said.column), let condition else { return nil }
      check(result, in: said.column, against: condition)
      if condition.canCarryResults, result == .notTested {
        note(said.column, .noResult(says: text(said.column)))
      }
      return condition.canCarryResults ? .summary(result) : DrugTest.Findings.none
    }
  }

  /// Notes a result where there was nothing to test.
  ///
  /// What a laboratory reads from a specimen that is substituted, adulterated or invalid does not
  /// count and is not taken, but it is no contradiction.
  private mutating func check(
    _ result: AnalyteResult, in column: Column, against condition: SpecimenCondition
  ) {
    switch condition {
    case .refused, .unable, .tooLittle:
      guard result != .notTested else { return }
      note(
        column,
        .resultWithoutSpecimen(says: text(column), condition: condition.rawValue))
    case .valid, .outOfTemperature, .dilute, .late, .substituted, .adulterated, .invalid:
      return
    }
  }

  /// Notes what is said of a specimen in the row of a visit that was not held.
  mutating func checkNothingIsSaid(of rows: VisitRows) {
    switch rows.findings {
    case .analytes(let columns, let words):
      for column in columns { checkNotTested(words, in: column.column) }
    case .summary(let said):
      checkNotTested(said.words, in: said.column)
    }
    if case .said(let condition) = rows.condition { checkEmpty(condition.column, rows) }
    if let label = rows.label { checkEmpty(label, rows) }
  }

  private mutating func checkNotTested(_ words: Words<AnalyteResult>, in column: Column) {
    guard let result = meaning(words, in: column), result != .notTested else { return }
    note(column, .specimenWithoutVisit(says: text(column)))
  }

  /// A column that also says whether the visit was held is not empty for that reason.
  private mutating func checkEmpty(_ column: Column, _ rows: VisitRows) {
    let saysMore = column == rows.visit?.column || column == rows.reason?.column
    guard !saysMore, !bytes(column).isEmpty else { return }
    note(column, .specimenWithoutVisit(says: text(column)))
  }
}
