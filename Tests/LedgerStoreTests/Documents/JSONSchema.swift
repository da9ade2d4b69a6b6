import ContingencyManagement
import Foundation
import StrictJSON

@testable import LedgerStore

/// A checker for the part of JSON Schema (draft 2020-12) that the schemas in `Config/Schema` use.
final class JSONSchema {
  /// The whole schema.
  let root: JSONValue
  /// Keywords that it does not know, which a test must find none of.
  private(set) var unknownKeywords: Set<String> = []
  private var expressions: [String: NSRegularExpression] = [:]

  /// One thing that a value does not meet.
  struct Fault: Hashable {
    var path: [PathStep]
    var keyword: String
  }

  init(_ root: JSONValue) { self.root = root }

  /// The schema in the file of that name.
  static func shipped(_ kind: DocumentKind) throws -> JSONSchema {
    let path = Papers.config + "/Schema/\(kind.rawValue).schema.json"
    return JSONSchema(try JSONValue.parse(try contents(of: path)))
  }

  /// Everything that `value` does not meet.
  func faults(of value: JSONValue) -> Set<Fault> { faults(value, root, []) }

  private func faults(_ value: JSONValue, _ schema: JSONValue, _ path: [PathStep]) -> Set<Fault> {
    switch schema.content {
    case .boolean(let truth): return truth ? [] : [Fault(path: path, keyword: "false")]
    case .object(let keywords):
      return keywords.reduce(into: []) { faults, member in
        faults.formUnion(self.faults(value, member, of: schema, path))
      }
    case .null, .number, .string, .array: return [Fault(path: path, keyword: "schema")]
    }
  }

  private func faults(
    _ value: JSONValue, _ keyword: JSONValue.Member, of schema: JSONValue, _ path: [PathStep]
  ) -> Set<Fault> {
    let argument = keyword.value
    func fault(unless isMet: Bool) -> Set<Fault> {
      isMet ? [] : [Fault(path: path, keyword: keyword.key)]
    }
    switch keyword.key {
    case "$schema", "$id", "$defs", "title", "description", "then", "else": return []
    case "$ref": return faults(value, resolved(schema), path)
    case "type": return fault(unless: argument.text.map { value.isOf(type: $0) } ?? false)
    case "const": return fault(unless: value.isSame(as: argument))
    case "enum":
      return fault(
        unless: argument.elements.contains { $0.isSame(as: value) })
    case "pattern":
      return fault(unless: value.text.map { matches($0, argument.text ?? "") } ?? true)
    case "minLength":
      return fault(unless: value.text.map { $0.unicodeScalars.count >= argument.int } ?? true)
    case "minimum": return fault(unless: value.number.map { $0 >= argument.int } ?? true)
    case "maximum": return fault(unless: value.number.map { $0 <= argument.int } ?? true)
    case "minItems": return fault(unless: !value.isArray || value.elements.count >= argument.int)
    case "maxItems": return fault(unless: !value.isArray || value.elements.count <= argument.int)
    case "uniqueItems":
      return fault(
        unless: Set(value.elements.map { JSONTree($0).text() }).count == value.elements.count)
    case "items":
      return value.elements.enumerated().reduce(into: []) { faults, item in
        faults.formUnion(self.faults(item.element, argument, path + [.index(item.offset)]))
      }
    case "minProperties":
      return fault(unless: !value.isObject || value.members.count >= argument.int)
    case "required":
      return fault(
        unless: !value.isObject
          || argument.elements.allSatisfy { $0.text.map { value.member($0) != nil } ?? false })
    case "properties":
      return value.members.reduce(into: []) { faults, member in
        guard let property = argument.member(member.key)?.value else { return }
        faults.formUnion(self.faults(member.value, property, path + [.key(member.key)]))
      }
    case "additionalProperties":
      let known = schema.member("properties")?.value
      return value.members.reduce(into: []) { faults, member in
        guard known?.member(member.key) == nil else { return }
        faults.formUnion(self.faults(member.value, argument, path + [.key(member.key)]))
      }
    case "propertyNames":
      return fault(
        unless: value.members.allSatisfy { member in
          matches(member.key, argument.member("pattern")?.value.text ?? "")
        })
    case "allOf":
      return argument.elements.reduce(into: []) {
        $0.formUnion(faults(value, $1, path))
      }
    case "anyOf", "oneOf":
      // Where the branches are of different types, the one of the value's type tells what is wrong.
      let branches = argument.elements
      if let branch = branches.first(where: { isTyped($0, for: value) }) {
        return faults(value, branch, path)
      }
      let met = branches.count { faults(value, $0, path).isEmpty }
      return fault(unless: keyword.key == "anyOf" ? met > 0 : met == 1)
    case "if":
      let branch = faults(value, argument, path).isEmpty ? "then" : "else"
      return schema.member(branch).map { faults(value, $0.value, path) } ?? []
    default:
      unknownKeywords.insert(keyword.key)
      return []
    }
  }

