import Digest
import Foundation
import Testing

@testable import ContingencyManagement
@testable import cm

/// Receipts that were copied badly, altered, or never were any.
@Suite struct `A receipt of draws` {
  /// Two requests from a large bowl whose slips stay out, and the anchor; printed by the program.
  private static let printed = printed(of: "bluebird", requests: [(1, 2), (3, 4)])

  /// The draws of one chain, each request with its first draw and how many they are.
  private static func printed(
    of word: String, requests: [(Int, Int)], chain: UInt8 = 0
  ) -> [String] {
    guard let origin = Origin("clinic.example/cm-ledger"), let word = DrawWord(word),
      let participant = ParticipantCode("birch-2"), let small = Name("small"),
      let large = Name("large"), let hat = Name("hat"), let one = Money("1.00"),
      let dollars = Currency("USD")
    else { return [] }
    let bowl = PrizeBowl(
      id: hat, version: 1, title: "", source: "", evidence: "", currency: dollars,
      tiers: [
        PrizeBowl.Tier(id: small, label: "Small, but yours", slips: 400_000, value: one),
        PrizeBowl.Tier(id: large, label: "Large", slips: 100_000, value: one),
      ], isReplaced: false)
    let last = DrawChain.lastElement(master: Array(chain..<chain + 32), ordinal: 0)
    func element(_ ordinal: Int) -> SHA256Digest {
      DrawChain.element(DrawChain.length - ordinal, before: last)
    }
    var receipt = Receipt()
    receipt.add(anchor: element(0), ofChain: 0)
    var out: [Int] = []
    for (first, count) in requests {
      var sheet = DrawSheet(
        participant: participant, origin: origin, chain: 0, word: word, bowl: bowl,
        digest: .zero, out: out, before: element(first - 1), first: first,
        draws: (first..<first + count).map {
          DrawSheet.Draw(element: element($0), slip: DrawResult.Slip(number: 0, tier: small))
        })
      for (place, working) in sheet.workings.enumerated() {
        sheet.draws[place].slip = working.slip
      }
      out = bowl.out(out, after: sheet.draws.map(\.slip.number))
      receipt.add(sheet, dollars)
    }
    return receipt.lines
  }

  /// What a paper alone vouches for: whose draws, with which word, elements and slips. The number of
  /// the chain and the bowl's name are not hashed, and slips that were out count only as far as they
  /// make another slip of a draw.
  private static func vouched(_ paper: DrawPaper) -> [DrawSheet] {
    paper.sheets.map { sheet in
      var sheet = sheet
      sheet.chain = 0
      sheet.digest = .zero
      sheet.out = []
      sheet.bowl.tiers = []
      sheet.bowl.id = sheet.draws[0].slip.tier
      sheet.bowl.version = 1
      sheet.bowl.isReplaced = false
      return sheet
    }
  }

  private static func holds(_ papers: DrawPaper...) -> Bool { check(papers).findings.isEmpty }

  private static func check(_ papers: [DrawPaper]) -> DrawCheck {
    var check = DrawCheck()
    papers.forEach { check.add($0) }
    return check
  }

  private static func paper(_ lines: [String]) throws -> DrawPaper {
    try DrawPaper(Array(lines.joined(separator: "\n").utf8))
  }

  /// The anchor stands in the first lines.
  private static func withoutAnchor(_ lines: [String]) -> [String] {
    Array(lines.drop { !$0.hasPrefix("draws") })
  }

  @Test func `and another hold in any order, and twice as well`() throws {
    let first = try Self.paper(Self.printed(of: "bluebird", requests: [(1, 2)]))
    let second = try Self.paper(
      Self.withoutAnchor(Self.printed).split { $0.hasPrefix("draws") }
        .last.map { ["draws     of birch-2 in clinic.example/cm-ledger, chain 0"] + $0 } ?? [])
    #expect(Self.holds(first, second) && Self.holds(second, first))
    let twice = Self.check([second, first, second, first])
    #expect(twice.findings.isEmpty && twice.sheets.map(\.first) == [1, 3])
  }

  /// Each holds by itself: only together they show that one of them is forged.
  @Test func `does not hold beside another that says something else of the same draw`() throws {
    let word = try Self.paper(Self.printed(of: "1", requests: [(1, 2)]))
    let other = try Self.paper(Self.printed(of: "10", requests: [(2, 1)]))
    #expect(Self.holds(word) && Self.holds(other))
    #expect(!Self.holds(word, other) && !Self.holds(other, word))
  }

