extension JSONError: CustomStringConvertible {
  /// The place and the fault in one line: `3:14: expected ',' or '}', found 'x'`.
  public var description: String { "\(position): \(reason)" }
}

extension JSONPosition: CustomStringConvertible {
  /// Line and column, as compilers print them: `3:14`.
  public var description: String { "\(line):\(column)" }
}

extension JSONError.Reason: CustomStringConvertible {
  /// The fault without its place.
  public var description: String {
    switch self {
    case .tooLarge(let bytes, let limit):
      "the text has \(bytes) bytes, more than the \(limit) allowed"
    case .tooDeep(let limit):
      "arrays and objects are nested more than \(limit) deep"
    case .byteOrderMark:
      "the text begins with a byte order mark (U+FEFF)"
    case .invalidUTF8(let byte):
      "byte \(Wording.shown(byte)) does not begin well-formed UTF-8"
    case .unexpected(let scalar, let expected):
      "expected \(expected), found \(Wording.shown(scalar))"
    case .unexpectedEnd(let expected):
      "expected \(expected), found the end of the text"
    case .trailingComma(let closing):
      "a comma stands before the closing \(Wording.shown(closing))"
    case .leadingZero:
      "a number does not begin with 0 and another digit"
    case .controlCharacter(let scalar):
      "\(Wording.shown(scalar)) stands in a string without an escape"
    case .loneSurrogate(let unit):
      "the escape \\u\(Wording.hex(UInt32(unit), digits: 4)) is half of a surrogate pair"
    }
  }
}

extension JSONError.Expectation: CustomStringConvertible {
  /// What may stand at the place.
  public var description: String {
    switch self {
    case .value: "a value"
    case .valueOrBracket: "a value or ']'"
    case .key: "a key in quotes"
    case .keyOrBrace: "a key in quotes or '}'"
    case .colon: "':'"
    case .commaOrBracket: "',' or ']'"
    case .commaOrBrace: "',' or '}'"
    case .end: "the end of the text"
    case .digit: "a digit"
    case .hexDigit: "a hexadecimal digit"
    case .escape: "one of \" \\ / b f n r t u after '\\'"
    case .closingQuote: "a closing quote"
    case .literal(let word): "'\(word)'"
    }
  }
}
