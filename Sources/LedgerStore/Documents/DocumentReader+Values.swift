import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// An id of the form that all documents share.
  func name(_ value: JSONValue?, _ what: String) -> Name? {
    guard let value, let text = string(value, what) else { return nil }
    guard let name = Name(text) else {
      report(
        "\(what) \"\(text.prefix(60))\" is not an id: \(Name.form)", at: value.position)
      return nil
    }
    return name
  }

  /// An amount of money written as a string: `"2.50"`.
  func money(_ value: JSONValue?, _ what: String) -> Money? {
    guard let value else { return nil }
    guard case .string(let text) = value.content, let money = Money(text) else {
      report(
        "\(what) must be an amount in quotes with at most three decimal places, such as \"2.50\"",
        at: value.position)
      return nil
    }
    return money
  }

  func currency(_ value: JSONValue?) -> Currency? {
    guard let value, let text = string(value, "currency") else { return nil }
    guard let currency = Currency(text) else {
      report("currency must be three capital letters, such as \"USD\"", at: value.position)
      return nil
    }
    return currency
  }

  /// A list without repetition of what `element` reads; nil where any of it cannot be read.
  func list<Element: Equatable>(
    _ value: JSONValue?, _ what: String, _ element: (JSONValue) -> Element?
  ) -> [Element]? {
    guard let value, let values = array(value, what) else { return nil }
    if values.isEmpty { report("\(what) is an empty list", at: value.position) }
    var list: [Element] = []
    for value in values {
      guard let element = element(value) else { continue }
      if list.contains(element) {
        report("\(what) names the same twice", at: value.position)
      }
      list.append(element)
    }
    return list.count == values.count && !list.isEmpty ? list : nil
  }
}

extension RawRepresentable where RawValue == String, Self: CaseIterable {
  /// Each case with its word, for a list of what may be written.
  static var choices: [(word: String, choice: Self)] {
    allCases.map { (word: $0.rawValue, choice: $0) }
  }
}
