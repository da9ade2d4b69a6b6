import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// The keys of a bowl besides those of its heading, and those that it may have.
  static let bowlKeys = (needed: ["tiers"], optional: ["replaced"])
  /// The keys of a tier.
  static let tierKeys = ["id", "label", "slips", "value"]
  /// The keys of a deck.
  static let deckKeys = ["kind", "id", "version", "words"]

  /// A bowl, with its tiers in order.
  func bowl(_ value: JSONValue) -> PrizeBowl? {
    guard
      let fields = object(
        value, "a bowl", keys: Heading.keys + Self.bowlKeys.needed,
        optional: Self.bowlKeys.optional + Heading.optional)
    else { return nil }
    let heading = heading(fields)
    let tiers = fields["tiers"].flatMap { list($0, "tiers", tier) }
    let isReplaced = fields["replaced"].flatMap { boolean($0, "replaced") }
    guard let heading, let tiers else { return nil }
    let bowl = PrizeBowl(
      id: heading.id, version: heading.version, title: heading.title, source: heading.source,
      evidence: heading.evidence, currency: heading.currency, tiers: tiers,
      isReplaced: isReplaced ?? true)
    for place in tiers.indices
    where tiers[..<place].contains(where: { $0.id == tiers[place].id }) {
      report(
        "the tier \(tiers[place].id) is listed twice",
        at: value.position(of: [.key("tiers"), .index(place), .key("id")]))
    }
    if bowl.slips > PrizeBowl.mostSlips {
      report(
        "the bowl has \(bowl.slips) slips; it may have at most \(PrizeBowl.mostSlips)",
        at: value.position(of: [.key("tiers")]))
    }
    return bowl
  }

  private func tier(_ value: JSONValue) -> PrizeBowl.Tier? {
    guard let fields = object(value, "a tier", keys: Self.tierKeys) else {
      return nil
    }
    let id = name(fields["id"], "id")
    let label = fields["label"].flatMap { string($0, "label") }
    let slips = fields["slips"].flatMap { integer($0, "slips", in: 1...PrizeBowl.mostSlips) }
    let value = money(fields["value"], "value")
    guard let id, let label, let slips, let value else { return nil }
    return PrizeBowl.Tier(id: id, label: label, slips: slips, value: value)
  }

  /// A deck of words.
  func deck(_ value: JSONValue) -> WordDeck? {
    guard
      let fields = object(value, "a deck", keys: Self.deckKeys, optional: Heading.optional)
    else { return nil }
    ignoreSchema(fields)
    let id = name(fields["id"], "id")
    let version = version(fields)
    let words = fields["words"].flatMap { list($0, "words") { name($0, "a word") } }
    guard let id, let version, let words else { return nil }
    return WordDeck(id: id, version: version, words: words)
  }
}
