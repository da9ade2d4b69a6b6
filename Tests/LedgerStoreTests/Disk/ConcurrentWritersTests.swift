import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `Several writers at once` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }

  init() throws { temporary = try TemporaryFolder() }

  /// Each process opens the ledger anew for every few entries, and gives every third one twice.
  @Test func `in processes of their own add each entry once, without a gap`() async throws {
    let writers = Campaign.count(everyday: 4, campaign: 32)
    let count = Campaign.count(everyday: 200, campaign: 1000)
    do {
      var clinic = try Clinic.makeSmall(folder)
      for writer in 0..<writers {
        try clinic.enrol(.made(from: UInt32(writer)), under: "doses", prescribed: [])
      }
    }
    let folder = folder
    await withTaskGroup { group in
      for writer in 0..<writers { group.addTask { await write(writer, count, folder) } }
    }
    var requests: [RequestID] = []
    _ = try Ledger.read(folder) { entry, _ in
      #expect(entry.number == requests.count)
      requests.append(entry.request)
    }
    #expect(requests.count == 2 + writers + writers * count)
    #expect(Set(requests).count == requests.count)
    try expectSound(folder, entries: requests.count)
    print("concurrent writers: \(writers) x \(count) entries")
  }
}

private func write(_ writer: Int, _ count: Int, _ folder: String) async {
  await #expect(processExitsWith: .success) {
    [writer = writer as Int, count = count as Int, folder = folder as String] in
    try writeDoses(writer, count, folder)
  }
}

/// Records so many doses of the writer's own participant, a few at a time.
private func writeDoses(_ writer: Int, _ count: Int, _ folder: String) throws {
  var random = SeededGenerator(seed: UInt64(writer))
  var number = 0
  while number < count {
    // The last one before is asked for again, too.
    let end = min(count, number + Int.random(in: 1...40, using: &random))
    do {
      try writeDoses(writer, max(0, number - 1)..<end, folder)
      number = end
    } catch LedgerError.inUse {
      continue
    }
  }
}

private func writeDoses(_ writer: Int, _ numbers: Range<Int>, _ folder: String) throws {
  var ledger = try Ledger.open(folder)
  let start = try Clinic.day("2026-03-02")
  for number in numbers {
    let asking = Asking(
      by: try certain(OperatorCode("rn-\(writer)")),
      at: try certain(Moment("2029-03-02T09:30:00Z")),
      today: try Clinic.day("2029-03-02"),
      request: try certain(RequestID("w-\(writer)-\(number)")))
    let dose = Milestone(
      participant: .made(from: UInt32(writer)), day: start.adding(days: number),
      kind: try certain(Name("dose-taken")), evidence: try certain(Reference("\(number)")))
    for _ in 0..<(number % 3 == 0 ? 2 : 1) {
      let isKnown = ledger.state.entry(answering: asking.request) != nil
      let posted = try ledger.post(.record(.milestone(dose)), asking)
      guard posted.isRepeat == isKnown else { throw Failed("\(posted)") }
    }
  }
}
