import ContingencyManagement
import LedgerStore
import StrictJSON

extension Command {
  static let auditDraws = Command(
    name: "audit draws", operands: "",
    summary: "Hold what was drawn against the slips in the bowls",
    details: """
      For each tier, and apart for each operator, witness, participant and kind of word, draws from
      chains and by hand: how often it came up, how often it should, and how likely a count as far off
      is, exactly and on both sides. All counts together are corrected by Holm's method; one at 0.01
      or below is to be looked at, and proves nothing. Lists requests that were never completed, words
      declined, draws owed for 14 days or more, and entries that could be used to steer. Status 0
      whatever it shows; 2 where the ledger does not hold.
      """,
    options: [OptionSpec("all", nil, "show every count, not the 20 most striking only")],
    operandCount: 0...0, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.auditDraws(arguments) })
}

extension Desk {
  fileprivate func auditDraws(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    var survey = DrawSurvey()
    let state = try read(arguments) { entry, state in survey.take(entry, after: state) }
    let founding = try founding(state)
    let report = DrawReport(survey, state, today: try today(founding.zone)) {
      day(of: $0, in: founding.zone)
    }
    if arguments.has("json") {
      surroundings.out(report.json)
    } else {
      report.text(most: arguments.has("all") ? .max : 20).forEach(line)
    }
    return .done
  }

  private func day(of moment: Moment, in zone: ZoneName) -> CalendarDay {
    surroundings.day(of: moment, in: zone)
  }
}

/// What is told of a survey of draws.
struct DrawReport {
  private let survey: DrawSurvey
  private let rows: [DrawSurvey.Row]
  private let open: [Open]
  private let owed: [Owed]

  /// Draws that were asked for and not made.
  private struct Open {
    var entry: Int
    var participant: ParticipantCode
    var by: OperatorCode
    var day: CalendarDay
    var days: Int
  }

  /// Draws that are owed for long.
  private struct Owed {
    var participant: ParticipantCode
    var draws: Int
    var since: CalendarDay
    var days: Int
  }

  init(
    _ survey: DrawSurvey, _ state: LedgerState, today: CalendarDay, day: (Moment) -> CalendarDay
  ) {
    self.survey = survey
    rows = survey.rows
    open = state.participants.compactMap { participant in
      guard let entry = participant.pendingDraw?.entry, let asked = survey.asked(by: entry) else {
        return nil
      }
      let day = day(asked.at)
      return Open(
        entry: entry, participant: participant.code, by: asked.by, day: day,
        days: max(0, today.days(since: day)))
    }.sorted { $0.entry < $1.entry }
    owed = state.participants.compactMap { participant in
      guard let first = participant.drawsOwed.first else { return nil }
      let days = today.days(since: first.day)
      guard days >= DrawSurvey.daysOwed else { return nil }
      return Owed(
        participant: participant.code, draws: participant.drawsOwedCount, since: first.day,
        days: days)
    }.sorted { ($1.days, $0.participant) < ($0.days, $1.participant) }
  }

  private var standingOut: Int { rows.prefix(while: \.standsOut).count }

  func text(most: Int) -> [String] {
    var text: [String] = []
    func add(_ label: String, _ words: String) { text.append(label.padded(to: 10) + words) }
    let people = survey.people
    add(
      "draws",
      "\(survey.count(.chain)) from chains, \(survey.count(.byHand)) by hand; of "
        + counted(people.participants, "participant") + ", recorded by "
        + counted(people.operators, "operator"))
    if !rows.isEmpty {
      add(
        "counts",
        "\(rows.count), each with its exact chance on both sides, corrected by Holm's method")
      text.append("")
      text += table(rows.prefix(most))
      if rows.count > most { text.append("and \(rows.count - most) less striking: --all") }
      text.append("")
    }
    for one in open {
      add(
        "open",
        "#\(one.entry) of \(one.participant), asked for by \(one.by) on \(one.day), "
          + "\(counted(one.days, "day")) ago")
    }
    for (by, count) in survey.requests.sorted(by: { $0.key < $1.key }) where count.declined > 0 {
      add("declined", "\(by): \(count.declined) of \(counted(count.all, "request")) without a word")
    }
    for one in owed {
      add(
        "owed",
        "\(one.participant): \(counted(one.draws, "draw")) since \(one.since), "
          + counted(one.days, "day"))
    }
    for review in survey.forReview {
      add("review", "#\(review.entry) by \(review.by): \(review.words)")
    }
    for (by, count) in survey.reviewsByOperator {
      add("", "\(counted(count, "entry", "entries")) for review by \(by)")
    }
    add(
      "verdict",
      standingOut == 0
        ? "no count stands out"
        : "\(counted(standingOut, "count")) to look at, \(DrawSurvey.level) or below once corrected"
    )
    return text
  }

