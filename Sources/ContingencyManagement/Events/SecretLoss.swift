import Digest

/// The secret that chains are made from was replaced; no chain made from an earlier one serves.
public struct SecretReplacement: Hashable, Sendable {
  /// The hash of the secret that holds from here on, as ``DrawChain/commitment(to:)`` makes it.
  public var drawCommitment: SHA256Digest
  /// Why, as a listed kind.
  public var reason: SecretKind

  /// A replacement of those parts.
  public init(drawCommitment: SHA256Digest, reason: SecretKind) {
    self.drawCommitment = drawCommitment
    self.reason = reason
  }
}

/// A request whose elements were lost with the secret was given up; its draws are owed again.
///
/// Only a request of a chain whose secret was replaced as lost can be given up: otherwise who reads
/// the secret could look at a result and have it drawn again.
public struct DrawVoiding: Hashable, Sendable {
  /// Whose it is.
  public var participant: ParticipantCode
  /// The entry of the request.
  public var request: Int
  /// The entry that replaced the lost secret.
  public var replaced: Int

  /// A voiding of those parts.
  public init(participant: ParticipantCode, request: Int, replaced: Int) {
    self.participant = participant
    self.request = request
    self.replaced = replaced
  }
}
