import ContingencyManagement
import Digest
import Foundation
import LedgerStore
import Synchronization

@testable import cm

/// A world of a transcript's own: an empty folder, a clock that stands at a day, a fixed seed.
struct TranscriptWorld {
  /// The folder, which `.` stands for in the transcript.
  let folder: String
  private let output = Output()
  private let entropy: Entropy
  private let clock = Clock()
  private let programs = Programs()
  private let keyboard = Keyboard()
  private let answer = Output()

  init(name: String) throws {
    let unique = UUID().uuidString
    folder = NSTemporaryDirectory().trimmingSuffix("/") + "/cm-transcript-\(unique)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    entropy = Entropy(seed: name)
  }

  func remove() {
    chmod(folder, 0o700)
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Runs a command line; what it prints, with the status where it is not 0.
  ///
  /// What stands behind `>` is a file that the answer goes into.
  func run(_ words: [String]) -> [String] {
    guard words.first == "cm" else {
      return ["only cm can be run: \(words.joined(separator: " "))"]
    }
    let command = words.prefix { $0 != ">" }
    let file = command.count < words.count ? words.last.map(expanded) : nil
    let kept = Output()
    let status = Desk(surroundings(out: file == nil ? output : kept))
      .run(command.dropFirst().map(expanded))
    clock.advance()
    if let file { try? Data(kept.take().utf8).write(to: URL(fileURLWithPath: file)) }
    return printed(status)
  }

  private func printed(_ status: ExitStatus) -> [String] {
    var text = output.take().replacingOccurrences(of: folder, with: ".")
      .replacingOccurrences(of: Checkout.root.path + "/", with: "")
    if text.hasSuffix("\n") { text.removeLast() }
    let lines = text.isEmpty ? [] : text.components(separatedBy: "\n")
    return lines + (status == .done ? [] : ["[\(status.rawValue)]"])
  }

  private func surroundings(out: Output) -> Surroundings {
    Surroundings(
      now: { clock.now }, entropy: { entropy.bytes($0) },
      environment: ["CM_LEDGER": folder + "/ledger"], userName: "rn-07",
      zone: "America/Los_Angeles", config: Checkout.config, temporary: folder, isTerminal: false,
      out: { out.add($0) }, err: { output.add($0) }, ask: { _ in answer.takeIfAny() },
      run: programs.run,
      askSecret: { question in
        guard let typed = keyboard.next() else { return nil }
        output.add(question.trimmingSuffix(" ") + "\n")
        return typed
      },
      terminal: { keyboard.terminal }, pinIterations: 3)
  }

  private func expanded(_ word: String) -> String {
    if word.hasPrefix("./") { return folder + word.dropFirst() }
    // A word too long to be typed: `{1000000 x a}`.
    if word.hasPrefix("{"), word.hasSuffix("}") {
      let parts = word.dropFirst().dropLast().split(separator: "x", maxSplits: 1)
      if parts.count == 2, let count = Int(parts[0]) {
        return String(repeating: String(parts[1]), count: count)
      }
    }
    return word.replacingOccurrences(of: "\\n", with: "\n")
      .replacingOccurrences(of: "\\e", with: "\u{1B}")
      .replacingOccurrences(of: "\\xFF", with: "\u{FFFD}")
  }

  // MARK: - Making the world

  /// What a line after `%` does to the world; what it prints.
  mutating func make(_ words: [String]) throws -> [String] {
    let path = words.last.map { folder + "/" + $0 } ?? folder
    switch words.first {
    case "today": try clock.set(words.last ?? "")
    case "wait":
      // wait 10 minutes
      clock.advance(minutes: try number(words[1]))
    case "type":
      // type 4711 4711: what is typed, in turn, where a PIN is asked for
      keyboard.type(Array(words.dropFirst()))
    case "sit":
      // sit at terminal 1, or: sit nowhere
      keyboard.sit(at: words.count > 2 ? try number(words[3]) : nil)
    case "restart": keyboard.restart()
    case "shipped":
      // shipped Schedules/higgins-1994.json as mine.json
      try FileManager.default.copyItem(atPath: Checkout.config + "/" + words[1], toPath: path)
    case "file":
      // file NAME with 'line\nline'
      let text = words.last?.replacingOccurrences(of: "\\n", with: "\n") ?? ""
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + words[1]))
    case "replace":
      // replace 'OLD' by 'NEW' in FILE
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let changed = text.replacingOccurrences(of: words[1], with: words[3])
      guard changed != text else { throw TranscriptError(message: "nothing to replace") }
      try overwrite(path, Data(changed.utf8))
    case "flip":
      // flip byte N of FILE
      var data = try Data(contentsOf: URL(fileURLWithPath: path))
      data[try number(words[2])] ^= 1
      try overwrite(path, data)
    case "append":
      // append 'BYTES' to FILE
      try overwrite(path, Data(contentsOf: URL(fileURLWithPath: path)) + Data(words[1].utf8))
    case "drop", "double", "swap", "cut":
      try overwrite(path, Data(surgery(words, try lines(path)).joined().map { $0 }))
    case "mode":
      // mode 644 FILE
      chmod(path, mode_t(words[1], radix: 8) ?? 0)
    case "delete": try FileManager.default.removeItem(atPath: path)
    case "answer":
      // answer 'WORDS' while cm recover …, or: answer ./FILE while …, with its last line
      let text = words[1].hasPrefix("./") ? try lastLine(expanded(words[1])) : words[1]
      answer.add(text)
      return run(Array(words.dropFirst(3)))
    case "hold":
      // hold ledger/ledger.jsonl while cm record …
      return try hold(folder + "/" + words[1], while: Array(words.dropFirst(3)))
    case "copy":
      // copy FILE as FILE, folders whole
      try FileManager.default.copyItem(atPath: folder + "/" + words[1], toPath: path)
    case "install":
      // install ssh-keygen, or: install ssh-keygen that fails
      programs.install(words[1], works: words.last != "fails")
    case "saved":
      // saved format-1, a log that is kept for ever
      try copySaved(words[1])
    case "show":
      let text = try String(contentsOfFile: path, encoding: .utf8)
      return text.trimmingSuffix("\n").components(separatedBy: "\n")
    default: throw TranscriptError(message: "unknown: \(words.joined(separator: " "))")
    }
    return []
  }

  private func copySaved(_ format: String) throws {
    let saved = Checkout.root.appendingPathComponent("Tests/cmTests/Golden/\(format)").path
    try FileManager.default.createDirectory(
      atPath: folder + "/ledger", withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    for name in ["ledger.jsonl", "head"] {
      let copy = folder + "/ledger/" + name
      try FileManager.default.copyItem(atPath: saved + "/" + name, toPath: copy)
      chmod(copy, 0o600)
    }
  }

  private func lastLine(_ path: String) throws -> String {
    let text = try String(contentsOfFile: path, encoding: .utf8).trimmingSuffix("\n")
    return text.components(separatedBy: "\n").last ?? ""
  }

  /// Lines with their line feeds.
  private func lines(_ path: String) throws -> [Data] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return data.split(separator: 0x0A, omittingEmptySubsequences: true).map { $0 + [0x0A] }
  }

  private func surgery(_ words: [String], _ lines: [Data]) throws -> [Data] {
    var lines = lines
    let line = try number(words[2]) - 1
    switch words[0] {
    case "drop": lines.remove(at: line)
    case "double": lines.insert(lines[line], at: line)
    case "swap": lines.swapAt(line, line + 1)
    default: lines[line].removeLast(try number(words[4]))
    }
    return lines
  }

  private func number(_ word: String) throws -> Int {
    guard let number = Int(word) else { throw TranscriptError(message: "not a number: \(word)") }
    return number
  }

  /// Writes into the file itself, so that its mode and owner stay.
  private func overwrite(_ path: String, _ data: Data) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: data)
    try handle.close()
  }

  private func hold(_ path: String, while words: [String]) throws -> [String] {
    let descriptor = open(path, O_RDWR)
    defer { close(descriptor) }
    var region = flock()
    region.l_type = Int16(F_WRLCK)
    guard fcntl(descriptor, 37, &region) == 0 else {
      throw TranscriptError(message: "cannot lock")
    }
    return run(words)
  }
}

