import ContingencyManagement
import StrictJSON
import Testing

@testable import LedgerStore

/// One mistake, or several, in a document that was good; and all that must be said of it.
struct Mistake: Sendable, CustomTestStringConvertible {
  let edits: [(old: String, new: String)]
  let problems: [String]

  init(_ old: String, _ new: String, _ problems: String...) {
    edits = [(old, new)]
    self.problems = problems
  }

  init(edits: [(old: String, new: String)], _ problems: String...) {
    self.edits = edits
    self.problems = problems
  }

  var testDescription: String { edits.map { "\($0.old) → \($0.new)" }.joined(separator: "; ") }

  func made(in text: String) throws -> String {
    try edits.reduce(text) { text, edit in
      try #require(text.contains(edit.old), "there is no \(edit.old)")
      return text.replacing(edit.old, with: edit.new, maxReplacements: 1)
    }
  }
}

/// Everything wrong with a text, each with line and column.
func problems(in text: String) -> [String] {
  do throws(DocumentProblems) {
    _ = try Document.read(Array(text.utf8))
    return []
  } catch { return error.problems.map { "\($0.position): \($0.message)" } }
}

@Suite struct `A schedule with a mistake in it` {
  static let schedule = """
    {
      "kind": "schedule",
      "id": "steps",
      "version": 1,
      "title": "Steps",
      "source": "An illustration",
      "evidence": "An illustration",
      "currency": "USD",
      "phases": [{"id": "all", "weeks": 12, "visits": {"perWeek": 3}}],
      "contingencies": [
        {
          "id": "abstinence",
          "met": {"everyTargetNegative": ["COC"], "specimens": ["urine"]},
          "occasions": "visits",
          "verdicts": {
            "positive": "not-met", "presumptive": "not-met", "missed": "not-met",
            "refused": "not-met", "unable": "not-met", "adulterated": "not-met",
            "substituted": "not-met", "dilute": "met", "invalid": "held",
            "too-little": "not-met", "out-of-temperature": "not-met", "late": "not-met",
            "inconclusive": "held", "not-tested": "not-met",
            "excused": {"run": "held", "bonusRun": "held", "week": "not-full"}
          },
          "reset": "to-start",
          "recovery": {"after": 5, "to": "last-paid", "from": "next-occasion"},
          "pays": [
            {
              "phase": "all",
              "voucher": {"start": "2.50", "step": "1.25", "stepPer": "occasion", "ceiling": "10.00"},
              "bonus": {"every": 3, "voucher": "10.00"}
            }
          ]
        }
      ],
      "examples": [
        {"stream": "3N", "total": "21.25"},
        {"stream": "N P N", "earns": ["2.50", "0", "2.50"]}
      ]
    }
    """

  @Test func `is good without it`() {
    #expect(problems(in: Self.schedule) == [])
  }

