import ContingencyManagement
import Digest

/// The draws and anchors that stand on printed receipts.
struct DrawPaper {
  /// The draws of each request.
  private(set) var sheets: [DrawSheet] = []
  /// The anchors of chains, in the order in which they stand on it.
  private(set) var anchors: [Anchor] = []
  /// Whether draws stand on it that were made by hand, which nothing on paper can show.
  private(set) var hasHandDraws = false
  /// How many slips are out on all of it, so that a small file cannot fill the memory.
  private var numbersOut = 0

  /// An anchor, and whose chain it is that begins with it.
  struct Anchor: Hashable {
    /// The log's name, where the paper says it.
    var origin: Origin?
    var chain: Int
    var digest: SHA256Digest
  }

  /// Why a receipt cannot be read, and at which line, from 1.
  struct Problem: Error {
    var line: Int
    var words: String
  }

  /// Reads the lines of a receipt by their labels, and passes over those that say nothing of draws.
  init(_ bytes: [UInt8]) throws(Problem) {
    var part: PartOfSheet?
    var origin: Origin?
    for (line, label, text) in DrawPaper.labelled(bytes) {
      let words = text.split(separator: " ").map(String.init)
      switch label {
      case "draws" where words.first == "of":
        try close(&part)
        part = try PartOfSheet(words, line: line)
      case "by hand": hasHandDraws = true
      case "anchor" where words.count >= 4 && words[1...2] == ["of", "chain"]:
        guard let anchor = SHA256Digest(hex: words[0]),
          let chain = Int(words[3].prefix { $0 != "," }), chain >= 0
        else { throw Problem(line: line, words: "this is not an anchor and its chain") }
        anchors.append(Anchor(origin: origin, chain: chain, digest: anchor))
      case "origin": origin = Origin(text.drop { $0 == " " }.description)
      case "chain": origin = words.last.flatMap { Origin($0) }
      case "entry":
        if part?.draws.isEmpty == false { try close(&part) }
      default: try part?.take(label, text, words, line: line)
      }
    }
    try close(&part)
  }

  private mutating func close(_ part: inout PartOfSheet?) throws(Problem) {
    guard let open = part else { return }
    let closed = try open.closed()
    numbersOut += closed.out.count
    guard numbersOut <= PrizeBowl.mostSlips else {
      throw Problem(line: open.line, words: "more slips are out than a bowl holds")
    }
    sheets.append(closed)
    part = nil
  }

  /// The lines by their labels, those that go on below joined to them.
  private static func labelled(_ bytes: [UInt8]) -> [(line: Int, label: String, text: String)] {
    var found: [(line: Int, label: String, text: String)] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      // Bytes, since a carriage return and a line feed are one character to Swift.
      let line = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
      guard let first = words.first else { continue }
      if line.first == " " {
        if !found.isEmpty { found[found.count - 1].text += " " + line.drop { $0 == " " } }
      } else if first == "draw" || first == "by", words.count > 1 {
        found.append((index + 1, "\(first) \(words[1])", words.count > 2 ? String(words[2]) : ""))
      } else {
        found.append((index + 1, String(first), String(line.dropFirst(first.count))))
      }
    }
    return found
  }
}

/// The draws of one request, as far as they were read.
private struct PartOfSheet {
  let line: Int
  let participant: ParticipantCode
  let origin: Origin
  let chain: Int
  var word: DrawWord?
  var bowl: (id: Name, version: Int, digest: SHA256Digest)?
  var tiers: [PrizeBowl.Tier] = []
  var out: [Int]?
  var before: SHA256Digest?
  var first: Int?
  var slip: DrawResult.Slip?
  var draws: [DrawSheet.Draw] = []

  /// `of birch-2 in clinic.example/cm-ledger, chain 0`.
  init(_ words: [String], line: Int) throws(DrawPaper.Problem) {
    guard words.count == 6, words[2] == "in", words[4] == "chain", words[3].hasSuffix(","),
      let participant = ParticipantCode(words[1]), let origin = Origin(String(words[3].dropLast())),
      let chain = Int(words[5]), chain >= 0
    else { throw DrawPaper.Problem(line: line, words: "this does not say whose draws these are") }
    self.line = line
    self.participant = participant
    self.origin = origin
    self.chain = chain
  }

