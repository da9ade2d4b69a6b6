/// An array or object whose closing bracket or brace the parser has not reached yet.
struct OpenContainer {
  let position: JSONPosition
  let isObject: Bool
  private var elements: [JSONValue] = []
  private var members: [JSONValue.Member] = []
  /// The key that the next value of an object belongs to, and its place.
  private var key: (name: String, position: JSONPosition)?

  /// A container without content, opened by `[` or `{` at a place.
  init(at position: JSONPosition, isObject: Bool) {
    self.position = position
    self.isObject = isObject
  }

  /// The byte that closes it.
  var closing: UInt8 { isObject ? ASCII.rightBrace : ASCII.rightBracket }

  /// What stands after a value in it.
  var separator: JSONError.Expectation { isObject ? .commaOrBrace : .commaOrBracket }

  /// The finished value.
  var value: JSONValue {
    JSONValue(position: position, content: isObject ? .object(members) : .array(elements))
  }

  /// Notes the key of the member whose value comes next.
  mutating func expect(_ name: String, at position: JSONPosition) {
    key = (name, position)
  }

  /// Adds an element, or the value of the key noted last.
  mutating func add(_ value: JSONValue) {
    if let key {
      members.append(
        JSONValue.Member(key: key.name, keyPosition: key.position, value: value))
    } else {
      elements.append(value)
    }
  }
}