  @Test(arguments: [
    Mistake(
      "\"title\": \"Steps\",", "",
      "1:1: a schedule needs \"title\", which is missing"),
    Mistake(
      "\"title\"", "\"titel\"",
      "1:1: a schedule needs \"title\", which is missing",
      "5:3: a schedule has no key \"titel\"; did you mean \"title\"?"),
    Mistake(
      "\"evidence\"", "\"wholly-other\"",
      "1:1: a schedule needs \"evidence\", which is missing",
      "7:3: a schedule has no key \"wholly-other\"; its keys are \"kind\", \"id\", "
        + "\"version\", \"title\", \"source\", \"evidence\", \"currency\", \"phases\", "
        + "\"contingencies\", \"examples\", \"point\", \"keepsOnMove\", \"caps\", \"$schema\""),
    Mistake(
      "\"version\": 1,", "\"version\": 1, \"version\": 2,",
      "4:17: the key \"version\" stands already at line 4"),
    Mistake(
      "\"version\": 1", "\"version\": \"1\"",
      "4:14: expected version as a whole number, found a string"),
    Mistake(
      "\"version\": 1", "\"version\": 0",
      "4:14: version is 0; it must be a whole number from 1 to 9999"),
    Mistake(
      "\"version\": 1", "\"version\": 1.0",
      "4:14: version is 1.0; it must be a whole number from 1 to 9999"),
    Mistake(
      "\"version\": 1", "\"version\": 1e2",
      "4:14: version is 1e2; it must be a whole number from 1 to 9999"),
    Mistake(
      "\"id\": \"steps\"", "\"id\": \"Steps!\"",
      "3:9: id \"Steps!\" is not an id: 1 to 40 small letters, digits or -, a letter "
        + "or digit first"),
    Mistake(
      "\"USD\"", "\"dollars\"",
      "8:15: currency must be three capital letters, such as \"USD\""),
    Mistake(
      "\"kind\": \"schedule\"", "\"kind\": \"plan\"",
      "2:11: kind is \"plan\"; it must be one of \"schedule\", \"bowl\", \"deck\", "
        + "\"caps\", \"programme\""),
    Mistake(
      "\"kind\": \"schedule\",", "",
      "1:1: the document does not say its kind; add \"kind\": one of \"schedule\", \"bowl\", "
        + "\"deck\", \"caps\", \"programme\""),
    Mistake(
      "\"An illustration\"", "\"\"",
      "6:13: source is empty"),
    Mistake(
      "\"An illustration\"", "null",
      "6:13: expected source as a string, found null"),
    Mistake(
      "\"weeks\": 12", "\"weeks\": 521",
      "9:37: weeks is 521; it must be a whole number from 1 to 520"),
    Mistake(
      "{\"perWeek\": 3}", "{\"perWeek\": 8}",
      "9:63: perWeek is 8, but only 7 can count, 1 on each day; raise perDay"),
    Mistake(
      "{\"perWeek\": 3}", "{\"weekdays\": [\"Mon\", \"Mon\", \"Fri\"]}",
      "9:72: weekdays names the same twice"),
    Mistake(
      "{\"perWeek\": 3}", "{\"weekdays\": [\"Monday\"]}",
      "9:65: a weekday is \"Monday\"; it must be one of \"Mon\", \"Tue\", \"Wed\", \"Thu\", "
        + "\"Fri\", \"Sat\", \"Sun\""),
    Mistake(
      "{\"perWeek\": 3}", "{\"perWeek\": 3, \"weekdays\": [\"Mon\"]}",
      "9:66: visits has \"perWeek\" already; it has only one of \"perWeek\", \"weekdays\", "
        + "\"days\""),
    Mistake(
      "{\"perWeek\": 3}", "[3]",
      "9:51: expected visits as an object, found an array"),
  ])
  func `in its frame is told where it is`(mistake: Mistake) throws {
    #expect(problems(in: try mistake.made(in: Self.schedule)) == mistake.problems)
  }

