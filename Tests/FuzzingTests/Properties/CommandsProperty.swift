import ContingencyManagement
import Digest
import Foundation
import LedgerStore
import StrictJSON
import Synchronization

@testable import cm

/// Any command lines, one after the other, end in a documented status; one that fails says why, one
/// that is misused changes nothing, what is answered in JSON is JSON, and the ledger stays sound.
///
/// Each line is a command; what stands behind a line `---` is the file `./file.csv` and `./file.json`.
enum CommandsProperty {
  private static let most = 6
  private static let scratch = Scratch("commands")
  private static let beginning = Result { try Saved(Room(scratch)) }

  static func hold(_ bytes: [UInt8]) throws {
    let saved = try beginning.get()
    try saved.put(into: scratch)
    defer { scratch.remove() }
    let parts = bytes.firstRange(of: Array("\n---\n".utf8))
    if let parts {
      let file = Array(bytes[parts.upperBound...])
      try scratch.put(file, into: scratch("file.csv"))
      try scratch.put(file, into: scratch("file.json"))
    }
    let room = Room(scratch)
    var log = saved.files["ledger.jsonl"]
    let lines = bytes[..<(parts?.lowerBound ?? bytes.count)].split(separator: 0x0A)
    for line in lines.prefix(most) {
      let words = contained(split(String(decoding: line, as: UTF8.self)))
      let answer = room.run(words)
      let after = scratch.contents(scratch("ledger/ledger.jsonl"))
      let said = "cm \(words.joined(separator: " ")): \(answer.status)"
      if answer.status == .usage || answer.status == .configuration {
        try need(after == log, "\(said), and the log was changed")
      }
      if answer.status != .done {
        let isFinding = answer.status == .damaged || answer.status == .refused
        try need(answer.err.hasPrefix("cm: ") || isFinding, "\(said), without a word")
      } else if words.contains("--json"), !answer.out.isEmpty, !words.contains("--help") {
        let json = try? JSONValue.parse(Array(answer.out.utf8))
        try need(json != nil || !answer.out.hasPrefix("{"), "\(said): not JSON")
      }
      if after != log {
        log = after
        let report = try Ledger.audit(scratch("ledger"))
        try need(report.isSound, "\(said), and the ledger is unsound")
      }
    }
    let known = ["aside", "head", "ledger.jsonl", "secret"]
    try need(
      scratch.names(scratch("ledger")).allSatisfy(known.contains), "a file that is not the ledger's"
    )
  }

  /// The words of a line, parted by spaces; those between two `'` are one.
  private static func split(_ line: String) -> [String] {
    var words: [String] = []
    for (place, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
      if place % 2 == 1 {
        words.append(String(part))
      } else {
        words += part.split(separator: " ").map(String.init)
      }
    }
    return words
  }

  /// The words, with every path among them inside the scratch folder.
  private static func contained(_ words: [String]) -> [String] {
    var contained: [String] = []
    let folders = ["--ledger", "--to", "--sign", "--config"]
    for word in words {
      if let last = contained.last, folders.contains(last) {
        contained.append(inside(word))
      } else if let folder = folders.first(where: { word.hasPrefix($0 + "=") }) {
        contained.append(folder + "=" + inside(String(word.dropFirst(folder.count + 1))))
      } else if word.hasPrefix("./") {
        contained.append(inside(String(word.dropFirst(2))))
      } else {
        let tame = word.replacing("..", with: "__").replacing("=/", with: "=_")
        contained.append(tame.hasPrefix("/") || tame.hasPrefix(".") ? "_" + tame : tame)
      }
    }
    // Without a file of its own a signed checkpoint goes into the folder that the tests run in.
    let isSigned = contained.contains { $0.hasPrefix("--sign") }
    return isSigned ? contained + ["--to", inside("c")] : contained
  }

  private static func inside(_ path: String) -> String {
    scratch(String(path.map { $0 == "/" || $0 == "." && path.hasPrefix(".") ? "_" : $0 }))
  }

  /// A ledger with what is needed for most commands to do something.
  private struct Saved {
    var files: [String: [UInt8]] = [:]

    init(_ room: Room) throws {
      try room.scratch.empty()
      defer { room.scratch.remove() }
      for line in [
        "init --origin fuzz.example/cm --zone UTC", "adopt higgins-1994", "adopt va-prizes",
        "enroll alder-1 --schedule higgins-1994", "enroll birch-2 --schedule va-prizes",
        "record alder-1 negative", "record birch-2 negative",
      ] {
        let answer = room.run(line.split(separator: " ").map(String.init))
        try need(answer.status == .done, "cm \(line): \(answer.err)")
      }
      for name in ["ledger.jsonl", "head", "secret"] {
        files[name] = try needed(room.scratch.contents(room.scratch("ledger/" + name)), name)
      }
    }

    func put(into scratch: Scratch) throws {
      try scratch.empty()
      try scratch.make(scratch("ledger"))
      for (name, bytes) in files { try scratch.put(bytes, into: scratch("ledger/" + name)) }
    }
  }
}

/// A desk in a world that is the same at every run, and what it answers.
private struct Room {
  let scratch: Scratch
  private let out = Output()
  private let err = Output()
  private let count = Output()

  init(_ scratch: Scratch) { self.scratch = scratch }

  func run(_ words: [String]) -> (status: ExitStatus, out: String, err: String) {
    let surroundings = Surroundings(
      // 2026-03-02T17:00:00Z.
      now: { Moment(seconds: 1_772_470_800) ?? .beginning }, entropy: entropy,
      environment: ["CM_LEDGER": scratch("ledger"), "CM_BY": "rn-07"], userName: "rn-07",
      zone: "UTC", config: Checkout.config, temporary: scratch.path, isTerminal: false,
      out: { out.add($0) }, err: { err.add($0) }, ask: { _ in nil }, run: { _, _ in nil })
    let status = Desk(surroundings).run(words)
    return (status, out.take(), err.take())
  }

  private func entropy(_ wanted: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < wanted {
      count.add("x")
      bytes += SHA256.hash(count.shown.utf8).bytes
    }
    return Array(bytes.prefix(wanted))
  }
}

/// What was printed, in order.
private final class Output: Sendable {
  private let text = Mutex("")
  var shown: String { text.withLock { $0 } }
  func add(_ more: String) { text.withLock { $0 += more } }
  func take() -> String {
    text.withLock { text in
      defer { text = "" }
      return text
    }
  }
}
