import Digest

/// Something that happened, as it stands in the log; the facts that everything else is derived from.
public enum Event: Hashable, Sendable {
  case ledgerCreated(Founding)
  case adopted(Adoption)
  case enrolled(Enrolment)
  case moved(Move)
  case paused(Pause)
  case resumed(Resumption)
  case ended(Ending)
  case medicinesChanged(MedicineChange)
  case tested(DrugTest)
  case visitNotHeld(VisitNotHeld)
  case milestoneReached(Milestone)
  case drawRequested(DrawRequest)
  case drawn(DrawResult)
  case chainRenewed(ChainRenewal)
  case drawnByHand(HandDraw)
  case drawVoided(DrawVoiding)
  case secretReplaced(SecretReplacement)
  case redeemed(Redemption)
  case corrected(Correction)
  case setAside(SetAside)
  /// The log was taken up without the head that acknowledged it.
  case headAdopted(LogStanding)
  /// The log was put back from its second copy.
  case restored(LogStanding)
  case operatorAdded(OperatorAdded)
  case operatorRetired(OperatorRetired)
  case pinChanged(PINChange)

  /// The participant it is about; nil for what concerns the whole ledger.
  public var participant: ParticipantCode? {
    switch self {
    case .ledgerCreated, .adopted, .secretReplaced, .setAside, .headAdopted, .restored,
      .operatorAdded, .operatorRetired, .pinChanged:
      nil
    case .enrolled(let event): event.participant
    case .moved(let event): event.participant
    case .paused(let event): event.participant
    case .resumed(let event): event.participant
    case .ended(let event): event.participant
    case .medicinesChanged(let event): event.participant
    case .tested(let event): event.participant
    case .visitNotHeld(let event): event.participant
    case .milestoneReached(let event): event.participant
    case .drawRequested(let event): event.participant
    case .drawn(let event): event.participant
    case .chainRenewed(let event): event.participant
    case .drawnByHand(let event): event.participant
    case .drawVoided(let event): event.participant
    case .redeemed(let event): event.participant
    case .corrected(let event): event.participant
    }
  }

  /// The day it happened on; nil where only the time of recording matters.
  public var day: CalendarDay? {
    switch self {
    case .ledgerCreated, .adopted, .drawRequested, .drawn, .chainRenewed, .drawnByHand, .drawVoided,
      .secretReplaced, .corrected, .setAside, .headAdopted, .restored, .operatorAdded,
      .operatorRetired, .pinChanged:
      nil
    case .enrolled(let event): event.from
    case .moved(let event): event.from
    case .paused(let event): event.from
    case .resumed(let event): event.from
    case .ended(let event): event.from
    case .medicinesChanged(let event): event.from
    case .tested(let event): event.day
    case .visitNotHeld(let event): event.day
    case .milestoneReached(let event): event.day
    case .redeemed(let event): event.day
    }
  }
}

/// What one line of the log records: who, when, what, and the reward that it earned.
public struct Entry: Hashable, Sendable {
  /// Its place in the log, from 0.
  public var number: Int
  /// When it was recorded.
  public var at: Moment
  /// Who recorded it.
  public var by: OperatorCode
  /// The request it answers.
  public var request: RequestID
  /// What happened.
  public var event: Event
  /// What it earned, as worked out when it was recorded.
  public var outcome: Outcome

  /// An entry of those parts.
  public init(
    number: Int, at: Moment, by: OperatorCode, request: RequestID, event: Event, outcome: Outcome
  ) {
    self.number = number
    self.at = at
    self.by = by
    self.request = request
    self.event = event
    self.outcome = outcome
  }
}