  @Test(arguments: [
    Mistake(
      "[\"COC\"]", "[\"cocaine\"]",
      "13:39: an analyte is \"cocaine\"; it must be one of \"6MAM\", \"AMP\", \"BAR\", "
        + "\"BUP\", \"BZO\", \"CO\", \"COC\", \"COT\", \"EDDP\", \"ETG\", \"ETH\", \"FEN\", \"KET\", "
        + "\"MDMA\", \"MET\", \"MIT\", \"MTD\", \"NBUP\", \"NTX\", \"OPI\", \"OXY\", \"PCP\", \"TCA\", "
        + "\"THC\", \"TRA\", \"XYL\""),
    Mistake(
      "[\"COC\"]", "[]",
      "13:38: everyTargetNegative is an empty list"),
    Mistake(
      "\"specimens\"", "\"milestone\"",
      "13:47: met has \"everyTargetNegative\" already; it has only one of \"milestone\", "
        + "\"everyTargetNegative\", \"anyTargetNegative\", \"reading\", \"submitted\", "
        + "\"allOf\", \"anyOf\""),
    Mistake(
      "\"occasions\": \"visits\"", "\"occasions\": \"always\"",
      "14:20: occasions is \"always\"; it must be one of \"visits\""),
    Mistake(
      "\"missed\": \"not-met\"", "\"missed\": \"not met\"",
      "16:68: \"missed\" is \"not met\"; it must be one of \"met\", \"not-met\", \"held\""),
    Mistake(
      ", \"missed\": \"not-met\"", "",
      "15:19: it does not say what 'missed' counts as; add \"missed\": \"met\", "
        + "\"not-met\" or \"held\""),
    Mistake(
      "\"missed\"", "\"mised\"",
      "16:58: verdicts has no key \"mised\"; did you mean \"missed\"?"),
    Mistake(
      "\"excused\": {\"run\": \"held\"", "\"excused\": {\"run\": \"met\"",
      "21:28: run is \"met\"; it must be one of \"held\", \"not-met\""),
    Mistake(
      "\"excused\": {\"run\": \"held\"", "\"excused\": {\"run\": \"not-met\"",
      "21:20: an excused absence that counts as not met cannot keep the bonus run; "
        + "make bonusRun \"broken\""),
    Mistake(
      "\"week\": \"not-full\"", "\"weeks\": \"not-full\"",
      "21:20: excused needs \"week\", which is missing",
      "21:56: excused has no key \"weeks\"; did you mean \"week\"?"),
    Mistake(
      "\"reset\": \"to-start\"", "\"reset\": \"none\"",
      "24:19: a recovery brings a rung back, but reset is \"none\"; make recovery "
        + "\"none\" too"),
    Mistake(
      "\"reset\": \"to-start\"", "\"reset\": {\"down\": 0}",
      "23:25: down is 0; it must be a whole number from 1 to 1000"),
    Mistake(
      "\"after\": 5", "\"after\": 0",
      "24:29: after is 0; it must be a whole number from 1 to 1000"),
    Mistake(
      "\"last-paid\"", "\"last\"",
      "24:38: to is \"last\"; it must be one of \"last-paid\", \"due\""),
    Mistake(
      "\"recovery\": {\"after\": 5, \"to\": \"last-paid\", \"from\": \"next-occasion\"},", "",
      "11:5: a contingency needs \"recovery\", which is missing"),
    Mistake(
      "\"phase\": \"all\"", "\"phase\": \"some\"",
      "27:20: phase is \"some\"; it must be one of \"all\""),
    Mistake(
      "\"step\": \"1.25\", ", "",
      "28:22: voucher needs one of \"flat\", \"step\", \"down\", \"times\", \"amounts\""),
    Mistake(
      "\"voucher\": {\"start\"", "\"vouchers\": {\"start\"",
      "26:9: an element of pays needs one of \"voucher\", \"draws\", \"items\", \"rate\"",
      "28:11: an element of pays has no key \"vouchers\"; did you mean \"voucher\"?"),
    Mistake(
      "\"voucher\": {\"start\"", "\"draws\": {\"start\"",
      "28:20: draws needs \"bowl\", which is missing",
      "28:30: expected start as a whole number, found a string",
      "28:46: expected step as a whole number, found a string",
      "28:88: expected ceiling as a whole number, found a string"),
    Mistake(
      "{\"every\": 3, \"voucher\": \"10.00\"}", "{\"every\": 3, \"draws\": 2}",
      "29:20: a bonus of draws beside a ladder of another unit needs \"bowl\""),
    Mistake(
      "{\"every\": 3, \"voucher\": \"10.00\"}", "{\"every\": 3}",
      "29:20: bonus needs one of \"voucher\", \"draws\""),
    Mistake(
      "\"ceiling\": \"10.00\"", "\"ceiling\": \"2.00\"",
      "28:90: the ceiling (2000) is below the start (2500), in thousandths or draws"),
    Mistake(
      "\"voucher\": \"10.00\"}", "\"voucher\": \"10.01\"}",
      "35:31: the example says 21.25 in all; it comes to 21.26"),
  ])
  func `in a contingency is told where it is`(mistake: Mistake) throws {
    #expect(problems(in: try mistake.made(in: Self.schedule)) == mistake.problems)
  }

