import ContingencyManagement
import Testing

/// The sentences that a participant is told, word for word.
@Suite struct `An explanation` {
  /// The last visit of a course, and what is said of it.
  struct Case: CustomTestStringConvertible, Sendable {
    let stream: String
    let schedule: Schedule
    let text: String

    init(_ stream: String, _ schedule: Schedule, _ text: String) {
      self.stream = stream
      self.schedule = schedule
      self.text = text
    }

    var testDescription: String { "\(schedule.id): \(stream)" }
  }

  static let weeklyBonus = Schedule.of(
    "weekly-bonus", phases: [.weeks(4, perWeek: 2)],
    pays: [.voucher("5.00", bonus: "1.00", every: 1)])

  static let cases = [
    Case(
      "N", .higgins1994,
      "First negative of a run: $2.50. The next negative earns $3.75; two more in a row also earn "
        + "a $10.00 bonus."),
    Case(
      "4N", .higgins1994,
      "4th negative in a row: $2.50 + 3 x $1.25 = $6.25. The next negative earns $7.50; two more "
        + "in a row also earn a $10.00 bonus."),
    Case(
      "5N", .higgins1994,
      "5th negative in a row: $2.50 + 4 x $1.25 = $7.50. The next negative earns $8.75 and a bonus "
        + "of $10.00."),
    Case(
      "3N", .higgins1994,
      "3rd negative in a row: $2.50 + 2 x $1.25 = $5.00, and every 3rd in a row adds a bonus of "
        + "$10.00: $15.00 in all. The next negative earns $6.25; three more in a row also earn a "
        + "$10.00 bonus."),
    Case(
      "18N P", .higgins1994,
      "Positive: nothing is earned, and the ladder goes from $25.00 back to $2.50. The next "
        + "negative earns $2.50; three more in a row also earn a $10.00 bonus. After five in a row "
        + "the ladder goes on at $23.75."),
    Case(
      "18N P 3N", .higgins1994,
      "3rd negative in a row: $2.50 + 2 x $1.25 = $5.00, and every 3rd in a row adds a bonus of "
        + "$10.00: $15.00 in all. The next negative earns $6.25; three more in a row also earn a "
        + "$10.00 bonus. After two more in a row the ladder goes on at $23.75."),
    Case(
      "18N P 5N", .higgins1994,
      "5th negative in a row: $2.50 + 4 x $1.25 = $7.50. After 5 negatives in a row the ladder "
        + "goes on at $23.75. The next negative earns $23.75 and a bonus of "
        + "$10.00."),
    Case(
      "P", .higgins1994,
      "Positive: nothing is earned, and the run starts again. The next negative earns $2.50; three "
        + "more in a row also earn a $10.00 bonus."),
    Case(
      "N M", .higgins1994.with(recovery: nil),
      "Missed: nothing is earned, and the ladder goes from $3.75 back to $2.50. The next negative "
        + "earns $2.50; three more in a row also earn a $10.00 bonus."),
    Case(
      "35N P", .higgins1994,
      "Positive: nothing is earned, and the ladder goes from $46.25 back to $2.50. The next "
        + "negative earns $1.00."),
    Case(
      "NNNN P", .daily.with(reset: .down(2)),
      "Positive: nothing is earned, and the ladder goes from $5.00 back to $3.00. The next "
        + "negative earns $3.00."),
    Case(
      "N N E", .higgins1994,
      "Excused: nothing is earned and nothing is lost. The next negative earns $5.00 and a bonus "
        + "of $10.00."),
    Case(
      "36N", .higgins1994,
      "36th negative in a row: $2.50 + 35 x $1.25 = $46.25, and every 3rd in a row adds a bonus of "
        + "$10.00: $56.25 in all. The next negative earns $1.00."),
    Case(
      "60N", .higgins1994,
      "Negative: $1.00. That was the last visit of the schedule."),
    Case("N", .california, "First negative of a run: $10.00. The next negative earns $10.00."),
    Case("2N", .california, "2nd negative in a row: $10.00. The next negative earns $11.50."),
    Case(
      "9N", .california,
      "9th negative in a row: $10.00 + 4 weekly steps of $1.50 = $16.00. The next negative earns "
        + "$16.00."),
    Case(
      "8N P", .california,
      "Positive: nothing is earned, and the ladder goes from $16.00 back to $10.00. The next "
        + "negative earns $10.00. After two in a row the ladder goes on at $16.00."),
    Case("N", .vaPrizes, "First negative of a run: 1 draw. The next negative earns 2 draws."),
    Case(
      "3N", .vaPrizes,
      "3rd negative in a row: 1 + 2 x 1 = 3 draws. The next negative earns 4 draws."),
    Case(
      "9N", .vaPrizes,
      "9th negative in a row: 1 + 7 x 1 = 8 draws, the most. The next negative earns 8 draws."),
    Case(
      "14N",
      .heil2008.with {
        $0.pays[0]?.ladder.ceiling = 7000; $0.pays[1]?.ladder.ceiling = 7000
      },
      "14th negative in a row: $6.25 + 1 x $1.25, but at most $7.00. The next negative earns $7.00."
    ),
    Case(
      "N", .preston1999,
      "First naltrexone dose of a run: $2.50. The next naltrexone dose earns $4.00; two more in a "
        + "row also earn a $10.00 bonus."),
    Case("2N", .budney2000, "2nd negative in a row: this phase pays nothing."),
    Case(
      "N C", .daily,
      "The clinic was closed: nothing is earned and nothing is lost. The next negative earns "
        + "$2.00."),
    Case(
      "N", weeklyBonus,
      "First negative of a run: $5.00, and each one adds a bonus of $1.00: $6.00 in all. The next "
        + "negative earns $5.00 and a bonus of $1.00."),
  ]

