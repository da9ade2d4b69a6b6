import ContingencyManagement

// Values written as people write them: `"c-1"`, `"2026-03-02"`, `"6.25"`. A slip of the pen in a
// test stops the run with the text in the message.

extension Code: ExpressibleByUnicodeScalarLiteral {}
extension Code: ExpressibleByExtendedGraphemeClusterLiteral {}
extension Code: ExpressibleByStringLiteral {
  /// The value that a test has written out.
  public init(stringLiteral text: String) { self = written(text, Code.init) }
}

extension CalendarDay: ExpressibleByUnicodeScalarLiteral {}
extension CalendarDay: ExpressibleByExtendedGraphemeClusterLiteral {}
extension CalendarDay: ExpressibleByStringLiteral {
  /// The value that a test has written out.
  public init(stringLiteral text: String) { self = written(text) { CalendarDay($0) } }
}

extension Money: ExpressibleByUnicodeScalarLiteral {}
extension Money: ExpressibleByExtendedGraphemeClusterLiteral {}
extension Money: ExpressibleByStringLiteral {
  /// The value that a test has written out.
  public init(stringLiteral text: String) { self = written(text) { Money($0) } }
}

extension Level: ExpressibleByUnicodeScalarLiteral {}
extension Level: ExpressibleByExtendedGraphemeClusterLiteral {}
extension Level: ExpressibleByStringLiteral {
  /// The value that a test has written out.
  public init(stringLiteral text: String) { self = written(text) { Level($0) } }
}

/// What `text` spells, for a text that a test has written out.
func written<Value>(_ text: String, _ reading: (String) -> Value?) -> Value {
  guard let value = reading(text) else {
    preconditionFailure("'\(text)' spells no \(Value.self)")
  }
  return value
}

extension Earning {
  /// What `6.25`, `3d`, `2.50+2d` or `1i` spells; `d` is for draws and `i` for items.
  static func of(_ text: String) -> Earning {
    text.split(separator: "+").reduce(.nothing) { sum, part in
      if part.hasSuffix("i") {
        let items = written(String(part.dropLast())) { Int($0) }
        return sum + Earning(money: .zero, draws: 0, items: items)
      }
      guard part.hasSuffix("d") else {
        return sum + Earning(money: written(String(part)) { Money($0) }, draws: 0)
      }
      return sum + Earning(money: .zero, draws: written(String(part.dropLast())) { Int($0) })
    }
  }

  /// The same, spelled out.
  var spelled: String {
    var parts: [String] = []
    if money != .zero { parts.append(money.description) }
    if draws > 0 { parts.append("\(draws)d") }
    if items > 0 { parts.append("\(items)i") }
    return parts.isEmpty ? money.description : parts.joined(separator: "+")
  }
}