  @Test(arguments: [
    "1e3", "-5", "0.0001", "+5", "5.", ".5", "1,25", "$5", "", " 5", "1000000.001", "٣",
  ])
  func `in an amount is told where it is`(amount: String) throws {
    let text = Self.schedule.replacing("\"2.50\", \"step\"", with: "\"\(amount)\", \"step\"")
    #expect(
      problems(in: text) == [
        "28:32: start must be an amount in quotes with at most three decimal places, such as "
          + "\"2.50\""
      ])
  }

  @Test(arguments: [
    Mistake(
      "\"21.25\"", "\"21.00\"",
      "35:31: the example says 21.00 in all; it comes to 21.25"),
    Mistake(
      "\"total\": \"21.25\"", "\"note\": \"only a note\"",
      "35:5: an example needs \"total\", \"draws\", \"items\" or \"earns\" to be worth checking"),
    Mistake(
      "\"total\": \"21.25\"", "\"draws\": 3",
      "35:31: the example says 3 draws in all; it comes to 0"),
    Mistake(
      "[\"2.50\", \"0\", \"2.50\"]", "[\"2.50\", \"0\"]",
      "36:34: the example lists 2 earnings for 3 occasions"),
    Mistake(
      "[\"2.50\", \"0\", \"2.50\"]", "[\"2.50\", \"1.00\", 2]",
      "36:43: the example says that occasion 2 earns 1.00; it earns 0.00",
      "36:51: the example says that occasion 3 earns 2 draws; it earns 2.50"),
    Mistake(
      "\"3N\"", "\"37N\"",
      "35:16: the stream has 37 occasions, the schedule plans 36"),
    Mistake(
      "\"3N\"", "\"3X\"",
      "35:16: the stream cannot be read: 'X' at column 2 is none of N (negative), "
        + "P (positive), M (missed), E (excused), C (closed), R with a reading, or a number "
        + "before one"),
    Mistake(
      "\"3N\"", "\"N 3\"",
      "35:16: the stream cannot be read: the number 3 at the end repeats no letter"),
    Mistake(
      "\"3N\"", "\" \"",
      "35:16: the stream cannot be read: it has no occasion"),
  ])
  func `in a worked example is told where it is`(mistake: Mistake) throws {
    #expect(problems(in: try mistake.made(in: Self.schedule)) == mistake.problems)
  }

  @Test(arguments: [
    Mistake(
      edits: [
        ("\"version\": 1", "\"version\": 0"),
        ("\"3N\"", "3"),
      ],
      "4:14: version is 0; it must be a whole number from 1 to 9999",
      "35:16: expected stream as a string, found a number"),
    Mistake(
      edits: [
        ("\"21.25\"", "\"1.00\""),
        ("\"0\", \"2.50\"", "\"0\", \"9.00\""),
      ],
      "35:31: the example says 1.00 in all; it comes to 21.25",
      "36:48: the example says that occasion 3 earns 9.00; it earns 2.50"),
    Mistake(
      edits: [
        ("\"ceiling\": \"10.00\"", "\"ceiling\": \"2.00\""),
        ("\"reset\": \"to-start\"", "\"reset\": \"none\""),
      ],
      "24:19: a recovery brings a rung back, but reset is \"none\"; make recovery "
        + "\"none\" too",
      "28:90: the ceiling (2000) is below the start (2500), in thousandths or draws"),
    Mistake(
      edits: [
        ("\"title\"", "\"titel\""),
        ("\"weeks\": 12", "\"weeks\": \"12\""),
        ("\"USD\"", "7"),
      ],
      "1:1: a schedule needs \"title\", which is missing",
      "5:3: a schedule has no key \"titel\"; did you mean \"title\"?",
      "8:15: expected currency as a string, found a number",
      "9:37: expected weeks as a whole number, found a string"),
  ])
  func `beside another is told together with it, in the order of the file`(
    mistake: Mistake
  ) throws {
    #expect(problems(in: try mistake.made(in: Self.schedule)) == mistake.problems)
  }

  @Test(arguments: [
    Mistake(
      "\"version\": 1,", "\"version\": 1,,",
      "4:16: expected a key in quotes, found ','"),
    Mistake(
      "\"2.50\"]}\n  ]", "\"2.50\"]},\n  ]",
      "36:56: a comma stands before the closing ']'"),
    Mistake(
      "\"title\": \"Steps\"", "\"title\": 'Steps'",
      "5:12: expected a value, found '''"),
    Mistake(
      "\"version\": 1", "\"version\": 01",
      "4:14: a number does not begin with 0 and another digit"),
    Mistake(
      "\"Steps\"", "\"Ste\u{7}ps\"",
      "5:16: U+0007 stands in a string without an escape"),
  ])
  func `that makes it no JSON is told alone`(mistake: Mistake) throws {
    #expect(problems(in: try mistake.made(in: Self.schedule)) == mistake.problems)
  }
}