/// Stand-ins for other programs, so that no transcript depends on what the machine has.
private final class Programs: Sendable {
  private let installed = Mutex<[String: Bool]>([:])

  func install(_ program: String, works: Bool) {
    installed.withLock { $0[program] = works }
  }

  /// Signs the file named last as ssh-keygen does, but for the signature.
  @Sendable func run(_ program: String, _ arguments: [String]) -> Int32? {
    guard let works = installed.withLock({ $0[program] }) else { return nil }
    guard works, let file = arguments.last else { return 255 }
    let armor = "-----BEGIN SSH SIGNATURE-----\n…\n-----END SSH SIGNATURE-----\n"
    try? Data(armor.utf8).write(to: URL(fileURLWithPath: file + ".sig"))
    return 0
  }
}

/// What is typed where nothing is shown, and the terminal that it is typed at.
private final class Keyboard: Sendable {
  private let typed = Mutex<[String]>([])
  private let place = Mutex<TerminalSession?>(nil)
  private let boot = Mutex(1)

  var terminal: TerminalSession? { place.withLock { $0 } }

  func type(_ words: [String]) { typed.withLock { $0 = words } }

  func next() -> String? { typed.withLock { $0.isEmpty ? nil : $0.removeFirst() } }

  func sit(at number: Int?) {
    let boot = boot.withLock { $0 }
    place.withLock { place in
      place = number.map {
        TerminalSession(boot: "boot-\(boot)", leader: 100 + $0, began: 5000 + $0, terminal: $0)
      }
    }
  }

