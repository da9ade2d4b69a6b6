import ContingencyManagement
import Digest
import Foundation
import StrictJSON
import Testing

@testable import LedgerStore

/// A document that comes with the program.
struct Shipped: Sendable, CustomTestStringConvertible {
  let kind: DocumentKind
  let name: String
  var testDescription: String { "\(name) (\(kind.rawValue))" }

  func bytes() throws -> [UInt8] { try contents(of: path) }

  private var path: String { Papers.config + "/" + Shipped.folder(kind) + "/" + name }

  private static func folder(_ kind: DocumentKind) -> String {
    switch kind {
    case .schedule: "Schedules"
    case .bowl: "Bowls"
    case .deck: "Decks"
    case .caps: "Caps"
    case .programme: "Programmes"
    }
  }

  static let all = DocumentKind.allCases.flatMap { kind in
    ((try? names(in: Papers.config + "/" + folder(kind))) ?? []).map {
      Shipped(kind: kind, name: $0)
    }
  }
}

@Suite struct `A document that comes with the program` {
  @Test func `is there, several of them`() {
    #expect(Shipped.all.count { $0.kind == .schedule } >= 6)
    #expect(Shipped.all.count { $0.kind == .bowl } >= 2)
    #expect(Shipped.all.count { $0.kind == .deck } >= 1)
    #expect(Shipped.all.count { $0.kind == .programme } >= 1)
  }

  @Test(arguments: Shipped.all)
  func `can be used and is named for its id`(shipped: Shipped) throws {
    let bytes = try shipped.bytes()
    let adoption = try Document.adoption(of: bytes)
    #expect(adoption.document.kind == shipped.kind)
    #expect(adoption.document.id.text + ".json" == shipped.name)
    #expect(adoption.digest == SHA256.hash(bytes))
    #expect(Array(adoption.text.utf8) == bytes)
  }

  @Test(arguments: Shipped.all)
  func `fits a line of the log, and is the same when it is read from there`(
    shipped: Shipped
  ) throws {
    let adoption = try Document.adoption(of: try shipped.bytes())
    let entry = Entry(
      number: 1, at: .beginning, by: try certain(OperatorCode("admin")),
      request: try certain(RequestID("req-1")), event: .adopted(adoption), outcome: .nothing)
    var line = CanonicalWriter()
    _ = EntryLine.write(entry, previous: .zero, to: &line)
    #expect(line.bytes.count <= EntryLine.mostBytes)
    #expect(try EntryLine.read(line.bytes, in: 0..<line.bytes.count - 1).entry == entry)
  }

  /// A text at the limit, all of it such as takes two bytes for one in a line.
  @Test func `would fit a line even at its greatest size`() throws {
    let words = (0..<2500).map { "\"w\($0)\"" }.joined(separator: ",")
    var text = "{\"kind\":\"deck\",\"id\":\"most\",\"version\":1,\"words\":[\(words)]}"
    text += String(repeating: "\n", count: Document.mostBytes - text.utf8.count)
    let adoption = try Document.adoption(of: Array(text.utf8))
    let entry = Entry(
      number: 1_000_000_000, at: .beginning,
      by: try certain(OperatorCode(String(repeating: "a", count: 32))),
      request: try certain(RequestID(String(repeating: "r", count: 64))),
      event: .adopted(adoption), outcome: .nothing)
    var line = CanonicalWriter()
    _ = EntryLine.write(entry, previous: .zero, to: &line)
    #expect(line.bytes.count <= EntryLine.mostBytes)
    #expect(throws: DocumentProblems.self) {
      try Document.read(Array((text + "\n").utf8))
    }
  }
}
