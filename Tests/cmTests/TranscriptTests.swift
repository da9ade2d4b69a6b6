import Foundation
import Testing

@testable import cm

@Suite struct `Transcripts` {
  static let names =
    (try? FileManager.default.contentsOfDirectory(
      at: Checkout.transcripts, includingPropertiesForKeys: nil))?
    .filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path } ?? []

  @Test func `there are transcripts to replay`() {
    #expect(Self.names.count >= 10)
  }

  // If the change is meant, `RECORD=1 swift test --filter Transcripts` writes the files anew; read
  // the difference before you keep it.
  @Test(arguments: names)
  func `every command prints what its transcript shows`(_ url: URL) throws {
    let transcript = try Transcript(url)
    let replayed = try transcript.replayed()
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data((replayed.joined(separator: "\n") + "\n").utf8).write(to: url)
    } else {
      #expect(differences(transcript.lines, replayed) == [])
    }
  }

  /// The first lines that differ, as `line 12: - expected` and `line 12: + printed`.
  private func differences(_ expected: [String], _ printed: [String]) -> [String] {
    let count = max(expected.count, printed.count)
    let lines = (0..<count).filter { index in
      !expected.indices.contains(index) || !printed.indices.contains(index)
        || expected[index] != printed[index]
    }
    return lines.prefix(3).flatMap { index in
      [
        expected.indices.contains(index) ? "line \(index + 1): - \(expected[index])" : nil,
        printed.indices.contains(index) ? "line \(index + 1): + \(printed[index])" : nil,
      ].compactMap(\.self)
    }
  }
}
