/// One thing wrong with a schedule, and where in it.
public struct ScheduleProblem: Hashable, Sendable {
  /// The way from the top of the document to the value at fault.
  public var path: [PathStep]
  /// What is wrong.
  public var fact: Fact

  /// A problem of those parts.
  public init(_ path: [PathStep], _ fact: Fact) {
    self.path = path
    self.fact = fact
  }

  /// What can be wrong with a schedule whose parts are each well formed.
  public enum Fact: Error, Hashable, Sendable {
    case idUsedTwice(Name)
    case tooManyWeeks(Int, most: Int)
    case ruleMissing(Cause)
    case ruleWithoutUse(Cause)
    case excusedAsNotMetKeepsBonusRun
    case excusedAsNotMetSparesWeek
    case recoveryWithoutReset
    case paysInNoPhase
    case noVisitsToPay(phase: Name)
    case ceilingBelowStart(ceiling: Int, start: Int)
    case weekStepOnAnyDay
    case drawsFromTwoBowls(Name, Name)
    case rewardTooLarge(rung: Int, most: Int)
    case firstPhaseCarriesRung
    case ladderOfNoEarlierOne(Name)
    case ladderOfOneThatShares(Name)
    case needsNoEarlierOne(Name)
    case emptyWindow(from: Int, to: Int)
    case windowAfterSchedule(from: Int, days: Int)
    case noVisitsToCount(phase: Name)
    case dayAfterPhase(Int, days: Int)
    case weekRecoveryOnAnyDay
    case weekBonusOnAnyDay
    case ceilingOfOtherUnit
    case noCeiling
    case beginsBeyondTop(Int, top: Int)
    case enrolmentNeedsOccasions
    case enrolmentBonus
    case twoKindsOfItem(Name, Name)
    /// Both are counted in one place of an earning, so that a rate would be told as so many things.
    case rateBesideItems(Name)
    case capNeedsDays
    case capEndsBeforeItBegins
    case exampleUnreadable(StreamProblem)
    case exampleOfNoContingency(Name)
    case exampleBeyondPlan(occasions: Int, planned: Int)
    case exampleSaysNothing
    case exampleTotal(says: Money, comesTo: Money)
    case exampleDraws(says: Int, comesTo: Int)
    case exampleItems(Name, says: Int, comesTo: Int)
    case exampleOccasion(number: Int, says: Earning, comesTo: Earning)
    case exampleLength(says: Int, occasions: Int)
  }
}

/// One step from a value in a document to a value inside it.
public enum PathStep: Hashable, Sendable {
  case key(String)
  case index(Int)
}

