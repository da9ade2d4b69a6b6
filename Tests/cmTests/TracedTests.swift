import Foundation
import Testing

@testable import cm

/// Every command that writes, killed at its calls and given errors, on a real disk.
@Suite(.enabled(if: Traced.isPossible, "strace, or the program beside the tests, is not there"))
struct `The program under strace` {
  /// A command, what has to be there before, and the request that it answers.
  struct Errand: CustomTestStringConvertible, Sendable {
    var words: [String]
    var before: [String] = []
    var tail = ""

    var testDescription: String { words.prefix(1).joined() }
    var name: String { words.first ?? "" }

    /// The words, with the file in the place where it is.
    func words(in traced: Traced) -> [String] {
      words.map { $0.hasSuffix(".csv") ? traced.world.folder + "/" + $0 : $0 }
    }
  }

  private static let start = ["init --zone UTC --request i", "adopt va-prizes --request a"]
  private static let vouchers = [
    "init --zone UTC --request i", "adopt higgins-1994 --request a",
    "enroll alder-1 --schedule higgins-1994 --request e",
    "record alder-1 negative --request r",
  ]
  private static let prizes =
    start + [
      "enroll birch-2 --schedule va-prizes --request e", "record birch-2 negative --request r",
    ]

  static let errands = [
    Errand(words: ["init", "--zone", "UTC", "--request", "x"]),
    Errand(words: ["adopt", "va-prizes", "--request", "x"], before: Array(start[..<1])),
    Errand(
      words: ["enroll", "alder-1", "--schedule", "va-prizes", "--request", "x"], before: start),
    Errand(
      words: ["record", "birch-2", "negative", "--request", "x"], before: Array(prizes[..<3])),
    Errand(words: ["draw", "birch-2", "--word", "42", "--request", "x"], before: prizes),
    Errand(
      words: ["redeem", "alder-1", "1.00", "--for", "bus-pass", "--request", "x"],
      before: vouchers),
    Errand(
      words: ["correct", "4", "--result", "positive", "--reason", "typing-slip", "--request", "x"],
      before: vouchers),
    Errand(
      words: [
        "import", "clients.csv", "--map", "ctn0094-clients", "--schedule", "opioid-vouchers",
      ], before: [start[0], "adopt opioid-vouchers --request a"]),
    Errand(words: ["recover"], before: vouchers, tail: #"{"at":"2026-03-02T17:0"#),
  ]

  private static let clients =
    "client,trial,site,arm,prescribed,enrolled\nP0001,T,S,A,Methadone,2026-01-05\n"
    + "P0002,T,S,A,Buprenorphine,2026-01-05\n"

  /// A world in which the errand can be run, kept to come back to.
  private func prepared(_ errand: Errand) throws -> Traced {
    let traced = try Traced()
    let clients = URL(fileURLWithPath: traced.world.folder + "/clients.csv")
    try Data(Self.clients.utf8).write(to: clients)
    for line in errand.before {
      let made = traced.world.cm(line.split(separator: " ").map(String.init))
      try #require(made.status == .done, "\(line): \(made.printed)")
    }
    if !errand.tail.isEmpty {
      let log = FileHandle(forWritingAtPath: traced.world.folder + "/ledger/ledger.jsonl")
      try log?.seekToEnd()
      try log?.write(contentsOf: Data(errand.tail.utf8))
      try log?.close()
    }
    try traced.keep()
    return traced
  }

  /// What a receipt is printed for would survive a power cut: the last sync comes before it.
  @Test(arguments: errands)
  func `prints no receipt before the last sync`(errand: Errand) throws {
    let traced = try prepared(errand)
    defer { traced.world.remove() }
    let run = try traced.run(errand.words(in: traced))
    try #require(run.status == 0, "\(run.printed)\(run.complaint)")
    #expect(run.acknowledged == traced.log().count)
    let receipt = try #require(
      run.calls.firstIndex { call in
        call.line.hasPrefix("write(1, ") && !call.line.contains("request   ")
      })
    let written = try #require(
      run.calls.lastIndex { call in
        ["fsync", "fdatasync", "pwrite64", "ftruncate", "rename", "mkdir"].contains(call.name)
          || call.name == "write" && !call.line.hasPrefix("write(1, ")
      })
    #expect(run.calls[written].name == "fdatasync" || run.calls[written].name == "fsync")
    #expect(written < receipt, "\(run.calls[written].line) after \(run.calls[receipt].line)")
  }

  /// In a campaign at each of its calls, otherwise at those that write to the disk.
  @Test(arguments: errands)
  func `has lost nothing that it said is there, wherever it is killed`(errand: Errand) throws {
    let traced = try prepared(errand)
    defer { traced.world.remove() }
    let calls = try traced.run(errand.words(in: traced)).calls
    let writing = ["write", "pwrite64", "fdatasync", "fsync", "rename", "ftruncate"]
    var killed = 0
    for call in calls {
      let writes = writing.contains(call.name) && !call.line.hasPrefix("write(1, ")
      guard writes || Traced.isCampaign, !["execve", "exit_group"].contains(call.name)
      else { continue }
      try traced.putBack()
      let run = try traced.run(
        errand.words(in: traced), ["-e", "inject=\(call.name):signal=KILL:when=\(call.ordinal)"])
      let place = "killed at \(call.line)"
      // A call that depends on chance may not come.
      guard run.status != 0 else { continue }
      try #require(run.status == 137, "\(place): \(run.status) \(run.complaint)")
      killed += 1
      try expectWell(traced, errand, run, place)
    }
    #expect(killed > 5)
    print("killed, \(errand.name): at \(killed) of \(calls.count) calls")
  }

  /// At each call about the ledger's files, each of the errors that a failing disk gives.
  @Test(.enabled(if: Traced.isCampaign, "a campaign"), arguments: errands)
  func `has lost nothing that it said is there, whatever call fails`(errand: Errand) throws {
    let traced = try prepared(errand)
    defer { traced.world.remove() }
    let calls = try traced.run(errand.words(in: traced)).calls
    let first = try #require(calls.firstIndex { $0.line.contains("/ledger") })
    let failing = [
      "write", "pwrite64", "fdatasync", "fsync", "rename", "ftruncate", "openat", "fcntl",
      "pread64", "mkdir", "fstat", "newfstatat", "unlink", "rmdir",
    ]
    var (runs, told) = (0, 0)
    for call in calls[first...] where failing.contains(call.name) {
      for error in ["EIO", "ENOSPC", "EACCES", "EINTR", "EDQUOT", "EROFS"] {
        try traced.putBack()
        let run = try traced.run(
          errand.words(in: traced),
          ["-e", "inject=\(call.name):error=\(error):when=\(call.ordinal)"])
        let place = "\(error) from \(call.line)"
        try #require([0, 1, 2, 74, 75, 78].contains(run.status), "\(place): \(run.status)")
        runs += 1
        if run.status == 74, !call.line.hasPrefix("write(1, ") {
          told += 1
          try #require(run.acknowledged == 0, "\(place): \(run.printed)")
          try #require(
            run.complaint.hasPrefix("cm: ") && run.complaint.contains("\nhint: ")
              && run.complaint.contains("/"), "\(place): \(run.complaint)")
        }
        try expectWell(traced, errand, run, place)
      }
    }
    print("errors, \(errand.name): \(runs) runs, \(told) of them told")
  }

  /// `/dev/full` takes nothing: what was recorded stands in the ledger, and the status tells.
  @Test func `says where its receipt could not be written, and has recorded`() throws {
    let errand = try #require(Self.errands.first { $0.name == "record" })
    let traced = try prepared(errand)
    defer { traced.world.remove() }
    let before = traced.log().count
    for _ in 0..<2 {
      let run = try traced.run(errand.words(in: traced), printingTo: "/dev/full")
      #expect(run.status == 74)
      #expect(run.complaint.contains("\nhint: "))
      #expect(traced.log().count == before + 1)
      try expectWell(traced, errand, run, "to a full device")
    }
  }

  /// Killed at any moment, by the clock: from before its first call to after its last one.
  @Test(.enabled(if: Traced.isCampaign, "a campaign"), arguments: errands)
  func `has lost nothing that it said is there, whenever it is killed`(errand: Errand) throws {
    let traced = try prepared(errand)
    defer { traced.world.remove() }
    var slowest = 0.0
    for _ in 0..<5 {
      try traced.putBack()
      let begun = ContinuousClock.now
      let run = try traced.run(errand.words(in: traced), under: [])
      try #require(run.status == 0, "\(run.complaint)")
      slowest = max(slowest, (ContinuousClock.now - begun) / .seconds(1))
    }
    // With the first turns left out there are 100,000 of them in all.
    let turns = 11_112
    var (killed, acknowledged) = (0, 0)
    for turn in 1...turns {
      try traced.putBack()
      let seconds = slowest * Double(turn) / Double(turns)
      let run = try traced.run(
        errand.words(in: traced), under: ["timeout", "-s", "KILL", String(format: "%.6f", seconds)])
      if run.status != 0 { killed += 1 }
      if run.acknowledged > 0 { acknowledged += 1 }
      try expectWell(traced, errand, run, "killed in turn \(turn)")
    }
    #expect(killed > turns / 4)
    print(
      "killed by the clock, \(errand.name): \(killed) times in \(turns) runs, each of at most "
        + "\(slowest) s; \(acknowledged) of the runs had said that it is recorded")
  }

  /// What was said to be there is there; what was asked for can be asked for again, and is there once.
  private func expectWell(
    _ traced: Traced, _ errand: Errand, _ run: Traced.Run, _ place: String
  ) throws {
    if errand.name == "init" {
      let again = traced.world.cm(errand.words(in: traced))
      try #require(
        again.status == .done && run.acknowledged == 0
          || again.status == .refused && again.printed.contains("is there already"),
        "\(place): \(again.printed)")
    } else {
      let recovered = traced.world.cm("recover")
      try #require(recovered.status == .done, "\(place): \(recovered.printed)")
      try #require(traced.log().count >= run.acknowledged, "\(place)")
      let again = traced.world.cm(errand.words(in: traced))
      try #require(again.status == .done, "\(place): \(again.printed)")
    }
    let audit = traced.world.cm("audit")
    try #require(audit.status == .done, "\(place): \(audit.printed)")
    let ids = traced.log().compactMap { line in
      line.range(of: ",\"fmt\":1,\"id\":\"", options: .backwards).map {
        line[$0.upperBound...].prefix { $0 != "\"" }
      }
    }
    try #require(Set(ids).count == ids.count, "\(place): \(ids)")
    if errand.words.contains("--request") {
      try #require(ids.filter { $0 == "x" }.count == 1, "\(place): \(ids)")
    }
  }
}
