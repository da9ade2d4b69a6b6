import Digest

/// Something asked of the ledger: it becomes an ``Event``, or it is refused and nothing has changed.
public enum Proposal: Hashable, Sendable {
  case create(Founding)
  case adopt(Adoption)
  /// `codeGiven` tells a code that was asked for from one that the program made.
  case enrol(Enrolment, codeGiven: Bool)
  case move(Move)
  case pause(Pause)
  case resume(Resumption)
  case end(Ending)
  case changeMedicines(MedicineChange)
  case record(Occasion)
  /// The draws that are owed longest.
  case draw(ParticipantCode, DrawWord)
  /// The result of the pending request, by the element of the chain for its last draw.
  case reveal(ParticipantCode, SHA256Digest)
  case renewChain(ChainRenewal)
  case redeem(Redemption)
  case correct(entry: Int, reason: CorrectionKind, to: Correction.Replacement)
  case setAside(SetAside)

  /// Whether `other`, asked with the same request id, asks for the same thing.
  ///
  /// What the program makes up anew at each attempt does not count: entropy, and a code that was
  /// not asked for.
  public func asksTheSame(as other: Proposal) -> Bool {
    guard case .enrol(var mine, let codeGiven) = self, case .enrol(let theirs, _) = other
    else { return self == other }
    mine.chain = theirs.chain
    mine.anchor = theirs.anchor
    if !codeGiven { mine.participant = theirs.participant }
    return mine == theirs
  }
}

extension Event {
  /// The proposal that led to this event.
  public var proposal: Proposal {
    switch self {
    case .ledgerCreated(let event): .create(event)
    case .adopted(let event): .adopt(event)
    case .enrolled(let event): .enrol(event, codeGiven: true)
    case .moved(let event): .move(event)
    case .paused(let event): .pause(event)
    case .resumed(let event): .resume(event)
    case .ended(let event): .end(event)
    case .medicinesChanged(let event): .changeMedicines(event)
    case .tested(let event): .record(.test(event))
    case .visitNotHeld(let event): .record(.visitNotHeld(event))
    case .milestoneReached(let event): .record(.milestone(event))
    case .drawRequested(let event): .draw(event.participant, event.word)
    case .drawn(let event): .reveal(event.participant, event.element)
    case .chainRenewed(let event): .renewChain(event)
    case .redeemed(let event): .redeem(event)
    case .corrected(let event): .correct(entry: event.entry, reason: event.reason, to: event.to)
    case .setAside(let event): .setAside(event)
    }
  }
}
