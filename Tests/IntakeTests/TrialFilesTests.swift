import ContingencyManagement
import Intake
import Testing

@Suite(
  .enabled(
    if: TrialFiles.published != nil, "shared/data/ctn0094 is not beside this checkout"))
struct `The files of two trials` {
  let files: TrialFiles

  init() throws {
    files = try #require(TrialFiles.published)
  }

  @Test func `have 1,393 participants prescribed buprenorphine and 529 methadone`() throws {
    let prescribed = try rows("clients", count: 1_922).compactMap { row -> AnalyteSet? in
      guard case .enrolment(let enrolment) = row.content else { return nil }
      return enrolment.prescribed
    }
    #expect(prescribed.count { $0 == [.buprenorphine] } == 1_393)
    #expect(prescribed.count { $0 == [.methadone] } == 529)
  }

  @Test func `have 27,067 visits held and 19,121 not, 24 of these excused`() throws {
    var tests: [DrugTest] = []
    var reasons: [VisitNotHeld.Reason] = []
    for row in try rows("visits", count: 46_188) {
      switch row.content {
      case .occasion(.test(let test)): tests.append(test)
      case .occasion(.visitNotHeld(let visit)): reasons.append(visit.reason)
      case .occasion(.milestone), .enrolment: Issue.record("line \(row.line) is no visit")
      }
    }
    #expect(tests.count == 27_067)
    #expect(reasons.count == 19_121)
    #expect(reasons.count { $0 == .excused(.jail) } == 19)
    #expect(reasons.count { $0 == .excused(.hospital) } == 5)
    #expect(reasons.count { $0 == .missed } == 19_097)
    #expect(tests.count { $0.condition == .outOfTemperature } == 33)
    #expect(tests.count { $0.condition == .valid } == 27_034)
    #expect(positives(.opiates, tests) == 9_299)
    #expect(positives(.methadone, tests) == 771)
    #expect(positives(.barbiturates, tests) == 0)
    #expect(tests.allSatisfy { $0.type == .urine && $0.label == nil })
  }

  @Test func `have 186,429 doses, the evidence being the medicine and the amount`() throws {
    let doses = try rows("doses", count: 186_429).compactMap { row -> Milestone? in
      guard case .occasion(.milestone(let milestone)) = row.content else { return nil }
      return milestone
    }
    #expect(doses.count == 186_429)
    #expect(doses.allSatisfy { $0.kind.text == "medication-dose" })
    #expect(doses.count { $0.evidence.text.hasPrefix("Buprenorphine:") } == 114_458)
    #expect(doses.first?.evidence.text == "Buprenorphine:4")
  }

  /// The rows of a file, once it is seen that there are so many, one a line, each with a request id
  /// of its own, and nothing else.
  private func rows(_ name: String, count: Int) throws -> [ImportedRow] {
    var rows: [ImportedRow] = []
    for step in try Import(map: TrialFiles.map(name), bytes: files.bytes(name)) {
      switch step {
      case .row(let row): rows.append(row)
      case .repeated(let row): Issue.record("\(name).csv: \(row)")
      case .problem(let problem): Issue.record("\(name).csv: \(problem)")
      }
    }
    #expect(rows.count == count)
    #expect(rows.enumerated().allSatisfy { $1.line == $0 + 2 })
    #expect(Set(rows.map(\.request)).count == count)
    return rows
  }

  private func positives(_ analyte: Analyte, _ tests: [DrugTest]) -> Int {
    tests.count { test in
      guard case .analytes(let results) = test.findings else { return false }
      return results[analyte] == .positive
    }
  }
}
