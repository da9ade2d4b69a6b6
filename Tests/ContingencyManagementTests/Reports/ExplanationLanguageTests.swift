import ContingencyManagement
import Testing

/// Rules that most protocols leave alone, in words.
extension `An explanation` {
  static let casesOfTheLanguage = [
    Case(
      "N", .takeHomes,
      "First negative of a run: the reward takes two more. Two more negatives in a row earn"
        + " 1 take-home dose."),
    Case(
      "2N", .takeHomes,
      "2nd negative in a row: the reward takes one more. The next negative earns 1 "
        + "take-home dose."),
    Case(
      "3N", .takeHomes,
      "3rd negative in a row: 1 take-home dose. The next negative earns 1 take-home dose."),
    Case(
      "4N", .takeHomes,
      "4th negative in a row: 1 take-home dose. The next negative earns 1 take-home dose."),
    Case(
      "4N P", .takeHomes,
      "Positive: nothing is earned, and the run starts again. Three negatives in a row earn"
        + " 1 take-home dose."),
    Case(
      "N", .rate,
      "First negative of a run: $1.00 + 2 x $1.00 = $3.00 per hour. The next negative earns"
        + " $4.00 per hour."),
    Case(
      "4N", .rate,
      "4th negative in a row: $1.00 + 5 x $1.00 = $6.00 per hour. The next negative earns "
        + "$7.00 per hour."),
    Case(
      "2N P", .rate,
      "Positive: nothing is earned, and the ladder goes from $5.00 per hour back to $1.00 "
        + "per hour. The next negative earns $1.00 per hour."),
    Case(
      "N", .list,
      "First negative of a run: $5.00. The next negative earns $10.00."),
    Case(
      "2N", .list,
      "2nd negative in a row: $10.00, the 2nd amount of the ladder. The next negative earns"
        + " $15.00."),
    Case(
      "3N", .list,
      "3rd negative in a row: $15.00, the last amount of the ladder. The next negative "
        + "earns $15.00."),
    Case(
      "5N", .list,
      "5th negative in a row: $15.00, the last amount of the ladder. The next negative "
        + "earns $15.00."),
    Case(
      "3N P", .list,
      "Positive: nothing is earned, and the ladder goes from $15.00 back to $5.00. The next"
        + " negative earns $5.00."),
    Case(
      "2N", .falling,
      "2nd negative in a row: $7.50, the 2nd amount of the ladder. The next negative earns "
        + "$5.00."),
    Case(
      "3N P", .falling,
      "Positive: nothing is earned, and the ladder goes from $5.00 back to $10.00. The next"
        + " negative earns $10.00."),
    Case(
      "N", .everySecond,
      "First negative of a run: $2.50. The next negative earns $2.50."),
    Case(
      "3N", .everySecond,
      "3rd negative in a row: $2.50 + 1 x $1.25 = $3.75. The next negative earns $3.75."),
    Case(
      "2N", .weekBonus(every: 1),
      "2nd negative in a row: $5.00, and a full week adds a bonus of $10.00: $15.00 in all."
        + " The next negative earns $5.00."),
    Case(
      "N", .weekBonus(every: 1),
      "First negative of a run: $5.00. The next negative earns $5.00."),
    Case(
      "4N", .weekBonus(every: 2),
      "4th negative in a row: $5.00, and every 2nd full week in a row adds a bonus of "
        + "$10.00: $15.00 in all. The next negative earns $5.00."),
    Case(
      "N C", .weekBonus(every: 1),
      "The clinic was closed: nothing is lost, and the week is a full one, which earns a "
        + "bonus of $10.00. The next negative earns $5.00."),
    Case(
      "2N N C", .weekBonus(every: 2),
      "The clinic was closed: nothing is lost, and the week is a full one, the 2nd in a "
        + "row, which earns a bonus of $10.00. The next negative earns $5.00."),
    Case(
      "N", .withinCeiling,
      "First negative of a run: $5.00. The next negative earns $10.00 and a bonus of $5.00."),
    Case(
      "2N", .withinCeiling,
      "2nd negative in a row: $5.00 + 1 x $5.00 = $10.00, and every 2nd in a row adds a "
        + "bonus of $5.00, cut to the ladder's ceiling: $15.00 in all. The next negative earns "
        + "$15.00."),
    Case(
      "3N", .withinCeiling,
      "3rd negative in a row: $5.00 + 2 x $5.00 = $15.00, the most. The next negative earns"
        + " $15.00."),
    Case(
      "4N", .withinCeiling,
      "4th negative in a row: $5.00 + 2 x $5.00 = $15.00, the most. The next negative earns"
        + " $15.00."),
    Case(
      "2N P", .lost(nil),
      "Positive: nothing is earned, and the ladder is lost."),
    Case(
      "2N P N", .lost(nil),
      "First negative of a run: nothing is earned, since the ladder was lost. Nothing more "
        + "is earned."),
    Case(
      "P", .lost(nil),
      "Positive: nothing is earned, and the ladder is lost."),
    Case(
      "2N P", .lost(Recovery(after: 2, to: .due, from: .nextOccasion)),
      "Positive: nothing is earned, and the ladder is lost until it is recovered. After two"
        + " in a row the ladder goes on at $15.00."),
    Case(
      "2N P N", .lost(Recovery(after: 2, to: .due, from: .nextOccasion)),
      "First negative of a run: nothing is earned, since the ladder was lost. Nothing more "
        + "is earned until it is recovered. After one more in a row the ladder goes on at "
        + "$15.00."),
    Case(
      "2N P 2N", .lost(Recovery(after: 2, to: .due, from: .nextOccasion)),
      "2nd negative in a row: nothing is earned, since the ladder was lost. After 2 "
        + "negatives in a row the ladder goes on at $15.00. The next negative earns $15.00."),
    Case(
      "2N P 3N", .lost(Recovery(after: 2, to: .due, from: .nextOccasion)),
      "3rd negative in a row: $5.00 + 2 x $5.00 = $15.00. The next negative earns $20.00."),
    Case(
      "2N P N", .lost(Recovery(after: 2, to: .due, from: .thisOccasion)),
      "First negative of a run: nothing is earned, since the ladder was lost. The next "
        + "negative earns $15.00. One more in a row takes it back to $15.00."),
    Case(
      "2N P 2N", .lost(Recovery(after: 2, to: .due, from: .thisOccasion)),
      "2nd negative in a row: $5.00 + 2 x $5.00 = $15.00. After 2 negatives in a row the "
        + "ladder is back at $15.00. The next negative earns $20.00."),
    Case(
      "2N P", .lost(Recovery(after: .fullWeek, to: .due, from: .nextOccasion)),
      "Positive: nothing is earned, and the ladder is lost until it is recovered. A full "
        + "week brings the ladder back."),
    Case(
      "2N P N N", .lost(Recovery(after: .fullWeek, to: .due, from: .nextOccasion)),
      "2nd negative in a row: nothing is earned, since the ladder was lost. Nothing more is"
        + " earned until it is recovered. A full week brings the ladder back."),
    Case(
      "2N P N 2N N", .lost(Recovery(after: .fullWeek, to: .due, from: .nextOccasion)),
      "The full week before brought the ladder back to $15.00. 4th negative in a row: $5.00"
        + " + 2 x $5.00 = $15.00. The next negative earns $20.00."),
    Case(
      "3N P", .weekRecovery,
      "Positive: nothing is earned, and the ladder goes from $20.00 back to $5.00. The next"
        + " negative earns $5.00. A full week brings the ladder back."),
    Case(
      "3N P 2N", .weekRecovery,
      "2nd negative in a row: $5.00 + 1 x $5.00 = $10.00. The next negative earns $15.00."),
    Case(
      "3N P 2N N", .weekRecovery,
      "3rd negative in a row: $5.00 + 2 x $5.00 = $15.00. The next negative earns $20.00."),
    Case(
      "3N P 2N P", .weekRecovery,
      "Positive: nothing is earned, and the ladder goes from $15.00 back to $5.00. The next"
        + " negative earns $5.00. A full week brings the ladder back."),
    Case(
      "2N", .capped(Cap(window: .episode, most: "12.50")),
      "2nd negative in a row: $5.00 + 1 x $5.00 = $10.00, of which $2.50 lies beyond the "
        + "cap of $12.50 in one episode and is not paid. The next negative earns $15.00, as far"
        + " as the cap allows."),
    Case(
      "3N", .capped(Cap(window: .episode, most: "12.50")),
      "3rd negative in a row: $5.00 + 2 x $5.00 = $15.00, all of which lies beyond the cap "
        + "of $12.50 in one episode and is not paid. The next negative earns $20.00, as far as "
        + "the cap allows."),
    Case(
      "4N", .capped(Cap(window: .episode, most: "12.50"), Cap(window: .reward, most: "12.00")),
      "4th negative in a row: $5.00 + 3 x $5.00 = $20.00, all of which lies beyond a cap "
        + "and is not paid. The next negative earns $25.00, as far as the cap allows."),
    Case(
      "N",
      .capped(
        Cap(window: .reward, most: "4.00"), Cap(window: .day, most: "12.00", funder: "county")),
      "First negative of a run: $5.00, of which $1.00 lies beyond the cap of $4.00 for one "
        + "reward and is not paid. The next negative earns $10.00, as far as the cap allows."),
    Case(
      "R8", .breath(.atMost("8")),
      "First low reading of a run: $5.00. The next low reading earns $10.00."),
    Case(
      "R8.5", .breath(.atMost("8")),
      "A reading above what is asked for: nothing is earned, and the run starts again. The "
        + "next low reading earns $5.00."),
    Case(
      "R8", .breath(.fallen(percent: 20, perDay: false)),
      "First low reading of a run (there is no earlier reading to compare with, which this "
        + "schedule counts as met): $5.00. The next low reading earns $10.00."),
    Case(
      "R8 R7", .breath(.fallen(percent: 20, perDay: false)),
      "A reading above what is asked for: nothing is earned, and the ladder goes from "
        + "$10.00 back to $5.00. The next low reading earns $5.00."),
    Case(
      "R8 R6", .breath(.percentile(60, ofLast: 3)),
      "2nd low reading in a row: $5.00 + 1 x $5.00 = $10.00. The next low reading earns "
        + "$15.00."),
  ]

  @Test(arguments: casesOfTheLanguage)
  func `the last visit of a course under a rarer rule is explained in these words`(
    explained: Case
  ) throws {
    try expectWords(of: explained)
  }
}
