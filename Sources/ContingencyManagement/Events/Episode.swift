import Digest

/// A participant was enrolled under one version of a schedule.
public struct Enrolment: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The digest of the schedule's text.
  public var schedule: SHA256Digest
  /// The first day; weeks are counted from it.
  public var from: CalendarDay
  /// The medicines prescribed on that day.
  public var prescribed: AnalyteSet
  /// Where the consent is kept.
  public var consent: Reference?
  /// Which of the ledger's draw chains the participant has, from 0.
  public var chain: Int
  /// The first element of that chain.
  public var anchor: SHA256Digest

  /// An enrolment of those parts.
  public init(
    participant: ParticipantCode, schedule: SHA256Digest, from: CalendarDay,
    prescribed: AnalyteSet, consent: Reference?, chain: Int, anchor: SHA256Digest
  ) {
    self.participant = participant
    self.schedule = schedule
    self.from = from
    self.prescribed = prescribed
    self.consent = consent
    self.chain = chain
    self.anchor = anchor
  }
}

/// A participant went on under another schedule, or in another phase of the same one.
public struct Move: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The digest of the new schedule's text.
  public var schedule: SHA256Digest
  /// The first day under it; its weeks are counted from it.
  public var from: CalendarDay
  /// Why, as a listed kind.
  public var reason: MoveKind
  /// The phase that is begun; nil for the first.
  public var phase: Name?

  /// A move of those parts.
  public init(
    participant: ParticipantCode, schedule: SHA256Digest, phase: Name? = nil, from: CalendarDay,
    reason: MoveKind
  ) {
    self.participant = participant
    self.schedule = schedule
    self.phase = phase
    self.from = from
    self.reason = reason
  }
}

/// An episode was paused; the weeks of the schedule stand still until it is resumed.
public struct Pause: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The first day of the pause.
  public var from: CalendarDay
  /// Why, as a listed kind.
  public var reason: PauseKind

  /// A pause of those parts.
  public init(participant: ParticipantCode, from: CalendarDay, reason: PauseKind) {
    self.participant = participant
    self.from = from
    self.reason = reason
  }
}

/// A paused episode went on.
public struct Resumption: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The first day after the pause.
  public var from: CalendarDay

  /// A resumption of those parts.
  public init(participant: ParticipantCode, from: CalendarDay) {
    self.participant = participant
    self.from = from
  }
}

/// An episode ended; what was earned stays, and draws owed may still be made.
public struct Ending: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The first day on which nothing more can be recorded.
  public var from: CalendarDay
  /// How it ended.
  public var outcome: EndKind

  /// An ending of those parts.
  public init(participant: ParticipantCode, from: CalendarDay, outcome: EndKind) {
    self.participant = participant
    self.from = from
    self.outcome = outcome
  }
}

/// The medicines prescribed to a participant changed.
///
/// A test already recorded keeps the medicines that were in force when it was.
public struct MedicineChange: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The first day of the new list.
  public var from: CalendarDay
  /// The whole list from that day on.
  public var prescribed: AnalyteSet

  /// A change of those parts.
  public init(participant: ParticipantCode, from: CalendarDay, prescribed: AnalyteSet) {
    self.participant = participant
    self.from = from
    self.prescribed = prescribed
  }
}
