/// The limits of one funder or rule, as a document that schedules name.
public struct CapFile: Hashable, Sendable {
  /// The same as the file's name.
  public var id: Name
  /// From 1; changed limits are a new version.
  public var version: Int
  /// What they are called.
  public var title: String
  /// The rule that every number comes from.
  public var source: String
  /// What is confirmed and what is recalled or decided.
  public var evidence: String
  /// The unit of the amounts.
  public var currency: Currency
  /// The limits.
  public var limits: [Cap]

  /// A file of those parts.
  public init(
    id: Name, version: Int, title: String, source: String, evidence: String, currency: Currency,
    limits: [Cap]
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.source = source
    self.evidence = evidence
    self.currency = currency
    self.limits = limits
  }
}
