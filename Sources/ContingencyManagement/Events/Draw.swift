import Digest

/// Draws that are owed were asked for; written down before anything is revealed.
///
/// A request without a result is visible, and is completed before anything else is drawn.
public struct DrawRequest: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The entry that earned the draws.
  public var entitledBy: Int
  /// The digest of the bowl in force when they were earned.
  public var bowl: SHA256Digest
  /// Which of the ledger's draw chains, from 0.
  public var chain: Int
  /// The ordinal of the first draw on the chain, from 1.
  public var first: Int
  /// How many draws.
  public var count: Int
  /// The participant's word.
  public var word: DrawWord

  /// A request of those parts.
  public init(
    participant: ParticipantCode, entitledBy: Int, bowl: SHA256Digest, chain: Int, first: Int,
    count: Int, word: DrawWord
  ) {
    self.participant = participant
    self.entitledBy = entitledBy
    self.bowl = bowl
    self.chain = chain
    self.first = first
    self.count = count
    self.word = word
  }

  /// The ordinal of the last draw.
  public var last: Int { first + count - 1 }
}

/// The draws of a request were made: a pure function of the request and the revealed element.
public struct DrawResult: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The entry of the request.
  public var request: Int
  /// The element of the chain for the last draw; those before follow from it by hashing.
  public var element: SHA256Digest
  /// The slips, in the order drawn.
  public var slips: [Slip]

  /// One piece of paper from the bowl.
  public struct Slip: Hashable, Sendable {
    /// Its number, from 0 through the tiers in order.
    public var number: Int
    /// Its class.
    public var tier: Name

    /// A slip of those parts.
    public init(number: Int, tier: Name) {
      self.number = number
      self.tier = tier
    }
  }

  /// A result of those parts.
  public init(participant: ParticipantCode, request: Int, element: SHA256Digest, slips: [Slip]) {
    self.participant = participant
    self.request = request
    self.element = element
    self.slips = slips
  }
}

/// A participant's draw chain was followed by another.
public struct ChainRenewal: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// Which of the ledger's draw chains, from 0.
  public var chain: Int
  /// The first element of that chain.
  public var anchor: SHA256Digest
  /// Why the chain before it serves no more; nil where it was used up.
  public var reason: ChainKind?

  /// A renewal of those parts.
  public init(
    participant: ParticipantCode, chain: Int, anchor: SHA256Digest, reason: ChainKind? = nil
  ) {
    self.participant = participant
    self.chain = chain
    self.anchor = anchor
    self.reason = reason
  }
}
