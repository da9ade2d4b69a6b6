/// Why a missed visit is excused.
public enum ExcuseKind: String, CaseIterable, Hashable, Sendable {
  case hospital, illness, jail, court, travel, work, childcare, funeral, weather, transport
  case religious
  case otherApproved = "other-approved"
}

/// Why the clinic could not hold a visit.
public enum ClosureKind: String, CaseIterable, Hashable, Sendable {
  case holiday
  case staffAbsent = "staff-absent"
  case weather
  case noTestKits = "no-test-kits"
  case building
}

/// Why an episode is paused.
public enum PauseKind: String, CaseIterable, Hashable, Sendable {
  case hospital, jail, pregnancy, residential, travel
  case otherApproved = "other-approved"
}

/// Why a participant moves to another schedule.
public enum MoveKind: String, CaseIterable, Hashable, Sendable {
  case nextStage = "next-stage"
  case clinical
  case participantChoice = "participant-choice"
  case programmeChange = "programme-change"
  case enrolledInError = "enrolled-in-error"
}

/// How an episode ended.
public enum EndKind: String, CaseIterable, Hashable, Sendable {
  case completed, left, transferred, died
  case consentWithdrawn = "consent-withdrawn"
}

/// Why an entry is corrected.
public enum CorrectionKind: String, CaseIterable, Hashable, Sendable {
  case typingSlip = "typing-slip"
  case wrongParticipant = "wrong-participant"
  case wrongDay = "wrong-day"
  case laboratoryOverturned = "laboratory-overturned"
  case disputeUpheld = "dispute-upheld"
  case excusedLater = "excused-later"
  case recordedTwice = "recorded-twice"
  /// The medicines of the day were put on record only afterwards.
  case medicinesUpdated = "medicines-updated"
}

/// Why the secret of the draws is replaced.
public enum SecretKind: String, CaseIterable, Hashable, Sendable {
  /// It is gone or cannot be read: requests that wait for it can never be completed.
  case lost
  /// Somebody may have read it.
  case exposed
  case scheduled
}

/// Why a draw chain that is not used up is followed by another.
public enum ChainKind: String, CaseIterable, Hashable, Sendable {
  /// The secret that it was made from was replaced.
  case secretReplaced = "secret-replaced"
  /// Somebody may have read its elements.
  case exposed
  case participantAsked = "participant-asked"
}
