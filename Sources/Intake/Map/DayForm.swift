import ContingencyManagement

/// How a file writes a day.
public enum DayForm: String, CaseIterable, Hashable, Sendable {
  /// 2026-03-02 (ISO 8601).
  case yearMonthDay = "YYYY-MM-DD"
  /// 03/02/2026.
  case monthDayYear = "MM/DD/YYYY"
  /// 02.03.2026.
  case dayMonthYear = "DD.MM.YYYY"

  /// The day that `text` is in this form, or nil; every digit must be there.
  func day(_ text: ArraySlice<UInt8>) -> CalendarDay? {
    guard text.count == 10 else { return nil }
    switch self {
    case .yearMonthDay:
      return day(text, year: 0, month: 5, day: 8, separators: (4, 7), UInt8(ascii: "-"))
    case .monthDayYear:
      return day(text, year: 6, month: 0, day: 3, separators: (2, 5), UInt8(ascii: "/"))
    case .dayMonthYear:
      return day(text, year: 6, month: 3, day: 0, separators: (2, 5), UInt8(ascii: "."))
    }
  }

  private func day(
    _ text: ArraySlice<UInt8>, year: Int, month: Int, day: Int, separators: (Int, Int),
    _ separator: UInt8
  ) -> CalendarDay? {
    let start = text.startIndex
    guard text[start + separators.0] == separator, text[start + separators.1] == separator,
      let year = number(text, from: start + year, digits: 4),
      let month = number(text, from: start + month, digits: 2),
      let day = number(text, from: start + day, digits: 2)
    else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  private func number(_ text: ArraySlice<UInt8>, from first: Int, digits: Int) -> Int? {
    var number = 0
    for place in first..<first + digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[place]) else { return nil }
      number = number * 10 + Int(text[place] - UInt8(ascii: "0"))
    }
    return number
  }
}
