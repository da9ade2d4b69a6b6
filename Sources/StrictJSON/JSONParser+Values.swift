extension JSONParser {
  /// A value with all that is in it, the containers that are open kept in an array.
  mutating func value() throws(JSONError) -> JSONValue {
    var open: [OpenContainer] = []
    var expectation = JSONError.Expectation.value
    while true {
      let value: JSONValue
      if byte == ASCII.leftBracket || byte == ASCII.leftBrace {
        guard open.count < limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
        var container = OpenContainer(at: position, isObject: byte == ASCII.leftBrace)
        guard try enter(&container) else {
          expectation = container.isObject ? .value : .valueOrBracket
          open.append(container)
          continue
        }
        value = container.value
      } else {
        value = try scalar(or: expectation)
      }
      if let whole = try add(value, to: &open) { return whole }
      expectation = .value
    }
  }

  /// Passes the opening bracket or brace and the first key; if there is no content, the closing
  /// one too, and the answer is true.
  private mutating func enter(_ container: inout OpenContainer) throws(JSONError) -> Bool {
    offset += 1
    skipWhitespace()
    if byte == container.closing {
      offset += 1
      return true
    }
    if container.isObject { try key(of: &container, or: .keyOrBrace) }
    return false
  }

  /// Puts a value where it belongs, then closes every container that closes after it.
  ///
  /// The answer is the outermost value if that has ended, nil if another value must follow.
  private mutating func add(
    _ value: JSONValue, to open: inout [OpenContainer]
  ) throws(JSONError) -> JSONValue? {
    var value = value
    while let last = open.indices.last {
      open[last].add(value)
      if try another(before: open[last].closing, else: open[last].separator) {
        if open[last].isObject { try key(of: &open[last], or: .key) }
        return nil
      }
      offset += 1
      value = open.removeLast().value
    }
    return value
  }

  /// Passes a key, its colon and the whitespace after it.
  private mutating func key(
    of container: inout OpenContainer, or expectation: JSONError.Expectation
  ) throws(JSONError) {
    let keyPosition = position
    guard byte == ASCII.quote else { throw unexpected(expectation) }
    container.expect(try string(), at: keyPosition)
    skipWhitespace()
    guard byte == ASCII.colon else { throw unexpected(.colon) }
    offset += 1
    skipWhitespace()
  }

  /// Passes a comma and answers true, or stays at `closing` and answers false.
  private mutating func another(
    before closing: UInt8, else expectation: JSONError.Expectation
  ) throws(JSONError) -> Bool {
    skipWhitespace()
    if byte == closing { return false }
    guard byte == ASCII.comma else { throw unexpected(expectation) }
    let comma = position
    offset += 1
    skipWhitespace()
    if byte == closing {
      throw JSONError(
        position: comma, reason: .trailingComma(before: Unicode.Scalar(closing)))
    }
    return true
  }

  /// A value that is neither an array nor an object.
  private mutating func scalar(
    or expectation: JSONError.Expectation
  ) throws(JSONError) -> JSONValue {
    let start = position
    guard let byte else { throw unexpected(expectation) }
    let content: JSONValue.Content
    switch byte {
    case ASCII.quote: content = .string(try string())
    case ASCII.minus, ASCII.zero...ASCII.nine: content = .number(try number())
    case UInt8(ascii: "t"):
      try literal("true")
      content = .boolean(true)
    case UInt8(ascii: "f"):
      try literal("false")
      content = .boolean(false)
    case UInt8(ascii: "n"):
      try literal("null")
      content = .null
    default: throw unexpected(expectation)
    }
    return JSONValue(position: start, content: content)
  }

  private mutating func literal(_ word: String) throws(JSONError) {
    for letter in word.utf8 {
      guard byte == letter else { throw unexpected(.literal(word)) }
      offset += 1
    }
  }
}
