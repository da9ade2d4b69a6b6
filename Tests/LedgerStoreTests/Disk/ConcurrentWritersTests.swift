import ContingencyManagement
import Foundation
import Synchronization
import Testing

@testable import LedgerStore

@Suite struct `Several writers at once` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }

  init() throws { temporary = try TemporaryFolder() }

  /// Each of the writers opens the ledger anew for every few entries, and gives every third one twice.
  ///
  /// They are threads of two processes. The lock is one of an open file, so threads keep one another
  /// out as processes do; and all of them wait for it at once.
  @Test func `add each entry once, without a gap`() async throws {
    let processes = 2
    let threads = Campaign.count(everyday: 2, campaign: 16)
    let count = Campaign.count(everyday: 200, campaign: 1000)
    let writers = processes * threads
    do {
      var clinic = try Clinic.makeSmall(folder)
      for writer in 0..<writers {
        try clinic.enrol(.made(from: UInt32(writer)), under: "doses", prescribed: [])
      }
    }
    let folder = folder
    await withTaskGroup { group in
      for start in stride(from: 0, to: writers, by: threads) {
        group.addTask { await write(start..<start + threads, count, folder) }
      }
    }
    var requests: [RequestID] = []
    _ = try Ledger.read(folder) { entry, _ in
      #expect(entry.number == requests.count)
      requests.append(entry.request)
    }
    #expect(requests.count == 2 + writers + writers * count)
    #expect(Set(requests).count == requests.count)
    try expectSound(folder, entries: requests.count)
    // They did not come one after the other: of about 20 entries each, most openings found another's.
    let changes = zip(requests, requests.dropFirst()).count { writer($0) != writer($1) }
    #expect(changes > writers * count / 40)
    print("concurrent writers: \(writers) x \(count) entries, \(changes) changes of the writer")
  }
}

/// `w-7` of `w-7-42`.
private func writer(_ request: RequestID) -> Substring {
  request.text.prefix { !$0.isNumber } + request.text.drop { !$0.isNumber }.prefix { $0.isNumber }
}

/// Writes in a process of their own, in a thread for each writer.
private func write(_ writers: Range<Int>, _ count: Int, _ folder: String) async {
  await #expect(processExitsWith: .success) {
    [
      first = writers.lowerBound as Int, end = writers.upperBound as Int,
      count = count as Int, folder = folder as String,
    ] in
    let failures = Mutex<[String]>([])
    await withCheckedContinuation { continuation in
      let all = DispatchGroup()
      for writer in first..<end {
        all.enter()
        Thread {
          do { try writeDoses(writer, count, folder) } catch {
            failures.withLock { $0.append("writer \(writer): \(error)") }
          }
          all.leave()
        }.start()
      }
      all.notify(queue: .global()) { continuation.resume() }
    }
    let failed = failures.withLock { $0 }
    if !failed.isEmpty { throw Failed(failed.joined(separator: "\n")) }
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
      // The next person steps up to the desk; who waits looks every 50 ms.
      Thread.sleep(forTimeInterval: Double.random(in: 0.05...0.1, using: &random))
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
