import ContingencyManagement
import Digest
import LedgerStore
import StrictJSON

/// What the draws on one or more receipts came to.
struct DrawCheck {
  /// In the order of their chains and draws, each once.
  private(set) var sheets: [DrawSheet] = []
  private(set) var hasHandDraws = false
  private var anchors: [DrawPaper.Anchor] = []
  private var bowls: [Finding] = []
  /// Bowls that do not travel with the program: `fishbowl version 2`, in order.
  private var unknownBowls: [String] = []
  private var ledger: [Finding]?

  /// Something that does not hold.
  struct Finding {
    var draw: Int?
    var what: String
    var expected: String
    var found: String
  }

  mutating func add(_ paper: DrawPaper) {
    let known = Set(sheets)
    sheets = (sheets + paper.sheets.filter { !known.contains($0) }).sorted {
      ($0.origin.text, $0.chain, $0.first, $0.draws.count, $0.word.text)
        < ($1.origin.text, $1.chain, $1.first, $1.draws.count, $1.word.text)
    }
    anchors += paper.anchors
    hasHandDraws = hasHandDraws || paper.hasHandDraws
  }

  /// Holds the hashes and the log of a receipt against a ledger.
  mutating func hold(
    _ bytes: [UInt8], _ path: String, against folder: String
  ) throws(Complaint) {
    // A paper without them was cut; its draws are looked for all the same.
    guard let testimony = try? Testimony(file: bytes) else { return }
    do throws(LedgerError) {
      let vouching = try Ledger.verify(testimony, against: folder)
      ledger =
        (ledger ?? [])
        + vouching.objections.map { objection in
          let (said, found) = objection.evidence
          return Finding(
            draw: nil, what: objection.words(testimony.form), expected: said, found: found)
        }
    } catch { throw Complaint(error, currency: nil) }
  }

  /// Holds what the receipts say is in the bowls against the bowls of those digests that are at hand.
  mutating func hold(againstBowlsIn config: ConfigFolder, _ desk: Desk) {
    for sheet in sheets {
      let name = "\(sheet.bowl.id) version \(sheet.bowl.version)"
      guard let file = try? config.file(sheet.bowl.id.text, in: ["Bowls"]),
        let adoption = try? desk.adoption(of: file, config).adoption,
        adoption.digest == sheet.digest, case .bowl(let bowl) = adoption.document
      else {
        if !unknownBowls.contains(name) { unknownBowls.append(name) }
        continue
      }
      guard bowl.slipsInWords != sheet.bowl.slipsInWords else { continue }
      bowls.append(
        Finding(
          draw: sheet.first, what: "bowl \(name) has other slips than the receipt says",
          expected: bowl.slipsInWords, found: sheet.bowl.slipsInWords))
    }
  }

  /// Holds the draws against those in a ledger.
  mutating func hold(against folder: String) throws(Complaint) {
    var recorded: [DrawSheet] = []
    let wanted = Set(sheets.map(\.participant))
    do throws(LedgerError) {
      _ = try Ledger.read(folder) { entry, state in
        guard case .drawn(let result) = entry.event, wanted.contains(result.participant),
          let sheet = state.sheet(of: result)
        else { return }
        recorded.append(sheet.onPaper)
      }
    } catch { throw Complaint(error, currency: nil) }
    ledger =
      (ledger ?? [])
      + sheets.filter { !recorded.contains($0.onPaper) }.map { sheet in
        let there = recorded.first { $0.chain == sheet.chain && $0.first == sheet.first }
        return Finding(
          draw: sheet.first, what: "the ledger does not have the draw so",
          expected: sheet.inWords, found: there?.inWords ?? "no such draw")
      }
  }

  /// What does not hold, draw by draw, and in the ledger.
  var findings: [Finding] {
    var findings = sheets.flatMap { sheet in
      sheet.objections(anchor: anchors(of: sheet).first).map(\.finding)
    }
    for (sheet, earlier) in zip(sheets, earlier) {
      guard let earlier else {
        if let said = anchors(of: sheet).first, let other = anchors(of: sheet).dropFirst().first {
          findings.append(
            Finding(
              draw: nil, what: "the receipts do not have the same anchor of chain \(sheet.chain)",
              expected: said.hex, found: other.hex))
        }
        continue
      }
      if let gap = sheet.objection(after: earlier) { findings.append(gap.finding) }
      if sheet.first < earlier.end || sheet.participant != earlier.participant {
        findings.append(
          Finding(
            draw: sheet.first, what: "the receipts do not say the same of the draw",
            expected: earlier.inWords, found: sheet.inWords))
      }
    }
    return findings + bowls + (ledger ?? [])
  }

  /// What the receipts say is the anchor of a sheet's chain, each once.
  private func anchors(of sheet: DrawSheet) -> [SHA256Digest] {
    var found: [SHA256Digest] = []
    for anchor in anchors where anchor.chain == sheet.chain && !found.contains(anchor.digest) {
      if anchor.origin == nil || anchor.origin == sheet.origin { found.append(anchor.digest) }
      if found.count == 2 { break }
    }
    return found
  }

  /// Before each sheet the one of the same chain that goes furthest of those before it; nil for the
  /// first of a chain.
  private var earlier: [DrawSheet?] {
    var furthest: DrawSheet?
    return sheets.map { sheet in
      let isOfTheSame = furthest?.origin == sheet.origin && furthest?.chain == sheet.chain
      let earlier = isOfTheSame ? furthest : nil
      if (earlier?.end ?? 0) < sheet.end { furthest = sheet }
      return earlier
    }
  }

