/// One value of a JSON text (RFC 8259 §3), with the place where it begins.
///
/// Nothing the text says is lost: numbers keep their digits, objects the order of their members
/// and any key that is repeated. What a repeated key means is for the reader of the value to
/// decide; RFC 8259 §4 leaves it open.
///
/// There is no `==`: two texts may be compared in more ways than one, and `String` alone would
/// take two spellings of `é` for the same key.
public struct JSONValue: Sendable {
  /// Where the first byte of the value stands.
  public let position: JSONPosition
  /// What the value is.
  public let content: Content

  /// The six kinds of value, `true` and `false` being one.
  public enum Content: Sendable {
    case null
    case boolean(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object([Member])
  }

  /// One key of an object with its value.
  public struct Member: Sendable {
    /// The key, its escapes resolved.
    ///
    /// `==` on `String` is canonical equivalence: it does not tell `é` from `e` with a combining
    /// accent. Compare keys with ``isNamed(_:)`` or ``sameBytes(_:_:)``.
    public let key: String
    /// Where the opening quote of the key stands.
    public let keyPosition: JSONPosition
    /// The value after the colon.
    public let value: JSONValue

    /// Whether the key is `name`, byte for byte in UTF-8.
    public func isNamed(_ name: String) -> Bool { sameBytes(key, name) }
  }

  /// The kind of value as a message names it: "an object", "a string", "null".
  public var typeName: String {
    switch content {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Whether two strings have the same UTF-8 bytes.
///
/// Identifiers and keys are compared this way everywhere, since `==` on `String` is canonical
/// equivalence (The Unicode Standard 16.0, §3.7, D70).
public func sameBytes(_ first: String, _ second: String) -> Bool {
  first.utf8.elementsEqual(second.utf8)
}
