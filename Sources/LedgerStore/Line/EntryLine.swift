import ContingencyManagement
import Digest
import StrictJSON

/// One line of the log: its envelope, and the hashes that tie it to the line before.
///
/// ```
/// {"at":…,"by":…,"data":{…},"fmt":1,"id":…,"kind":…,"n":…,"prev":"…","self":"…"}
/// ```
///
/// `self` is the hash of the line without itself, as a leaf of the tree of RFC 6962; `prev` is the
/// `self` of the line before.
enum EntryLine {
  /// The version of the format that is written; each line says its own.
  static let format = 1

  /// The most bytes that a line may have, its line feed included.
  static let mostBytes = 65_536

  /// `,"self":"` before the 64 digits of the hash and `"}` after them.
  private static let selfKey = Array(",\"self\":\"".utf8)
  private static let selfLength = selfKey.count + 64 + 2

  /// Writes `entry` as a line, its line feed included, and returns the line's hash.
  static func write(
    _ entry: Entry, previous: SHA256Digest, to line: inout CanonicalWriter
  ) -> SHA256Digest {
    let start = line.bytes.count
    line.beginObject()
    line.string("at", entry.at.description)
    line.string("by", entry.by.text)
    line.key("data")
    line.beginObject()
    entry.event.write(to: &line)
    entry.outcome.write(to: &line)
    line.endObject()
    line.integer("fmt", format)
    line.string("id", entry.request.text)
    line.string("kind", entry.event.kind.rawValue)
    line.integer("n", entry.number)
    line.digest("prev", previous)
    let hash = line.bytes.withUnsafeBytes {
      leafHash(UnsafeRawBufferPointer(rebasing: $0[start...]))
    }
    line.digest("self", hash)
    line.endObject()
    line.endLine()
    return hash
  }

  /// The hash of a line without `self`, given the line up to where `self` would stand.
  private static func leafHash(_ head: UnsafeRawBufferPointer) -> SHA256Digest {
    var hash = SHA256()
    hash.update(byte: 0x00)
    hash.update(head)
    hash.update(byte: UInt8(ascii: "}"))
    return hash.finalize()
  }

  /// The hash that a line has and the one that it says it has; nil where it does not end as a line
  /// must.
  static func hashes(
    of bytes: UnsafeRawBufferPointer
  ) -> (found: SHA256Digest, said: SHA256Digest)? {
    guard bytes.count > selfLength else { return nil }
    let head = bytes.count - selfLength
    let digits = head + selfKey.count
    guard bytes[head..<digits].elementsEqual(selfKey),
      bytes[(digits + 64)...].elementsEqual("\"}".utf8),
      let said = SHA256Digest(
        hexBytes: UnsafeRawBufferPointer(rebasing: bytes[digits..<digits + 64]))
    else { return nil }
    return (leafHash(UnsafeRawBufferPointer(rebasing: bytes[..<head])), said)
  }

  /// An entry read from a line, with the hash of the line before as it says.
  static func read(
    _ bytes: [UInt8], in range: Range<Int>
  ) throws(LineProblem) -> (entry: Entry, previous: SHA256Digest) {
    var line = LineReader(CanonicalReader(bytes, in: range))
    try line.beginObject()
    let moment = try line.string("at")
    guard let at = Moment(moment) else { throw .unfit(key: "at", found: moment) }
    let by: OperatorCode = try line.code("by")
    // "kind" tells the shape of "data" and comes after it.
    try line.json { json throws(CanonicalError) in try json.key("data") }
    var data = line
    try line.json { json throws(CanonicalError) in try json.skipValue() }
    let version = try line.integer("fmt")
    guard version == format else { throw .unknownFormat(version) }
    let request: RequestID = try line.code("id")
    let name = try line.string("kind")
    guard let kind = EntryKind(rawValue: name) else { throw .unknownKind(name) }
    let number = try line.integer("n")
    let previous = try line.digest("prev")
    _ = try line.digest("self")
    try line.endObject()
    try line.json { json throws(CanonicalError) in try json.end() }
    try data.beginObject()
    let event = try Event.read(kind, from: &data)
    let outcome = event.canYield ? try Outcome.read(from: &data) : .nothing
    try data.endObject()
    let entry = Entry(
      number: number, at: at, by: by, request: request, event: event, outcome: outcome)
    return (entry, previous)
  }
}

