/// A planned visit was not held.
public struct VisitNotHeld: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The day it happened.
  public var day: CalendarDay
  /// Why, as a listed kind.
  public var reason: Reason
  /// The contingency that alone it is an occasion of; nil where it is one of all that visits count
  /// for.
  public var contingency: Name?
  /// Who was asked beside the one who recorded it, where the programme wants that; belongs to the
  /// recording, not to the visit.
  public var secondPerson: OperatorCode?

  /// Why a visit was not held.
  public enum Reason: Hashable, Sendable {
    case missed
    case excused(ExcuseKind)
    /// By the clinic: neither missed nor excused, and it may be made up.
    case closed(ClosureKind)
  }

  /// A visit of those parts.
  public init(
    participant: ParticipantCode, day: CalendarDay, reason: Reason, contingency: Name? = nil,
    secondPerson: OperatorCode? = nil
  ) {
    self.participant = participant
    self.day = day
    self.reason = reason
    self.contingency = contingency
    self.secondPerson = secondPerson
  }
}

/// A milestone of the treatment was reached.
public struct Milestone: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The day it happened.
  public var day: CalendarDay
  /// Which kind.
  public var kind: Name
  /// Where the evidence is kept.
  public var evidence: Reference

  /// A milestone of those parts.
  public init(
    participant: ParticipantCode, day: CalendarDay, kind: Name, evidence: Reference
  ) {
    self.participant = participant
    self.day = day
    self.kind = kind
    self.evidence = evidence
  }
}

/// A chance to meet a contingency, as recorded: what may be corrected later.
public enum Occasion: Hashable, Sendable {
  case test(DrugTest)
  case visitNotHeld(VisitNotHeld)
  case milestone(Milestone)

  /// Whose it is.
  public var participant: ParticipantCode {
    switch self {
    case .test(let test): test.participant
    case .visitNotHeld(let visit): visit.participant
    case .milestone(let milestone): milestone.participant
    }
  }

  /// The day it fell on.
  public var day: CalendarDay {
    switch self {
    case .test(let test): test.day
    case .visitNotHeld(let visit): visit.day
    case .milestone(let milestone): milestone.day
    }
  }

  /// The occasion without who was asked beside when it was recorded.
  public var byItself: Occasion {
    guard case .visitNotHeld(var visit) = self, visit.secondPerson != nil else { return self }
    visit.secondPerson = nil
    return .visitNotHeld(visit)
  }

  /// The event that records it.
  public var event: Event {
    switch self {
    case .test(let test): .tested(test)
    case .visitNotHeld(let visit): .visitNotHeld(visit)
    case .milestone(let milestone): .milestoneReached(milestone)
    }
  }
}

extension Event {
  /// The occasion that the event records, where it records one, and not who was asked beside.
  public var occasion: Occasion? {
    switch self {
    case .tested(let test): .test(test)
    case .visitNotHeld(let visit): Occasion.visitNotHeld(visit).byItself
    case .milestoneReached(let milestone): .milestone(milestone)
    case .ledgerCreated, .adopted, .enrolled, .moved, .paused, .resumed, .ended, .medicinesChanged,
      .drawRequested, .drawn, .chainRenewed, .drawnByHand, .drawVoided, .secretReplaced, .redeemed,
      .corrected, .setAside, .headAdopted, .restored, .operatorAdded, .operatorRetired, .pinChanged:
      nil
    }
  }
}