@Suite struct `A bowl or a deck with a mistake in it` {
  private static let bowl = """
    {
      "kind": "bowl", "id": "three", "version": 1, "title": "Three", "source": "An illustration",
      "evidence": "An illustration", "currency": "USD",
      "tiers": [
        {"id": "good-job", "label": "Good job!", "slips": 2, "value": "0.00"},
        {"id": "small", "label": "Small", "slips": 1, "value": "1.00"}
      ]
    }
    """

  private static let deck = """
    {"kind": "deck", "id": "birds", "version": 1, "words": ["wren", "owl"]}
    """

  @Test func `is good without it`() {
    #expect(problems(in: Self.bowl) == [])
    #expect(problems(in: Self.deck) == [])
  }

  @Test(arguments: [
    Mistake(
      "\"slips\": 2", "\"slips\": 0",
      "5:55: slips is 0; it must be a whole number from 1 to 1000000"),
    Mistake(
      "\"slips\": 2", "\"slips\": 1000000",
      "4:12: the bowl has 1000001 slips; it may have at most 1000000"),
    Mistake(
      "\"id\": \"small\"", "\"id\": \"good-job\"",
      "6:12: the tier good-job is listed twice"),
    Mistake(
      "\"value\": \"1.00\"", "\"value\": 1",
      "6:60: value must be an amount in quotes with at most three decimal places, "
        + "such as \"2.50\""),
    Mistake(
      "\"label\": \"Small\", ", "",
      "6:5: a tier needs \"label\", which is missing"),
    Mistake(
      "\"tiers\"", "\"teirs\"",
      "1:1: a bowl needs \"tiers\", which is missing",
      "4:3: a bowl has no key \"teirs\"; did you mean \"tiers\"?"),
  ])
  func `in a bowl is told where it is`(mistake: Mistake) throws {
    #expect(problems(in: try mistake.made(in: Self.bowl)) == mistake.problems)
  }

  @Test(arguments: [
    Mistake(
      "\"owl\"", "\"wren\"",
      "1:65: words names the same twice"),
    Mistake(
      "\"owl\"", "\"Owl\"",
      "1:65: a word \"Owl\" is not an id: 1 to 40 small letters, digits or -, a "
        + "letter or digit first"),
    Mistake(
      "[\"wren\", \"owl\"]", "[]",
      "1:56: words is an empty list"),
    Mistake(
      "[\"wren\", \"owl\"]", "\"wren\"",
      "1:56: expected words as an array, found a string"),
    Mistake(
      "\"deck\"", "\"bowl\"",
      "1:1: a bowl needs \"title\", which is missing",
      "1:1: a bowl needs \"source\", which is missing",
      "1:1: a bowl needs \"evidence\", which is missing",
      "1:1: a bowl needs \"currency\", which is missing",
      "1:1: a bowl needs \"tiers\", which is missing",
      "1:47: a bowl has no key \"words\"; its keys are \"kind\", \"id\", \"version\", "
        + "\"title\", \"source\", \"evidence\", \"currency\", \"tiers\", \"replaced\", "
        + "\"$schema\""),
  ])
  func `in a deck is told where it is`(mistake: Mistake) throws {
    #expect(problems(in: try mistake.made(in: Self.deck)) == mistake.problems)
  }

  @Test(arguments: [
    ("", "expected a value, found the end of the text"),
    ("null", "expected a document as an object, found null"),
    ("7", "expected a document as an object, found a number"),
    ("\"schedule\"", "expected a document as an object, found a string"),
    ("[{}]", "expected a document as an object, found an array"),
    (
      "{}",
      "the document does not say its kind; add \"kind\": one of \"schedule\", \"bowl\", "
        + "\"deck\", \"caps\", \"programme\""
    ),
    ("\u{FEFF}{}", "the text begins with a byte order mark (U+FEFF)"),
  ])
  func `is told even where it is none of them`(text: String, problem: String) {
    #expect(problems(in: text) == ["1:1: " + problem])
  }
}
