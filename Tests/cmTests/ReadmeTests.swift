import Foundation
import Testing

@Suite struct `The README` {
  // If the transcript changed on purpose, put its new lines into the README.
  @Test func `shows the transcript that is replayed, word for word`() throws {
    let readme = try String(
      contentsOf: Checkout.root.appendingPathComponent("README.md"), encoding: .utf8)
    let transcript = try Transcript(
      Checkout.transcripts.appendingPathComponent("00-readme.txt"))
    let printed = transcript.lines.map(Transcript.unescaped).joined(separator: "\n")
    #expect(readme.contains("```console\n" + printed + "\n```"))
  }

  @Test func `names only files and folders that are there`() throws {
    let readme = try String(
      contentsOf: Checkout.root.appendingPathComponent("README.md"), encoding: .utf8)
    let links = readme.matches(of: /\]\(([^)]+)\)/).map { String($0.1) }
    #expect(links.count >= 6)
    for link in links {
      let path = Checkout.root.appendingPathComponent(link).path
      #expect(FileManager.default.fileExists(atPath: path), "\(link)")
    }
  }
}
