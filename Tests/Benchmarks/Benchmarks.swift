import ContingencyManagement
import Digest
import Foundation
import LedgerStore

/// Times the reading of a whole ledger, beside programs that do part of the same work, and measures
/// the memory that its audit takes.
///
///     swift run -c release benchmarks [FOLDER]
///     swift run -c release benchmarks --entries 1000000
///
/// Without a folder a ledger of made-up people is written first, of 229,902 entries unless another
/// number is given. Each figure is the median of five runs after one that is not counted; the others
/// run in between, so that all see the same machine.
@main
enum Benchmarks {
  /// What an audit may take at most: what a program without entries takes, and so much an entry.
  ///
  /// The state knows every entry, so that it can be corrected, and every request, so that a repeat is
  /// harmless; the log itself is read a mebibyte at a time.
  static let mostMemory = (basis: 64 << 20, perEntry: 700)

  static func main() throws {
    let words = CommandLine.arguments
    if words.count == 3, words[1] == "--audit" { return try audit(words[2]) }
    let folder: String
    if words.count == 2 {
      folder = words[1]
    } else {
      let entries = words.count == 3 && words[1] == "--entries" ? Int(words[2]) : 229_900
      guard let entries else { throw Unsound() }
      let visits = 120
      folder = try MadeUpLedger.write(participants: max(1, entries / (visits + 1)), visits: visits)
    }
    try run(words[0], "--audit", folder, shown: true)
    let log = folder + "/ledger.jsonl"
    let size = (try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0
    print("\(log): \(size) bytes")
    var contenders = [
      Contender("cm audit: every hash, reward and draw") {
        guard try Ledger.audit(folder).isSound else { throw Unsound() }
      },
      Contender("cm: log read and hashed, as one SHA-256") {
        _ = SHA256.hash(try Data(contentsOf: URL(fileURLWithPath: log)))
      },
      Contender("sha256sum ledger.jsonl") { try run("sha256sum", log) },
      Contender("wc -l ledger.jsonl") { try run("wc", "-l", log) },
      Contender("python3: json.loads of every line, nothing checked") {
        try run("python3", "-c", "import json,sys\nfor l in open(sys.argv[1]): json.loads(l)", log)
      },
    ]
    for round in 0...5 {
      for index in contenders.indices { try contenders[index].time(isCounted: round > 0) }
    }
    for contender in contenders { print(contender.line(beside: contenders[0].median)) }
  }

  /// Audits a ledger once and tells how much memory that took, in a process that did nothing else.
  private static func audit(_ folder: String) throws {
    let report = try Ledger.audit(folder)
    guard report.isSound else { throw Unsound() }
    let peak = try peakMemory()
    let perEntry = peak / max(1, report.entries)
    print(
      "peak memory of an audit (VmHWM): \(peak >> 20) MiB for \(report.entries) entries, "
        + "\(perEntry) bytes an entry")
    guard peak <= mostMemory.basis + mostMemory.perEntry * report.entries else {
      print("that is more than \(mostMemory.perEntry) bytes an entry")
      throw Unsound()
    }
  }

  private static func run(_ words: String..., shown: Bool = false) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    if !shown { process.standardOutput = FileHandle.nullDevice }
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Unsound() }
  }

  /// The most memory that this process ever had, in bytes; proc_pid_status(5), `VmHWM`.
  private static func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let words = line?.split { $0 == " " || $0 == "\t" } ?? []
    guard words.count == 3, let kibibytes = Int(words[1]) else { throw Unsound() }
    return kibibytes << 10
  }
}

/// What was to be timed did not do its work.
struct Unsound: Error {}

/// One of the things that are timed in turn.
struct Contender {
  let name: String
  private let work: () throws -> Void
  private var seconds: [Double] = []

  init(_ name: String, _ work: @escaping () throws -> Void) {
    self.name = name
    self.work = work
  }

  mutating func time(isCounted: Bool) throws {
    let clock = ContinuousClock()
    let duration = try clock.measure { try work() }
    if isCounted {
      seconds.append(
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)
    }
  }

  var median: Double { seconds.sorted()[seconds.count / 2] }

  func line(beside first: Double) -> String {
    let spread = "\(format(seconds.min() ?? 0))-\(format(seconds.max() ?? 0))"
    return "\(format(median)) s (\(spread))  \(format(median / first)) x  \(name)"
  }

  private func format(_ number: Double) -> String { String(format: "%.3f", number) }
}
