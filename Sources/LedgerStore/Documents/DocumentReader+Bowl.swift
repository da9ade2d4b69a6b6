import ContingencyManagement
import StrictJSON

extension DocumentReader {
  func bowl(_ value: JSONValue) -> PrizeBowl? {
    guard
      let fields = object(
        value, "a bowl",
        keys: ["kind", "id", "version", "title", "source", "evidence", "currency", "tiers"])
    else { return nil }
    let id = name(fields["id"], "id")
    let version = fields["version"].flatMap { integer($0, "version", in: 1...9999) }
    let title = fields["title"].flatMap { string($0, "title") }
    let source = fields["source"].flatMap { string($0, "source") }
    let evidence = fields["evidence"].flatMap { string($0, "evidence") }
    let currency = currency(fields["currency"])
    let tiers = fields["tiers"].flatMap { list($0, "tiers", tier) }
    guard let id, let version, let title, let source, let evidence, let currency, let tiers
    else { return nil }
    let bowl = PrizeBowl(
      id: id, version: version, title: title, source: source, evidence: evidence,
      currency: currency, tiers: tiers)
    let repeated = tiers.indices.first { place in
      tiers[..<place].contains { $0.id == tiers[place].id }
    }
    if let repeated {
      report("the tier \(tiers[repeated].id) is listed twice", at: value.position)
    }
    if bowl.slips > PrizeBowl.mostSlips {
      report(
        "the bowl has \(bowl.slips) slips; it may have at most \(PrizeBowl.mostSlips)",
        at: value.position)
    }
    return bowl
  }

  private func tier(_ value: JSONValue) -> PrizeBowl.Tier? {
    guard let fields = object(value, "a tier", keys: ["id", "label", "slips", "value"]) else {
      return nil
    }
    let id = name(fields["id"], "id")
    let label = fields["label"].flatMap { string($0, "label") }
    let slips = fields["slips"].flatMap { integer($0, "slips", in: 1...PrizeBowl.mostSlips) }
    let value = money(fields["value"], "value")
    guard let id, let label, let slips, let value else { return nil }
    return PrizeBowl.Tier(id: id, label: label, slips: slips, value: value)
  }

  func deck(_ value: JSONValue) -> WordDeck? {
    guard let fields = object(value, "a deck", keys: ["kind", "id", "version", "words"]) else {
      return nil
    }
    let id = name(fields["id"], "id")
    let version = fields["version"].flatMap { integer($0, "version", in: 1...9999) }
    let words = fields["words"].flatMap { list($0, "words") { name($0, "a word") } }
    guard let id, let version, let words else { return nil }
    return WordDeck(id: id, version: version, words: words)
  }
}
