import ContingencyManagement
import Digest
import Foundation
import LedgerStore

/// A large ledger of made-up people, for measuring.
enum MadeUpLedger {
  /// Writes a ledger of so many participants with so many daily visits each; its folder.
  static func write(participants: Int, visits: Int) throws -> String {
    let folder =
      NSTemporaryDirectory() + "/cm-benchmark-\(ProcessInfo.processInfo.processIdentifier)"
    let master = [UInt8](repeating: 7, count: 32)
    guard let origin = Origin("benchmark"), let zone = ZoneName("UTC"),
      let currency = Currency("USD"),
      let founding = Founding(
        origin: origin, zone: zone, currency: currency,
        drawCommitment: DrawChain.commitment(to: master), salt: String(repeating: "0", count: 32)),
      let first = CalendarDay("2025-01-06")
    else { throw Unsound() }
    let config = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Config")
    let file = config.appendingPathComponent("Schedules/opioid-vouchers.json")
    let schedule = try Document.adoption(of: Array(Data(contentsOf: file)))
    try Ledger.create(
      folder, master: master,
      [(.create(founding), asking("founding")), (.adopt(schedule), asking("schedule"))])
    var ledger = try Ledger.open(folder)
    for person in 0..<participants {
      guard let code = ParticipantCode("made-up-\(person)") else { throw Unsound() }
      let enrolment = Enrolment(
        participant: code, schedule: schedule.digest, from: first, prescribed: [.methadone],
        consent: nil, chain: person, anchor: SHA256.hash("\(person)".utf8))
      _ = try ledger.stage(.enrol(enrolment, codeGiven: true), asking("enrol-\(person)"))
    }
    for visit in 0..<visits {
      for person in 0..<participants {
        guard let code = ParticipantCode("made-up-\(person)"),
          let test = DrugTest(
            participant: code, day: first.adding(days: visit), type: .urine, condition: .valid,
            findings: .analytes(results(visit * 31 + person)), label: nil)
        else { throw Unsound() }
        _ = try ledger.stage(.record(.test(test)), asking("v-\(visit)-\(person)"))
      }
    }
    try ledger.commit()
    return folder
  }

  /// Three in four are negative for opioids.
  private static func results(_ number: Int) -> AnalyteResults {
    var results = AnalyteResults()
    results[.opiates] = number % 4 == 0 ? .positive : .negative
    results[.buprenorphine] = .negative
    results[.methadone] = .positive
    results[.cocaine] = number % 3 == 0 ? .positive : .negative
    return results
  }

  private static func asking(_ request: String) -> Asking {
    guard let by = OperatorCode("benchmark"), let request = RequestID(request),
      let today = CalendarDay("2026-01-05"), let at = Moment("2026-01-05T12:00:00Z")
    else { preconditionFailure("the codes of the benchmark are well formed") }
    return Asking(by: by, at: at, today: today, request: request)
  }
}
