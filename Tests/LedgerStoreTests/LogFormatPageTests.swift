import ContingencyManagement
import Digest
import Foundation
import StrictJSON
import Testing

@testable import LedgerStore

/// The page that describes the format, `LedgerStore.docc/Log-Format.md`.
///
/// Where a test here fails because the program writes something else now, the format has changed:
/// old ledgers must still be read.
@Suite struct `The page of the format` {
  private let blocks: [(language: String, lines: [String])]

  private let text: String

  init() throws {
    let path = URL(fileURLWithPath: Papers.config).deletingLastPathComponent()
      .appendingPathComponent("Sources/LedgerStore/LedgerStore.docc/Log-Format.md").path
    text = String(decoding: try contents(of: path), as: UTF8.self)
    var blocks: [(language: String, lines: [String])] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if !isOpen { blocks.append((String(line.dropFirst(3)), [])) }
        isOpen.toggle()
      } else if isOpen {
        blocks[blocks.count - 1].lines.append(String(line))
      }
    }
    self.blocks = blocks
  }

  private func lines(_ language: String) -> [String] {
    blocks.filter { $0.language == language }.flatMap(\.lines)
  }

  /// What a slot has after its JSON.
  private func pad(_ json: String) -> String {
    String(repeating: " ", count: 511 - json.utf8.count) + "\n"
  }

  @Test func `shows a whole log, which the program writes just so`() throws {
    let temporary = try TemporaryFolder()
    do {
      var clinic = try Clinic.make(temporary("ledger"))
      try clinic.tellOneEpisode()
    }
    #expect(lines("json") == (try LogText(temporary("ledger")).lines))
    let head = try HeadFile.open(LedgerFolder.head(temporary("ledger")), writing: false).head
    let slot = String(decoding: head.slot, as: UTF8.self)
    #expect(lines("json head").map { $0 + pad($0) } == [slot])
    try expectSound(temporary("ledger"), entries: 22)
  }

  @Test func `shows what can be kept of that log, which the program writes just so`() throws {
    let temporary = try TemporaryFolder()
    do {
      var clinic = try Clinic.make(temporary("ledger"))
      try clinic.tellOneEpisode()
    }
    func shown(_ name: String) -> String { lines("text \(name)").map { $0 + "\n" }.joined() }
    let (proof, hash) = try Ledger.prove(6, in: temporary("ledger"))
    #expect(shown("proof") == proof.text)
    #expect(shown("checkpoint") == (try Ledger.checkpoint(temporary("ledger")).text))
    #expect(text.contains("root=\(hash)\n"))
    for name in ["checkpoint", "proof", "receipt"] {
      let testimony = try Testimony(file: Array(shown(name).utf8))
      #expect(testimony.form.rawValue == name)
      let vouching = try Ledger.verify(testimony, against: temporary("ledger"))
      #expect(vouching.objections.isEmpty && vouching.entries == 22)
    }
  }

  @Test func `shows lines that can be read, with right hashes, each tied to the one before`()
    throws
  {
    var previous = SHA256Digest.zero
    for (number, line) in lines("json").enumerated() {
      let bytes = Array(line.utf8)
      let read = try EntryLine.read(bytes, in: bytes.indices)
      #expect(read.entry.number == number)
      #expect(read.previous == previous)
      previous = LogText.hash(line)
      #expect(try LogText.said(line) == previous)
    }
  }

  @Test func `shows a line of every kind`() throws {
    let kinds = try (lines("json") + lines("json alone") + lines("json recovered")).map { line in
      let bytes = Array(line.utf8)
      return try EntryLine.read(bytes, in: bytes.indices).entry.event.kind
    }
    #expect(EntryKind.allCases.filter { !kinds.contains($0) } == [])
  }

  @Test func `shows a renewed chain as the program writes it`() throws {
    let temporary = try TemporaryFolder()
    do {
      var clinic = try Clinic.make(temporary("ledger"))
      try clinic.tellThousandDraws()
      try clinic.renewChain()
    }
    let renewed = try certain(try LogText(temporary("ledger")).lines.last)
    #expect(lines("json alone").contains(renewed))
    try expectSound(temporary("ledger"), entries: 41)
  }

  @Test func `shows no line that the program would not write so`() throws {
    for line in lines("json alone") {
      let bytes = Array(line.utf8)
      let read = try EntryLine.read(bytes, in: bytes.indices)
      var writer = CanonicalWriter()
      _ = EntryLine.write(read.entry, previous: read.previous, to: &writer)
      #expect(String(decoding: writer.bytes, as: UTF8.self) == line + "\n")
    }
  }

  @Test func `names every key, kind and word that can stand in a line`() throws {
    let words =
      EntryKind.allCases.map(\.rawValue) + Cause.allCases.map(\.rawValue)
      + Verdict.allCases.map(\.rawValue) + SpecimenType.allCases.map(\.rawValue)
      + SpecimenCondition.allCases.map(\.rawValue) + AnalyteResult.allCases.map(\.word)
      + ExcuseKind.allCases.map(\.rawValue) + ClosureKind.allCases.map(\.rawValue)
      + PauseKind.allCases.map(\.rawValue) + MoveKind.allCases.map(\.rawValue)
      + SecretKind.allCases.map(\.rawValue) + ChainKind.allCases.map(\.rawValue)
      + EndKind.allCases.map(\.rawValue) + CorrectionKind.allCases.map(\.rawValue)
      + Reward.Standing.allCases.filter { $0 != .counted }.map(\.rawValue)
      + Analyte.allCases.map(\.code)
    #expect(words.filter { !text.contains("`\($0)`") } == [])
    let keys = Sample.all.flatMap { $0.line.matches(of: /[{,]"([A-Za-z]+)":/).map { $0.output.1 } }
    #expect(Set(keys).filter { !text.contains("`\($0)`") }.sorted() == [])
  }

  /// Every recipe is run by the shell in a folder with the log and the head of the page.
  @Test func `gives recipes that come out as it says`() throws {
    let temporary = try TemporaryFolder()
    do {
      var clinic = try Clinic.make(temporary("ledger"))
      try clinic.tellOneEpisode()
    }
    for name in ["checkpoint", "proof"] {
      let text = lines("text \(name)").map { $0 + "\n" }.joined()
      try put(text.utf8, into: temporary("ledger") + "/" + name)
    }
    let recipes = zip(blocks, blocks.dropFirst()).filter { $0.0.language == "sh" }
    #expect(recipes.count == 6)
    for (recipe, answer) in recipes {
      #expect(answer.language == "text")
      let printed = try output(
        of: recipe.lines.joined(separator: "\n"), in: temporary("ledger"))
      #expect(printed == answer.lines.joined(separator: "\n") + "\n")
    }
    let proof = try certain(recipes.last?.0).lines.joined(separator: "\n")
    let wrong = lines("text proof").map { ($0 == "index 6" ? "index 7" : $0) + "\n" }.joined()
    try put(wrong.utf8, into: temporary("ledger") + "/proof")
    #expect(try output(of: proof, in: temporary("ledger")) == "")
    let all = try certain(recipes.first { $0.0.lines.count > 5 })
    try put(UInt8(ascii: "9"), at: 4000, of: LedgerFolder.log(temporary("ledger")))
    #expect(
      try output(of: all.0.lines.joined(separator: "\n"), in: temporary("ledger"))
        == "line 5 does not hold\n")
  }

  /// What the shell prints.
  ///
  /// It goes into a file: the other end of a pipe could be inherited by another test's process.
  private func output(of script: String, in folder: String) throws -> String {
    try put(script.utf8, into: folder + "/../recipe.sh")
    // A recipe may end the shell with another status than 0.
    guard system("cd '\(folder)' && sh ../recipe.sh > ../printed") >= 0 else {
      throw Failed("system: \(errno)")
    }
    return String(decoding: try contents(of: folder + "/../printed"), as: UTF8.self)
  }
}
