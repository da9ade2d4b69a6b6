extension CanonicalError: CustomStringConvertible {
  /// The place and the fault in one line: `byte 41: expected the key "by", found '}'`.
  public var description: String { "byte \(offset): \(reason)" }
}

extension CanonicalError.Reason: CustomStringConvertible {
  /// The fault without its place.
  public var description: String {
    switch self {
    case .expected(let expectation, let found?):
      "expected \(expectation), found \(Wording.shown(found))"
    case .expected(let expectation, nil):
      "expected \(expectation), found the end"
    case .leadingZero:
      "a whole number does not begin with 0 and another digit"
    case .negativeZero:
      "zero has no minus sign"
    case .integerOutOfRange:
      "a whole number is from \(Int.min) to \(Int.max)"
    case .invalidUTF8(let byte):
      "byte \(Wording.shown(byte)) does not begin well-formed UTF-8"
    case .controlCharacter(let byte):
      "the control character \(Wording.shown(byte)) stands in a string without an escape"
    case .escapeNotCanonical:
      "the escape is not the canonical spelling of a character"
    case .notPlain(let byte):
      "\(Wording.shown(byte)) stands in a string of plain ASCII"
    }
  }
}

extension CanonicalError.Expectation: CustomStringConvertible {
  /// What must stand at the place.
  public var description: String {
    switch self {
    case .value: "a value"
    case .object: "an object"
    case .endOfObject: "'}'"
    case .array: "an array"
    case .endOfArray: "']'"
    case .commaOrEndOfArray: "',' or ']'"
    case .key(let name): "the key \"\(name)\""
    case .string: "a string"
    case .closingQuote: "a closing quote"
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .closing: "']' or '}'"
    case .end: "the end"
    }
  }
}
