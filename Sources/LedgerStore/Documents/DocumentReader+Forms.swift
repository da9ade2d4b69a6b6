import StrictJSON

/// One of several ways of writing an object, known by a key that the others do not have.
struct ObjectForm {
  /// The key it is known by.
  let key: String
  /// The other keys that it must have.
  let keys: [String]
  /// The keys that it may have.
  let optional: [String]

  /// A form with those keys.
  init(_ key: String, keys: [String] = [], optional: [String] = []) {
    self.key = key
    self.keys = keys
    self.optional = optional
  }
}

extension DocumentReader {
  /// The members of an object that is written in one of several forms, with the key of its form.
  ///
  /// Where it is in none of them, or in two, its keys are held against those of all forms.
  ///
  /// - Parameters:
  ///   - keys: Keys that it must have in every form.
  ///   - optional: Keys that it may have in every form.
  func object(
    _ value: JSONValue, _ name: String, in forms: [ObjectForm], keys: [String] = [],
    optional: [String] = []
  ) -> (form: String, fields: [String: JSONValue])? {
    let present = forms.filter { value.member($0.key) != nil }
    guard present.count == 1, let form = present.first else {
      let others = forms.flatMap { [$0.key] + $0.keys + $0.optional }
      let all = optional + others.filter { !keys.contains($0) && !optional.contains($0) }
      guard object(value, name, keys: keys, optional: all) != nil else { return nil }
      _ = one(of: forms.map(\.key), in: value, name)
      return nil
    }
    let found = object(
      value, "\(name)", keys: keys + [form.key] + form.keys, optional: form.optional + optional)
    return found.map { (form.key, $0) }
  }

  /// The one of `keys` that an object has; a problem where there are none or several.
  func one(of keys: [String], in value: JSONValue, _ name: String) -> String? {
    let present = keys.compactMap { value.member($0) }.sorted { $0.keyPosition < $1.keyPosition }
    let list = keys.map { "\"\($0)\"" }.joined(separator: ", ")
    guard let first = present.first else {
      report("\(name) needs one of \(list)", at: value.position)
      return nil
    }
    for second in present.dropFirst() {
      report(
        "\(name) has \"\(first.key)\" already; it has only one of \(list)", at: second.keyPosition)
    }
    return present.count == 1 ? first.key : nil
  }
}