  private func table(_ rows: ArraySlice<DrawSurvey.Row>) -> [String] {
    var table = Columns(right: [2, 4, 5, 6, 7])
    table.rows = [["way", "whose", "draws", "tier", "drawn", "expected", "chance", "corrected"]]
    for row in rows {
      table.rows.append([
        row.way == .chain ? "chain" : "by hand", row.group.words, "\(row.draws)",
        "\(row.tier.id) of \(row.bowl.id)", "\(row.observed)", decimals(row.expected, 2),
        chanceText(row.chance), chanceText(row.corrected) + (row.standsOut ? " *" : ""),
      ])
    }
    return table.lines
  }

  private func counted(_ count: Int, _ one: String, _ several: String? = nil) -> String {
    "\(count) " + (count == 1 ? one : several ?? one + "s")
  }

  var json: String {
    var json = CanonicalWriter()
    json.beginObject()
    json.integer("byHand", survey.count(.byHand))
    json.integer("chain", survey.count(.chain))
    json.key("counts")
    json.beginArray()
    for row in rows { row.write(to: &json) }
    json.endArray()
    json.string("level", "\(DrawSurvey.level)")
    json.key("open")
    json.beginArray()
    for one in open {
      json.beginObject()
      json.string("by", one.by.text)
      json.integer("days", one.days)
      json.integer("entry", one.entry)
      json.string("on", one.day.description)
      json.string("participant", one.participant.text)
      json.endObject()
    }
    json.endArray()
    json.key("owed")
    json.beginArray()
    for one in owed {
      json.beginObject()
      json.integer("days", one.days)
      json.integer("draws", one.draws)
      json.string("participant", one.participant.text)
      json.string("since", one.since.description)
      json.endObject()
    }
    json.endArray()
    json.key("requests")
    json.beginArray()
    for (by, count) in survey.requests.sorted(by: { $0.key < $1.key }) {
      json.beginObject()
      json.string("by", by.text)
      json.integer("declined", count.declined)
      json.integer("requests", count.all)
      json.endObject()
    }
    json.endArray()
    json.key("review")
    json.beginArray()
    for review in survey.forReview {
      json.beginObject()
      json.string("by", review.by.text)
      json.integer("entry", review.entry)
      json.string("what", review.words)
      json.endObject()
    }
    json.endArray()
    json.integer("toLookAt", standingOut)
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension DrawSurvey.Review {
  fileprivate var words: String {
    switch fact {
    case .drawVoided(let code, let request):
      "the draws of \(code) asked for by entry #\(request) were given up, their secret lost, and are "
        + "made again"
    case .handDrawToldAgain(let code, let entry):
      "draws of \(code) made by hand are told otherwise than in entry #\(entry)"
    case .chainReplaced(let code, let reason):
      "the draw chain of \(code) was replaced while it served (\(reason.rawValue))"
    case .secretReplaced(let reason):
      "the secret of the draws was replaced (\(reason.rawValue))"
    }
  }
}

extension DrawSurvey.Group {
  /// `all`, `recorded by rn-07`, `word declined`.
  fileprivate var words: String {
    switch self {
    case .all: "all"
    case .recorded(let code): "recorded by \(code)"
    case .seen(let code): "seen by \(code)"
    case .drawn(let code): "of \(code)"
    case .said(.word): "with a word"
    case .said(.number): "with a number"
    case .said(.declined): "without a word"
    }
  }

  /// What is counted together, and whose.
  fileprivate var key: (kind: String, who: String?) {
    switch self {
    case .all: ("all", nil)
    case .recorded(let code): ("operator", code.text)
    case .seen(let code): ("witness", code.text)
    case .drawn(let code): ("participant", code.text)
    case .said(let kind): ("word", kind.rawValue)
    }
  }
}

extension DrawSurvey.Row {
  fileprivate func write(to json: inout CanonicalWriter) {
    json.beginObject()
    json.string("atLeast", chanceText(atLeast))
    json.string("atMost", chanceText(atMost))
    json.string("bowl", bowl.id.text)
    json.integer("bowlVersion", bowl.version)
    json.string("chance", chanceText(chance))
    json.string("corrected", chanceText(corrected))
    json.integer("drawn", observed)
    json.integer("draws", draws)
    json.string("expected", decimals(expected, 2))
    json.string("group", group.key.kind)
    json.string("tier", tier.id.text)
    json.string("way", way.rawValue)
    json.optional("who", group.key.who)
    json.endObject()
  }
}

/// A chance with four decimal places, or with two digits and its power of ten where that says nothing:
/// `0.0312`, `4.1e-09`, `<1e-290`.
func chanceText(_ chance: Double) -> String {
  guard chance < 0.001 else { return decimals(chance, 4) }
  guard chance > 1e-290 else { return "<1e-290" }
  var (digits, power) = (chance, 0)
  while digits < 1 {
    digits *= 10
    power += 1
  }
  if digits >= 9.95 { (digits, power) = (1, power - 1) }
  return decimals(digits, 1) + "e-" + (power < 10 ? "0" : "") + "\(power)"
}
