import Digest

/// An operator was added: from then on entries may be theirs.
public struct OperatorAdded: Hashable, Sendable {
  /// Who.
  public var code: OperatorCode
  /// What they may do.
  public var role: Role
  /// The commitment to what is kept of the PIN, which itself is never in the log.
  public var pin: SHA256Digest

  /// An addition of those parts.
  public init(code: OperatorCode, role: Role, pin: SHA256Digest) {
    self.code = code
    self.role = role
    self.pin = pin
  }
}

/// An operator was retired: no later entry may be theirs, unless they are added again.
public struct OperatorRetired: Hashable, Sendable {
  /// Who.
  public var code: OperatorCode

  /// A retirement of that operator.
  public init(code: OperatorCode) { self.code = code }
}

/// An operator has another PIN.
public struct PINChange: Hashable, Sendable {
  /// Whose.
  public var code: OperatorCode
  /// The commitment to what is kept of the PIN.
  public var pin: SHA256Digest
  /// Why it was set without the old one or another supervisor's; nil where it was not.
  public var lost: LostPINKind?

  /// A change of those parts.
  public init(code: OperatorCode, pin: SHA256Digest, lost: LostPINKind? = nil) {
    self.code = code
    self.pin = pin
    self.lost = lost
  }
}