  @Test(arguments: cases)
  func `the last visit of a course is explained in these words`(explained: Case) throws {
    try expectWords(of: explained)
  }

  func expectWords(of explained: Case) throws {
    let played = try #require(
      try explained.schedule.play(try CourseStream(explained.stream)).last)
    let explanation = Explanation(
      played.rewards[0], under: explained.schedule, prospect: played.prospects[0])
    #expect(explanation.text == explained.text)
  }

  /// What a ledger says of its last entry.
  static func said(
    of days: [(Int, Occasion)], under schedule: Schedule
  ) throws -> String {
    var ledger = try TestLedger(under: schedule)
    var reward: Reward?
    for (_, occasion) in days { reward = try ledger.post(.record(occasion)).rewards.first }
    let told = try #require(reward)
    let prospect = ledger.state.prospects(of: try ledger.participant(), stretch: 0).first {
      $0.contingency == told.contingency
    }
    return Explanation(told, under: schedule, prospect: prospect).text
  }

  static func day(_ place: Int) -> CalendarDay { TestLedger.start.adding(days: place) }

  @Test func `a further test on a day changes nothing, and says so`() throws {
    let text = try Self.said(
      of: [(0, .negative(on: Self.day(0))), (0, .positive(on: Self.day(0)))], under: .daily)
    #expect(
      text == "Positive: a further one on this day; the first decides, so this one changes "
        + "nothing. The next negative earns $2.00.")
  }

  @Test func `a test beyond the week's plan says so`() throws {
    let text = try Self.said(
      of: (0..<3).map { ($0, .negative(on: Self.day($0))) }, under: .vaPrizes)
    #expect(
      text == "Negative: more than this week's plan, which earns nothing and does not lengthen the "
        + "run. The next negative earns 3 draws.")
  }

  @Test func `an unusable specimen that was replaced says so`() {
    let reward = Reward(
      contingency: "abstinence", verdict: .held, cause: .invalid, standing: .replaced, phase: 0,
      run: 1)
    #expect(
      Explanation(reward, under: .daily, prospect: nil).text
        == "An invalid specimen: a second specimen of this day was taken in its place.")
  }

  @Test func `a dilute specimen that counts as met says why`() throws {
    let text = try Self.said(
      of: [(0, .test(.of(on: Self.day(0), .dilute)))], under: .higgins1994)
    #expect(
      text == "First negative of a run (a dilute specimen, which this schedule counts as met): "
        + "$2.50. The next negative earns $3.75; two more in a row also earn a $10.00 bonus.")
  }

  @Test func `after the last week nothing is earned any more`() throws {
    let text = try Self.said(of: [(0, .negative(on: Self.day(28)))], under: .daily)
    #expect(
      text == "Negative, after the last of the schedule's 4 weeks: nothing is earned any more.")
  }
}
