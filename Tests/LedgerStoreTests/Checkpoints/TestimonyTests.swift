import ContingencyManagement
import Digest
import Testing

@testable import LedgerStore

@Suite struct `What somebody keeps of a log` {
  private static let root = SHA256.hash("root".utf8)
  private static let hash = SHA256.hash("hash".utf8)

  private func read(_ text: String) -> Result<Testimony, TestimonyProblem> {
    do throws(TestimonyProblem) { return .success(try Testimony(file: Array(text.utf8))) } catch {
      return .failure(error)
    }
  }

  private func problem(_ text: String) -> TestimonyProblem? {
    if case .failure(let problem) = read(text) { problem } else { nil }
  }

  /// The example of https://c2sp.org/tlog-checkpoint.
  @Test func `may be a checkpoint as the specification shows it, signatures and all`() throws {
    let text = """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

      """
    let testimony = try read(text).get()
    #expect(testimony.form == .checkpoint)
    #expect(testimony.origin == "example.com/behind-the-sofa")
    #expect(testimony.head?.size == 20_852_163)
    let head = try #require(testimony.head)
    let checkpoint = Checkpoint(origin: "example.com/behind-the-sofa", head: head)
    #expect(text.hasPrefix(checkpoint.text + "\n"))
  }

  /// The example of https://c2sp.org/tlog-proof, its signatures shortened there.
  @Test func `may be a proof as the specification shows it, extra data and all`() throws {
    let text = """
      c2sp.org/tlog-proof@v1
      extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ3aW4tYXJ
      index 73894
      gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
      B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
      EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
      RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
      AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=

      example.com/fancylog
      109482
      sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

      — example.com/fancylog hI2DJw[...]1roloI=
      — witness1.example mJirIklj[...]qY9v2B/5bg==

      """
    let testimony = try read(text).get()
    #expect(testimony.form == .proof)
    #expect(testimony.inclusion?.index == 73_894)
    #expect(testimony.inclusion?.size == 109_482)
    #expect(testimony.inclusion?.hashes.count == 5)
    #expect(testimony.head?.size == 109_482)
  }

  @Test func `may be a receipt as it was printed, by any system's line ends`() throws {
    let entries = [EntryHash(number: 7, hash: Self.hash), EntryHash(number: 9, hash: Self.root)]
    let head = TreeHead(size: 10, root: Self.root)
    let lines = [
      "draw 1    slip 2 of 0-4: Good job!", "entry     #7 \(Self.hash)", "draw 2    slip 1",
      "entry     #9 \(Self.root)", "element   \(Self.root)", "log       \(head.text)",
      "next      cm adopt higgins-1994",
    ]
    for end in ["\n", "\r\n", " \n"] {
      let testimony = try read(lines.joined(separator: end) + end).get()
      #expect(testimony == Testimony(receiptOf: entries, head: head))
    }
    #expect(
      try read("log \(head.text)").get() == Testimony(receiptOf: [], head: head))
    #expect(
      try read("entry #7 \(Self.hash)").get()
        == Testimony(receiptOf: [entries[0]], head: nil))
  }

  @Test func `is written and read back`() throws {
    for size in [1, 2, 3, 100, 1 << 40] {
      for index in Set([0, 1, size / 2, size - 1]) where index < size {
        let prover = try #require(InclusionProver(index: index, size: size))
        let proof = EntryProof(
          inclusion: prover.proof,
          checkpoint: Checkpoint(origin: "a/b", head: TreeHead(size: size, root: Self.root)))
        #expect(try read(proof.text).get() == Testimony(proof))
        #expect(try read(proof.checkpoint.text).get() == Testimony(proof.checkpoint))
        let head = proof.checkpoint.head
        #expect(TreeHead(text: head.text) == head)
      }
    }
  }

  @Test func `is refused by the line that is not as it must be`() {
    let (root, hash) = (Self.root.base64, Self.hash)
    let header = "c2sp.org/tlog-proof@v1\n"
    let tooLong = String(repeating: root + "\n", count: 64)
    let refused: [(String, Int, TestimonyProblem.Reason)] = [
      ("", 1, .unknownForm), ("\n\n\n", 1, .unknownForm), ("Dear colleague\n", 1, .unknownForm),
      ("\n3\n\(root)\n", 1, .noOrigin), ("a\n0\n\(root)\n", 2, .noSize),
      ("a\n3\n\(root)=\n", 3, .noHash), ("a\n3\n\(root)\nmore\n", 4, .textBehind),
      ("a\n3\n\(root)\n\n- a b\n", 5, .textBehind), ("a\n03\n\(root)\n", 1, .unknownForm),
      ("a\n+3\n\(root)\n", 1, .unknownForm), ("a\n9223372036854775808\nb\n", 1, .unknownForm),
      (header, 1, .noIndex), (header + "index\n", 2, .noIndex),
      (header + "index 07\n", 2, .noIndex), (header + "index -7\n", 2, .noIndex),
      (header + "extra a\nindex x\n", 3, .noIndex),
      (header + "index 9223372036854775808\n", 2, .noIndex),
      (header + "index 7\n\(root)\nx\n", 4, .noHash), (header + "index 7\n", 4, .noOrigin),
      (header + "index 7\n" + tooLong, 66, .noHash), (header + "index 7\n\na\n", 5, .noSize),
      (header + "index 7\n\na\n3\n", 6, .noHash), ("entry #7\n", 1, .noEntry),
      ("\nentry 7 \(hash)\n", 2, .noEntry), ("entry #7 \(hash.hex.uppercased())\n", 1, .noEntry),
      ("entry #7 \(hash) \(hash)\n", 1, .noEntry), ("log 3\n", 1, .noLog),
      ("log 0:\(hash)\n", 1, .noLog), ("log 3:\(hash):\(hash)\n", 1, .noLog),
      ("log 3:\(hash)\nentry #2 \(hash)\n", 2, .secondReceipt),
      ("log 3:\(hash)\nlog 3:\(hash)\n", 2, .secondReceipt),
    ]
    for (text, line, reason) in refused {
      #expect(problem(text) == TestimonyProblem(line: line, reason), "\(text.debugDescription)")
    }
  }

  @Test func `can be any bytes without harm`() {
    var generator = SeededGenerator(seed: 6962)
    let alphabet = Array("c2sp.org/tlog-proof@v1\nindex 0123456789entry #log :=\n\n\r— \u{FF}".utf8)
    for _ in 0..<Campaign.count(everyday: 5_000, campaign: 1_000_000) {
      let count = Int.random(in: 0...80, using: &generator)
      let start = Bool.random(using: &generator) ? Array(EntryProof.header.utf8) : []
      let bytes = (0..<count).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &generator)]
      }
      _ = try? Testimony(file: start + bytes)
    }
  }
}
