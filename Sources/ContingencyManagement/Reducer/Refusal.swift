import Digest

/// Why a well-formed proposal was not recorded.
///
/// Cases stand in order of precedence: when several apply, the first is given.
public enum Refusal: Error, Hashable, Sendable {
  /// The ledger has its founding entry already.
  case alreadyCreated
  /// Only a founding entry can begin a ledger.
  case notCreated
  /// The same request id was used for something else.
  case requestReused(RequestID, entry: Int)
  /// Operators are set up, and this is none of them.
  case unknownOperator(OperatorCode)
  /// The operator was retired by that entry.
  case operatorRetired(OperatorCode, entry: Int)
  /// Operators of that role may not do that.
  case roleMayNot(Act, by: OperatorCode, Role)
  /// The programme asks for a second person.
  case needsSecondPerson(Act, programme: Name)
  /// The second person is the first.
  case secondPersonTheSame(OperatorCode)
  /// The second person is an auditor.
  case secondPersonMayNot(OperatorCode)
  /// An operator of that code is active.
  case operatorKnown(OperatorCode, entry: Int)
  /// The first operator is a supervisor, or nobody could add others.
  case firstMustSupervise
  /// Nobody could add operators any more.
  case lastSupervisor(OperatorCode)
  /// A PIN is set as lost by its owner, and only by a supervisor.
  case lostPINOfAnother(OperatorCode)
  /// The very same document is in the ledger.
  case alreadyAdopted(Name, version: Int, entry: Int)
  /// That version of the document is in the ledger with other bytes.
  case versionTaken(Name, version: Int, entry: Int)
  /// The schedule draws from a bowl that is not in the ledger.
  case bowlNotAdopted(Name, neededBy: Name)
  /// The schedule names a file of caps that is not in the ledger.
  case capsNotAdopted(Name, neededBy: Name)
  /// The document counts in another currency than the ledger.
  case otherCurrency(Currency, ledger: Currency)
  case noSuchEntry(Int, entries: Int)
  /// Entries of that kind stand as they are.
  case notCorrectable(entry: Int, EntryKind)
  case alreadyVoid(entry: Int)
  /// A turn of an episode is taken back only while it is the last.
  case laterTurn(entry: Int, last: Int)
  /// The replacement is of another kind than the entry.
  case otherKindOfOccasion(entry: Int)
  case correctionChangesNothing(entry: Int)
  case unknownParticipant(ParticipantCode)
  /// The code is that of someone whose episode has not ended.
  case alreadyEnrolled(ParticipantCode, entry: Int)
  /// No schedule of that digest is in the ledger.
  case scheduleNotAdopted(SHA256Digest)
  /// The schedule has no phase of that id to begin with.
  case unknownPhase(Name, schedule: Name, phases: [Name])
  /// Chains are numbered in the order they are begun.
  case chainOutOfTurn(expected: Int)
  case inFuture(CalendarDay, today: CalendarDay)
  case beforeEnrolment(CalendarDay, enrolled: CalendarDay)
  case whilePaused(CalendarDay, from: CalendarDay, PauseKind)
  case afterEnd(CalendarDay, from: CalendarDay, EndKind)
  case notPaused(ParticipantCode)
  /// A turn in the course must come after what is recorded already.
  case turnAfter(CalendarDay, turn: CalendarDay)
  case occasionInTheWay(CalendarDay, occasion: CalendarDay, entry: Int)
  case sameSchedule(Name)
  case samePrescription(AnalyteSet)
  /// The prescriptions leave a contingency no target, so that no test could meet it.
  case everyTargetPrescribed(contingency: Name, AnalyteSet)
  /// A test carries the same specimen label.
  case specimenRecorded(Reference, entry: Int)
  /// Visits do not count for a contingency of that name; they count for those listed.
  case notAtVisits(Name, schedule: Name, atVisits: [Name])
  /// The day has a test, or a visit not held, which does not go with this; the visit may still be
  /// said not to have been held for one of the contingencies that are left.
  case visitRecorded(CalendarDay, entry: Int, left: [Name] = [])
  /// One word does not say enough: several contingencies look for different analytes, or a positive
  /// may be a prescribed medicine on its class strip.
  case needsAnalytes(AnalyteSet)
  /// One word does not say enough: a contingency asks for a reading.
  case needsReading(Analyte)
  /// The schedule of that day rewards no milestone of the kind.
  case milestoneNotRewarded(Name, schedule: Name, rewarded: [Name])
  case noDrawOwed(ParticipantCode)
  /// A request must be completed first.
  case drawPending(entry: Int)
  /// There is no request to reveal a result for.
  case noDrawPending(ParticipantCode)
  /// The chain was made from a secret that was replaced since, and must be renewed.
  case chainOfOldSecret(ParticipantCode)
  /// The secret of the pending request was not lost: it is completed, never drawn again.
  case secretNotLost(ParticipantCode)
  /// That secret holds already.
  case sameSecret
  /// The chain is used up and must be renewed before the next draw.
  case chainUsedUp(ParticipantCode)
  /// The chain still serves; it is renewed only when it is used up.
  case chainNotUsedUp(ParticipantCode)
  case wordNotInDeck(DrawWord)
  /// The element does not hash to the one revealed before.
  case elementDoesNotFit(expected: SHA256Digest, found: SHA256Digest)
  /// Only the participant's last draws, made by hand, can be told again.
  case notLastHandDraw(entry: Int, last: Int?)
  /// All draws that one entry earned are made together.
  case drawsMiscounted(owed: Int, told: Int)
  /// The bowl has no such tier.
  case tierNotInBowl(Name, bowl: Name, tiers: [Name])
  /// No slip of the tier was left in a bowl whose slips do not go back.
  case tierUsedUp(Name, bowl: Name)
  /// The witness is the one who records.
  case witnessRecords(OperatorCode)
  case amountIsZero
  case amountNotWholeCents(Money)
  case beyondBalance(asked: Money, balance: Money)
  /// The log was taken up with another number of entries than stand before.
  case standingDiffers(said: Int, entries: Int)
}
