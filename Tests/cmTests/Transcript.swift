import ContingencyManagement
import Digest
import Foundation

@testable import cm

/// A golden file: prose, commands after `$`, world-making after `%`, and what is printed.
///
///     The first negative test of a run earns the starting voucher.
///
///     $ cm record alder-1 negative --on 2026-03-02
///     recorded  #5 test negative 2026-03-02 alder-1
///     …
///     [64]
///
/// A paragraph that begins with neither sign is prose, so that a transcript is also the manual. A
/// status other than 0 stands in brackets at the end of its output, and a lone point for an empty
/// line within it.
struct Transcript {
  let name: String
  let lines: [String]

  init(_ url: URL) throws {
    name = url.deletingPathExtension().lastPathComponent
    var text = try String(contentsOf: url, encoding: .utf8)
    if text.hasSuffix("\n") { text.removeLast() }
    lines = text.components(separatedBy: "\n")
  }

  /// The transcript with every output as it comes out now, in a fresh world.
  func replayed() throws -> [String] {
    var world = try TranscriptWorld(name: name)
    defer { world.remove() }
    var replayed: [String] = []
    var isOutput = false
    for line in lines {
      if line.hasPrefix("$ ") || line.hasPrefix("% ") {
        replayed.append(line)
        let words = try shellWords(String(line.dropFirst(2)))
        let output = line.hasPrefix("$ ") ? world.run(words) : try world.make(words)
        replayed += output.map(Transcript.escaped)
        isOutput = true
      } else if line.isEmpty || !isOutput {
        replayed.append(line)
        isOutput = false
      }
    }
    return replayed
  }
}

extension Transcript {
  /// A line of output as it stands in a transcript, where an empty line ends the output and a sign
  /// begins a command.
  static func escaped(_ line: String) -> String {
    if line.isEmpty { return "." }
    return line.hasPrefix("$ ") || line.hasPrefix("% ") ? "\\" + line : line
  }

  /// What was printed, given a line of output of a transcript.
  static func unescaped(_ line: String) -> String {
    if line == "." { return "" }
    return line.hasPrefix("\\$ ") || line.hasPrefix("\\% ") ? String(line.dropFirst()) : line
  }
}

/// The words of a command line, split as a shell does with single and double quotes.
func shellWords(_ line: String) throws -> [String] {
  var words: [String] = []
  var word: String?
  var quote: Character?
  for character in line {
    switch (character, quote) {
    case ("'", nil), ("\"", nil):
      quote = character
      word = word ?? ""
    case (_, let open?) where open == character: quote = nil
    case (" ", nil):
      if let done = word { words.append(done) }
      word = nil
    default: word = (word ?? "") + String(character)
    }
  }
  guard quote == nil else { throw TranscriptError(message: "an open quote in: \(line)") }
  return words + (word.map { [$0] } ?? [])
}

struct TranscriptError: Error { var message: String }
