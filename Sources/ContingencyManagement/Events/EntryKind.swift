/// The kinds of entry, by the name that they have in the log.
public enum EntryKind: String, CaseIterable, Hashable, Sendable {
  case ledgerCreated = "ledger.created"
  case scheduleAdopted = "schedule.adopted"
  case bowlAdopted = "bowl.adopted"
  case deckAdopted = "deck.adopted"
  case capsAdopted = "caps.adopted"
  case programmeAdopted = "programme.adopted"
  case enrolled = "participant.enrolled"
  case moved = "participant.moved"
  case paused = "participant.paused"
  case resumed = "participant.resumed"
  case ended = "participant.ended"
  case medicinesChanged = "medicines.changed"
  case tested = "test.recorded"
  case visitMissed = "visit.missed"
  case visitExcused = "visit.excused"
  case visitClosed = "visit.closed"
  case milestoneReached = "milestone.reached"
  case drawRequested = "draw.requested"
  case drawn = "draw.result"
  case chainRenewed = "draw.chain-renewed"
  case drawnByHand = "draw.by-hand"
  case drawVoided = "draw.voided"
  case secretReplaced = "draw.secret-replaced"
  case redeemed = "voucher.redeemed"
  case corrected = "entry.corrected"
  case setAside = "log.set-aside"
  case headAdopted = "log.head-adopted"
  case restored = "log.restored"
  case operatorAdded = "operator.added"
  case operatorRetired = "operator.retired"
  case pinChanged = "operator.pin-changed"
}

extension Event {
  /// The kind of entry that records this event.
  public var kind: EntryKind {
    switch self {
    case .ledgerCreated: .ledgerCreated
    case .adopted(let adoption):
      switch adoption.document {
      case .schedule: .scheduleAdopted
      case .bowl: .bowlAdopted
      case .deck: .deckAdopted
      case .caps: .capsAdopted
      case .programme: .programmeAdopted
      }
    case .enrolled: .enrolled
    case .moved: .moved
    case .paused: .paused
    case .resumed: .resumed
    case .ended: .ended
    case .medicinesChanged: .medicinesChanged
    case .tested: .tested
    case .visitNotHeld(let visit):
      switch visit.reason {
      case .missed: .visitMissed
      case .excused: .visitExcused
      case .closed: .visitClosed
      }
    case .milestoneReached: .milestoneReached
    case .drawRequested: .drawRequested
    case .drawn: .drawn
    case .chainRenewed: .chainRenewed
    case .drawnByHand: .drawnByHand
    case .drawVoided: .drawVoided
    case .secretReplaced: .secretReplaced
    case .redeemed: .redeemed
    case .corrected: .corrected
    case .setAside: .setAside
    case .headAdopted: .headAdopted
    case .restored: .restored
    case .operatorAdded: .operatorAdded
    case .operatorRetired: .operatorRetired
    case .pinChanged: .pinChanged
    }
  }
}