extension ScheduleProblem.Fact: CustomStringConvertible {
  /// The problem in words, and what would be right.
  public var description: String {
    switch self {
    case .idUsedTwice(let id): "the id \(id) is used twice; give each its own"
    case .tooManyWeeks(let weeks, let most):
      "the phases have \(weeks) weeks together; a schedule has at most \(most)"
    case .ruleMissing(let cause):
      "it does not say what '\(cause.rawValue)' counts as; add \"\(cause.rawValue)\": \"met\", "
        + "\"not-met\" or \"held\""
    case .ruleWithoutUse(let cause):
      "'\(cause.rawValue)' cannot happen to this contingency; take the rule out"
    case .excusedAsNotMetKeepsBonusRun:
      "an excused absence that counts as not met cannot keep the bonus run; make bonusRun \"broken\""
    case .excusedAsNotMetSparesWeek:
      "an excused absence that counts as not met cannot leave the week full; make week \"not-full\""
    case .recoveryWithoutReset:
      "a recovery brings a rung back, but reset is \"none\"; make recovery \"none\" too"
    case .paysInNoPhase: "it pays in no phase; name at least one phase in 'pays'"
    case .noVisitsToPay(let phase):
      "phase \(phase) plans no visits, so nothing can be earned at one"
    case .ceilingBelowStart(let ceiling, let start):
      "the ceiling (\(ceiling)) is below the start (\(start)), in thousandths or draws"
    case .drawsFromTwoBowls(let first, let second):
      "it draws from \(first) and from \(second); one contingency draws from one bowl"
    case .weekStepOnAnyDay:
      "a step per full week needs planned visits; this contingency may be met on any day"
    case .rewardTooLarge(let rung, let most):
      "rung \(rung) would earn more than \(most) (thousandths, or draws); set a ceiling"
    case .firstPhaseCarriesRung:
      "nothing comes before the first phase that pays; leave carriesRung out"
    case .ladderOfNoEarlierOne(let id):
      "no earlier contingency is called \(id); the one whose ladder is shared stands before"
    case .ladderOfOneThatShares(let id):
      "\(id) shares a ladder itself; name the contingency that the ladder belongs to"
    case .needsNoEarlierOne(let id):
      "no earlier contingency is called \(id); the one that is needed stands before"
    case .emptyWindow(let from, let to):
      "the window ends on day \(to), before it begins on day \(from)"
    case .windowAfterSchedule(let from, let days):
      "the window begins on day \(from); the schedule has \(days) days, the first of them day 0"
    case .noVisitsToCount(let phase):
      "phase \(phase) lasts for a number of occasions, for which visits must be planned by the week"
    case .dayAfterPhase(let day, let days):
      "day \(day) is not in the phase, which has \(days) days, the first of them day 0"
    case .weekRecoveryOnAnyDay:
      "a recovery by a full week needs planned visits; this contingency may be met on any day"
    case .weekBonusOnAnyDay:
      "a bonus for full weeks needs planned visits; this contingency may be met on any day"
    case .ceilingOfOtherUnit:
      "a bonus in another unit cannot be within the ladder's ceiling; leave withinCeiling out"
    case .noCeiling: "the ladder has no ceiling for the bonus to be within; leave withinCeiling out"
    case .beginsBeyondTop(let rung, let top):
      "the ladder has \(top) rungs and cannot begin on rung \(rung)"
    case .enrolmentNeedsOccasions:
      "what is earned by being enrolled takes no occasions in a row; leave requires out"
    case .enrolmentBonus:
      "what is earned by being enrolled comes once, so that nothing is in a row; leave bonus out"
    case .twoKindsOfItem(let first, let second):
      "it pays in \(first) and in \(second); one contingency pays in one kind of thing"
    case .rateBesideItems(let kind):
      "it pays a rate and in \(kind); one contingency pays in one of them"
    case .capNeedsDays:
      "a cap for a period needs \"from\" and \"until\", the first and the last day of it"
    case .capEndsBeforeItBegins: "the cap ends before it begins"
    case .exampleOfNoContingency(let id):
      "no contingency that has occasions is called \(id)"
    case .exampleItems(let kind, let says, let comes):
      "the example says \(says) \(kind) in all; it comes to \(comes)"
    case .exampleUnreadable(let problem): "the stream cannot be read: \(problem)"
    case .exampleBeyondPlan(let occasions, let planned):
      "the stream has \(occasions) occasions, the schedule plans \(planned)"
    case .exampleSaysNothing:
      "an example needs \"total\", \"draws\", \"items\" or \"earns\" to be worth checking"
    case .exampleTotal(let says, let comes): "the example says \(says) in all; it comes to \(comes)"
    case .exampleDraws(let says, let comes):
      "the example says \(says) draws in all; it comes to \(comes)"
    case .exampleOccasion(let number, let says, let comes):
      "the example says that occasion \(number) earns \(says.words); it earns \(comes.words)"
    case .exampleLength(let says, let occasions):
      "the example lists \(says) earnings for \(occasions) occasions"
    }
  }
}

extension Earning {
  /// `6.25`, `3 draws`, `6.25 and 3 draws`, `2 of another kind`.
  var words: String {
    var parts: [String] = []
    if money != .zero { parts.append(money.description) }
    if draws > 0 { parts.append(draws == 1 ? "1 draw" : "\(draws) draws") }
    if items > 0 { parts.append("\(items) of another kind") }
    return parts.isEmpty ? money.description : parts.joined(separator: " and ")
  }
}
