import Digest
import Glibc
import StrictJSON

/// How much of the log has been acknowledged.
///
/// A log that was cut at the end of a line still looks whole; only the head, and receipts that
/// people hold, can show it.
public struct Head: Hashable, Sendable {
  /// Bytes of the log.
  public var bytes: Int
  /// Lines of the log.
  public var entries: Int
  /// The root of the tree of RFC 6962 over the lines.
  public var root: SHA256Digest
  /// How often the head has been written; the greater of two slots holds.
  var sequence: Int

  init(bytes: Int, entries: Int, root: SHA256Digest, sequence: Int) {
    self.bytes = bytes
    self.entries = entries
    self.root = root
    self.sequence = sequence
  }

  /// The lines as a tree.
  public var tree: TreeHead { TreeHead(size: entries, root: root) }

  /// The size of one of the two slots, a sector of the oldest disks, which is written whole or not
  /// at all.
  static let slotSize = 512

  /// The slot as it lies on disk: a line of JSON with a checksum, filled up with spaces.
  var slot: [UInt8] {
    var json = CanonicalWriter()
    json.beginObject()
    json.integer("bytes", bytes)
    json.integer("entries", entries)
    json.digest("root", root)
    json.integer("sequence", sequence)
    let sum = SHA256.hash(json.bytes)
    json.digest("sum", sum)
    json.endObject()
    let padding = Head.slotSize - 1 - json.bytes.count
    return json.bytes + Array(repeating: UInt8(ascii: " "), count: padding) + [0x0A]
  }

  /// The head that a slot holds, or nil where it is not exactly one.
  init?(slot: ArraySlice<UInt8>) {
    let bytes = Array(slot)
    let end = bytes.lastIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? 0
    var json = CanonicalReader(bytes, in: 0..<end)
    guard
      let head = try? Head(from: &json), head.slot == bytes,
      head.bytes >= 0, head.entries >= 0, (0..<Int.max).contains(head.sequence)
    else { return nil }
    self = head
  }

  private init(from json: inout CanonicalReader) throws(CanonicalError) {
    try json.beginObject()
    try json.key("bytes")
    bytes = try json.integer()
    try json.key("entries")
    entries = try json.integer()
    try json.key("root")
    root = SHA256Digest(hex: try json.string()) ?? .zero
    try json.key("sequence")
    sequence = try json.integer()
    try json.key("sum")
    _ = try json.string()
    try json.endObject()
  }
}

/// The file `head`: two slots written in turn, so that one is always whole.
struct HeadFile: ~Copyable {
  private let file: OpenFile
  private(set) var head: Head
  /// Whether both slots were whole when the head was opened.
  ///
  /// A crash in the middle of an acknowledgement leaves one that is not, and whole lines behind what
  /// the other one acknowledges; the next acknowledgement mends it. Without such lines, the one that is
  /// not whole may have acknowledged what is cut off.
  let isWhole: Bool

  private init(_ file: consuming OpenFile, _ head: Head, isWhole: Bool) {
    self.file = file
    self.head = head
    self.isWhole = isWhole
  }

  /// Opens the head of a ledger for reading or writing, and reads it.
  static func open(_ path: String, writing: Bool) throws(LedgerError) -> HeadFile {
    let file = try openFile(path, writing ? O_RDWR : O_RDONLY)
    let flaw: Damage?
    let heads: [Head]
    do throws(SystemFailure) {
      flaw = writing ? try file.privacyFlaw() : nil
      heads = HeadFile.heads(in: try file.read(most: 2 * Head.slotSize + 1))
    } catch { throw .notRecorded(error) }
    if let flaw { throw .damaged(flaw) }
    guard let head = heads.max(by: { $0.sequence < $1.sequence }) else {
      throw .damaged(Damage(path, .headUnreadable))
    }
    return HeadFile(file, head, isWhole: heads.count == 2)
  }

  private static func openFile(_ path: String, _ flags: Int32) throws(LedgerError) -> OpenFile {
    do { return try OpenFile(path, flags) } catch {
      throw error.code == ENOENT ? .damaged(Damage(path, .headMissing)) : .notRecorded(error)
    }
  }

  /// The heads of the slots that are whole.
  private static func heads(in bytes: [UInt8]) -> [Head] {
    guard bytes.count == 2 * Head.slotSize else { return [] }
    return [bytes[..<Head.slotSize], bytes[Head.slotSize...]].compactMap { Head(slot: $0) }
  }

  /// Makes a new head file, both slots filled.
  static func create(_ path: String, bytes: Int, entries: Int, root: SHA256Digest)
    throws(SystemFailure)
  {
    let file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    let slots = (0...1).map {
      Head(bytes: bytes, entries: entries, root: root, sequence: $0).slot
    }
    try file.write(slots[0] + slots[1], at: 0)
    try file.sync()
  }

  /// Acknowledges more of the log: one write and one sync, of the older slot.
  mutating func acknowledge(
    bytes: Int, entries: Int, root: SHA256Digest
  ) throws(SystemFailure) {
    let next = Head(
      bytes: bytes, entries: entries, root: root, sequence: head.sequence + 1)
    try file.write(next.slot, at: next.sequence % 2 * Head.slotSize)
    try file.syncData()
    head = next
  }
}
