import ContingencyManagement
import StrictJSON

/// What every document but a deck says of itself.
struct About {
  let id: Name
  let version: Int
  let title: String
  let source: String
  let evidence: String
}

/// What a schedule, a bowl and a file of caps say of themselves.
struct Heading {
  /// The keys of a heading.
  static let keys = ["kind", "id", "version", "title", "source", "evidence", "currency"]
  /// What any document may have besides: where an editor finds the rules for its keys.
  static let optional = ["$schema"]

  let id: Name
  let version: Int
  let title: String
  let source: String
  let evidence: String
  let currency: Currency
}

extension DocumentReader {
  /// The heading of a document with those members; nil where any of it cannot be read.
  func heading(_ fields: [String: JSONValue]) -> Heading? {
    let about = about(fields)
    let currency = currency(fields["currency"])
    guard let about, let currency else { return nil }
    return Heading(
      id: about.id, version: about.version, title: about.title, source: about.source,
      evidence: about.evidence, currency: currency)
  }

  /// What a document with those members says of itself; nil where any of it cannot be read.
  func about(_ fields: [String: JSONValue]) -> About? {
    ignoreSchema(fields)
    let id = name(fields["id"], "id")
    let version = version(fields)
    let title = fields["title"].flatMap { string($0, "title") }
    let source = fields["source"].flatMap { string($0, "source") }
    let evidence = fields["evidence"].flatMap { string($0, "evidence") }
    guard let id, let version, let title, let source, let evidence else { return nil }
    return About(id: id, version: version, title: title, source: source, evidence: evidence)
  }

  /// The version of a document with those members.
  func version(_ fields: [String: JSONValue]) -> Int? {
    fields["version"].flatMap { integer($0, "version", in: 1...9999) }
  }

  /// `$schema` is for editors; it only has to be a string.
  func ignoreSchema(_ fields: [String: JSONValue]) {
    if let schema = fields["$schema"] { _ = string(schema, "$schema") }
  }

  private func currency(_ value: JSONValue?) -> Currency? {
    guard let value, let text = string(value, "currency") else { return nil }
    guard let currency = Currency(text) else {
      report("currency must be three capital letters, such as \"USD\"", at: value.position)
      return nil
    }
    return currency
  }
}
