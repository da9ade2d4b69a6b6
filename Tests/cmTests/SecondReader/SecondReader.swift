import Foundation

@testable import cm

/// The second reader of Tests/SecondReader, a program in Python that was written from the pages.
enum SecondReader {
  static let program = Checkout.root.appendingPathComponent("Tests/SecondReader/second_reader.py")
  static let isHere = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/python3") }

  /// What it says of one ledger.
  struct Verdict: Decodable {
    var ok: Bool
    var entries: Int
    var root: String?
    var first: Finding?
    var participants: [String: Totals]

    struct Finding: Decodable {
      var what: String
      var line: Int?
      var offset: Int?
    }

    /// Money in thousandths.
    struct Totals: Decodable, Equatable {
      var earned: Int
      var redeemed: Int
      var balance: Int
      var drawsEarned: Int
      var drawsMade: Int
      var prizes: Int
      var prizesWithheld: Int
      /// Things, by kind.
      var items: [String: Int]
    }
  }

  struct Failed: Error { var printed: String }

  /// Has it read ledgers, one after the other.
  static func read(_ folders: [String]) throws -> [Verdict] {
    let place = TestFolder.make("second-reader")
    defer { TestFolder.remove(place) }
    try folders.joined(separator: "\n").write(
      toFile: place + "/folders", atomically: false, encoding: .utf8)
    _ = Surroundings.runProgram(
      "sh",
      [
        "-c", "exec python3 \"$0\" - --json < \"$1/folders\" > \"$1/printed\" 2>&1", program.path,
        place,
      ]
    )
    let printed = try String(contentsOfFile: place + "/printed", encoding: .utf8)
    do {
      let verdicts = try printed.split(separator: "\n").map {
        try JSONDecoder().decode(Verdict.self, from: Data($0.utf8))
      }
      guard verdicts.count == folders.count else { throw Failed(printed: printed) }
      return verdicts
    } catch { throw Failed(printed: printed) }
  }
}

/// Folders of tests that write the same few bytes thousands of times: in memory, where there is
/// room for files there.
enum TestFolder {
  static func make(_ name: String) -> String {
    let memory = "/dev/shm"
    let parent =
      access(memory, W_OK) == 0 ? memory : NSTemporaryDirectory().trimmingSuffix("/")
    let path = "\(parent)/cm-\(name)-\(getpid())-\(UUID().uuidString.prefix(8))"
    try? FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return path
  }

  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
