/// A drug test was made, or asked for and not given.
public struct DrugTest: Hashable, Sendable {
  /// Whose it is.
  public let participant: ParticipantCode
  /// The day the specimen was given.
  public let day: CalendarDay
  /// What it was made on.
  public let type: SpecimenType
  /// Whether a specimen was given and can be relied on.
  public let condition: SpecimenCondition
  /// What it said.
  public let findings: Findings
  /// What was measured.
  public let readings: Readings
  /// The label on the specimen; no two tests may have the same.
  public let label: Reference?

  /// What the test said.
  public enum Findings: Hashable, Sendable {
    /// One word for the schedule's targets together, as read at the desk; never taken for results
    /// of single analytes.
    case summary(AnalyteResult)
    /// A result for each analyte on the test.
    case analytes(AnalyteResults)
    /// Nothing, because there was no specimen to read.
    case none
  }

  /// A test of those parts, or nil where the findings do not fit the condition: a specimen that was
  /// refused, unusable or not given has neither findings nor readings, any other has some of them.
  public init?(
    participant: ParticipantCode, day: CalendarDay, type: SpecimenType,
    condition: SpecimenCondition, findings: Findings, readings: Readings = Readings(),
    label: Reference?
  ) {
    switch findings {
    case .summary(let result):
      guard condition.canCarryResults, result != .notTested else { return nil }
    case .analytes(let results):
      guard condition.canCarryResults, !results.isEmpty else { return nil }
    case .none:
      guard condition.canCarryResults == !readings.isEmpty else { return nil }
    }
    guard condition.canCarryResults || readings.isEmpty else { return nil }
    self.participant = participant
    self.day = day
    self.type = type
    self.condition = condition
    self.findings = findings
    self.readings = readings
    self.label = label
  }
}
