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
  /// The draws that are owed longest, or those that an entry told wrongly, as made by hand.
  case drawByHand(HandDraw.Telling)
  /// The pending request, whose secret was lost, is given up.
  case voidDraw(ParticipantCode)
  case replaceSecret(SecretReplacement)
  case redeem(Redemption)
  case correct(
    entry: Int, reason: CorrectionKind, to: Correction.Replacement, with: OperatorCode? = nil)
  case setAside(SetAside)
  case adoptHead(LogStanding)
  case restore(LogStanding)
  case addOperator(OperatorAdded)
  case retireOperator(OperatorRetired)
  case changePIN(PINChange)

  /// Whether `other`, asked with the same request id, asks for the same thing.
  ///
  /// What the program makes up anew at each attempt does not count: entropy, and a code that was
  /// not asked for. Nor does who asks, alone or with whom.
  public func asksTheSame(as other: Proposal) -> Bool {
    switch (self, other) {
    case (.enrol(var mine, let codeGiven), .enrol(let theirs, _)):
      mine.chain = theirs.chain
      mine.anchor = theirs.anchor
      if !codeGiven { mine.participant = theirs.participant }
      return mine == theirs
    case (.addOperator(var mine), .addOperator(let theirs)):
      mine.pin = theirs.pin
      return mine == theirs
    case (.changePIN(var mine), .changePIN(let theirs)):
      mine.pin = theirs.pin
      return mine == theirs
    case (.replaceSecret(let mine), .replaceSecret(let theirs)):
      return mine.reason == theirs.reason
    default: return with(nil) == other.with(nil)
    }
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
    case .drawnByHand(let event): .drawByHand(event.telling)
    case .drawVoided(let event): .voidDraw(event.participant)
    case .secretReplaced(let event): .replaceSecret(event)
    case .redeemed(let event): .redeem(event)
    case .corrected(let event):
      .correct(
        entry: event.entry, reason: event.reason, to: event.to, with: event.secondPerson)
    case .setAside(let event): .setAside(event)
    case .headAdopted(let event): .adoptHead(event)
    case .restored(let event): .restore(event)
    case .operatorAdded(let event): .addOperator(event)
    case .operatorRetired(let event): .retireOperator(event)
    case .pinChanged(let event): .changePIN(event)
    }
  }
}
