import ContingencyManagement
import Digest
import StrictJSON
import Testing

@testable import LedgerStore

/// An event, what it earned, and the line that records both.
///
/// The lines are typed here so that the format cannot change unnoticed: a line that was written
/// once must be read for ever, and written the same.
struct Sample: Sendable, CustomTestStringConvertible {
  let name: String
  let event: @Sendable () throws -> Event
  var outcome: @Sendable () throws -> Outcome = { .nothing }
  let line: String

  var testDescription: String { name }

  /// The entry; all samples have the same envelope but for the kind.
  func entry() throws -> Entry {
    Entry(
      number: 41, at: try certain(Moment("2026-03-02T09:30:00Z")),
      by: try certain(OperatorCode("rn-07")), request: try certain(RequestID("req-0041")),
      event: try event(), outcome: try outcome())
  }

  /// The hash that all samples name as that of the line before.
  static let previous = MerkleTree.leafHash(Array("the line before".utf8))

  /// The line as the program writes it, its line feed left out, and the hash that it got.
  func written() throws -> (line: String, hash: SHA256Digest) {
    var writer = CanonicalWriter()
    let hash = EntryLine.write(try entry(), previous: Sample.previous, to: &writer)
    return (String(decoding: writer.bytes.dropLast(), as: UTF8.self), hash)
  }
}

extension Sample {
  static let participant = Clinic.participant
  static let day = CalendarDay.epoch.adding(days: 20_514)
  static let digest = MerkleTree.leafHash([1, 2, 3])

  static func name(_ text: String) throws -> Name { try certain(Name(text)) }
  static func reference(_ text: String) throws -> Reference { try certain(Reference(text)) }
  static func money(_ text: String) throws -> Money { try certain(Money(text)) }

  static func test(
    _ findings: DrugTest.Findings, condition: SpecimenCondition = .valid, label: String? = nil,
    type: SpecimenType = .urine
  ) throws -> DrugTest {
    try certain(
      DrugTest(
        participant: participant, day: day, type: type, condition: condition, findings: findings,
        label: try label.map { try reference($0) }))
  }

  /// A result of every word, and analytes of more than one letter's beginning.
  static var results: AnalyteResults {
    var results = AnalyteResults()
    results[.cocaine] = .positive
    results[.amphetamine] = .presumptive
    results[.heroinMarker] = .negative
    results[.xylazine] = .negative
    results[.fentanyl] = .invalid
    results[.opiates] = .notTested
    results[.cannabis] = .inconclusive
    return results
  }

  static func judged(_ cause: Cause, _ verdict: Verdict, run: Int) throws -> Reward {
    Reward(
      contingency: try name("abstinence"), verdict: verdict, cause: cause, standing: .counted,
      phase: 0, run: run)
  }
}