  var text: [String] {
    let findings = findings
    var text = findings.flatMap { finding in
      [
        (finding.draw.map { "draw \($0): " } ?? "") + finding.what,
        "  expected \(finding.expected)", "  found    \(finding.found)",
      ]
    }
    if !text.isEmpty { text.append("") }
    for sheet in sheets {
      let wrong = Set(sheet.objections().compactMap(\.draw))
      for (place, draw) in sheet.draws.enumerated() {
        let holds = wrong.contains(sheet.first + place) ? "does not hold" : "holds"
        text.append(
          "draw \(sheet.first + place)".padded(to: 10)
            + "\(holds): slip \(draw.slip.number), \(draw.slip.tier)")
      }
    }
    for start in starts {
      text.append("anchor".padded(to: 10) + start)
    }
    for bowl in unknownBowls {
      text.append(
        "bowl".padded(to: 10) + "hold the tiers on the receipt against the clinic's file: \(bowl)")
    }
    if let ledger {
      text.append(
        "ledger".padded(to: 10)
          + (ledger.isEmpty ? "has these draws, as on the receipt" : "does not agree"))
    }
    let count = sheets.reduce(0) { $0 + $1.draws.count }
    text.append(
      "verdict".padded(to: 10)
        + (findings.isEmpty
          ? "ok: \(count) \(count == 1 ? "draw holds" : "draws hold")"
          : "findings: \(findings.count)"))
    return text
  }

  /// What the chain of the draws rests on, for each that does not go on from the one before.
  private var starts: [String] {
    var starts: [String] = []
    for (sheet, earlier) in zip(sheets, earlier) {
      if let anchor = anchors(of: sheet).first {
        // Every sheet leads back to it, whatever lies between them.
        if earlier == nil { starts.append("\(anchor), as printed when the chain began") }
      } else if earlier?.end != sheet.first {
        starts.append(
          sheet.first == 1
            ? "compare it with the receipt of the enrolment: \(sheet.before)"
            : "compare 'before' with the last element on the receipt before: \(sheet.before)")
      }
    }
    return starts
  }

  var json: String {
    let findings = findings
    var json = CanonicalWriter()
    json.beginObject()
    json.key("anchored")
    json.boolean(sheets.allSatisfy { !anchors(of: $0).isEmpty })
    json.key("draws")
    json.beginArray()
    for sheet in sheets {
      let wrong = Set(sheet.objections().compactMap(\.draw))
      for (place, draw) in sheet.draws.enumerated() {
        json.beginObject()
        json.integer("chain", sheet.chain)
        json.integer("draw", sheet.first + place)
        json.string("element", draw.element.hex)
        json.key("holds")
        json.boolean(!wrong.contains(sheet.first + place))
        json.string("participant", sheet.participant.text)
        json.integer("slip", draw.slip.number)
        json.string("tier", draw.slip.tier.text)
        json.endObject()
      }
    }
    json.endArray()
    json.key("findings")
    json.beginArray()
    for finding in findings {
      json.beginObject()
      json.optional("draw", finding.draw)
      json.string("expected", finding.expected)
      json.string("found", finding.found)
      json.string("what", finding.what)
      json.endObject()
    }
    json.endArray()
    if let ledger { json.string("ledger", ledger.isEmpty ? "ok" : "findings") }
    json.string("verdict", findings.isEmpty ? "ok" : "findings")
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension DrawSheet {
  /// The ordinal behind the last draw's.
  fileprivate var end: Int { first + draws.count }

  /// The sheet with only as much of the bowl as stands on paper.
  fileprivate var onPaper: DrawSheet {
    var sheet = self
    sheet.bowl = PrizeBowl(
      id: bowl.id, version: bowl.version, title: "", source: "", evidence: "", currency: .unknown,
      tiers: bowl.tiers.map {
        PrizeBowl.Tier(id: $0.id, label: $0.id.text, slips: $0.slips, value: .zero)
      }, isReplaced: bowl.isReplaced)
    return sheet
  }

  /// `draws 2 to 3 of chain 0: slip 126 encouragement, slip 113 encouragement`.
  fileprivate var inWords: String {
    let slips = draws.map { "slip \($0.slip.number) \($0.slip.tier)" }.joined(separator: ", ")
    let word = word.text.isEmpty ? "no word" : "word \(word.text)"
    return "draws \(first) to \(first + draws.count - 1) of chain \(chain), \(word): \(slips)"
  }
}

extension DrawSheet.Objection {
  fileprivate var finding: DrawCheck.Finding {
    switch self {
    case .elementDoesNotFit(let draw, let expected, let found):
      DrawCheck.Finding(
        draw: draw, what: "the element does not lead back to the one before it",
        expected: expected.hex, found: found.hex)
    case .slipDiffers(let draw, let expected, let found):
      DrawCheck.Finding(
        draw: draw, what: "the element and the word draw another slip",
        expected: "slip \(expected.number) \(expected.tier)",
        found: "slip \(found.number) \(found.tier)")
    case .anchorDiffers(let expected, let found):
      DrawCheck.Finding(
        draw: nil, what: "the elements do not lead back to the anchor", expected: expected.hex,
        found: found.hex)
    case .gap(let draw, let expected, let found):
      DrawCheck.Finding(
        draw: draw, what: "the draw does not go on from the one before it", expected: expected.hex,
        found: found.hex)
    }
  }
}
