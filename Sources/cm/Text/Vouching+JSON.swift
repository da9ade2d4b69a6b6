import LedgerStore
import StrictJSON

extension Vouching {
  /// The answer of `cm verify --json`.
  func json(for testimony: Testimony) -> String {
    var json = CanonicalWriter()
    json.beginObject()
    json.integer("entries", ledger.head.size)
    json.key("findings")
    json.beginArray()
    for objection in objections {
      let (said, found) = objection.evidence
      json.beginObject()
      json.optional("entry", objection.entry)
      json.string("expected", said)
      json.string("found", found)
      json.string("what", objection.words(testimony.form))
      json.endObject()
    }
    json.endArray()
    json.string("form", testimony.form.rawValue)
    json.string("origin", ledger.origin)
    json.string("root", ledger.head.root.hex)
    json.string("verdict", objections.isEmpty ? "ok" : "findings")
    json.integer("vouchesFor", entries)
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
