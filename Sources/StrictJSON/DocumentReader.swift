/// Reads a document's tree against what it should hold, and collects everything that is wrong.
///
/// A question that cannot be answered notes a problem and answers nil, and reading goes on, so that
/// whoever must mend the file sees all of it at once.
public final class DocumentReader {
  /// What is wrong, in the order it was found.
  public private(set) var problems: [DocumentProblem] = []

  /// A reader that has found nothing wrong.
  public init() {}

  /// Notes a problem at `position`.
  public func report(_ message: String, at position: JSONPosition) {
    problems.append(DocumentProblem(position: position, message: message))
  }

  /// The members of an object by key, if it is one.
  ///
  /// A key that is repeated, unknown or missing is a problem, noted where it stands; a key that is
  /// missing is noted where the object begins.
  ///
  /// - Parameters:
  ///   - name: What the object is, for the message: `a schedule`.
  ///   - keys: Keys that must be there.
  ///   - optional: Keys that may be there.
  public func object(
    _ value: JSONValue, _ name: String, keys: [String], optional: [String] = []
  ) -> [String: JSONValue]? {
    guard let members = members(of: value, name) else { return nil }
    var fields: [String: JSONValue] = [:]
    for member in members {
      guard let key = (keys + optional).first(where: { member.isNamed($0) }) else {
        report(unknown(member.key, among: keys + optional, in: name), at: member.keyPosition)
        continue
      }
      fields[key] = member.value
    }
    for key in keys where fields[key] == nil {
      report("\(name) needs \"\(key)\", which is missing", at: value.position)
    }
    return fields
  }

  /// The members of an object whose keys are data, in order, if it is one.
  ///
  /// A repeated key is a problem, and its second value is left out.
  public func members(of value: JSONValue, _ name: String) -> [JSONValue.Member]? {
    guard case .object(let all) = value.content else {
      report("expected \(name) as an object, found \(value.typeName)", at: value.position)
      return nil
    }
    var members: [JSONValue.Member] = []
    for member in all {
      if let first = members.first(where: { $0.isNamed(member.key) }) {
        report(
          "the key \"\(member.key)\" stands already at line \(first.keyPosition.line)",
          at: member.keyPosition)
      } else {
        members.append(member)
      }
    }
    return members
  }

  /// The elements of an array, if it is one.
  public func array(_ value: JSONValue, _ name: String) -> [JSONValue]? {
    guard case .array(let elements) = value.content else {
      report("expected \(name) as an array, found \(value.typeName)", at: value.position)
      return nil
    }
    return elements
  }

  /// A string that is not empty.
  public func string(_ value: JSONValue, _ name: String) -> String? {
    guard case .string(let text) = value.content else {
      report("expected \(name) as a string, found \(value.typeName)", at: value.position)
      return nil
    }
    guard !text.isEmpty else {
      report("\(name) is empty", at: value.position)
      return nil
    }
    return text
  }

  /// A whole number within `range`.
  public func integer(_ value: JSONValue, _ name: String, in range: ClosedRange<Int>) -> Int? {
    guard case .number(let number) = value.content else {
      report("expected \(name) as a whole number, found \(value.typeName)", at: value.position)
      return nil
    }
    guard let integer = number.integer, range.contains(integer) else {
      report(
        "\(name) is \(number.text.prefix(40)); it must be a whole number from "
          + "\(range.lowerBound) to \(range.upperBound)", at: value.position)
      return nil
    }
    return integer
  }

  /// `true` or `false`.
  public func boolean(_ value: JSONValue, _ name: String) -> Bool? {
    guard case .boolean(let truth) = value.content else {
      report("expected \(name) as true or false, found \(value.typeName)", at: value.position)
      return nil
    }
    return truth
  }

  /// One of a list of words, as what it stands for.
  public func choice<Choice>(
    _ value: JSONValue, _ name: String, among choices: [(word: String, choice: Choice)]
  ) -> Choice? {
    guard let text = string(value, name) else { return nil }
    if let match = choices.first(where: { sameBytes($0.word, text) }) { return match.choice }
    let words = choices.map { "\"\($0.word)\"" }.joined(separator: ", ")
    report("\(name) is \"\(text.prefix(40))\"; it must be one of \(words)", at: value.position)
    return nil
  }

  private func unknown(_ key: String, among known: [String], in name: String) -> String {
    let shown = key.unicodeScalars.count > 40 ? key.prefix(40) + "…" : key[...]
    if let near = nearest(to: key, among: known) {
      return "\(name) has no key \"\(shown)\"; did you mean \"\(near)\"?"
    }
    let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
    return "\(name) has no key \"\(shown)\"; its keys are \(list)"
  }
}

/// One thing wrong with a document, and where.
public struct DocumentProblem: Error, Hashable, Sendable {
  /// Where it stands.
  public let position: JSONPosition
  /// What is wrong and what would be right, for the person who mends the file.
  public let message: String

  /// A problem of those parts.
  public init(position: JSONPosition, message: String) {
    self.position = position
    self.message = message
  }
}
