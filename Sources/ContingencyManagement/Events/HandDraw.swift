import Digest

/// Draws that are owed were made by hand from a bowl of paper, before a witness.
///
/// Nothing in the log can show what came out of a real bowl: two people say so. Draws told wrongly
/// are told again by a further entry, only while they are the participant's last; what was credited
/// stays, and what the true slips are worth beyond it is credited.
public struct HandDraw: Hashable, Sendable {
  /// What two people say.
  public var telling: Telling
  /// The entry that earned the draws.
  public var entitledBy: Int
  /// The digest of the bowl in force when they were earned.
  public var bowl: SHA256Digest

  /// What two people say of draws made by hand.
  public struct Telling: Hashable, Sendable {
    /// Whose they are.
    public let participant: ParticipantCode
    /// The classes of the slips, in the order drawn.
    public let tiers: [Name]
    /// Who saw it, another than the one who records it.
    public let witness: OperatorCode
    /// Where what shows it is kept: a signed sheet, a picture of the slips.
    public let evidence: Reference?
    /// The entry that told these very draws wrongly.
    public let corrects: Int?

    /// A telling of those parts, or nil where it corrects an entry and has no evidence.
    public init?(
      participant: ParticipantCode, tiers: [Name], witness: OperatorCode,
      evidence: Reference? = nil, corrects: Int? = nil
    ) {
      guard corrects == nil || evidence != nil else { return nil }
      self.participant = participant
      self.tiers = tiers
      self.witness = witness
      self.evidence = evidence
      self.corrects = corrects
    }
  }

  /// Draws of those parts.
  public init(_ telling: Telling, entitledBy: Int, bowl: SHA256Digest) {
    self.telling = telling
    self.entitledBy = entitledBy
    self.bowl = bowl
  }

  /// Whose they are.
  public var participant: ParticipantCode { telling.participant }
  /// The classes of the slips, in the order drawn.
  public var tiers: [Name] { telling.tiers }
}
