/// What an operator may do.
public enum Role: String, CaseIterable, Hashable, Sendable {
  /// Records: enrolments, tests, visits, milestones, draws, redemptions, the course of an episode.
  case desk
  /// Does all that, and adopts, corrects, recovers, adds and retires operators and sets their PINs.
  case supervisor
  /// Reads, and records nothing but an own PIN.
  case auditor

  /// Whether operators of the role may do that, under the programme in force.
  public func may(_ act: Act, under programme: Programme?) -> Bool {
    switch (self, act) {
    case (.supervisor, _), (.desk, .recording): true
    case (.desk, .excuse), (.desk, .drawByHand): programme?.supervisor.contains(act) != true
    case (.desk, .adoption), (.desk, .correction), (.desk, .recovery), (.desk, .secrets),
      (.desk, .operators):
      false
    case (.auditor, _): false
    }
  }
}

/// What is done by recording an entry, as far as it matters who may do it.
public enum Act: String, CaseIterable, Hashable, Sendable {
  /// Everything at the desk that is none of the others.
  case recording
  case excuse
  /// A slip drawn from a bowl on the table and entered as drawn.
  case drawByHand = "draw-by-hand"
  case correction
  /// Bytes at the end of the log set aside; a log taken up without its head, or put back.
  case recovery
  /// The secret of the draws, or a participant's chain, replaced; a request of a lost one given up.
  case secrets
  case adoption
  /// Operators added and retired, and the PINs of others set.
  case operators

  /// Those that a programme can ask a second person for.
  public static let sharable: [Act] = [.excuse, .drawByHand, .correction, .recovery]
  /// Those that a programme can keep for supervisors.
  public static let reservable: [Act] = [.excuse, .drawByHand]
}

/// Why a supervisor's own PIN is set anew without the old one.
public enum LostPINKind: String, CaseIterable, Hashable, Sendable {
  case forgotten
  case fileLost = "file-lost"
  case fileDamaged = "file-damaged"
}
