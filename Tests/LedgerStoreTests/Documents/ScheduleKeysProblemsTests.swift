import Testing

@testable import LedgerStore

@Suite struct `A mistake in one of the less common keys` {
  @Test(arguments: [
    Mistake(
      "\"0.15\"", "\"0\"",
      "5:12: a point is worth more than nothing"),
    Mistake(
      "\"0.15\"", "\"10 points\"",
      "5:12: point says what one is worth in money, such as \"0.25\""),
    Mistake(
      "\"point\": \"0.15\",", "",
      "6:174: most is in points; say in \"point\" what one is worth, at the top of "
        + "the schedule",
      "15:104: flat is in points; say in \"point\" what one is worth, at the top of "
        + "the schedule"),
    Mistake(
      "\"100 points\"", "\"1.5 points\"",
      "6:174: most in points is a whole number from 0 to 1000000, such as \"10 "
        + "points\""),
    Mistake(
      "\"100 points\"", "\"007 points\"",
      "6:174: most in points is a whole number from 0 to 1000000, such as \"10 "
        + "points\""),
    Mistake(
      "\"100 points\"", "\"-1 points\"",
      "6:174: most in points is a whole number from 0 to 1000000, such as \"10 "
        + "points\""),
    Mistake(
      "\"period\", \"most\"", "\"day\", \"mst\"",
      "6:23: a cap needs \"most\", which is missing",
      "6:38: a cap has no key \"mst\"; did you mean \"most\"?"),
    Mistake(
      "\"2026-12-31\"", "\"2026-02-30\"",
      "6:90: until must be a day such as \"2026-03-02\""),
    Mistake(
      "\"2026-12-31\"", "\"2025-02-28\"",
      "6:90: the cap ends before it begins"),
    Mistake(
      "\"from\": \"2026-01-01\", ", "",
      "6:23: a cap for a period needs \"from\" and \"until\", the first and the last "
        + "day of it"),
    Mistake(
      "\"federal\"", "\"Federal rules\"",
      "6:12: the file of a cap \"Federal rules\" is not an id: 1 to 40 small "
        + "letters, digits or -, a letter or digit first"),
    Mistake(
      "\"run-and-rung\"", "\"everything\"",
      "7:18: keepsOnMove is \"everything\"; it must be one of \"nothing\", "
        + "\"run-and-rung\""),
    Mistake(
      "\"occasions\": 4", "\"weeks\": 2, \"occasions\": 4",
      "10:29: a phase has \"weeks\" already; it has only one of \"weeks\", "
        + "\"occasions\""),
    Mistake(
      "{\"days\": [0, 7, 21]}", "{\"days\": [0, 21, 7]}",
      "11:56: day 7 stands after day 21; days go up from 0"),
    Mistake(
      "{\"days\": [0, 7, 21]}", "{\"days\": [0, 7, 28]}",
      "11:48: day 28 is not in the phase, which has 28 days, the first of them day 0"),
    Mistake(
      "{\"days\": [0, 7, 21]}", "{\"days\": [0, 7], \"everyWeeks\": 2}",
      "11:56: visits has no key \"everyWeeks\"; its keys are \"days\", \"perDay\""),
    Mistake(
      "{\"perWeek\": 1, \"everyWeeks\": 2}", "{\"perWeek\": 15, \"everyWeeks\": 2}",
      "10:55: perWeek is 15, but only 14 can count, 1 on each day; raise perDay"),
    Mistake(
      "{\"perWeek\": 1, \"everyWeeks\": 2}", "{\"perWeek\": 0}",
      "10:43: phase b lasts for a number of occasions, for which visits must be "
        + "planned by the week",
      "32:9: phase b plans no visits, so nothing can be earned at one"),
  ])
  func `in the frame is told where it is`(mistake: Mistake) throws {
    #expect(problems(in: try mistake.made(in: EveryKey.schedule)) == mistake.problems)
  }