  mutating func take(
    _ label: String, _ text: String, _ words: [String], line: Int
  ) throws(DrawPaper.Problem) {
    func problem(_ what: String) -> DrawPaper.Problem { DrawPaper.Problem(line: line, words: what) }
    switch label {
    case "word":
      guard words.count == 1,
        let said = words[0] == DrawSheet.declined ? .declined : DrawWord(words[0])
      else { throw problem("this is not a word for a draw") }
      word = said
    case "bowl":
      guard words.count == 4, words[1] == "version", let id = Name(words[0]),
        let version = Int(words[2]), let digest = SHA256Digest(hex: words[3])
      else { throw problem("this is not a bowl, its version and its digest") }
      bowl = (id, version, digest)
    case "tiers":
      for part in text.split(separator: ",") {
        let words = part.split(separator: " ")
        guard words.count == 2, let slips = Int(words[0]), slips >= 0,
          slips <= PrizeBowl.mostSlips, let id = Name(String(words[1])), tiers.count < 1000,
          !tiers.contains(where: { $0.id == id })
        else { throw problem("these are not the tiers of a bowl with their slips") }
        tiers.append(PrizeBowl.Tier(id: id, label: id.text, slips: slips, value: .zero))
      }
    case "out":
      guard let numbers = Self.numbers(text) else { throw problem("these are not slips' numbers") }
      out = numbers
    case "before":
      guard let digest = words.first.flatMap({ SHA256Digest(hex: $0) }) else {
        throw problem("this is not an element of a chain: 64 digits 0-9, a-f")
      }
      before = digest
    case "element":
      guard words.count == 1, let element = SHA256Digest(hex: words[0]), let drawn = slip else {
        throw problem("this is not the element of a draw: 64 digits 0-9, a-f")
      }
      draws.append(DrawSheet.Draw(element: element, slip: drawn))
      slip = nil
    case _ where label.hasPrefix("draw "):
      guard let ordinal = Int(label.dropFirst(5)), (1...DrawChain.length).contains(ordinal),
        slip == nil, ordinal == (first ?? ordinal) + draws.count
      else { throw problem("this is not the next draw by its number") }
      // `slip 221 of 0-499: small, Small prize, $1.00`
      guard words.count >= 5, words[0] == "slip", let number = Int(words[1]), number >= 0,
        let tier = Name(String(words[4].prefix { $0 != "," }))
      else { throw problem("this is not a slip and its tier") }
      first = first ?? ordinal
      slip = DrawResult.Slip(number: number, tier: tier)
    default: break
    }
  }

  /// `3, 17-20`, ascending; nil for anything else.
  private static func numbers(_ text: String) -> [Int]? {
    var numbers: [Int] = []
    let parts = text.split(separator: ",").map { $0.filter { $0 != " " } }
    guard parts != ["none"] else { return [] }
    for part in parts {
      let words = part.split(separator: "-", omittingEmptySubsequences: false)
      let ends = words.compactMap { Int($0) }
      guard let start = ends.first, let end = ends.last, ends.count == words.count,
        ends.count <= 2, start <= end, start > numbers.last ?? -1, end < PrizeBowl.mostSlips
      else { return nil }
      numbers += start...end
    }
    return numbers
  }

  func closed() throws(DrawPaper.Problem) -> DrawSheet {
    let slips = tiers.reduce(0) { $0 + $1.slips }
    guard let word, let bowl, let before, let first, slip == nil, !draws.isEmpty else {
      throw DrawPaper.Problem(
        line: line, words: "the draws that begin here are not whole: a line is missing")
    }
    guard slips > 0, slips <= PrizeBowl.mostSlips, (out ?? []).count < slips,
      (out ?? []).last ?? 0 < slips
    else {
      throw DrawPaper.Problem(
        line: line, words: "the bowl of the draws that begin here holds no slips")
    }
    return DrawSheet(
      participant: participant, origin: origin, chain: chain, word: word,
      bowl: PrizeBowl(
        id: bowl.id, version: bowl.version, title: "", source: "", evidence: "",
        currency: .unknown, tiers: tiers, isReplaced: out == nil),
      digest: bowl.digest, out: out ?? [], before: before, first: first, draws: draws)
  }
}
