import Digest
import Glibc

/// How a second copy was found beside its ledger, read whole.
public enum MirrorStanding: Hashable, Sendable {
  /// Byte for byte the same.
  case same
  /// The same as far as it goes; what is missing is added at the next opening.
  case behind(entries: Int)
  /// It differs, or cannot be read.
  case trouble(MirrorTrouble)
}

extension Mirror {
  /// Compares a second copy with its ledger from the first byte to the last; takes no lock.
  static func standing(
    _ folder: String, of ledger: String
  ) throws(LedgerError) -> MirrorStanding {
    let copy: (size: Int, head: Head)
    do throws(LedgerError) {
      let log = try Ledger.openLog(LedgerFiles(folder), O_RDONLY)
      // The head of the second copy first: it is never ahead of the ledger's, which is read later.
      let head = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
      do { copy = (Int(try log.status().st_size), head) } catch {
        throw LedgerError.notRecorded(error)
      }
    } catch { return .trouble(MirrorTrouble(folder, of: error)) }
    func trouble(_ damage: Damage) -> MirrorStanding {
      .trouble(MirrorTrouble(folder, .damaged(damage)))
    }
    let head = try HeadFile.open(LedgerFolder.head(ledger), writing: false).head
    let path = LedgerFolder.log(folder)
    guard copy.size >= copy.head.bytes else {
      return trouble(
        Damage(
          path, offset: copy.size,
          .cutShort(acknowledged: copy.head.bytes, found: copy.size)))
    }
    do throws(SystemFailure) {
      let log = try OpenFile(path, O_RDONLY)
      let own = try OpenFile(LedgerFolder.log(ledger), O_RDONLY)
      let both = min(copy.head.bytes, head.bytes)
      if let found = try difference(own, log, in: 0..<both) {
        return trouble(
          Damage(
            path, line: found.line, offset: found.offset,
            .mirrorByteDiffers(ledger: found.bytes.0, mirror: found.bytes.1)))
      }
      if let damage = try beyond(copy.head, in: log, of: copy.size, own, ledgerSize: head.bytes) {
        return trouble(damage)
      }
    } catch { return .trouble(MirrorTrouble(folder, .away(error))) }
    if copy.head.bytes > head.bytes {
      let damage = Damage(
        LedgerFolder.log(ledger), line: head.entries + 1, offset: head.bytes,
        .shorterThanMirror(mirror: copy.head.bytes, found: head.bytes))
      return .trouble(MirrorTrouble(folder, .shows(damage)))
    }
    if copy.head.bytes == head.bytes, copy.head.tree != head.tree {
      let damage = Damage(
        LedgerFolder.head(ledger),
        .mirrorRootDiffers(mirror: copy.head.root, found: head.root))
      return .trouble(MirrorTrouble(folder, .shows(damage)))
    }
    let missing = head.entries - copy.head.entries
    return missing == 0 ? .same : .behind(entries: missing)
  }
}
