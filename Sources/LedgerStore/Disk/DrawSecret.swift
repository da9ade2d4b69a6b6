import ContingencyManagement
import Digest
import Glibc

/// The secret that a ledger's draws come from: 32 bytes, as hex digits in a file of its own.
///
/// Whoever reads it ahead of the draws can tell what a word would draw; it has its own permissions
/// for that reason.
public struct DrawSecret: Sendable {
  private let master: [UInt8]

  static func create(_ path: String, _ master: [UInt8]) throws(SystemFailure) {
    try write(master, to: path, O_EXCL)
  }

  /// Writes a secret into a file that is made for it, or over what is there, durably.
  static func write(_ master: [UInt8], to path: String, _ flag: Int32) throws(SystemFailure) {
    precondition(master.count == 32, "a secret of \(master.count) bytes")
    let digits = SHA256Digest(bytes: master)?.hex ?? ""
    let file = try OpenFile(path, O_WRONLY | O_CREAT | flag, mode: 0o600)
    try file.write(Array((digits + "\n").utf8), at: 0)
    try file.sync()
  }

  /// Reads the secret of the ledger in `folder`, which must be the one that the log commits to.
  ///
  /// A replacement that stopped after its entry has left it beside its place.
  public init(_ folder: String, commitment: SHA256Digest?) throws(LedgerError) {
    do throws(LedgerError) {
      self.init(try DrawSecret.read(LedgerFolder.secret(folder), commitment))
    } catch {
      guard let beside = try? DrawSecret.read(LedgerFolder.nextSecret(folder), commitment) else {
        throw error
      }
      self.init(beside)
    }
  }

  private init(_ master: [UInt8]) { self.master = master }

  /// The 32 bytes of the secret in a file, which must be the one that the log commits to.
  static func read(
    _ path: String, _ commitment: SHA256Digest?
  ) throws(LedgerError) -> [UInt8] {
    guard let bytes = try OpenFile.readPrivate(path, most: 66) else {
      throw .notRecorded(SystemFailure("open", path, ENOENT))
    }
    guard bytes.count == 65, bytes.last == 0x0A,
      let master = SHA256Digest(hex: String(decoding: bytes.dropLast(), as: UTF8.self))
    else { throw .damaged(Damage(path, .secretUnreadable)) }
    guard DrawChain.commitment(to: master.bytes) == commitment else {
      throw .damaged(Damage(path, .secretDiffers))
    }
    return master.bytes
  }

  /// The anchor of the ledger's chain number `chain`.
  public func anchor(ofChain chain: Int) -> SHA256Digest {
    element(0, ofChain: chain)
  }

  /// The renewal that gives a participant the ledger's next chain.
  public func renewal(
    of participant: ParticipantCode, _ reason: ChainKind?, in state: LedgerState
  ) -> ChainRenewal {
    ChainRenewal(
      participant: participant, chain: state.chains, anchor: anchor(ofChain: state.chains),
      reason: reason)
  }

  /// Element `ordinal` of the ledger's chain number `chain`, from 0, the anchor.
  public func element(_ ordinal: Int, ofChain chain: Int) -> SHA256Digest {
    DrawChain.element(
      DrawChain.length - ordinal,
      before: DrawChain.lastElement(master: master, ordinal: chain))
  }

  /// What is wrong with a ledger's secret; nil where nothing is, or where a copy comes without it.
  ///
  /// Whoever else can read it can tell what a word will draw.
  static func flaw(_ folder: String, commitment: SHA256Digest?) -> Damage? {
    guard commitment != nil else { return nil }
    for path in [LedgerFolder.secret(folder), LedgerFolder.nextSecret(folder)] {
      guard let status = try? OpenFile(path, O_RDONLY).status() else { continue }
      guard status.st_mode & 0o077 == 0 else {
        return Damage(path, notPrivate: status)
      }
    }
    do throws(LedgerError) {
      _ = try DrawSecret(folder, commitment: commitment)
      return nil
    } catch {
      if case .damaged(let damage) = error { return damage }
      return nil
    }
  }
}
