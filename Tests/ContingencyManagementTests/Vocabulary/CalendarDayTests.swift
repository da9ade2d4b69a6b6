import ContingencyManagement
import Testing

@Suite struct `A calendar day` {
  /// Counts the days of eleven centuries by hand and compares every one of them.
  @Test func `every day from 1900 to 2999 is itself again, and the day after the one before`()
    throws
  {
    var expected = -25_567  // 1900-01-01
    var weekday = 0  // It was a Monday.
    var wrong: [String] = []
    for year in 1900...2999 {
      let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
      for (month, length) in [
        31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
      ].enumerated() {
        for date in 1...length {
          let text = "\(year)-\(month < 9 ? "0" : "")\(month + 1)-\(date < 10 ? "0" : "")\(date)"
          let day = try #require(CalendarDay(text), "\(text)")
          if day.daysSinceEpoch != expected || day.description != text
            || day.weekday != Weekday.allCases[weekday]
          {
            wrong.append(text)
          }
          expected += 1
          weekday = (weekday + 1) % 7
        }
        #expect(CalendarDay(year: year, month: month + 1, day: length + 1) == nil)
      }
    }
    #expect(wrong == [])
    #expect(expected == 376_200)
  }

  @Test(arguments: [
    "", "2026-02-30", "2025-02-29", "2100-02-29", "2026-00-10", "2026-13-01", "2026-04-31",
    "2026-01-00", "1899-12-31", "3000-01-01", "2026-1-05", "26-01-05", "2026/01/05",
    "2026-01-05 ", " 2026-01-05", "2026-01-05T", "+026-01-05", "2026-01-0x", "２026-01-05",
  ])
  func `what is not a day of the calendar is refused`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test(arguments: ["2000-02-29", "2024-02-29", "2400-02-29"])
  func `a leap day is a day`(text: String) {
    #expect(CalendarDay(text)?.description == text)
  }

  @Test(arguments: [
    ("2026-02-28", 1, "2026-03-01"), ("2024-02-28", 1, "2024-02-29"),
    ("2026-01-01", -1, "2025-12-31"), ("1969-12-31", 1, "1970-01-01"),
    ("2999-12-31", 1, "2999-12-31"), ("1900-01-01", -1, "1900-01-01"),
    ("2026-01-01", Int.max, "2999-12-31"), ("2026-01-01", Int.min, "1900-01-01"),
  ])
  func `days are added within the calendar`(from: String, count: Int, to: String) throws {
    let day = try #require(CalendarDay(from))
    #expect(day.adding(days: count).description == to)
  }

  @Test func `the distance between two days is signed`() {
    let monday: CalendarDay = "2026-01-05"
    #expect(monday.adding(days: 30).days(since: monday) == 30)
    #expect(monday.days(since: monday.adding(days: 30)) == -30)
  }
}
