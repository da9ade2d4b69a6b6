import Digest
import Glibc

/// The folder `aside`: what was taken out of a ledger, none of it ever deleted.
enum Aside {
  /// Writes bytes to a file of their own, durable.
  ///
  /// The name tells of the bytes, so that a file of that name holds them already, or was left
  /// unfinished by a crash and is finished.
  static func keep(_ bytes: [UInt8], as name: String, _ folder: String) throws(LedgerError) {
    let path = LedgerFolder.aside(folder) + "/" + name
    do throws(SystemFailure) {
      try make(folder)
      do throws(SystemFailure) {
        let file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        try write(bytes, to: file)
      } catch {
        guard error.code == EEXIST else { throw error }
        let there = try OpenFile(path, O_RDWR)
        let left = try there.read(most: bytes.count + 1)
        guard left.isTorn(from: bytes) else { throw SystemFailure("", path, 0) }
        try write(bytes, to: there)
      }
      try OpenFile.syncFolder(LedgerFolder.aside(folder))
      try OpenFile.syncFolder(folder)
    } catch {
      throw error.code == 0 ? .damaged(Damage(path, .asideDiffers)) : .notRecorded(error)
    }
  }

  private static func write(
    _ bytes: [UInt8], to file: borrowing OpenFile
  ) throws(SystemFailure) {
    try file.write(bytes, at: 0)
    try file.sync()
  }

  /// Makes the folder, where it is not there yet.
  static func make(_ folder: String) throws(SystemFailure) {
    let aside = LedgerFolder.aside(folder)
    _ = try OpenFile.makeFolder(aside)
    let status = try OpenFile(aside, O_RDONLY | O_DIRECTORY).status()
    // Nobody else may exchange what is kept.
    guard status.st_uid == geteuid() else { throw SystemFailure("open", aside, EACCES) }
  }

  /// Keeps a copy of a small file of the ledger, whatever it holds, under its name and digest; nothing
  /// where it is missing.
  static func keepCopy(of name: String, _ folder: String) throws(LedgerError) {
    let bytes: [UInt8]
    do throws(SystemFailure) {
      bytes = try OpenFile(folder + "/" + name, O_RDONLY).read(most: 1 << 20)
    } catch {
      if error.code == ENOENT { return }
      throw .notRecorded(error)
    }
    try keep(bytes, as: "\(name)-\(SHA256.hash(bytes).hex.prefix(16))", folder)
  }

  /// Moves a file of the ledger there whole, under its name and digest; nothing where it is missing.
  static func move(_ name: String, _ folder: String) throws(SystemFailure) {
    let path = folder + "/" + name
    let digest: SHA256Digest
    do throws(SystemFailure) { digest = try OpenFile(path, O_RDONLY).digest() } catch {
      if error.code == ENOENT { return }
      throw error
    }
    try make(folder)
    // Where a file of that name is there already it holds the same bytes.
    let place = LedgerFolder.aside(folder) + "/\(name)-\(digest.hex.prefix(16))"
    try OpenFile.rename(path, to: place)
    try OpenFile.syncFolder(LedgerFolder.aside(folder))
    try OpenFile.syncFolder(folder)
  }
}

extension [UInt8] {
  /// Whether a crash can have left these where `whole` was being written: not longer, and in every
  /// place the same byte, or zero, where the file had grown and its bytes were not written yet.
  func isTorn(from whole: [UInt8]) -> Bool {
    count <= whole.count && zip(self, whole).allSatisfy { $0 == $1 || $0 == 0 }
  }
}

extension OpenFile {
  /// SHA-256 of the whole file.
  func digest() throws(SystemFailure) -> SHA256Digest {
    var hash = SHA256()
    var place = 0
    while true {
      var bytes: [UInt8] = []
      guard try read(1 << 20, at: place, addingTo: &bytes) > 0 else { return hash.finalize() }
      hash.update(bytes)
      place += bytes.count
    }
  }
}
