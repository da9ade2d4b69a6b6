extension CanonicalReader {
  /// Passes over one whole value without judging what is in it.
  ///
  /// In a line, keys ascend, so what tells the shape of `data` comes after it. A copy of the reader
  /// made before the value was passed reads it afterwards, and only that copy finds its faults:
  ///
  ///     try line.key("data")
  ///     var data = line
  ///     try line.skipValue()
  ///     try line.key("kind")
  ///
  /// A value that the copy reads without error ends where this call ended.
  public mutating func skipValue() throws(CanonicalError) {
    switch byte {
    case ASCII.leftBrace, ASCII.leftBracket: try skipNested()
    case ASCII.quote: try skipString()
    default: try skipWord()
    }
    endValue()
  }

  private mutating func skipNested() throws(CanonicalError) {
    var depth = 0
    repeat {
      guard let byte else { throw unexpected(.closing) }
      switch byte {
      case ASCII.quote:
        try skipString()
        continue
      case ASCII.leftBrace, ASCII.leftBracket: depth += 1
      case ASCII.rightBrace, ASCII.rightBracket: depth -= 1
      default: break
      }
      index += 1
    } while depth > 0
  }

  private mutating func skipString() throws(CanonicalError) {
    index += 1
    while let byte, byte != ASCII.quote {
      index += byte == ASCII.backslash && index + 1 < limit ? 2 : 1
    }
    try pass(ASCII.quote, as: .closingQuote)
  }

  /// A number, `true`, `false` or `null`.
  private mutating func skipWord() throws(CanonicalError) {
    let first = index
    scan: while let byte {
      switch byte {
      case ASCII.comma, ASCII.rightBracket, ASCII.rightBrace: break scan
      default: index += 1
      }
    }
    guard index > first else { throw unexpected(.value) }
  }
}
