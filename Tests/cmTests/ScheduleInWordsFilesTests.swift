import ContingencyManagement
import Foundation
import LedgerStore
import Testing

@Suite struct `The words for the shipped schedules` {
  static let files = ConfigFiles.schedules

  /// Every value of every shipped file, changed alone to another that may stand there.
  @Test(arguments: files)
  func `are others as soon as one value in the file is another`(file: String) throws {
    let text = try ConfigFiles.settings(of: file)
    let before = try #require(ConfigFiles.schedule(text))
    let words = ScheduleInWords(before).text
    var changed = 0
    for value in text.matches(of: /"[^"]*"(\s*:)?|\d+|true|false/) where value.1 == nil {
      let others = ConfigFiles.others(than: String(value.0), in: text)
      for other in others {
        // An id is changed wherever it is named.
        let once = text.replacingCharacters(in: value.range, with: other)
        let everywhere = text.replacingOccurrences(of: value.0, with: other)
        guard let after = ConfigFiles.schedule(once) ?? ConfigFiles.schedule(everywhere),
          after != before
        else { continue }
        changed += 1
        #expect(ScheduleInWords(after).text != words, "\(value.0) -> \(other)")
        #expect(!ScheduleDifference(from: before, to: after).changesNothing)
        break
      }
    }
    // Every file has more settings than this; if far fewer could be changed, the test looks at none.
    #expect(changed >= 18)
  }

  @Test func `cover the files there are`() {
    #expect(Self.files.count >= 6)
  }
}

/// The shipped files, read as text.
private enum ConfigFiles {
  static let schedules =
    ((try? FileManager.default.contentsOfDirectory(atPath: Checkout.config + "/Schedules")) ?? [])
    .filter { $0.hasSuffix(".json") }.sorted()

  /// The text of a file from its currency on, with an example that every schedule fulfils.
  static func settings(of file: String) throws -> String {
    let text = try String(contentsOfFile: Checkout.config + "/Schedules/" + file, encoding: .utf8)
    let start = try #require(text.range(of: "\"currency\""))
    let end = try #require(text.range(of: "\"examples\""))
    return String(text[start.lowerBound..<end.lowerBound])
  }

  /// The schedule of those settings; nil where they do not fit together.
  static func schedule(_ settings: String) -> Schedule? {
    let text = """
      {"kind": "schedule", "id": "x", "version": 1, "title": "x", "source": "x", "evidence": "x",
      \(settings) "examples": [{"stream": "C", "total": "0"}]}
      """
    guard case .schedule(let schedule) = try? Document.read(Array(text.utf8)) else { return nil }
    return schedule
  }

  /// What may stand in the place of a value, likeliest first.
  static func others(than value: String, in text: String) -> [String] {
    if let number = Int(value) { return ["\(number + 1)", "\(number - 1)"] }
    if value == "true" || value == "false" { return [value == "true" ? "false" : "true"] }
    if value.wholeMatch(of: /"\d+(\.\d+)?"/) != nil { return ["\"1.75\"", "\"30\"", "\"0.5\""] }
    let fixed = [
      "occasion", "full-week", "broken", "spared", "none", "to-start", "Sun", "XYL", "blood", "GBP",
      "another",
    ]
    let words =
      Verdict.allCases.map(\.rawValue) + RecoveredRung.allCases.map(\.rawValue)
      + RecoveryStart.allCases.map(\.rawValue) + fixed
    return words.map { "\"\($0)\"" }.filter { $0 != value }
  }
}
