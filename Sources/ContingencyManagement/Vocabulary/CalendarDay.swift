/// A day of the Gregorian calendar, without a time or a time zone.
public struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let daysSinceEpoch: Int32

  /// 1970-01-01.
  public static let epoch = CalendarDay(daysSinceEpoch: 0)

  private init(daysSinceEpoch: Int32) {
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// The day of that year (1900…2999), month and day, or nil where the calendar has none.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDay.length(ofMonth: month, year: year)
    else { return nil }
    // Days from civil: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// A day written `2026-03-02`, or nil for anything else.
  public init?(_ text: some StringProtocol) {
    var digits = (0, 0, 0)
    var place = 0
    for byte in text.utf8 {
      let value = Int(byte) - Int(UInt8(ascii: "0"))
      let isDigit = (0...9).contains(value)
      switch place {
      case 0...3 where isDigit: digits.0 = digits.0 * 10 + value
      case 5, 6: if isDigit { digits.1 = digits.1 * 10 + value } else { return nil }
      case 8, 9: if isDigit { digits.2 = digits.2 * 10 + value } else { return nil }
      case 4, 7: if byte != UInt8(ascii: "-") { return nil }
      default: return nil
      }
      place += 1
    }
    guard place == 10 else { return nil }
    self.init(year: digits.0, month: digits.1, day: digits.2)
  }

  /// The day `count` days later (earlier where negative); it stays within 1900…2999.
  public func adding(days count: Int) -> CalendarDay {
    let (sum, overflow) = Int(daysSinceEpoch).addingReportingOverflow(count)
    let target = overflow ? (count < 0 ? Int.min : Int.max) : sum
    // 1900-01-01 is day -25,567 and 2999-12-31 is day 376,199.
    return CalendarDay(daysSinceEpoch: Int32(min(max(target, -25_567), 376_199)))
  }

  /// How many days this day lies after `other`; negative where it lies before.
  public func days(since other: CalendarDay) -> Int {
    Int(daysSinceEpoch) - Int(other.daysSinceEpoch)
  }

  /// Orders by time.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Year, month and day of the month.
  public var civil: (year: Int, month: Int, day: Int) {
    // Civil from days: Howard Hinnant, as above.
    let shifted = Int(daysSinceEpoch) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = (Int(daysSinceEpoch) + 3) % 7
    return Weekday.allCases[index < 0 ? index + 7 : index]
  }
}

extension CalendarDay: CustomStringConvertible {
  /// `2026-03-02`.
  public var description: String {
    let (year, month, day) = civil
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}

/// A day of the week, Monday first (ISO 8601).
public enum Weekday: String, CaseIterable, Hashable, Sendable {
  /// Days of the week as visit plans name them.
  case Mon, Tue, Wed, Thu, Fri, Sat, Sun
}
