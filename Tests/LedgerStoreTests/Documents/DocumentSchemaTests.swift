import ContingencyManagement
import StrictJSON
import Testing

@testable import LedgerStore

@Suite struct `The schema for editors` {
  @Test(arguments: GoodDocument.all)
  func `takes every good document`(good: GoodDocument) throws {
    let schema = try JSONSchema.shipped(good.kind)
    #expect(schema.faults(of: try JSONValue.parse(try good.read())) == [])
    #expect(try Document.read(try good.read()).kind == good.kind)
    #expect(schema.unknownKeywords == [])
  }

  @Test(arguments: DocumentKind.allCases)
  func `describes every key`(kind: DocumentKind) throws {
    let keys = try JSONSchema.shipped(kind).describedKeys()
    #expect(keys.count > 5)
    for key in keys where key.schema.member("description") == nil {
      Issue.record("\(key.key) has no description")
    }
  }

  @Test func `lists the words that the program knows`() throws {
    let schema = try JSONSchema.shipped(.schedule).root
    func words(_ name: String) -> [String]? {
      schema.member("$defs")?.value.member(name)?.value.member("enum")?.value.elements
        .compactMap(\.text)
    }
    let programme = try JSONSchema.shipped(.programme).root.member("properties")?.value
    func acts(_ key: String) -> [String]? {
      programme?.member(key)?.value.member("items")?.value.member("enum")?.value.elements
        .compactMap(\.text)
    }
    #expect(acts("secondPerson") == Act.sharable.map(\.rawValue))
    #expect(acts("supervisor") == Act.reservable.map(\.rawValue))
    #expect(words("analyte") == Analyte.allCases.map(\.code).sorted())
    #expect(words("specimen") == SpecimenType.allCases.map(\.rawValue))
    #expect(words("verdict") == Verdict.allCases.map(\.rawValue))
    let verdicts = schema.member("$defs")?.value.member("verdicts")?.value.member("properties")
    #expect(
      verdicts?.value.members.map(\.key)
        == Cause.ruled.map(\.rawValue) + ["excused"])
  }

  /// A key that nothing has is put into each object in turn: the reader then lists the keys that
  /// the object may have, which must be those that the schema lets it have.
  @Test(arguments: Campaign.isOn ? GoodDocument.all : GoodDocument.everyKey)
  func `lets each object have the keys that the reader lets it have`(good: GoodDocument) throws {
    let schema = try JSONSchema.shipped(good.kind)
    let tree = try good.tree()
    for (place, path) in tree.objects() {
      let strange = tree.adding("qqqqqqqqqq", to: place)
      guard case .object(let members) = strange[place] else { continue }
      let read = try keys(
        in: strange.text(), at: place + [members.count - 1])
      guard let read else { continue }
      let value = try JSONValue.parse(Array(tree.text().utf8))
      let before = schema.faults(of: value)
      let candidates = schema.properties(of: value, at: path[...])
      let allowed = try candidates.filter { key in
        if members.contains(where: { $0.key == key }) { return true }
        let with = try JSONValue.parse(Array(tree.adding(key, to: place).text().utf8))
        let faults = schema.faults(of: with).subtracting(before)
        return !faults.contains {
          $0.path == path || $0 == .init(path: path + [.key(key)], keyword: "false")
        }
      }
      #expect(read == allowed, "\(path)")
    }
  }

  /// The keys that the reader lists for the object with an unknown key at `place`; nil for a map.
  private func keys(in text: String, at place: JSONTree.Place) throws -> Set<String>? {
    let position = try JSONValue.parse(Array(text.utf8)).positions(at: place).key
    var message: String?
    do throws(DocumentProblems) { _ = try Document.read(Array(text.utf8)) } catch {
      message = error.problems.first { $0.position == position }?.message
    }
    guard let list = message?.split(separator: "its keys are ").last, list != message ?? "" else {
      return nil
    }
    return Set(list.split(separator: ", ").map { String($0.dropFirst().dropLast()) })
  }
}

extension JSONTree {
  /// Every object in it, with its place and its path.
  fileprivate func objects(
    _ place: Place = [], _ path: [PathStep] = []
  ) -> [(place: Place, path: [PathStep])] {
    switch self {
    case .scalar: []
    case .array(let elements):
      elements.enumerated().flatMap {
        $0.element.objects(place + [$0.offset], path + [.index($0.offset)])
      }
    case .object(let members):
      [(place, path)]
        + members.enumerated().flatMap {
          $0.element.value.objects(place + [$0.offset], path + [.key($0.element.key)])
        }
    }
  }

  /// The tree with a member of that key and no value at the end of the object at `place`.
  fileprivate func adding(_ key: String, to place: Place) -> JSONTree {
    guard case .object(let members) = self[place] else { return self }
    return replacing(place, with: .object(members + [(key, .scalar("null"))]))
  }
}
