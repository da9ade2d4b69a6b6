/// How a programme divides its work between people, as a document that a ledger adopts.
///
/// The newest adopted holds from its entry on.
public struct Programme: Hashable, Sendable {
  /// The same as the file's name.
  public var id: Name
  /// From 1; a changed programme is a new version.
  public var version: Int
  /// What it is called.
  public var title: String
  /// Where its rules come from.
  public var source: String
  /// What is confirmed and what is decided.
  public var evidence: String
  /// The acts that need a second person; among ``Act/sharable``.
  public var secondPerson: [Act]
  /// The acts that are kept for supervisors beside those that always are; among
  /// ``Act/reservable``.
  public var supervisor: [Act]
  /// An entry about a day more than so many days back counts as late; 0 to 366.
  public var lateAfterDays: Int

  /// The days after which an entry counts as late where no programme is adopted.
  public static let usualLateAfterDays = 3

  /// A programme of those parts.
  public init(
    id: Name, version: Int, title: String, source: String, evidence: String, secondPerson: [Act],
    supervisor: [Act], lateAfterDays: Int
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.source = source
    self.evidence = evidence
    self.secondPerson = secondPerson
    self.supervisor = supervisor
    self.lateAfterDays = lateAfterDays
  }
}
