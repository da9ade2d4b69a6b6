/// A second of UTC, at which something was recorded.
public struct Moment: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, from 0 to the end of the year 2999.
  public let seconds: Int

  /// 1970-01-01T00:00:00Z.
  public static let beginning = Moment(0)

  private init(_ seconds: Int) { self.seconds = seconds }

  private static let range = 0..<376_200 * 86_400

  /// The moment `seconds` after the epoch, or nil before 1970 or after 2999.
  public init?(seconds: Int) {
    guard Moment.range.contains(seconds) else { return nil }
    self.seconds = seconds
  }

  /// A moment in the log's one form of RFC 3339, `2026-03-02T09:30:00Z`, or nil for any other.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8.prefix(21))
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
      let day = CalendarDay(text.prefix(10)),
      let hour = Moment.twoDigits(bytes, 11), hour < 24,
      let minute = Moment.twoDigits(bytes, 14), minute < 60,
      let second = Moment.twoDigits(bytes, 17), second < 60
    else { return nil }
    self.init(seconds: Int(day.daysSinceEpoch) * 86_400 + hour * 3600 + minute * 60 + second)
  }

  private static func twoDigits(_ bytes: [UInt8], _ index: Int) -> Int? {
    let zero = UInt8(ascii: "0")
    guard (zero...zero + 9).contains(bytes[index]), (zero...zero + 9).contains(bytes[index + 1])
    else { return nil }
    return Int(bytes[index] - zero) * 10 + Int(bytes[index + 1] - zero)
  }

  /// The latest day that it is anywhere on earth at this moment (UTC+14, the Line Islands).
  public var latestDayAnywhere: CalendarDay {
    CalendarDay.epoch.adding(days: (seconds + 14 * 3600) / 86_400)
  }

  /// The earliest day that it is anywhere on earth at this moment (UTC−12, Baker Island).
  public var earliestDayAnywhere: CalendarDay {
    // A day more and one less, since dividing rounds toward zero.
    CalendarDay.epoch.adding(days: (seconds + 12 * 3600) / 86_400 - 1)
  }

  /// The day of UTC.
  public var day: CalendarDay {
    CalendarDay.epoch.adding(days: seconds / 86_400)
  }

  /// Orders by time.
  public static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }
}

extension Moment: CustomStringConvertible {
  /// `2026-03-02T09:30:00Z`.
  public var description: String {
    func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
    let time = seconds % 86_400
    return "\(day)T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
  }
}
