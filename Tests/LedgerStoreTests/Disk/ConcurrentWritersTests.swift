import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `Several writers at once` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }

  init() throws { temporary = try TemporaryFolder() }

  /// Each process opens the ledger anew for every entry, and gives every third one twice.
  @Test func `in processes of their own add each entry once, without a gap`() async throws {
    let count = Campaign.count(everyday: 50, campaign: 200)
    do {
      var clinic = try Clinic.make(folder)
      for writer in 0..<4 { try clinic.enrol(.made(from: UInt32(writer)), under: "doses") }
    }
    let folder = folder
    async let first: Void = write(0, count, folder)
    async let second: Void = write(1, count, folder)
    async let third: Void = write(2, count, folder)
    async let fourth: Void = write(3, count, folder)
    _ = await (first, second, third, fourth)
    var requests: [RequestID] = []
    _ = try Ledger.read(folder) { entry, _ in requests.append(entry.request) }
    #expect(requests.count == 9 + 4 * count)
    #expect(Set(requests).count == requests.count)
    try expectSound(folder, entries: 9 + 4 * count)
  }

  private func write(_ writer: Int, _ count: Int, _ folder: String) async {
    await #expect(processExitsWith: .success) {
      [writer = writer as Int, count = count as Int, folder = folder as String] in
      try writeDoses(writer, count, folder)
    }
  }
}

/// Records so many doses of the writer's own participant, every third one twice.
private func writeDoses(_ writer: Int, _ count: Int, _ folder: String) throws {
  let start = try Clinic.day("2026-03-02")
  for number in 0..<count {
    let asking = Asking(
      by: try certain(OperatorCode("rn-\(writer)")),
      at: try certain(Moment("2027-03-02T09:30:00Z")),
      today: try Clinic.day("2027-03-02"),
      request: try certain(RequestID("w-\(writer)-\(number)")))
    let dose = Milestone(
      participant: .made(from: UInt32(writer)), day: start.adding(days: number),
      kind: try certain(Name("dose-taken")), evidence: try certain(Reference("\(number)")))
    for turn in 0..<(number % 3 == 0 ? 2 : 1) {
      let posted = try post(.record(.milestone(dose)), asking, folder)
      guard posted.isRepeat == (turn == 1) else { throw Failed("\(posted)") }
    }
  }
}

/// Opens the ledger for one entry, and again where it is in use for too long.
private func post(_ proposal: Proposal, _ asking: Asking, _ folder: String) throws -> Posted {
  while true {
    if let posted = try postUnlessInUse(proposal, asking, folder) { return posted }
  }
}

private func postUnlessInUse(
  _ proposal: Proposal, _ asking: Asking, _ folder: String
) throws(LedgerError) -> Posted? {
  do throws(LedgerError) {
    var ledger = try Ledger.open(folder)
    return try ledger.post(proposal, asking)
  } catch {
    if case .inUse = error { return nil }
    throw error
  }
}
