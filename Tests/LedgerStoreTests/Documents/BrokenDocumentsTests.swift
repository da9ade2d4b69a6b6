import ContingencyManagement
import StrictJSON
import Testing

@testable import LedgerStore

/// Good documents to break: those that come with the program, and those that use every key.
struct GoodDocument: Sendable, CustomTestStringConvertible {
  let kind: DocumentKind
  let name: String
  let read: @Sendable () throws -> [UInt8]
  var testDescription: String { name }

  func tree() throws -> JSONTree { JSONTree(try JSONValue.parse(try read())) }

  /// Those that come with the program, and those that use every key.
  static let all = shipped + everyKey

  static let shipped = Shipped.all.map { shipped in
    GoodDocument(kind: shipped.kind, name: shipped.name) { try shipped.bytes() }
  }

  static let everyKey = [
    (DocumentKind.schedule, "every key", EveryKey.schedule),
    (.schedule, "other keys", EveryKey.second), (.caps, "caps", EveryKey.caps),
    (.bowl, "bowl", EveryKey.bowl), (.deck, "deck", Papers.deck),
    (.programme, "programme", EveryKey.programme),
  ].map { kind, name, text in GoodDocument(kind: kind, name: name) { Array(text.utf8) } }
}

@Suite struct `A document with one thing broken` {
  /// By construction: what the schema beside the files refuses cannot be meant. Everyday a part is
  /// broken, the same at each run; in a campaign all of it.
  @Test(arguments: GoodDocument.all)
  func `is refused, and the place that is broken is told`(good: GoodDocument) throws {
    let schema = try JSONSchema.shipped(good.kind)
    let all = try good.tree().broken()
    let stride = max(1, all.count / Campaign.count(everyday: 30, campaign: .max))
    var refused = 0
    for (number, broken) in all.enumerated() where number % stride == 0 {
      guard try broken.isRefused(by: schema) else { continue }
      refused += 1
      try expectRefused(broken)
    }
    #expect(refused > min(all.count, 30) / 2)
  }

  @Test(arguments: GoodDocument.all.filter { $0.kind == .schedule })
  func `is refused where it contradicts itself`(good: GoodDocument) throws {
    let tree = try good.tree()
    for contradiction in Contradiction.all {
      for broken in contradiction.made(in: tree) { try expectRefused(broken) }
    }
  }

  private func expectRefused(_ broken: BrokenDocument) throws {
    do throws(DocumentProblems) {
      _ = try Document.read(Array(broken.text.utf8))
      Issue.record("accepted: \(broken)\n\(broken.text)")
    } catch {
      let position = try broken.position()
      #expect(
        error.problems.contains { $0.position == position },
        "\(broken) at \(position): \(error.problems.map { "\($0.position): \($0.message)" })")
    }
  }
}
