/// One occasion of a played course, with what it earned.
public struct PlayedOccasion: Hashable, Sendable {
  /// What happened, contingency by contingency; empty for the enrolment.
  public var outcomes: [Outcome]
  /// The day of enrolment, from 0, as planned.
  public var day: Int
  /// One for each contingency that it counts for.
  public var rewards: [Reward]
  /// Where each contingency stands afterwards.
  public var prospects: [Prospect]
  /// Whether it is a planned visit.
  public var isVisit: Bool

  /// What happened under one contingency.
  public struct Outcome: Hashable, Sendable {
    /// Its id.
    public var contingency: Name
    /// The letter of its course.
    public var letter: StreamOccasion
  }

  /// The week of enrolment, from 0.
  public var week: Int { day / 7 }

  /// What it earned in all, within the caps.
  public var earned: Earning { rewards.reduce(.nothing) { $0 + $1.credited } }

  /// What happened in a word or a few: `negative`, `enrolled`, `dose reached, test missed`.
  public var word: String {
    guard let first = outcomes.first else { return "enrolled" }
    if outcomes.allSatisfy({ $0.letter == first.letter }) { return first.letter.word }
    return outcomes.map { "\($0.contingency) \($0.letter.word)" }.joined(separator: ", ")
  }
}