  @Test(arguments: [
    Mistake(
      "\"met\": \"enrolment\"", "\"met\": \"enrollment\"",
      "15:28: met is \"enrollment\"; it must be one of \"enrolment\""),
    Mistake(
      "\"met\": \"enrolment\",", "\"met\": \"enrolment\", \"reset\": \"none\",",
      "15:41: a contingency met by enrolment has no key \"reset\"; its keys are "
        + "\"id\", \"met\", \"pays\", \"funder\""),
    Mistake(
      "\"pays\": [{\"phase\": \"a\", \"voucher\": {\"flat\"",
      "\"pays\": [{\"phase\": \"b\", \"voucher\": {\"flat\"",
      "15:68: what is earned by being enrolled is paid in the first phase alone, "
        + "\"a\""),
    Mistake(
      "\"fallPercent\": 50", "\"fallPercent\": 100",
      "18:162: fallPercent is 100; it must be a whole number from 1 to 99"),
    Mistake(
      "\"atMost\": \"8\"", "\"atMost\": 8",
      "18:110: atMost must be a number in quotes with at most three decimal places, "
        + "such as \"8\""),
    Mistake(
      "\"atMost\": \"8\"", "\"atMost\": \"8\", \"fallPercent\": 5",
      "18:115: reading has \"atMost\" already; it has only one of \"atMost\", "
        + "\"fallPercent\", \"percentile\""),
    Mistake(
      "{\"everyTargetNegative\": [\"COC\"]}",
      "{\"allOf\": [{\"allOf\": [{\"allOf\": [{\"submitted\": true}]}]}]}",
      "18:57: rules stand at most 4 deep within each other"),
    Mistake(
      "\"submitted\": true", "\"submitted\": false",
      "38:28: submitted is true, or is left out"),
    Mistake(
      "\"no-earlier-reading\": \"met\",", "",
      "20:19: it does not say what 'no-earlier-reading' counts as; add "
        + "\"no-earlier-reading\": \"met\", \"not-met\" or \"held\""),
    Mistake(
      "\"to-nothing\"", "\"to-noting\"",
      "28:16: reset is \"to-noting\"; it must be one of \"to-start\", "
        + "\"to-nothing\", \"none\""),
    Mistake(
      "\"after\": \"full-week\"", "\"after\": \"a-week\"",
      "29:29: after is \"a-week\"; it must be one of \"full-week\""),
    Mistake(
      "\"fromDay\": 0, \"toDay\": 200", "",
      "30:17: window needs at least one of \"fromDay\", \"toDay\""),
    Mistake(
      "\"fromDay\": 0, \"toDay\": 200", "\"fromDay\": 20, \"toDay\": 19",
      "30:17: the window ends on day 19, before it begins on day 20"),
    Mistake(
      "{\"mostPerWeek\": 3, \"mostInAll\": 10}", "{}",
      "39:20: occasions needs at least one of \"mostPerDay\", \"mostPerWeek\", "
        + "\"mostInAll\""),
    Mistake(
      "{\"mostPerWeek\": 3, \"mostInAll\": 10}", "{\"mostPerWeek\": 8}",
      "39:36: mostPerWeek is 8, but a week has 7 with 1 a day; raise mostPerDay"),
    Mistake(
      "\"needs\": {\"contingency\": \"abstinence\"", "\"needs\": {\"contingency\": \"work\"",
      "46:32: no earlier contingency is called work; the one that is needed stands "
        + "before"),
    Mistake(
      "\"afterDays\": 1", "\"afterDays\": 29",
      "46:77: it must be after 29 days and within 28"),
    Mistake(
      "[\"a\", \"c\"],", "[\"a\", \"e\"],",
      "47:29: a phase is \"e\"; it must be one of \"a\", \"b\", \"c\", \"d\""),
    Mistake(
      "\"sharesLadderOf\": \"sub\"", "\"sharesLadderOf\": \"sub\", \"pays\": []",
      "50:123: a milestone on any day that shares a ladder has no key \"pays\"; its "
        + "keys are \"id\", \"met\", \"occasions\", \"sharesLadderOf\", \"needs\", "
        + "\"window\", \"onlyInPhases\", \"funder\""),
    Mistake(
      "\"sharesLadderOf\": \"sub\"", "\"sharesLadderOf\": \"prime\"",
      "50:116: no earlier contingency is called prime; the one whose ladder is "
        + "shared stands before"),
  ])
  func `in a contingency is told where it is`(mistake: Mistake) throws {
    #expect(problems(in: try mistake.made(in: EveryKey.schedule)) == mistake.problems)
  }

