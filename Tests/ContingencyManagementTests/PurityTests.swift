import Foundation
import Testing

/// The rules do no I/O, know no clock and no chance, and import nothing but the digests.
@Suite struct `The sources of the rules` {
  struct Source: CustomTestStringConvertible, Sendable {
    let name: String
    let lines: [String]

    var testDescription: String { name }

    /// What the compiler reads: without comments.
    var code: [(number: Int, text: String)] {
      lines.enumerated().map { number, line in
        (number + 1, line.range(of: "//").map { String(line[..<$0.lowerBound]) } ?? line)
      }
    }
  }

  static let sources: [Source] = {
    var place = URL(filePath: #filePath)
    while place.pathComponents.count > 1 {
      place.deleteLastPathComponent()
      let folder = place.appending(path: "Sources/ContingencyManagement").resolvingSymlinksInPath()
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      let swift = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      guard !swift.isEmpty else { continue }
      return swift.sorted { $0.path < $1.path }.compactMap { file in
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        return Source(
          name: String(file.path.dropFirst(folder.path.count + 1)),
          lines: text.components(separatedBy: "\n"))
      }
    }
    return []
  }()

  @Test func `the sources are found`() {
    #expect(Self.sources.count > 30)
    #expect(Self.sources.contains { $0.name == "Reducer/Climb.swift" })
  }

  @Test(arguments: sources)
  func `a source imports nothing but Digest`(source: Source) {
    for (number, text) in source.code where text.contains("import ") {
      #expect(text == "import Digest", "line \(number)")
    }
  }

  @Test(arguments: sources)
  func `a source knows no clock, no chance and no file`(source: Source) {
    let impure = [
      "Date(", "SystemRandomNumberGenerator", ".random(", "randomElement", ".shuffle", "FileHandle",
      "getenv", "print(", "readLine", "Clock", "hashValue", "CommandLine", "@unchecked", "unsafe",
    ]
    for (number, text) in source.code {
      for word in impure {
        #expect(!text.contains(word), "line \(number) mentions \(word)")
      }
    }
  }

  /// `x!` after a name, a bracket or a parenthesis; `!=` and `!x` are no force unwraps.
  @Test(arguments: sources)
  func `a source forces nothing`(source: Source) throws {
    let force = try Regex(#"[\w\])?]!(?!=)|try!|as!|try\?|fatalError"#)
    for (number, text) in source.code {
      #expect(text.firstMatch(of: force) == nil, "line \(number): \(text)")
    }
  }
}
