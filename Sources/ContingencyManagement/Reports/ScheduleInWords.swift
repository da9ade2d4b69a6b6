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
    let caps = schedule.capsInWords
    paragraphs =
      [schedule.planInWords] + schedule.contingencies.flatMap { $0.paragraphs(in: schedule) }
      + (caps.isEmpty ? [] : [caps]) + [schedule.alwaysInWords]
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
      _ matter: Topic.Matter, contingency: Name? = nil, phase: Name? = nil, item: String? = nil,
      lead: String = "", _ body: String
    ) {
      topic = Topic(matter: matter, contingency: contingency, phase: phase, item: item)
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
    /// Which of several caps it is about.
    public var item: String?

    /// Settings, and what holds under every schedule.
    public enum Matter: String, CaseIterable, Hashable, Sendable {
      case visits, weeks, currency, point, keepsOnMove
      case condition, needs, window, onlyInPhases, funder, shared, requires, ladder, bonus, fullWeek
      case notMet, reset, recovery, held, countedAsMet, excused
      case cap, capFile, capReach
      case planFilled, closed, sameDay, notNamed, prescribed, gravest, things, rates, kept
    }
  }
}
