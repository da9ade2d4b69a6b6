import ContingencyManagement
import Digest
import Foundation
import LedgerStore

/// Times the reading of a whole ledger, beside programs that do part of the same work.
///
///     swift run -c release benchmarks [FOLDER]
///
/// Without a folder a ledger of made-up people is written first. Each figure is the median of five
/// runs after one that is not counted; the others run in between, so that all see the same machine.
@main
enum Benchmarks {
  static func main() throws {
    let folder: String
    if CommandLine.arguments.count > 1 {
      folder = CommandLine.arguments[1]
    } else {
      folder = try MadeUpLedger.write(participants: 1_900, visits: 120)
    }
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
    print("peak memory of this process: \(peakMemory() / 1024) MiB")
  }

  private static func run(_ words: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Unsound() }
  }

  /// In KiB.
  private static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
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
