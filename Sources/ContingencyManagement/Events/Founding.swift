import Digest

/// A ledger was created; always entry 0.
public struct Founding: Hashable, Sendable {
  /// The log's name, as it stands in checkpoints and draws.
  public var origin: Origin
  /// The time zone that tells which day it is.
  public var zone: ZoneName
  /// The unit of all money in the ledger.
  public var currency: Currency
  /// The hash of the secret that all draws come from.
  public var drawCommitment: SHA256Digest
  /// Entropy that makes this log's first line unlike any other's.
  public var salt: String

  /// A founding of those parts; nil unless `salt` is 32 lower-case hex digits.
  public init?(
    origin: Origin, zone: ZoneName, currency: Currency, drawCommitment: SHA256Digest, salt: String
  ) {
    guard salt.utf8.count == 32, SHA256Digest(hex: salt + salt) != nil else { return nil }
    self.origin = origin
    self.zone = zone
    self.currency = currency
    self.drawCommitment = drawCommitment
    self.salt = salt
  }
}

/// A schedule or another document was taken into the ledger, whole.
///
/// The log is enough: editing a file afterwards changes nobody's history.
public struct Adoption: Hashable, Sendable {
  /// What was adopted, read from `text`.
  public var document: Document
  /// The bytes of the file.
  public var text: String
  /// SHA-256 of the bytes of the file, as `sha256sum` prints it.
  public var digest: SHA256Digest

  /// An adoption of those parts.
  public init(document: Document, text: String, digest: SHA256Digest) {
    self.document = document
    self.text = text
    self.digest = digest
  }
}

/// What a ledger can adopt.
public enum Document: Hashable, Sendable {
  case schedule(Schedule)
  case bowl(PrizeBowl)
  case deck(WordDeck)
  case caps(CapFile)
  case programme(Programme)

  /// The id in the file.
  public var id: Name {
    switch self {
    case .schedule(let schedule): schedule.id
    case .bowl(let bowl): bowl.id
    case .deck(let deck): deck.id
    case .caps(let file): file.id
    case .programme(let programme): programme.id
    }
  }

  /// The version in the file.
  public var version: Int {
    switch self {
    case .schedule(let schedule): schedule.version
    case .bowl(let bowl): bowl.version
    case .deck(let deck): deck.version
    case .caps(let file): file.version
    case .programme(let programme): programme.version
    }
  }

  /// Which kind of document it is.
  public var kind: DocumentKind {
    switch self {
    case .schedule: .schedule
    case .bowl: .bowl
    case .deck: .deck
    case .caps: .caps
    case .programme: .programme
    }
  }
}

/// The kinds of document that a ledger can adopt.
public enum DocumentKind: String, CaseIterable, Hashable, Sendable {
  case schedule, bowl, deck, caps, programme
}
