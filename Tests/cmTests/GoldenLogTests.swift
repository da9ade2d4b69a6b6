import ContingencyManagement
import Foundation
import LedgerStore
import Testing

@testable import cm

/// Logs that were written once and are kept, one for each version of the format.
@Suite struct `A log that was written once` {
  static let formats = ["format-1"]

  private func file(_ format: String, _ name: String) -> URL {
    Checkout.root.appendingPathComponent("Tests/cmTests/Golden/\(format)/\(name)")
  }

  // Only as long as nobody has a log of that format may it be made anew, by `RECORD=1 swift test
  // --filter 'written once'`, which runs `made.txt` and writes down what is told of the log.
  @Test(arguments: formats)
  func `is told for ever as it was then, byte for byte`(format: String) throws {
    let reports = file(format, "reports.txt")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(try make(format).utf8).write(to: reports)
      let replayed = try Transcript(reports).replayed()
      try Data((replayed.joined(separator: "\n") + "\n").utf8).write(to: reports)
    }
    let transcript = try Transcript(reports)
    #expect(transcript.lines.count > 200)
    let replayed = try transcript.replayed()
    let place = zip(transcript.lines, replayed).enumerated().first { $0.element.0 != $0.element.1 }
    #expect(
      transcript.lines.count == replayed.count && place == nil,
      "line \((place?.offset ?? 0) + 1): \(String(describing: place?.element))")
  }

  @Test(arguments: zip(formats, [EntryKind.allCases]))
  func `has a line of every kind that its format has`(
    format: String, kinds: [EntryKind]
  ) throws {
    let log = try String(contentsOf: file(format, "ledger.jsonl"), encoding: .utf8)
    for kind in kinds { #expect(log.contains(#""kind":"\#(kind.rawValue)","#), "\(kind)") }
  }

  /// Makes the log of a format; the reports on it that are to be kept, without their outcome.
  private func make(_ format: String) throws -> String {
    var world = try TranscriptWorld(name: format)
    defer { world.remove() }
    for line in try Transcript(file(format, "made.txt")).lines {
      let words = try shellWords(String(line.dropFirst(2)))
      if line.hasPrefix("$ ") {
        let printed = world.run(words)
        #expect(printed.last?.hasPrefix("[") != true, "\(line): \(printed)")
      } else if line.hasPrefix("% ") {
        _ = try world.make(words)
      }
    }
    for name in ["ledger.jsonl", "head"] {
      try Data(contentsOf: URL(fileURLWithPath: world.folder + "/ledger/" + name))
        .write(to: file(format, name))
    }
    var commands = ["% saved \(format)", "$ cm checkpoint"]
    let state = try Ledger.read(world.folder + "/ledger") { entry, _ in
      // Nobody's history has these.
      if entry.event.participant == nil { commands.append("$ cm explain \(entry.number)") }
    }.state
    for report in ["participants", "audit"] + state.participants.map({ "history \($0.code)" }) {
      commands += ["$ cm \(report)", "$ cm \(report) --json"]
    }
    return "What is told of the log beside this, which made.txt made.\n\n"
      + commands.joined(separator: "\n\n") + "\n"
  }
}
