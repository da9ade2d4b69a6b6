import ContingencyManagement
import Glibc
import StrictJSON

/// A small file beside the log that is read and replaced whole: one line of canonical JSON, 0600.
enum FolderFile {
  /// The most bytes that such a file may have.
  static let mostBytes = 1 << 20

  /// The bytes of the file; nil where there is none.
  static func read(_ path: String) throws(LedgerError) -> [UInt8]? {
    try OpenFile.readPrivate(path, most: mostBytes + 1)
  }

  /// What the line of the file says; nil where it is not one line of that form.
  static func line<Content>(
    _ bytes: [UInt8], _ read: (inout LineReader) throws(LineProblem) -> Content
  ) -> Content? {
    guard bytes.count <= mostBytes, bytes.last == 0x0A else { return nil }
    do throws(LineProblem) {
      var line = LineReader(CanonicalReader(bytes, in: 0..<bytes.count - 1))
      try line.beginObject()
      guard try line.integer("fmt") == EntryLine.format else { return nil }
      let content = try read(&line)
      try line.endObject()
      try line.json { json throws(CanonicalError) in try json.end() }
      return content
    } catch { return nil }
  }

  /// Puts a line in the file's place and returns once that would survive a power failure.
  ///
  /// The old file is there until the other one is: what the kernel sees is `open` of a file beside
  /// it, `pwrite`, `fsync`, `rename`, and `fsync` of the folder.
  static func replace(
    _ path: String, in folder: String, _ write: (inout CanonicalWriter) -> Void
  ) throws(LedgerError) {
    var line = CanonicalWriter()
    line.beginObject()
    line.integer("fmt", EntryLine.format)
    write(&line)
    line.endObject()
    line.endLine()
    do throws(SystemFailure) {
      try OpenFile.replace(path, with: line.bytes)
      try OpenFile.syncFolder(folder)
    } catch { throw .notRecorded(error) }
  }
}

extension Ledger {
  /// Does something while nobody writes to the ledger in `folder`.
  static func locked<Result>(
    _ folder: String, _ body: () throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    try holding(try openLog(LedgerFiles(folder), O_RDWR), folder, body)
  }

  /// Does something while the lock of a file of the ledger in `folder` is held.
  static func holding<Result>(
    _ file: consuming OpenFile, _ folder: String, _ body: () throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    try lock(file, folder: folder)
    let result = try body()
    file.close()
    return result
  }
}