  /// The machine starts anew; the numbers of terminals and processes are the same again.
  func restart() {
    boot.withLock { $0 += 1 }
    let number = terminal?.terminal
    sit(at: number)
  }
}

/// What a command printed, in order.
private final class Output: Sendable {
  private let text = Mutex("")
  func add(_ more: String) { text.withLock { $0 += more } }
  /// What was added, once; nil where nothing was.
  func takeIfAny() -> String? {
    let taken = take()
    return taken.isEmpty ? nil : taken
  }
  func take() -> String {
    text.withLock { text in
      defer { text = "" }
      return text
    }
  }
}

/// Bytes that follow from a seed.
private final class Entropy: Sendable {
  private let seed: String
  private let count = Mutex(0)
  init(seed: String) { self.seed = seed }

  func bytes(_ wanted: Int) -> [UInt8] {
    count.withLock { count in
      var bytes: [UInt8] = []
      while bytes.count < wanted {
        count += 1
        bytes += SHA256.hash("\(seed) \(count)".utf8).bytes
      }
      return Array(bytes.prefix(wanted))
    }
  }
}

/// A clock that moves a minute with every command.
private final class Clock: Sendable {
  // 2026-03-02T17:00:00Z, nine in the morning in Los Angeles.
  private let seconds = Mutex(1_772_470_800)
  var now: Moment { seconds.withLock { Moment(seconds: $0) ?? .beginning } }
  func advance(minutes: Int = 1) { seconds.withLock { $0 += 60 * minutes } }
  func set(_ day: String) throws {
    guard let moment = Moment(day + "T17:00:00Z") else {
      throw TranscriptError(message: "not a day: \(day)")
    }
    seconds.withLock { $0 = moment.seconds }
  }
}

/// The checkout that the tests were built from.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let config = root.appendingPathComponent("Config").path
  static let transcripts = root.appendingPathComponent("Tests/cmTests/Transcripts")
}

extension String {
  func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