  @Test func `does not hold beside another anchor of its chain`() throws {
    let own = try Self.paper(Self.printed)
    let forged = try Self.paper(Self.printed(of: "bluebird", requests: [(7, 2)], chain: 9))
    let bare = try Self.paper(Self.withoutAnchor(Self.printed))
    #expect(Self.holds(own) && Self.holds(forged) && Self.holds(bare))
    #expect(!Self.holds(own, forged) && !Self.holds(forged, own) && !Self.holds(bare, forged))
  }

  /// Nothing is known of the draw between them.
  @Test func `is to be compared with the one before wherever a draw is left out`() throws {
    let start = Self.withoutAnchor(Self.printed(of: "bluebird", requests: [(1, 1)]))
    let later = Self.withoutAnchor(Self.printed(of: "bluebird", requests: [(3, 1)]))
    let text = Self.check([try Self.paper(start), try Self.paper(later)]).text
    #expect(text.count { $0.contains("compare") } == 2)
    let next = Self.withoutAnchor(Self.printed(of: "bluebird", requests: [(2, 1)]))
    let whole = Self.check([try Self.paper(next), try Self.paper(start)]).text
    #expect(whole.count { $0.contains("compare") } == 1)
  }

  @Test func `as printed is read whole, and holds`() throws {
    let paper = try DrawPaper(Array(Self.printed.joined(separator: "\n").utf8))
    #expect(paper.sheets.map(\.first) == [1, 3])
    #expect(paper.sheets.map(\.draws.count) == [2, 4])
    #expect(
      paper.sheets[1].out == paper.sheets[0].draws.map(\.slip.number).sorted())
    #expect(paper.anchors.count == 1)
    #expect(Self.holds(paper))
    // Line ends of another system, and a text around it, change nothing.
    let other = "Dear reader,\r\n" + Self.printed.joined(separator: "\r\n") + "\r\nregards"
    #expect(Self.vouched(try DrawPaper(Array(other.utf8))) == Self.vouched(paper))
  }

  /// One byte is exchanged, taken out or put in; seeds 1, 2, 3 …
  @Test func `with one byte changed does not hold, unless it says the same`() throws {
    let bytes = Array(Self.printed.joined(separator: "\n").utf8)
    let paper = try DrawPaper(bytes)
    let kept = Self.vouched(paper)
    var unread = 0
    for seed in 1...UInt64(10_000) {
      var random = Digits(seed)
      var changed = bytes
      let place = random.below(bytes.count)
      let byte = UInt8(32 + random.below(95))
      switch random.below(3) {
      case 0: changed[place] = byte
      case 1: changed.remove(at: place)
      default: changed.insert(byte, at: place)
      }
      guard let found = try? DrawPaper(changed) else {
        unread += 1
        continue
      }
      // A section whose first line is lost is no draw any more; what is left must still be true.
      if Self.holds(found) {
        let sheets = Self.vouched(found)
        #expect(
          sheets.allSatisfy { sheet in kept.contains { sheet.isPart(of: $0) } }, "seed \(seed)")
      }
    }
    #expect(unread > 1000 && unread < 9000)
  }

  @Test func `that is no receipt is refused or passed over, and never fails otherwise`() {
    for seed in 1...UInt64(2_000) {
      var random = Digits(seed)
      let words = [
        "draws", "of", "birch-2", "in", "a/b,", "chain", "0", "word", "bowl", "version", "tiers",
        "out", "none", "0-999999", "99999999999999999999", "-1", "before", "draw", "1", "slip",
        "element", "entry", "#7", "anchor", "by hand", "\n", "\n", "\n", " ", "(declined)",
        "4 small, 1 large", SHA256Digest.zero.hex,
      ]
      let text = (0..<random.below(200)).map { _ in words[random.below(words.count)] }
      let paper = try? DrawPaper(Array(text.joined(separator: " ").utf8))
      #expect(paper.map { $0.sheets.count < 100 } ?? true)
    }
  }

  @Test func `cannot fill the memory with slips that are out`() {
    let lines = Self.printed.map { line in
      line.hasPrefix("out")
        ? "out       0-999998"
        : line.hasPrefix("tiers") ? "tiers     999999 small, 1 large" : line
    }
    let text = (0..<50).flatMap { _ in lines }.joined(separator: "\n")
    #expect(throws: DrawPaper.Problem.self) { try DrawPaper(Array(text.utf8)) }
  }
}

/// Numbers that look random and are the same for the same seed.
private struct Digits {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, bound)))
  }
}

extension DrawSheet {
  /// Whether all that it says stands on another sheet too.
  fileprivate func isPart(of other: DrawSheet) -> Bool {
    var whole = other
    whole.draws = Array(other.draws.prefix(draws.count))
    return self == whole
  }
}
