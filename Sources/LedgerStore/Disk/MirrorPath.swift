import Glibc

/// The file `mirror` in a ledger's folder: where its second copy lies.
///
/// A matter of the machine, not of the log, and so it is in none of the log's lines.
enum MirrorPath {
  /// The longest path of a file that Linux takes, in bytes (`PATH_MAX`).
  static let mostBytes = 4096

  /// The folder of the second copy; nil where the ledger has none.
  ///
  /// - Parameter writing: Whether the ledger is written to; a copy that is only read may belong to
  ///   anybody.
  static func read(_ folder: String, writing: Bool = true) throws(LedgerError) -> String? {
    let path = LedgerFolder.mirror(folder)
    let most = mostBytes + 1
    guard let bytes = writing ? try OpenFile.readPrivate(path, most: most) : try copied(path, most)
    else { return nil }
    guard bytes.count <= mostBytes, bytes.last == 0x0A,
      let text = String(validating: bytes.dropLast(), as: UTF8.self), isFit(text)
    else { throw .damaged(Damage(path, .mirrorPathUnreadable)) }
    return text
  }

  /// The bytes in a folder that is only read; nil where there are none, or they may not be read.
  private static func copied(_ path: String, _ most: Int) throws(LedgerError) -> [UInt8]? {
    do throws(SystemFailure) { return try OpenFile(path, O_RDONLY).read(most: most) } catch {
      if [ENOENT, ENOTDIR, EACCES].contains(error.code) { return nil }
      throw .notRecorded(error)
    }
  }

  /// Whether a text is the path of a folder from the root on, and can stand in one line.
  static func isFit(_ text: String) -> Bool {
    text.hasPrefix("/") && text.utf8.count < mostBytes
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// Writes the path, durable at once or not at all.
  static func write(_ path: String, _ folder: String) throws(SystemFailure) {
    let name = LedgerFolder.mirror(folder)
    try OpenFile.replace(name, with: Array((path + "\n").utf8))
    try OpenFile.syncFolder(folder)
  }
}