extension Event {
  /// Whether something can be earned by it, which then stands at the end of its data.
  fileprivate var canYield: Bool {
    switch self {
    case .enrolled, .tested, .visitNotHeld, .milestoneReached, .drawn, .drawnByHand, .corrected:
      true
    case .ledgerCreated, .adopted, .moved, .paused, .resumed, .ended, .medicinesChanged,
      .drawRequested, .chainRenewed, .drawVoided, .secretReplaced, .redeemed, .setAside,
      .headAdopted, .restored, .operatorAdded, .operatorRetired, .pinChanged:
      false
    }
  }

  fileprivate static func read(
    _ kind: EntryKind, from line: inout LineReader
  ) throws(LineProblem) -> Event {
    switch kind {
    case .ledgerCreated: .ledgerCreated(try Founding.read(from: &line))
    case .scheduleAdopted: .adopted(try Adoption.read(.schedule, from: &line))
    case .bowlAdopted: .adopted(try Adoption.read(.bowl, from: &line))
    case .deckAdopted: .adopted(try Adoption.read(.deck, from: &line))
    case .capsAdopted: .adopted(try Adoption.read(.caps, from: &line))
    case .programmeAdopted: .adopted(try Adoption.read(.programme, from: &line))
    case .enrolled: .enrolled(try Enrolment.read(from: &line))
    case .moved: .moved(try Move.read(from: &line))
    case .paused: .paused(try Pause.read(from: &line))
    case .resumed: .resumed(try Resumption.read(from: &line))
    case .ended: .ended(try Ending.read(from: &line))
    case .medicinesChanged: .medicinesChanged(try MedicineChange.read(from: &line))
    case .tested: .tested(try DrugTest.read(from: &line))
    case .visitMissed, .visitExcused, .visitClosed:
      .visitNotHeld(try VisitNotHeld.read(kind, from: &line))
    case .milestoneReached: .milestoneReached(try Milestone.read(from: &line))
    case .drawRequested: .drawRequested(try DrawRequest.read(from: &line))
    case .drawn: .drawn(try DrawResult.read(from: &line))
    case .chainRenewed: .chainRenewed(try ChainRenewal.read(from: &line))
    case .drawnByHand: .drawnByHand(try HandDraw.read(from: &line))
    case .drawVoided: .drawVoided(try DrawVoiding.read(from: &line))
    case .secretReplaced: .secretReplaced(try SecretReplacement.read(from: &line))
    case .redeemed: .redeemed(try Redemption.read(from: &line))
    case .corrected: .corrected(try Correction.read(from: &line))
    case .setAside: .setAside(try SetAside.read(from: &line))
    case .headAdopted: .headAdopted(try LogStanding.read(from: &line))
    case .restored: .restored(try LogStanding.read(from: &line))
    case .operatorAdded: .operatorAdded(try OperatorAdded.read(from: &line))
    case .operatorRetired: .operatorRetired(try OperatorRetired.read(from: &line))
    case .pinChanged: .pinChanged(try PINChange.read(from: &line))
    }
  }

  fileprivate func write(to line: inout CanonicalWriter) {
    switch self {
    case .ledgerCreated(let event): event.write(to: &line)
    case .adopted(let event): event.write(to: &line)
    case .enrolled(let event): event.write(to: &line)
    case .moved(let event): event.write(to: &line)
    case .paused(let event): event.write(to: &line)
    case .resumed(let event): event.write(to: &line)
    case .ended(let event): event.write(to: &line)
    case .medicinesChanged(let event): event.write(to: &line)
    case .tested(let event): event.write(to: &line)
    case .visitNotHeld(let event): event.write(to: &line)
    case .milestoneReached(let event): event.write(to: &line)
    case .drawRequested(let event): event.write(to: &line)
    case .drawn(let event): event.write(to: &line)
    case .chainRenewed(let event): event.write(to: &line)
    case .drawnByHand(let event): event.write(to: &line)
    case .drawVoided(let event): event.write(to: &line)
    case .secretReplaced(let event): event.write(to: &line)
    case .redeemed(let event): event.write(to: &line)
    case .corrected(let event): event.write(to: &line)
    case .setAside(let event): event.write(to: &line)
    case .headAdopted(let event), .restored(let event): event.write(to: &line)
    case .operatorAdded(let event): event.write(to: &line)
    case .operatorRetired(let event): event.write(to: &line)
    case .pinChanged(let event): event.write(to: &line)
    }
  }
}
