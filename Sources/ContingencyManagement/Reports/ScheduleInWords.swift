/// A schedule in sentences that a clinician can sign off.
///
/// Whatever the settings of a schedule say is in them, and what holds under every schedule. Title,
/// source, evidence and examples are not: they are shown as they stand. This is the one place that
/// words the settings.
public struct ScheduleInWords: Sendable {
  /// The sentences, paragraph by paragraph: the plan, then each contingency, then what always holds.
  public let paragraphs: [[Sentence]]

  /// The words for `schedule`.
  public init(_ schedule: Schedule) {
    paragraphs =
      [schedule.plan] + schedule.contingencies.flatMap { $0.paragraphs(in: schedule) }
      + [schedule.always]
  }

  /// All sentences in order.
  public var sentences: [Sentence] { paragraphs.flatMap(\.self) }

  /// Each paragraph as one text.
  public var text: [String] {
    paragraphs.map { $0.map(\.text).joined(separator: " ") }
  }

  /// One sentence and what it is about.
  public struct Sentence: Hashable, Sendable {
    /// What it is about; no two sentences of a schedule are about the same.
    public var topic: Topic
    /// The weeks it holds in, where a schedule has several phases: `in weeks 1 to 12 `.
    var lead: String
    /// What it says of them.
    var body: String
    /// Where it lists causes, the same said of each by itself.
    var parts: [Sentence] = []

    /// The sentence as it stands in a text.
    public var text: String { (lead + body).capitalizedFirst }

    init(
      _ matter: Topic.Matter, contingency: Name? = nil, phase: Name? = nil, lead: String = "",
      _ body: String
    ) {
      topic = Topic(matter: matter, contingency: contingency, phase: phase)
      self.lead = lead
      self.body = body
    }
  }

  /// What a sentence is about, by which the sentences of two schedules are held side by side.
  public struct Topic: Hashable, Sendable {
    /// Which setting.
    public var matter: Matter
    /// The contingency; nil where it is about the schedule.
    public var contingency: Name?
    /// The phase; nil where it is about all of them.
    public var phase: Name?
    /// The one cause that it is about; nil where it is about none or several.
    public var cause: Cause?

    /// Settings, and what holds under every schedule.
    public enum Matter: String, CaseIterable, Hashable, Sendable {
      case visits, weeks, currency
      case condition, ladder, bonus, fullWeek
      case notMet, reset, recovery, held, countedAsMet, excused
      case planFilled, closed, sameDay, notNamed, prescribed, gravest, kept
    }
  }
}

extension Schedule {
  /// When the visits are, and what the amounts are in.
  fileprivate var plan: [ScheduleInWords.Sentence] {
    var first = 1
    var sentences = phases.map { phase in
      defer { first += phase.weeks }
      return ScheduleInWords.Sentence(
        .visits, phase: phase.id,
        "\(weeksInWords(from: first, count: phase.weeks)) (\(phase.id)): "
          + phase.visits.inWords(weeks: phase.weeks) + ".")
    }
    sentences.append(
      ScheduleInWords.Sentence(
        .weeks,
        "A week is seven days, counted from the participant's start day; after week \(weeks) "
          + "nothing is earned."))
    sentences.append(ScheduleInWords.Sentence(.currency, "Amounts are in \(currency.code)."))
    return sentences
  }

  /// `in weeks 1 to 12 `, with which a sentence about one of several phases begins.
  func lead(ofPhase place: Int) -> String {
    guard phases.count > 1 else { return "" }
    let first = phases[..<place].reduce(1) { $0 + $1.weeks }
    return "in \(weeksInWords(from: first, count: phases[place].weeks)) "
  }

  /// What no file decides.
  fileprivate var always: [ScheduleInWords.Sentence] {
    typealias Sentence = ScheduleInWords.Sentence
    let tests = contingencies.contains { if case .test = $0.condition { true } else { false } }
    let visits = contingencies.contains { $0.occasions == .visits }
    var sentences: [Sentence] = []
    if visits {
      sentences += [
        Sentence(
          .planFilled,
          "Under every schedule: the first visits of a week fill its plan, on whatever day they "
            + "fall; more than planned earn nothing and do not lengthen the run"
            + (tests ? ", but a further test that is not met counts as such." : ".")),
        Sentence(
          .closed,
          "A visit that the clinic closed is held, leaves a full week full and may be made up."),
      ]
    }
    if tests {
      let strips = Analyte.allCases.filter(\.isClassStrip).map(\.code)
      sentences += [
        Sentence(
          .sameDay,
          "Of several tests on one day the first counts; a second takes its place only where the "
            + "first specimen could not be used."),
        Sentence(
          .notNamed,
          "A specimen or a drug that a reward does not name changes nothing for it."),
        Sentence(
          .prescribed,
          "A prescribed medicine is expected and never counts against the participant; a positive "
            + "on a class strip (\(listed(strips, "or"))) that a prescription may explain is held."
        ),
        Sentence(
          .gravest,
          "Where several things apply to one test, not met comes before held, and held before met."
        ),
      ]
    }
    sentences.append(Sentence(.kept, "What was earned is never taken away."))
    return sentences
  }
}

extension VisitPlan {
  /// `visits on Monday and Thursday`, `two visits a week`, `no visits`.
  fileprivate func inWords(weeks: Int) -> String {
    if !weekdays.isEmpty {
      let days = Weekday.allCases.filter(weekdays.contains).map(\.name)
      return "\(perWeek == 1 ? "a visit" : "visits") on \(listed(days, "and"))"
    }
    if perWeek == 0 { return "no visits" }
    return "\(number(perWeek)) visit\(perWeek == 1 ? "" : "s")" + (weeks == 1 ? "" : " a week")
  }
}

extension Weekday {
  /// The day in full.
  fileprivate var name: String {
    switch self {
    case .Mon: "Monday"
    case .Tue: "Tuesday"
    case .Wed: "Wednesday"
    case .Thu: "Thursday"
    case .Fri: "Friday"
    case .Sat: "Saturday"
    case .Sun: "Sunday"
    }
  }
}

/// `week 24`, `weeks 1 to 12`.
func weeksInWords(from first: Int, count: Int) -> String {
  count == 1 ? "week \(first)" : "weeks \(first) to \(first + count - 1)"
}

/// `a`, `a and b`, `a, b and c`.
func listed(_ words: [String], _ last: String) -> String {
  guard words.count > 1, let final = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(last) \(final)"
}
