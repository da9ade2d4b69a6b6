import ContingencyManagement
import StrictJSON

@testable import LedgerStore

/// A JSON text that can be changed, and then be written with each member on a line of its own.
indirect enum JSONTree {
  case object([(key: String, value: JSONTree)])
  case array([JSONTree])
  /// A string, number, boolean or null, as it is spelled.
  case scalar(String)

  /// A place in it: which member or element, from the top down.
  typealias Place = [Int]

  init(_ value: JSONValue) {
    switch value.content {
    case .object(let members): self = .object(members.map { ($0.key, JSONTree($0.value)) })
    case .array(let elements): self = .array(elements.map(JSONTree.init))
    case .string(let text): self = .scalar(CanonicalString(text).text)
    case .number(let number): self = .scalar(number.text)
    case .boolean(let truth): self = .scalar("\(truth)")
    case .null: self = .scalar("null")
    }
  }

  /// The text, indented by `indent`.
  func text(_ indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .scalar(let text): return text
    case .object(let members):
      let lines = members.map { inner + CanonicalString($0.key).text + ": " + $0.value.text(inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    case .array(let elements):
      let lines = elements.map { inner + $0.text(inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + indent + "]"
    }
  }

  /// The tree with the members or elements around `place` changed; the last step is given.
  func changing(_ place: Place, _ change: (inout JSONTree, Int) -> Void) -> JSONTree {
    guard let step = place.first else { return self }
    var copy = self
    if place.count == 1 {
      change(&copy, step)
      return copy
    }
    switch self {
    case .scalar: return self
    case .object(var members):
      members[step].value = members[step].value.changing(Array(place.dropFirst()), change)
      return .object(members)
    case .array(var elements):
      elements[step] = elements[step].changing(Array(place.dropFirst()), change)
      return .array(elements)
    }
  }

  /// The tree with the value at `place` replaced.
  func replacing(_ place: Place, with value: JSONTree) -> JSONTree {
    if place.isEmpty { return value }
    return changing(place) { parent, step in
      switch parent {
      case .scalar: break
      case .object(var members):
        members[step].value = value
        parent = .object(members)
      case .array(var elements):
        elements[step] = value
        parent = .array(elements)
      }
    }
  }

  /// The tree with the members around `place` changed.
  func changingMembers(
    _ place: Place, _ change: (inout [(key: String, value: JSONTree)], Int) -> Void
  ) -> JSONTree {
    changing(place) { parent, step in
      guard case .object(var members) = parent else { return }
      change(&members, step)
      parent = .object(members)
    }
  }

  /// The place that a path of keys and numbers leads to.
  func place(_ path: String) -> Place? {
    var tree = self
    var place: Place = []
    for step in path.split(separator: ".").map(String.init) {
      switch tree {
      case .scalar: return nil
      case .object(let members):
        guard let index = members.firstIndex(where: { $0.key == step }) else { return nil }
        place.append(index)
        tree = members[index].value
      case .array(let elements):
        guard let index = Int(step), elements.indices.contains(index) else { return nil }
        place.append(index)
        tree = elements[index]
      }
    }
    return place
  }

  /// What stands at `place`.
  subscript(place: Place) -> JSONTree {
    guard let step = place.first else { return self }
    switch self {
    case .scalar: return self
    case .object(let members): return members[step].value[Array(place.dropFirst())]
    case .array(let elements): return elements[step][Array(place.dropFirst())]
    }
  }
}

extension JSONValue {
  /// The keys and numbers that lead to `place`.
  func path(to place: JSONTree.Place) -> [PathStep] {
    var value = self
    return place.map { step in
      switch value.content {
      case .object(let members):
        value = members[step].value
        return .key(members[step].key)
      case .array(let elements): value = elements[step]
      case .null, .boolean, .number, .string: break
      }
      return .index(step)
    }
  }

  /// Where the value at `place` begins, and the key before it where it is a member.
  func positions(at place: JSONTree.Place) -> (key: JSONPosition?, value: JSONPosition) {
    var (value, key) = (self, JSONPosition?.none)
    for step in place {
      switch value.content {
      case .object(let members):
        key = members[step].keyPosition
        value = members[step].value
      case .array(let elements): (value, key) = (elements[step], nil)
      case .null, .boolean, .number, .string: break
      }
    }
    return (key, value.position)
  }
}
