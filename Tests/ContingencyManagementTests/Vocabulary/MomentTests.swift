import ContingencyManagement
import Testing

@Suite struct `A moment` {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-03-02T09:30:00Z", 1_772_443_800),
    ("2999-12-31T23:59:59Z", 376_200 * 86_400 - 1),
  ])
  func `a moment is itself again`(text: String, seconds: Int) {
    #expect(Moment(text)?.seconds == seconds)
    #expect(Moment(seconds: seconds)?.description == text)
  }

  @Test(arguments: [
    "", "2026-03-02", "2026-03-02T09:30:00", "2026-03-02T09:30:00+00:00", "2026-03-02 09:30:00Z",
    "2026-03-02t09:30:00Z", "2026-03-02T09:30:00z", "2026-03-02T24:00:00Z", "2026-03-02T09:60:00Z",
    "2026-03-02T09:30:60Z", "2026-02-30T09:30:00Z", "2026-03-02T09:30:00.0Z",
    "1969-12-31T23:59:59Z",
    "2026-03-02T09:30:00Z ", "2026-03-02T0a:30:00Z",
  ])
  func `any other form is refused`(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test(arguments: [-1, 376_200 * 86_400, .min, .max])
  func `a moment before 1970 or after 2999 is refused`(seconds: Int) {
    #expect(Moment(seconds: seconds) == nil)
  }

  @Test(arguments: [
    ("2026-03-02T09:59:59Z", "2026-03-02"), ("2026-03-02T10:00:00Z", "2026-03-03"),
  ])
  func `at ten in the morning of UTC it is tomorrow somewhere`(text: String, day: String) throws {
    let moment = try #require(Moment(text))
    #expect(moment.latestDayAnywhere.description == day)
    #expect(moment.day.description == "2026-03-02")
  }
}