  /// The schemas that say which members the object at the end of `path` has.
  func properties(of value: JSONValue, at path: ArraySlice<PathStep>) -> Set<String> {
    properties(value, root, path)
  }

  private func properties(
    _ value: JSONValue, _ schema: JSONValue, _ path: ArraySlice<PathStep>
  ) -> Set<String> {
    var found: Set<String> = []
    if path.isEmpty {
      found.formUnion(schema.member("properties")?.value.members.map(\.key) ?? [])
    }
    if schema.member("$ref") != nil { found.formUnion(properties(value, resolved(schema), path)) }
    for keyword in ["allOf", "anyOf", "oneOf"] {
      for branch in schema.member(keyword)?.value.elements ?? [] {
        found.formUnion(properties(value, branch, path))
      }
    }
    switch path.first {
    case nil: break
    case .key(let key)?:
      if let inner = schema.member("properties")?.value.member(key)?.value {
        found.formUnion(properties(value, inner, path.dropFirst()))
      }
    case .index?:
      if let inner = schema.member("items")?.value {
        found.formUnion(properties(value, inner, path.dropFirst()))
      }
    }
    return found
  }

  /// Every schema in it that stands for a key of a document, with the key.
  func describedKeys() -> [(key: String, schema: JSONValue)] {
    func all(in schema: JSONValue) -> [(key: String, schema: JSONValue)] {
      schema.members.flatMap { keyword -> [(key: String, schema: JSONValue)] in
        switch keyword.key {
        case "properties", "$defs":
          let inner = keyword.value.members
          return inner.map { ($0.key, $0.value) } + inner.flatMap { all(in: $0.value) }
        case "items", "additionalProperties": return all(in: keyword.value)
        case "anyOf": return keyword.value.elements.flatMap(all)
        default: return []
        }
      }
    }
    return all(in: root)
  }

  private func resolved(_ schema: JSONValue) -> JSONValue {
    let name = schema.member("$ref")?.value.text?.split(separator: "/").last.map(String.init) ?? ""
    return root.member("$defs")?.value.member(name)?.value ?? root
  }

  private func isTyped(_ schema: JSONValue, for value: JSONValue) -> Bool {
    if let type = schema.member("type")?.value.text { return value.isOf(type: type) }
    return schema.member("$ref") != nil && isTyped(resolved(schema), for: value)
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    let known = expressions[pattern] ?? (try? NSRegularExpression(pattern: pattern))
    expressions[pattern] = known
    let range = NSRange(text.startIndex..., in: text)
    return known?.firstMatch(in: text, range: range).map { $0.range == range } ?? false
  }
}

extension JSONValue {
  var members: [Member] { if case .object(let members) = content { members } else { [] } }
  var elements: [JSONValue] { if case .array(let elements) = content { elements } else { [] } }
  var text: String? { if case .string(let text) = content { text } else { nil } }
  var isArray: Bool { if case .array = content { true } else { false } }
  /// A number that bounds apply to; one that is no `Int` is beyond them all.
  var number: Int? {
    guard case .number(let number) = content else { return nil }
    return number.integer ?? (number.text.hasPrefix("-") ? .min : .max)
  }
  fileprivate var int: Int { number ?? 0 }

  fileprivate func isSame(as other: JSONValue) -> Bool {
    switch (content, other.content) {
    case (.string(let text), .string(let other)): sameBytes(text, other)
    case (.string, _), (_, .string): false
    default: JSONTree(self).text() == JSONTree(other).text()
    }
  }

  fileprivate func isOf(type: String) -> Bool {
    switch content {
    case .null: type == "null"
    case .boolean: type == "boolean"
    case .number(let number): type == "integer" && number.integer != nil
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }
}
