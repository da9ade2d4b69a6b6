/// What an entry earned, as asserted in the log and derived again at every reading.
public struct Outcome: Hashable, Sendable {
  /// What the entry's own occasion earned, one for each contingency it counts for.
  public var rewards: [Reward]
  /// What earlier occasions are worth beyond what was paid for them, once a correction or a late
  /// entry has had the course worked through again.
  public var credits: [Credit]
  /// What became of the value of drawn prizes; nil where no cap had a say in it.
  public var prizes: CappedPrizes?

  /// Nothing earned and nothing credited.
  public static let nothing = Outcome(rewards: [], credits: [])

  /// An outcome of those parts.
  public init(rewards: [Reward], credits: [Credit], prizes: CappedPrizes? = nil) {
    self.rewards = rewards
    self.credits = credits
    self.prizes = prizes
  }

  /// All that is earned by it together.
  public var earned: Earning {
    credits.reduce(rewards.reduce(.nothing) { $0 + $1.credited }) { $0 + $1.earned }
  }
}

/// What became of the value of prizes of which a part lay beyond a cap.
public struct CappedPrizes: Hashable, Sendable {
  /// What the prizes of the draws are worth.
  public var value: Money
  /// The part beyond the cap that nobody pays.
  public var withheld: Money
  /// The part beyond the cap that another funder pays.
  public var awarded: Money

  /// Parts of a value.
  public init(value: Money, withheld: Money, awarded: Money) {
    self.value = value
    self.withheld = withheld
    self.awarded = awarded
  }
}

/// What one occasion earned under one contingency, and the facts it was worked out from.
public struct Reward: Hashable, Sendable {
  /// The contingency.
  public var contingency: Name
  /// What the occasion meant.
  public var verdict: Verdict
  /// Why it meant that.
  public var cause: Cause
  /// Whether it has a say in the run.
  public var standing: Standing
  /// The place of the phase in the schedule, from 0; nil once the schedule has run out.
  public var phase: Int?
  /// Consecutive met occasions, this one included.
  public var run: Int
  /// The rung that was paid; nil where none was.
  public var rung: Int?
  /// What the rung earned.
  public var base: Earning
  /// What a bonus added.
  public var bonus: Earning
  /// What was paid before for the same occasion, under an entry that has been voided.
  public var paidBefore: Earning
  /// The part of it that lies beyond a cap and is not paid.
  public var withheld: Money
  /// How many more met occasions the reward takes; nil where this one was paid or pays nothing.
  public var toward: Int?
  /// The rung that was due before this occasion reset the ladder; nil where nothing was lost.
  public var fellFrom: Int?
  /// The rung that this occasion brought back; nil where none was.
  public var recovered: Int?

  /// Whether an occasion has a say in the run, and if not, why.
  public enum Standing: String, CaseIterable, Hashable, Sendable {
    case counted
    /// A further one on a day that already has one; it changes nothing.
    case further
    /// A second specimen of the day was taken in its place.
    case replaced
    /// More than is planned or counts: it earns nothing, but not meeting it resets.
    case extra
    /// After the last week of the schedule.
    case afterSchedule = "after-schedule"
    /// In a phase in which the contingency pays nothing.
    case unpaid
  }

  /// The ladder's part and the bonus together.
  public var total: Earning { base + bonus }

  /// What of it is credited: all that was not paid before and lies within the caps.
  public var credited: Earning {
    var credited = total.beyond(paidBefore)
    credited.money = credited.money.remaining(after: withheld)
    return credited
  }

  /// A reward of those parts.
  public init(
    contingency: Name, verdict: Verdict, cause: Cause, standing: Standing, phase: Int?, run: Int,
    rung: Int? = nil, base: Earning = .nothing, bonus: Earning = .nothing,
    paidBefore: Earning = .nothing, withheld: Money = .zero, toward: Int? = nil,
    fellFrom: Int? = nil, recovered: Int? = nil
  ) {
    self.contingency = contingency
    self.verdict = verdict
    self.cause = cause
    self.standing = standing
    self.phase = phase
    self.run = run
    self.rung = rung
    self.base = base
    self.bonus = bonus
    self.paidBefore = paidBefore
    self.withheld = withheld
    self.toward = toward
    self.fellFrom = fellFrom
    self.recovered = recovered
  }
}

/// What an earlier occasion is worth beyond what was paid for it.
public struct Credit: Hashable, Sendable {
  /// Whose occasion it is.
  public var participant: ParticipantCode
  /// The entry that recorded the occasion.
  public var entry: Int
  /// The contingency.
  public var contingency: Name
  /// The difference, never negative: money once earned is never taken away.
  public var earned: Earning
  /// The part that lies beyond a cap and is not paid.
  public var withheld: Money

  /// A credit of those parts.
  public init(
    participant: ParticipantCode, entry: Int, contingency: Name, earned: Earning,
    withheld: Money = .zero
  ) {
    self.participant = participant
    self.entry = entry
    self.contingency = contingency
    self.earned = earned
    self.withheld = withheld
  }
}