  @Test(arguments: [
    Mistake(
      "\"phase\": [\"a\", \"b\"]", "\"phase\": [\"a\", \"c\"]",
      "32:25: phase c does not follow a; a ladder goes over phases that follow each "
        + "other",
      "33:19: phase c is named twice or out of order; pays follows the order of "
        + "phases"),
    Mistake(
      "\"phase\": [\"a\", \"b\"]", "\"phase\": [\"b\", \"a\"]",
      "32:25: phase a does not follow b; a ladder goes over phases that follow each "
        + "other"),
    Mistake(
      "\"phase\": [\"c\", \"d\"]", "\"phase\": [\"b\", \"c\"]",
      "33:19: phase b is named twice or out of order; pays follows the order of "
        + "phases"),
    Mistake(
      "\"times\": \"1.5\"", "\"times\": \"1\"",
      "32:69: times is 1; it must be more than 1"),
    Mistake(
      ", \"plateauAfter\": 8", "",
      "32:42: voucher with \"times\" needs a \"ceiling\" or \"plateauAfter\""),
    Mistake(
      "\"plateauAfter\": 8", "\"plateauAfter\": 201",
      "32:121: plateauAfter is 201; it must be a whole number from 1 to 200"),
    Mistake(
      "\"plateauAfter\": 8", "\"plateauAfter\": 100",
      "32:121: rung 36 would earn more than is possible; set a ceiling"),
    Mistake(
      "\"plateauAfter\": 8", "\"ceiling\": \"0.50\"",
      "32:116: the ceiling is below the start"),
    Mistake(
      "\"times\": \"1.5\"", "\"times\": \"1.5\", \"step\": \"1.00\"",
      "32:76: voucher has \"times\" already; it has only one of \"flat\", \"step\", "
        + "\"down\", \"times\", \"amounts\""),
    Mistake(
      "\"beginsOnRung\": 2", "\"beginsOnRung\": 9",
      "32:140: the ladder has 8 rungs and cannot begin on rung 9"),
    Mistake(
      "\"floor\": \"2.50\"", "\"floor\": \"10.00\"",
      "33:110: the floor is not below the start"),
    Mistake(
      "\"down\": \"0.60\"", "\"down\": \"0.01\"",
      "33:69: the ladder has 751 rungs down to its floor; it may have at most 520"),
    Mistake(
      "\"down\": \"0.60\"", "\"down\": \"0.00\"",
      "33:69: down takes nothing off; for amounts that stay the same, use \"flat\""),
    Mistake(
      "{\"occasions\": 2}", "{\"occasions\": 0}",
      "32:101: occasions is 0; it must be a whole number from 1 to 1000"),
    Mistake(
      "[3, 1]", "[]",
      "32:156: requires has 0 elements; it may have 1 to 520"),
    Mistake(
      "[3, 1]", "[3, 0]",
      "32:160: an element of requires is 0; it must be a whole number from 1 to 1000"),
    Mistake(
      "\"draws\": 2, \"bowl\": \"va-500\"", "\"draws\": 2",
      "32:173: a bonus of draws beside a ladder of another unit needs \"bowl\""),
    Mistake(
      "\"draws\": 2, \"bowl\": \"va-500\"", "\"voucher\": \"2.00\", \"bowl\": \"va-500\"",
      "32:205: bonus has no key \"bowl\"; its keys are \"every\", \"voucher\", "
        + "\"withinCeiling\""),
    Mistake(
      "\"draws\": 2, \"bowl\": \"va-500\"",
      "\"draws\": 2, \"bowl\": \"va-500\", \"withinCeiling\": true",
      "32:233: a bonus in another unit cannot be within the ladder's ceiling; leave "
        + "withinCeiling out"),
    Mistake(
      "\"item\": \"take-home-dose\", ", "",
      "48:40: items needs \"item\", which is missing"),
    Mistake(
      "[1, 1, 2]", "[1, 1, \"2\"]",
      "48:85: expected an amount as a whole number, found a string"),
  ])
  func `in what it pays is told where it is`(mistake: Mistake) throws {
    #expect(problems(in: try mistake.made(in: EveryKey.schedule)) == mistake.problems)
  }

  @Test(arguments: [
    Mistake(
      "\"stream\": \"N P\", \"on\": {\"dose\": \"2N\"}, ", "",
      "54:5: an example needs \"stream\" or \"on\", the course that it is of"),
    Mistake(
      "{\"dose\": \"2N\"}", "{}",
      "54:29: on is empty; leave it out"),
    Mistake(
      "{\"dose\": \"2N\"}", "{\"Dose\": \"2N\"}",
      "54:30: the key \"Dose\" is not an id: 1 to 40 small letters, digits or -, a "
        + "letter or digit first"),
    Mistake(
      "{\"dose\": \"2N\"}", "{\"prime\": \"2N\"}",
      "54:39: no contingency that has occasions is called prime"),
    Mistake(
      "{\"dose\": \"2N\"}", "{\"dose\": \"6N\"}",
      "54:38: the stream has 6 occasions, the schedule plans 5"),
    Mistake(
      "{\"dose\": \"2N\"}", "{\"dose\": \"R8,5\"}",
      "54:38: the stream cannot be read: the number 5 at the end repeats no letter"),
    Mistake(
      "{\"take-home-dose\": 2}", "{\"take-home-dose\": 3}",
      "54:73: the example says 3 take-home-dose in all; it comes to 2"),
  ])
  func `in an example is told where it is`(mistake: Mistake) throws {
    #expect(problems(in: try mistake.made(in: EveryKey.schedule)) == mistake.problems)
  }
}
