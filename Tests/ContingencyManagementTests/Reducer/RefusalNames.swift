import ContingencyManagement

/// The names of the refusals, to see that each is reached.
extension `A refusal` {
  static let names = [
    "alreadyCreated", "notCreated", "requestReused", "alreadyAdopted", "versionTaken",
    "bowlNotAdopted", "capsNotAdopted", "otherCurrency", "noSuchEntry", "notCorrectable",
    "alreadyVoid", "laterTurn", "otherKindOfOccasion", "correctionChangesNothing",
    "unknownParticipant", "alreadyEnrolled", "scheduleNotAdopted", "unknownPhase", "chainOutOfTurn",
    "inFuture", "beforeEnrolment", "whilePaused", "afterEnd", "notPaused", "turnAfter",
    "occasionInTheWay", "sameSchedule", "samePrescription", "everyTargetPrescribed",
    "specimenRecorded", "notAtVisits", "visitRecorded", "needsAnalytes", "needsReading",
    "milestoneNotRewarded", "noDrawOwed", "drawPending", "noDrawPending", "chainOfOldSecret",
    "secretNotLost", "sameSecret", "chainUsedUp", "chainNotUsedUp", "wordNotInDeck",
    "elementDoesNotFit", "notLastHandDraw", "drawsMiscounted", "tierNotInBowl", "tierUsedUp",
    "witnessRecords", "amountIsZero", "amountNotWholeCents", "beyondBalance", "standingDiffers",
  ]

  /// The name of the case; a new case must be named here, in the list above and in a test.
  /// Those about operators have tests of their own.
  static func name(of refusal: Refusal) -> String {
    switch refusal {
    case .alreadyCreated, .notCreated, .requestReused, .alreadyAdopted, .versionTaken,
      .bowlNotAdopted, .capsNotAdopted, .otherCurrency, .noSuchEntry, .notCorrectable, .alreadyVoid,
      .laterTurn, .otherKindOfOccasion, .correctionChangesNothing, .unknownParticipant,
      .alreadyEnrolled, .scheduleNotAdopted, .unknownPhase, .chainOutOfTurn, .inFuture,
      .beforeEnrolment, .whilePaused, .afterEnd, .notPaused, .turnAfter, .occasionInTheWay,
      .sameSchedule, .samePrescription, .everyTargetPrescribed, .specimenRecorded, .notAtVisits,
      .visitRecorded, .needsAnalytes, .needsReading, .milestoneNotRewarded, .noDrawOwed,
      .drawPending, .noDrawPending, .chainOfOldSecret, .secretNotLost, .sameSecret,
      .notLastHandDraw, .drawsMiscounted, .tierNotInBowl, .tierUsedUp, .witnessRecords,
      .chainUsedUp, .chainNotUsedUp, .wordNotInDeck, .elementDoesNotFit, .amountIsZero,
      .amountNotWholeCents, .beyondBalance, .standingDiffers, .unknownOperator, .operatorRetired,
      .roleMayNot, .needsSecondPerson, .secondPersonTheSame, .secondPersonMayNot, .operatorKnown,
      .firstMustSupervise, .lastSupervisor, .lostPINOfAnother:
      let text = String(describing: refusal)
      return String(text[..<(text.firstIndex(of: "(") ?? text.endIndex)])
    }
  }
}
