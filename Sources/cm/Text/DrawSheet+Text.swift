import ContingencyManagement
import Digest
import LedgerStore

extension Receipt {
  /// The draws of one request, with all that is needed to check them from the paper alone.
  mutating func add(_ sheet: DrawSheet, _ currency: Currency) {
    add("draws", "of \(sheet.participant) in \(sheet.origin), chain \(sheet.chain)")
    add("word", sheet.word.text.isEmpty ? DrawSheet.declined : sheet.word.text)
    add("bowl", "\(sheet.bowl.id) version \(sheet.bowl.version) \(sheet.digest)")
    add("tiers", sheet.bowl.slipsInWords)
    if !sheet.bowl.isReplaced { add("out", sheet.out.ranges) }
    add("before", sheet.before.hex + (sheet.first == 1 ? " the anchor" : ""))
    for (place, draw) in sheet.draws.enumerated() {
      let what =
        sheet.bowl.tier(ofSlip: draw.slip.number)?.words(currency) ?? draw.slip.tier.text
      add(
        "draw \(sheet.first + place)",
        "slip \(draw.slip.number) of 0-\(sheet.bowl.slips - 1): \(what)")
      add("element", draw.element.hex)
    }
  }

  /// The anchor of a chain, which the participant keeps.
  mutating func add(anchor: SHA256Digest, ofChain chain: Int) {
    add("anchor", Receipt.words(anchor: anchor, ofChain: chain))
  }

  /// `b941… of chain 0, 1000 draws`.
  static func words(anchor: SHA256Digest, ofChain chain: Int) -> String {
    "\(anchor) of chain \(chain), \(DrawChain.length) draws"
  }

  /// A chain that follows another, and its anchor.
  mutating func add(renewal posted: Posted, in origin: Origin) {
    guard case .chainRenewed(let renewal) = posted.entry.event else { return }
    add("chain", posted, ["\(renewal.participant), in \(origin)"])
    add(anchor: renewal.anchor, ofChain: renewal.chain)
  }
}

extension DrawSheet {
  /// What stands for a word that was declined; no word has a bracket.
  static let declined = "(declined)"
}

extension PrizeBowl {
  /// `250 encouragement, 209 small`: in the order in which the slips are numbered.
  var slipsInWords: String { tiers.map { "\($0.slips) \($0.id)" }.joined(separator: ", ") }
}

extension PrizeBowl.Tier {
  /// `small, Small prize, $1.00`.
  func words(_ currency: Currency) -> String {
    "\(id), \(label)" + (value == .zero ? "" : ", \(currency.text(value))")
  }
}

extension [Int] {
  /// Ascending numbers, those that follow one another together: `3, 17-20`; `none`.
  fileprivate var ranges: String {
    var ranges: [ClosedRange<Int>] = []
    for number in self {
      if let last = ranges.last, last.upperBound == number - 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    let words = ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    return words.isEmpty ? "none" : words.joined(separator: ", ")
  }
}
