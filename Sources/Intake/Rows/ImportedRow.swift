import ContingencyManagement

/// One row of a file, ready to be proposed.
public struct ImportedRow: Hashable, Sendable {
  /// The line where the row begins, from 1.
  public let line: Int
  /// The same for the same row of the same map, wherever it stands in whichever file.
  public let request: RequestID
  /// What the row records.
  public let content: Content

  /// The kinds of thing that a row records.
  public enum Content: Hashable, Sendable {
    case enrolment(ImportedEnrolment)
    case occasion(Occasion)
  }
}

/// What a file says of an enrolment; the schedule and the draw chain are not the file's to say.
public struct ImportedEnrolment: Hashable, Sendable {
  /// Who is enrolled, by the code that the file gives.
  public let participant: ParticipantCode
  /// The first day under the schedule.
  public let from: CalendarDay
  /// The medicines prescribed on that day.
  public let prescribed: AnalyteSet
  /// Where the consent is kept.
  public let consent: Reference?
}

/// A row that says what an earlier one has said, field for field; it adds nothing.
public struct RepeatedRow: Hashable, Sendable {
  /// The lines of the row, from 1.
  public let lines: ClosedRange<Int>
  /// The line where the first row with these fields begins.
  public let first: Int
}
