import ContingencyManagement
import Digest
import LedgerStore
import StrictJSON

/// A schedule, bowl, file of caps or deck that was asked for, and where it was found.
struct FoundDocument {
  /// The file's path, or `adopted as entry #2`.
  var place: String
  var digest: SHA256Digest
  var document: Document
  /// The caps that hold under it, those of the files that it names among them; for a schedule.
  var caps: [Cap]?

  /// `schedule higgins-1994 version 1`.
  var words: String { "\(document.kind.rawValue) \(document.id) version \(document.version)" }
}

extension OptionSpec {
  /// For commands that show documents.
  static let adopted = OptionSpec(
    "adopted", nil, "take an id from the ledger, in its newest version there")
}

extension Desk {
  /// The document in a file, by path or id; or an adopted one, by `ID@VERSION` or with `--adopted`.
  func document(_ wanted: String, _ arguments: Arguments) throws(Complaint) -> FoundDocument {
    let isPath = wanted.hasSuffix(".json") || wanted.contains("/")
    guard !isPath, arguments.has("adopted") || wanted.contains("@") else {
      guard !isPath || !arguments.has("adopted") else {
        throw Complaint(
          .usage, "\(wanted.shown(most: 200)) is a file, and --adopted asks for the ledger's own",
          hint: "give an id or ID@VERSION, or leave --adopted out")
      }
      let config = config(arguments)
      let (path, adoption) = try adoption(of: wanted, config)
      var found = FoundDocument(path: path, adoption)
      if case .schedule(let schedule) = adoption.document {
        found.caps = try caps(of: schedule, config)
      }
      return found
    }
    return try adopted(wanted, in: try read(arguments))
  }

  private func adopted(
    _ wanted: String, in state: LedgerState
  ) throws(Complaint) -> FoundDocument {
    let (id, version) = try idAndVersion(wanted, "an id")
    let ofThatID = state.adopted.filter { $0.document.id == id }
    let found = ofThatID.last { version == nil || $0.document.version == version }
    guard let found else {
      let versions = ofThatID.map { String($0.document.version) }
      let near = nearest(to: id.text, among: state.adopted.map(\.document.id.text))
      throw Complaint(
        .refused, "\(wanted) is not in the ledger",
        hint: versions.isEmpty
          ? near.map { "did you mean \($0)?" } ?? "take it in: cm adopt \(id)"
          : "of \(id) it has version " + versions.joined(separator: ", "))
    }
    var caps: [Cap]?
    if case .schedule(let schedule) = found.document { caps = state.caps(of: schedule) }
    return FoundDocument(
      place: "adopted as entry #\(found.entry)", digest: found.digest, document: found.document,
      caps: caps)
  }
}

extension FoundDocument {
  fileprivate init(path: String, _ adoption: Adoption) {
    self.init(place: path, digest: adoption.digest, document: adoption.document)
  }
}
