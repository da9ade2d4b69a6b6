import ContingencyManagement
import Digest
import StrictJSON

extension Founding: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> Founding {
    let currency = try line.string("currency")
    let commitment = try line.digest("drawCommitment")
    let origin: Origin = try line.code("origin")
    let salt = try line.string("salt")
    let zone: ZoneName = try line.code("zone")
    guard let unit = Currency(currency) else { throw .unfit(key: "currency", found: currency) }
    guard
      let founding = Founding(
        origin: origin, zone: zone, currency: unit, drawCommitment: commitment, salt: salt)
    else { throw .unfit(key: "salt", found: salt) }
    return founding
  }

  func write(to line: inout CanonicalWriter) {
    line.string("currency", currency.code)
    line.digest("drawCommitment", drawCommitment)
    line.string("origin", origin.text)
    line.string("salt", salt)
    line.string("zone", zone.text)
  }
}

extension Adoption {
  static func read(
    _ kind: DocumentKind, from line: inout LineReader
  ) throws(LineProblem) -> Adoption {
    let digest = try line.digest("digest")
    let id = try line.string("id")
    let text = try line.string("text")
    let version = try line.integer("version")
    let found = SHA256.hash(text.utf8)
    guard found == digest else { throw .unfit(key: "digest", found: digest.hex) }
    let document: Document
    do { document = try Document.read(Array(text.utf8)) } catch {
      throw .unreadableDocument(error)
    }
    guard document.kind == kind else {
      throw .unfit(key: "text", found: document.kind.rawValue)
    }
    guard sameBytes(document.id.text, id) else { throw .unfit(key: "id", found: id) }
    guard document.version == version else { throw .unfit(key: "version", found: "\(version)") }
    return Adoption(document: document, text: text, digest: digest)
  }

  func write(to line: inout CanonicalWriter) {
    line.digest("digest", digest)
    line.string("id", document.id.text)
    line.string("text", text)
    line.integer("version", document.version)
  }
}
