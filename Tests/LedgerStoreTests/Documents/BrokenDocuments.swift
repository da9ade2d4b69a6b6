import ContingencyManagement
import StrictJSON

@testable import LedgerStore

/// A document with one thing changed, and where that must be told.
struct BrokenDocument: CustomStringConvertible {
  let what: String
  let tree: JSONTree
  /// The members and elements at which a message must stand, or at their keys.
  let at: JSONTree.Place
  let isAtKey: Bool

  /// Whether a value was changed, and not a key.
  let isOfValue: Bool

  init(
    _ what: String, _ tree: JSONTree, at place: JSONTree.Place, isAtKey: Bool = false,
    isOfValue: Bool = false
  ) {
    self.isOfValue = isOfValue
    self.what = what
    self.tree = tree
    at = place
    self.isAtKey = isAtKey
  }

  var text: String { tree.text() }

  var description: String { "\(what) at \(at)" }

  /// Whether a schema finds it broken, and in that place: elsewhere it may be another form of what
  /// stands around it, which then lacks something else.
  func isRefused(by schema: JSONSchema) throws -> Bool {
    let value = try JSONValue.parse(Array(text.utf8))
    let path = isOfValue ? value.path(to: at) : []
    return schema.faults(of: value).contains { $0.path.starts(with: path) }
  }

  /// Line and column of the place.
  func position() throws -> JSONPosition {
    let found = try JSONValue.parse(Array(text.utf8)).positions(at: at)
    return isAtKey ? found.key ?? found.value : found.value
  }
}

extension JSONTree {
  /// Every document with one key dropped, misspelt or doubled, or one value of another type or out
  /// of range; also those that are still good, such as without a key that may be left out.
  func broken() -> [BrokenDocument] { broken(self, at: [], isMap: false) }

  private func broken(_ tree: JSONTree, at place: Place, isMap: Bool) -> [BrokenDocument] {
    var found: [BrokenDocument] = []
    for (number, other) in tree.others.enumerated() {
      found.append(
        BrokenDocument(
          "other value \(number)", replacing(place, with: other), at: place, isOfValue: true))
    }
    switch tree {
    case .scalar: break
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        found += broken(element, at: place + [index], isMap: false)
      }
    case .object(let members):
      for (index, member) in members.enumerated() {
        let inner = place + [index]
        found += keysBroken(member.key, at: inner, isMap: isMap)
        found += broken(
          member.value, at: inner, isMap: member.key == "on" || isCounts(member))
      }
    }
    return found
  }

  private func keysBroken(_ key: String, at place: Place, isMap: Bool) -> [BrokenDocument] {
    let dropped = changingMembers(place) { members, step in members.remove(at: step) }
    let misspelt = changingMembers(place) { members, step in members[step].key += "x" }
    let doubled = changingMembers(place) { members, step in
      members.insert(members[step], at: step)
    }
    var second = place
    second[second.count - 1] += 1
    return [
      BrokenDocument("without \(key)", dropped, at: Array(place.dropLast())),
      // The keys of a map are ids, which the examples then do not find.
      BrokenDocument("misspelt \(key)", misspelt, at: place, isAtKey: !isMap),
      BrokenDocument("twice \(key)", doubled, at: second, isAtKey: true),
    ]
  }

  /// Values of other types, and values that are out of every range.
  private var others: [JSONTree] {
    let texts =
      switch self {
      case .object: ["null", "true", "17", "\"?! 1e9\""]
      case .array: ["null", "true", "17", "\"?! 1e9\""]
      case .scalar(let text) where text.hasPrefix("\""):
        ["null", "true", "17", "\"?! 1e9\"", "\"\""]
      case .scalar: ["null", "\"17\"", "-1", "1000000001", "1.5", "1e400"]
      }
    var others = texts.map(JSONTree.scalar)
    if case .object = self { others.append(.array([])) } else { others.append(.object([])) }
    if case .array = self { others.append(.array([])) }
    return others
  }
}

/// Whether it is the `items` of an example, whose keys are data, and not a ladder.
private func isCounts(_ member: (key: String, value: JSONTree)) -> Bool {
  guard member.key == "items", case .object(let members) = member.value else { return false }
  return !members.contains { $0.key == "item" }
}
