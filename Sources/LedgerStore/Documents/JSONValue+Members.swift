import ContingencyManagement
import StrictJSON

extension JSONValue {
  /// The first member of that key, where the value is an object that has one.
  func member(_ key: String) -> Member? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.isNamed(key) }
  }

  /// Whether it is an object.
  var isObject: Bool {
    if case .object = content { true } else { false }
  }

  /// Whether it is a string.
  var isString: Bool {
    if case .string = content { true } else { false }
  }

  /// Where the value at the end of `path` stands, or the last one on the way that is there.
  func position(of path: ArraySlice<PathStep>) -> JSONPosition {
    guard let step = path.first else { return position }
    switch (step, content) {
    case (.key(let key), .object):
      return member(key)?.value.position(of: path.dropFirst()) ?? position
    case (.index(let index), .array(let elements)) where elements.indices.contains(index):
      return elements[index].position(of: path.dropFirst())
    case (.key, _), (.index, _):
      return position
    }
  }
}
