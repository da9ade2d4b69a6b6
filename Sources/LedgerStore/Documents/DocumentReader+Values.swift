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

  /// An amount of money written as a string, `"2.50"`, or in points, `"10 points"`.
  func money(_ value: JSONValue?, _ what: String, point: PointValue = .none) -> Money? {
    guard let value else { return nil }
    if case .string(let text) = value.content {
      if let money = Money(text) { return money }
      if PointValue.isMeant(by: text) { return points(text, at: value, what, point) }
    }
    report(
      "\(what) must be an amount in quotes with at most three decimal places, such as \"2.50\"",
      at: value.position)
    return nil
  }

  private func points(
    _ text: String, at value: JSONValue, _ what: String, _ point: PointValue
  ) -> Money? {
    guard let count = PointValue.count(in: text) else {
      report(
        "\(what) in points is a whole number from 0 to \(PointValue.most), such as \"10 points\"",
        at: value.position)
      return nil
    }
    switch point {
    case .unreadable: return nil
    case .none:
      report(
        "\(what) is in points; say in \"point\" what one is worth, at the top of the schedule",
        at: value.position)
      return nil
    case .worth(let worth):
      let (product, overflow) = worth.thousandths.multipliedReportingOverflow(by: count)
      if !overflow, let money = Money(thousandths: product) { return money }
      report("\(what) comes to more than \(Money.most)", at: value.position)
      return nil
    }
  }

  /// A day written `"2026-03-02"`.
  func day(_ value: JSONValue, _ what: String) -> CalendarDay? {
    guard let text = string(value, what) else { return nil }
    guard let day = CalendarDay(text) else {
      report("\(what) must be a day such as \"2026-03-02\"", at: value.position)
      return nil
    }
    return day
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

  /// A list of 1 to `most` of what `element` reads, which may repeat itself.
  func series<Element>(
    _ value: JSONValue, _ what: String, most: Int, _ element: (JSONValue) -> Element?
  ) -> [Element]? {
    guard let values = array(value, what) else { return nil }
    guard (1...most).contains(values.count) else {
      report("\(what) has \(values.count) elements; it may have 1 to \(most)", at: value.position)
      return nil
    }
    let series = values.compactMap(element)
    return series.count == values.count ? series : nil
  }
}

extension Money {
  /// The largest amount that can be written down.
  fileprivate static let most = Money(thousandths: mostThousandths) ?? .zero
}

extension RawRepresentable where RawValue == String, Self: CaseIterable {
  /// Each case with its word, for a list of what may be written.
  static var choices: [(word: String, choice: Self)] {
    allCases.map { (word: $0.rawValue, choice: $0) }
  }
}
