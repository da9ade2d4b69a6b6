import ContingencyManagement
import Digest
import StrictJSON

/// Everything that is wrong with a document, in the order of the file.
public struct DocumentProblems: Error, Hashable, Sendable {
  /// All of them.
  public var problems: [DocumentProblem]

  init(_ problems: [DocumentProblem]) {
    self.problems = problems.sorted { $0.position < $1.position }
  }
}

extension Document {
  /// The most bytes that a document may have, so that it fits a line of the log whole.
  public static let mostBytes = 32_000

  private static let limits = JSONLimits(depth: 16, bytes: mostBytes)

  /// The schedule, bowl, deck, file of caps or programme that the bytes of a file hold.
  ///
  /// - Parameter replaysExamples: Whether examples that do not come out count as problems.
  /// - Throws: all that is wrong with it, each with line and column: what is not JSON, unknown,
  ///   missing and repeated keys, values out of range, contradictions, and worked examples that do
  ///   not come out.
  public static func read(
    _ bytes: [UInt8], replaysExamples: Bool = true
  ) throws(DocumentProblems) -> Document {
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes, limits: limits)
    } catch {
      throw DocumentProblems([
        DocumentProblem(position: error.position, message: error.reason.description)
      ])
    }
    let reader = DocumentReader()
    let document = read(value, with: reader, replaysExamples)
    guard let document, reader.problems.isEmpty else { throw DocumentProblems(reader.problems) }
    return document
  }

  /// The document that the bytes of a file hold, ready to be adopted.
  public static func adoption(
    of bytes: [UInt8], replaysExamples: Bool = true
  ) throws(DocumentProblems) -> Adoption {
    let document = try read(bytes, replaysExamples: replaysExamples)
    return Adoption(
      document: document, text: String(decoding: bytes, as: UTF8.self),
      digest: SHA256.hash(bytes))
  }

  /// Where the values at the ends of `paths` stand in the text of a document, or the last ones on
  /// the way that are there; the beginning for all where the text is no JSON.
  public static func positions(of paths: [[PathStep]], in bytes: [UInt8]) -> [JSONPosition] {
    do {
      let value = try JSONValue.parse(bytes, limits: limits)
      return paths.map { value.position(of: $0[...]) }
    } catch {
      return paths.map { _ in error.position }
    }
  }

  private static func read(
    _ value: JSONValue, with reader: DocumentReader, _ replaysExamples: Bool
  ) -> Document? {
    guard case .object(let members) = value.content else {
      reader.report("expected a document as an object, found \(value.typeName)", at: value.position)
      return nil
    }
    guard let kind = members.first(where: { $0.isNamed("kind") })?.value else {
      reader.report(
        "the document does not say its kind; add \"kind\": one of "
          + DocumentKind.allCases.map(\.rawValue).quoted,
        at: value.position)
      for member in members where nearest(to: member.key, among: ["kind"]) != nil {
        reader.report(
          "the document has no key \"\(member.key)\"; did you mean \"kind\"?",
          at: member.keyPosition)
      }
      return nil
    }
    let kinds = DocumentKind.allCases.map { (word: $0.rawValue, choice: $0) }
    switch reader.choice(kind, "kind", among: kinds) {
    case .schedule: return reader.schedule(value, replaysExamples).map(Document.schedule)
    case .bowl: return reader.bowl(value).map(Document.bowl)
    case .deck: return reader.deck(value).map(Document.deck)
    case .caps: return reader.capFile(value).map(Document.caps)
    case .programme: return reader.programme(value).map(Document.programme)
    case nil: return nil
    }
  }
}
