import Foundation

@testable import cm

/// The program itself, in a process of its own, watched and disturbed by `strace`.
///
/// A call that is chosen can be made to fail, or to be the last one that the process makes (strace(1),
/// "Tampering").
struct Traced {
  /// A call in the order in which the process made it.
  struct Call {
    var name: String
    /// Which of the calls of this name it is, from 1.
    var ordinal: Int
    var line: Substring
  }

  /// What a run left behind.
  struct Run {
    /// The status, or 128 and the number of the signal that ended it.
    var status: Int
    var printed: String
    var complaint: String
    var calls: [Call]

    /// The lines of the log that it said are there.
    var acknowledged: Int {
      printed.split(separator: "\n").compactMap { line in
        line.hasPrefix("log       ")
          ? line.dropFirst(10).prefix { $0.isNumber }.description : nil
      }.compactMap { Int($0) }.max() ?? 0
    }
  }

  /// The program beside the tests; nil where it was not built.
  static let program: String? = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let program = tests.deletingLastPathComponent().appendingPathComponent("cm").path
    return FileManager.default.isExecutableFile(atPath: program) ? program : nil
  }()

  /// Whether processes can be watched here.
  static let isPossible: Bool = {
    guard program != nil, let world = try? RealWorld() else { return false }
    defer { world.remove() }
    return (try? world.shell("strace -qq -o /dev/null true")) != nil
  }()

  /// Whether all is done that there is, which takes long.
  static let isCampaign = ProcessInfo.processInfo.environment["CM_CAMPAIGN"] == "1"

  let world: RealWorld
  private var folder: String { world.folder }

  init() throws { world = try RealWorld() }

  /// Runs `cm` under `strace` with `options`, in a ledger folder named `ledger`.
  func run(
    _ words: [String], _ options: [String] = [], printingTo output: String = "out"
  ) throws -> Run {
    let strace = ["strace", "-f", "-qq", "-s", "200", "-o", "trace"] + options
    return try run(words, under: strace, printingTo: output)
  }

  /// Runs `cm` under another program, which is given as words and may be none.
  func run(
    _ words: [String], under watcher: [String], printingTo output: String = "out"
  ) throws -> Run {
    let command = watcher + [Traced.program ?? ""] + words
    let quoted = command.map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }
    let status = try world.shell(
      "export CM_LEDGER=\"$PWD/ledger\" CM_BY=rn-07 TZ=UTC; rm -f trace out; "
        + quoted.joined(separator: " ") + " > \(output) 2> err < /dev/null; s=$?; echo; echo $s")
    return Run(
      status: Int(status.split(separator: "\n").last ?? "") ?? -1,
      printed: (try? text("out")) ?? "",
      complaint: try text("err"), calls: calls((try? text("trace")) ?? ""))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)), as: UTF8.self)
  }

  /// `1234 openat(AT_FDCWD, "/…/head", O_RDWR) = 4`
  private func calls(_ trace: String) -> [Call] {
    var counts: [String: Int] = [:]
    return trace.split(separator: "\n").compactMap { line in
      let words = line.drop { $0.isNumber || $0 == " " }
      guard let parenthesis = words.firstIndex(of: "("), words.first?.isLetter == true
      else { return nil }
      let name = String(words[..<parenthesis])
      counts[name, default: 0] += 1
      return Call(name: name, ordinal: counts[name] ?? 0, line: words)
    }
  }

  // MARK: - The ledger's folder

  /// Keeps the ledger as it is, to come back to it.
  func keep() throws {
    try world.shell("rm -rf kept; if [ -e ledger ]; then cp -a ledger kept; fi")
  }

  /// Puts the ledger back as it was kept, and takes away what was left beside it.
  func putBack() throws {
    try world.shell("rm -rf ledger ledger.*; if [ -e kept ]; then cp -a kept ledger; fi")
  }

  /// The lines of the log; none where there is no ledger.
  func log() -> [Substring] {
    ((try? text("ledger/ledger.jsonl")) ?? "").split(separator: "\n")
  }
}
