import ContingencyManagement
import Digest
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A second copy` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var mirror: String { temporary("mirror") }
  private var log: String { LedgerFolder.log(mirror) }
  private var head: String { LedgerFolder.head(mirror) }

  init() throws { temporary = try TemporaryFolder(inMemory: true) }

  // MARK: - Made and kept up

  @Test func `has every line and a head of its own, but not the secret`() throws {
    try make()
    #expect(try names(in: mirror) == ["head", "ledger.jsonl", "mirror-of"])
    #expect(try mode(of: mirror) == 0o700)
    for name in ["head", "ledger.jsonl", "mirror-of"] {
      #expect(try mode(of: mirror + "/" + name) == 0o600)
    }
    #expect(try contents(of: folder + "/mirror") == Array((mirror + "\n").utf8))
    #expect(try mode(of: folder + "/mirror") == 0o600)
    try expectSame()
  }

  @Test func `takes every entry and every batch as soon as the ledger has it`() throws {
    try make()
    var clinic = try Clinic.open(folder)
    try clinic.tellDoses(upTo: 8)
    try expectSame()
    clinic.postsOneByOne = false
    try clinic.tellDoses(upTo: 12)
    try clinic.finish()
    try expectSame()
    #expect(try Ledger.audit(folder).mirror == .same)
    // It is a ledger like others, for whoever only reads it.
    try expectSound(mirror, entries: 12)
  }

  @Test func `is written to by its ledger alone`() throws {
    try make()
    guard case .isMirror(mirror, folder) = failure(toOpen: mirror),
      case .isMirror(mirror, folder) = try failure({ _ = try Ledger.setTailAside(mirror) })
    else { throw Failed("the second copy was opened for writing") }
    try expectSame()
  }

  // MARK: - Behind

  /// The ledger acknowledged a line, and the crash came before, in the middle of, or after the writing
  /// of the second copy.
  @Test func `is caught up wherever a crash came between the two`() throws {
    try make()
    let before = try SavedLedger(mirror)
    do {
      var clinic = try Clinic.open(folder)
      try clinic.tellDoses(upTo: 6)
    }
    let after = try SavedLedger(mirror)
    for size in before.log.count...after.log.count {
      let torn = Array(after.log[..<size])
      try expectCaughtUp(torn, before.head, "\(size) bytes")
    }
    // The file had grown, and some of its sectors were not written yet.
    let seed: UInt64 = 11
    var random = SeededGenerator(seed: seed)
    for turn in 0..<Campaign.count(everyday: 40, campaign: 4000) {
      var torn = after.log
      for sector in stride(from: before.log.count / 512 * 512, to: torn.count, by: 512)
      where Bool.random(using: &random) {
        for place in max(sector, before.log.count)..<min(sector + 512, torn.count) {
          torn[place] = 0
        }
      }
      try expectCaughtUp(torn, before.head, "seed \(seed), turn \(turn)")
    }
  }

  private func expectCaughtUp(_ bytes: [UInt8], _ head: [UInt8], _ words: String) throws {
    try put(bytes, into: log)
    try put(head, into: self.head)
    var trouble: MirrorTrouble?
    do { _ = try Ledger.open(folder, onMirrorTrouble: { trouble = $0 }) }
    try #require(trouble == nil, "\(words): \(String(describing: trouble))")
    try #require(try contents(of: log) == contents(of: LedgerFolder.log(folder)), "\(words)")
    try #require(try Mirror.standing(mirror, of: folder) == .same, "\(words)")
  }

  /// The slot that was being written is not whole: the other one stands for less than there is.
  @Test func `is caught up where its head was torn`() throws {
    try make()
    do {
      var clinic = try Clinic.open(folder)
      try clinic.tellDoses(upTo: 6)
    }
    let after = try SavedLedger(mirror)
    let newest = try HeadFile.open(head, writing: false).head.sequence % 2
    for place in [0, 20, 200, 511] {
      var torn = after.head
      torn[512 * newest + place] ^= 1
      try expectCaughtUp(after.log, torn, "byte \(place)")
    }
  }

  /// Every one of them opens both anew for each entry, and none finds the second copy in use.
  @Test func `is kept up by several processes in turn`() async throws {
    try make()
    let folder = folder
    async let first: Void = write(0, folder)
    async let second: Void = write(1, folder)
    _ = await (first, second)
    try expectSame()
    try expectSound(folder, entries: 5 + 2 * 25)
  }

  private func write(_ writer: Int, _ folder: String) async {
    await #expect(processExitsWith: .success) {
      [writer = writer as Int, folder = folder as String] in
      try recordInTurn(writer, folder)
    }
  }

  /// The ledger's own lines beyond its head are taken in first, then those of the second copy.
  @Test func `is caught up with what the ledger itself only now takes in`() throws {
    try make()
    let head = try contents(of: LedgerFolder.head(folder))
    let copy = try SavedLedger(mirror)
    do {
      var clinic = try Clinic.open(folder)
      try clinic.tellDoses(upTo: 6)
    }
    try put(head, into: LedgerFolder.head(folder))
    try put(copy.log, into: log)
    try put(copy.head, into: self.head)
    #expect(failure(toOpen: folder) == nil)
    try expectSame()
    try expectSound(folder, entries: 6)
  }

  @Test func `that is away keeps nobody from recording, and is caught up when it is back`() throws {
    try make()
    try FileManager.default.moveItem(atPath: mirror, toPath: temporary("away"))
    var told: [MirrorTrouble] = []
    do {
      var ledger = try Ledger.open(folder, onMirrorTrouble: { told.append($0) })
      try post(to: &ledger)
    }
    #expect(told == [MirrorTrouble(mirror, .gone)])
    #expect(try Ledger.audit(folder).mirror == .trouble(MirrorTrouble(mirror, .gone)))
    #expect(try !Ledger.audit(folder).isSound)
    try FileManager.default.moveItem(atPath: temporary("away"), toPath: mirror)
    #expect(try Ledger.audit(folder).mirror == .behind(entries: 1))
    #expect(try Ledger.audit(folder).isSound)
    told = []
    do { _ = try Ledger.open(folder, onMirrorTrouble: { told.append($0) }) }
    #expect(told == [])
    try expectSame()
  }

  /// Its disk is full, or fails, in the middle of a day: the entry counts, and the next ones too.
  @Test func `that fails while it is written to is given up until the next opening`() async throws {
    try make()
    let (folder, mirror) = (folder, mirror)
    await #expect(processExitsWith: .success) {
      [folder = folder as String, mirror = mirror as String] in
      try recordWithFullMirror(folder, mirror)
    }
    try expectSound(folder, entries: 7)
    #expect(try Ledger.audit(folder).mirror == .behind(entries: 2))
    #expect(failure(toOpen: folder) == nil)
    try expectSame()
  }

  @Test func `is not waited for long where another ledger writes to it`() throws {
    try make()
    let other = try Mirror.open(mirror)
    var told: [MirrorTrouble] = []
    do { _ = try Ledger.open(folder, onMirrorTrouble: { told.append($0) }) }
    #expect(told == [MirrorTrouble(mirror, .inUse)])
    #expect(other.acknowledged.entries == 5)
  }

  // MARK: - Different

  /// Each of its last bytes changed: told by its place, and never overwritten.
  @Test func `that differs in one byte is told by offset and line, and left as it is`() throws {
    try make()
    let copy = try SavedLedger(mirror)
    for place in stride(from: 3, to: copy.log.count, by: 131) {
      try put(copy.log[place] ^ 4, at: place, of: log)
      let line = try #require(copy.starts.lastIndex { $0 <= place }) + 1
      let expected = Damage(
        log, line: line, offset: place,
        .mirrorByteDiffers(ledger: copy.log[place], mirror: copy.log[place] ^ 4))
      var told: [MirrorTrouble] = []
      do {
        var ledger = try Ledger.open(folder, onMirrorTrouble: { told.append($0) })
        if place == 3 { try post(to: &ledger) }
      }
      #expect(told == [MirrorTrouble(mirror, .damaged(expected))])
      #expect(
        try Ledger.audit(folder).mirror == .trouble(MirrorTrouble(mirror, .damaged(expected))))
      #expect(try contents(of: log).count == copy.log.count)
      try put(copy.log[place], at: place, of: log)
    }
    #expect(try contents(of: log) == copy.log)
    #expect(failure(toOpen: folder) == nil)
    try expectSame()
  }

  /// Bytes beyond its head that the ledger never had.
  @Test(arguments: [1, 700])
  func `that goes on otherwise than the ledger is told, and left as it is`(more: Int) throws {
    try make()
    let copy = try SavedLedger(mirror)
    try put(copy.log + [UInt8](repeating: 0, count: more) + [7], into: log)
    let expected = MirrorTrouble(
      mirror,
      .damaged(
        Damage(
          log, line: 6, offset: copy.log.count + more, .mirrorByteDiffers(ledger: 0, mirror: 7))))
    var told: [MirrorTrouble] = []
    do {
      var ledger = try Ledger.open(folder, onMirrorTrouble: { told.append($0) })
      try post(to: &ledger)
    }
    #expect(told == [expected])
    #expect(try contents(of: log).count == copy.log.count + more + 1)
    #expect(try rebuild().isRebuilt)
    try expectSame()
  }

  @Test func `that is shorter than its own head says is told, and left as it is`() throws {
    try make()
    let copy = try SavedLedger(mirror)
    try put(copy.log.dropLast(1), into: log)
    let size = copy.log.count
    let expected = MirrorTrouble(
      mirror,
      .damaged(
        Damage(log, offset: size - 1, .cutShort(acknowledged: size, found: size - 1))))
    var told: [MirrorTrouble] = []
    do { _ = try Ledger.open(folder, onMirrorTrouble: { told.append($0) }) }
    #expect(told == [expected])
    #expect(try Ledger.audit(folder).mirror == .trouble(expected))
    #expect(try contents(of: log).count == size - 1)
  }

  /// What no file of the ledger's own folder can show: an older copy of all of it in its place.
  @Test func `that has more shows that the ledger was put back to an earlier day`() throws {
    try make()
    let old = try SavedLedger(folder)
    do {
      var clinic = try Clinic.open(folder)
      try clinic.tellDoses(upTo: 8)
    }
    let size = try contents(of: log).count
    try old.put(into: folder)
    let expected = Damage(
      LedgerFolder.log(folder), line: 6, offset: old.log.count,
      .shorterThanMirror(mirror: size, found: old.log.count))
    #expect(failure(toOpen: folder)?.damage == expected)
    #expect(
      try Ledger.audit(folder).mirror == .trouble(MirrorTrouble(mirror, .shows(expected))))
    guard case .mirror(let trouble) = try failure({ _ = try rebuild() }) else {
      throw Failed("a second copy that has more was made anew")
    }
    #expect(trouble == MirrorTrouble(mirror, .hasMore(mirror: 8, ledger: 5)))
    #expect(try contents(of: log).count == size)
    #expect(try contents(of: LedgerFolder.log(folder)) == old.log)
  }

  /// Rewritten from the fifth entry on, with right hashes and a head of its own.
  @Test func `of another history shows that the ledger was rewritten`() throws {
    try make()
    let start = try SavedLedger(folder)
    do {
      var clinic = try Clinic.open(folder)
      try clinic.tellDoses(upTo: 8)
    }
    let copy = try SavedLedger(mirror)
    try start.put(into: folder)
    try FileManager.default.removeItem(atPath: folder + "/mirror")
    do {
      var clinic = try Clinic.open(folder)
      try clinic.tellDoses(upTo: 9, other: true)
    }
    try put((mirror + "\n").utf8, into: folder + "/mirror")
    let damage = try #require(failure(toOpen: folder)?.damage)
    #expect(damage.path == LedgerFolder.log(folder))
    #expect(damage.line.map { $0 > 5 && $0 <= 8 } == true)
    guard case .mirrorRootDiffers(let said, _) = damage.reason else { throw Failed("\(damage)") }
    #expect(said == (try HeadFile.open(head, writing: false).head.root))
    #expect(try contents(of: log) == copy.log)
  }

  // MARK: - Made anew, removed, made by mistake

  @Test func `is made anew on request, wherever its writer died`() throws {
    try make()
    let size = try contents(of: log).count
    try put(UInt8(ascii: "#"), at: 40, of: log)
    let damaged = try contents(of: log)
    let (_, different) = try temporary.dying {
      try rebuild()
    } then: { death in
      do { _ = try Ledger.open(folder) }
      let again = try rebuild()
      #expect(again.path == mirror && again.log.size == 5, "\(death)")
      try expectSame()
      #expect(try contents(of: log).count == size, "\(death)")
      let digest = SHA256.hash(damaged).hex.prefix(16)
      #expect(
        try contents(of: mirror + "/aside/ledger.jsonl-\(digest)") == damaged, "\(death)")
      #expect(try !rebuild().isRebuilt, "\(death)")
    }
    #expect(different > 8)
  }

  @Test func `is made anew where its disk was replaced by an empty one`() throws {
    try make()
    try FileManager.default.removeItem(atPath: mirror)
    #expect(try rebuild().isRebuilt)
    try expectSame()
  }

  @Test func `is made again wherever its writer died`() throws {
    do { _ = try Clinic.make(folder) }
    let (_, different) = try temporary.dying {
      try Ledger.setMirror(folder, to: mirror, name: folder)
    } then: { death in
      let isNamed = FileManager.default.fileExists(atPath: folder + "/mirror")
      #expect(!isNamed || FileManager.default.fileExists(atPath: mirror), "\(death)")
      try Ledger.setMirror(folder, to: mirror, name: folder)
      try expectSame()
      let others = try names(in: temporary.path).filter { !["ledger", "mirror"].contains($0) }
      #expect(others.allSatisfy { $0.hasPrefix("mirror.new-") } && others.count < 2, "\(death)")
    }
    #expect(different > 8)
  }

  /// Folders whose names are near the one it is made under.
  @Test func `is not built in a folder that is there`() throws {
    do { _ = try Clinic.make(folder) }
    let others = [".new", ".new-\(getpid())", ".new-\(getpid()).2"].map { mirror + $0 }
    for other in others { _ = try Clinic.make(other) }
    let before = try others.map { try SavedLedger($0) }
    try Ledger.setMirror(folder, to: mirror, name: folder)
    try expectSame()
    for (other, ledger) in zip(others, before) {
      #expect(try SavedLedger(other).log == ledger.log)
      #expect(try names(in: other) == ["head", "ledger.jsonl", "secret"])
    }
    let near = temporary("near.new")
    do { _ = try Clinic.make(near) }
    try Ledger.setMirror(near, to: temporary("near"), name: near)
    #expect(failure(toOpen: near) == nil)
  }

  /// The ledger was put back to an earlier day, and the second copy is not all as it was left.
  @Test func `that acknowledged more is not made anew, whatever else is wrong with it`() throws {
    try make()
    let old = try SavedLedger(folder)
    do {
      var clinic = try Clinic.open(folder)
      try clinic.tellDoses(upTo: 8)
    }
    try old.put(into: folder)
    let more = MirrorTrouble(mirror, .hasMore(mirror: 8, ledger: 5))
    let last = try contents(of: log).count - 3
    try put(UInt8(ascii: "#"), at: last, of: log)
    #expect(try trouble { _ = try rebuild() } == more)
    try FileManager.default.removeItem(atPath: log)
    #expect(try trouble { _ = try rebuild() } == more)
    chmod(head, 0o644)
    let refused = try #require(try trouble { _ = try rebuild() })
    guard case .damaged(let damage) = refused.reason else { throw Failed("\(refused)") }
    #expect(damage.path == head && damage.isOfRights)
  }

  @Test func `that is behind is left to the next opening, and said to be behind`() throws {
    try make()
    let behind = try SavedLedger(mirror)
    do {
      var clinic = try Clinic.open(folder)
      try clinic.tellDoses(upTo: 8)
    }
    try behind.put(into: mirror)
    let left = try rebuild()
    #expect(left.log.size == 5 && left.missing == 3 && !left.isRebuilt)
    #expect(failure(toOpen: folder) == nil)
    try expectSame()
  }

  /// Its ledger was lost, and it was made one of its own.
  @Test func `that became a ledger is not written to by another`() throws {
    try make()
    try FileManager.default.removeItem(atPath: LedgerFolder.mirrorOf(mirror))
    let copy = try SavedLedger(mirror)
    let expected = MirrorTrouble(mirror, .notEmpty)
    var told: [MirrorTrouble] = []
    do {
      var ledger = try Ledger.open(folder, onMirrorTrouble: { told.append($0) })
      try post(to: &ledger)
    }
    #expect(told == [expected])
    #expect(try trouble { _ = try rebuild() } == expected)
    #expect(try SavedLedger(mirror).log == copy.log)
  }

  private func trouble(_ body: () throws -> Void) throws -> MirrorTrouble? {
    guard case .mirror(let trouble) = try failure(body) else { return nil }
    return trouble
  }

  @Test func `is kept up no more once it is removed, and stays as it is`() throws {
    try make()
    #expect(try Ledger.removeMirror(folder) == mirror)
    let copy = try SavedLedger(mirror)
    do {
      var clinic = try Clinic.open(folder)
      try clinic.tellDoses(upTo: 6)
    }
    #expect(try contents(of: log) == copy.log)
    guard case .noMirror(folder) = try failure({ _ = try Ledger.removeMirror(folder) }),
      case .noMirror(folder) = try failure({ _ = try rebuild() })
    else { throw Failed("there is no second copy any more") }
    // It may be taken up again.
    try Ledger.setMirror(folder, to: mirror, name: folder)
    #expect(failure(toOpen: folder) == nil)
    try expectSame()
  }

  @Test func `is never made over something else`() throws {
    do { _ = try Clinic.make(folder) }
    do { _ = try Clinic.make(temporary("other"), salt: String(repeating: "7", count: 32)) }
    try Ledger.setMirror(temporary("other"), to: temporary("taken"), name: temporary("other"))
    try put([1], into: temporary("file"))
    for place in ["other", "taken", "file"] {
      let refused = try failure {
        try Ledger.setMirror(folder, to: temporary(place), name: folder)
      }
      guard case .mirror(let trouble) = refused else { throw Failed("\(place) was taken") }
      switch trouble.reason {
      case .notEmpty: #expect(place != "taken")
      case .otherLog: #expect(place == "taken")
      default: throw Failed("\(trouble)")
      }
    }
    for path in ["mirror", folder, folder + "/inside", "/tmp/a\nb"] {
      let refused = try failure { try Ledger.setMirror(folder, to: path, name: folder) }
      guard case .mirror(let trouble) = refused, trouble.reason == .path else {
        throw Failed("\(path) was taken")
      }
    }
    #expect(!FileManager.default.fileExists(atPath: folder + "/mirror"))
    try expectSound(temporary("other"), entries: 5)
  }

  @Test(arguments: ["", "mirror\n", "/a/mirror", "/a\n/b\n", "/a\u{7}\n", "\n"])
  func `is looked for only where its file holds one path and a line feed`(text: String) throws {
    do { _ = try Clinic.make(folder) }
    try put(text.utf8, into: folder + "/mirror")
    let expected = Damage(folder + "/mirror", .mirrorPathUnreadable)
    #expect(failure(toOpen: folder)?.damage == expected)
    #expect(try Ledger.audit(folder).flaws == [expected])
    chmod(folder + "/mirror", 0o644)
    #expect(
      failure(toOpen: folder)?.damage
        == Damage(folder + "/mirror", .notPrivate(mode: 0o644, owner: geteuid(), links: 1)))
    #expect(try Ledger.audit(folder).flaws == [expected])
    // Saying anew where it lies is what helps.
    try Ledger.setMirror(folder, to: mirror, name: folder)
    #expect(failure(toOpen: folder) == nil)
    try expectSame()
  }

  // MARK: - Helpers

  private func make() throws {
    do { _ = try Clinic.make(folder) }
    try Ledger.setMirror(folder, to: mirror, name: folder)
  }

  @discardableResult
  private func rebuild() throws -> (path: String, log: TreeHead, missing: Int, isRebuilt: Bool) {
    try Ledger.rebuildMirror(folder, name: folder)
  }

  private func post(to ledger: inout Ledger) throws {
    let number = ledger.state.entryCount
    _ = try ledger.post(
      .setAside(SetAside(offset: number, bytes: 1, digest: .zero)),
      try Clinic.asking(number, on: Clinic.day("2026-03-02")))
  }

  private func expectSame(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(
      try contents(of: log) == contents(of: LedgerFolder.log(folder)),
      sourceLocation: sourceLocation)
    let one = try HeadFile.open(LedgerFolder.head(folder), writing: false).head
    let other = try HeadFile.open(head, writing: false).head
    #expect(one.tree == other.tree && one.bytes == other.bytes, sourceLocation: sourceLocation)
  }
}

/// Records 25 entries, each in an opening of its own.
private func recordInTurn(_ writer: Int, _ folder: String) throws {
  var trouble: MirrorTrouble?
  var number = 0
  while number < 25 {
    do {
      var ledger = try Ledger.open(folder, onMirrorTrouble: { trouble = $0 })
      var asking = try Clinic.asking(100, on: Clinic.day("2026-03-02"))
      asking.request = try certain(RequestID("w-\(writer)-\(number)"))
      _ = try ledger.post(
        .setAside(SetAside(offset: number, bytes: writer + 1, digest: .zero)), asking)
      number += 1
    } catch LedgerError.inUse {
      // Its turn comes.
    }
  }
  if let trouble { throw Failed("\(trouble)") }
}

/// Records two entries, for the first of which the second copy has no room.
private func recordWithFullMirror(_ folder: String, _ mirror: String) throws {
  var told: [MirrorTrouble] = []
  var ledger = try Ledger.open(folder, onMirrorTrouble: { told.append($0) })
  // The ledger's own log stays below the limit, which the longer second copy has reached.
  let log = LedgerFolder.log(mirror)
  let whole = try contents(of: log)
  try put(whole + [UInt8](repeating: 0, count: 1 << 16), into: log)
  signal(SIGXFSZ, SIG_IGN)
  try limitFiles(to: whole.count + (1 << 15))
  for _ in 0..<2 {
    let number = ledger.state.entryCount
    _ = try ledger.post(
      .setAside(SetAside(offset: number, bytes: 1, digest: .zero)),
      try Clinic.asking(number, on: Clinic.day("2026-03-02")))
  }
  guard told.count == 1, case .away(let failure) = told.first?.reason, failure.call == "write"
  else {
    throw Failed("\(told)")
  }
  guard try contents(of: log).prefix(whole.count) == whole[...] else { throw Failed("changed") }
}
