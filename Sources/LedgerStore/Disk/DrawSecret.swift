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
    precondition(master.count == 32, "a secret of \(master.count) bytes")
    let digits = SHA256Digest(bytes: master)?.hex ?? ""
    let file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    try file.write(Array((digits + "\n").utf8), at: 0)
    try file.sync()
  }

  /// Reads the secret of the ledger in `folder`, which must be the one that line 0 commits to.
  public init(_ folder: String, founding: Founding?) throws(LedgerError) {
    let path = LedgerFolder.secret(folder)
    let bytes: [UInt8]
    do throws(SystemFailure) { bytes = try OpenFile(path, O_RDONLY).read(most: 66) } catch {
      throw .notRecorded(error)
    }
    guard bytes.count == 65, bytes.last == 0x0A,
      let master = SHA256Digest(hex: String(decoding: bytes.dropLast(), as: UTF8.self))
    else { throw .damaged(Damage(path, .secretUnreadable)) }
    self.master = master.bytes
    guard DrawChain.commitment(to: self.master) == founding?.drawCommitment else {
      throw .damaged(Damage(path, .secretDiffers))
    }
  }

  /// The anchor of the ledger's chain number `chain`.
  public func anchor(ofChain chain: Int) -> SHA256Digest {
    element(0, ofChain: chain)
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
  static func flaw(_ folder: String, founding: Founding?) -> Damage? {
    let path = LedgerFolder.secret(folder)
    guard founding != nil, let status = try? OpenFile(path, O_RDONLY).status() else { return nil }
    guard status.st_mode & 0o077 == 0 else {
      return Damage(
        path,
        .notPrivate(
          mode: status.st_mode & 0o7777, owner: status.st_uid, links: UInt64(status.st_nlink)))
    }
    do throws(LedgerError) {
      _ = try DrawSecret(folder, founding: founding)
      return nil
    } catch {
      if case .damaged(let damage) = error { return damage }
      return nil
    }
  }
}
