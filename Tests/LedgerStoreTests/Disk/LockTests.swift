import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

@Suite struct `A ledger that another holds, or that is not ours alone` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var log: String { LedgerFolder.log(folder) }

  init() throws { temporary = try TemporaryFolder() }

  /// The lock belongs to the open file and not to the process, so one process is enough to try it.
  @Test func `is in use while it is open, and free as soon as it is closed`() throws {
    do {
      var clinic = try Clinic.make(folder)
      guard case .inUse(folder) = failure(toOpen: folder) else {
        throw Failed("a second opening was let in")
      }
      try clinic.enrol()
    }
    #expect(failure(toOpen: folder) == nil)
    try expectSound(folder, entries: 6)
  }

  @Test func `is in use where its log was exchanged while somebody waited for the lock`() throws {
    _ = try Clinic.make(folder)
    let log = try Ledger.openLog(LedgerFiles(folder), O_RDWR)
    let path = LedgerFolder.log(folder)
    try FileManager.default.copyItem(atPath: path, toPath: path + ".other")
    chmod(path + ".other", 0o600)
    try #require(rename(path + ".other", path) == 0)
    var isInUse = false
    do { try Ledger.lock(log, folder: folder, attempts: 1) } catch {
      if case .inUse = error { isInUse = true }
    }
    #expect(isInUse)
  }

  @Test func `can be read and audited while it is in use`() throws {
    var clinic = try Clinic.make(folder)
    try expectSound(folder, entries: 5)
    try clinic.enrol()
    #expect(try Ledger.read(folder).state.participants.map(\.code) == [Clinic.participant])
    try expectSound(folder, entries: 6)
  }

  @Test func `is in use while another process has it open`() async throws {
    do { _ = try Clinic.make(folder) }
    let holding = temporary("holding")
    let folder = folder
    async let other = #expect(processExitsWith: .success) {
      [folder = folder as String, holding = holding as String] in
      try hold(folder, while: holding)
    }
    while !FileManager.default.fileExists(atPath: holding) {
      try await Task.sleep(for: .milliseconds(20))
    }
    guard case .inUse(folder) = failure(toOpen: folder) else {
      throw Failed("a second process was let in")
    }
    try FileManager.default.removeItem(atPath: holding)
    _ = await other
    #expect(failure(toOpen: folder) == nil)
    try expectSound(folder, entries: 5)
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o660, 0o700, 0o400] as [mode_t])
  func `is written to only where its log has mode 600, and read wherever it may be`(
    mode: mode_t
  ) throws {
    do { _ = try Clinic.make(folder) }
    let before = try contents(of: log)
    chmod(log, mode)
    let expected = Damage(log, .notPrivate(mode: mode, owner: geteuid(), links: 1))
    #expect(try Ledger.read(folder).state.entryCount == 5)
    #expect(try Ledger.audit(folder).isSound)
    // Who may not write to the log is refused by the system before anything is looked at.
    if access(log, W_OK) == 0 { #expect(failure(toOpen: folder)?.damage == expected) }
    chmod(log, 0o600)
    #expect(try contents(of: log) == before)
    try expectSound(folder, entries: 5)
  }

  @Test func `is written to only where its log has one name`() throws {
    do { _ = try Clinic.make(folder) }
    let before = try contents(of: log)
    try FileManager.default.linkItem(atPath: log, toPath: temporary("copy"))
    let expected = Damage(log, .notPrivate(mode: 0o600, owner: geteuid(), links: 2))
    #expect(failure(toOpen: folder)?.damage == expected)
    #expect(try Ledger.audit(folder).isSound)
    #expect(try contents(of: log) == before)
    try FileManager.default.removeItem(atPath: temporary("copy"))
    try expectSound(folder, entries: 5)
  }

  @Test(arguments: ["ledger.jsonl", "head"])
  func `is refused where a file of it is a symbolic link`(name: String) throws {
    do { _ = try Clinic.make(folder) }
    let path = folder + "/" + name
    try FileManager.default.moveItem(atPath: path, toPath: temporary("elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: temporary("elsewhere"))
    let before = try contents(of: temporary("elsewhere"))
    let refused = failure(toOpen: folder)?.notRecorded
    #expect(refused?.call == "open")
    #expect(refused?.path == path)
    #expect(refused?.code == ELOOP)
    #expect(try failure { _ = try Ledger.audit(folder) }?.notRecorded == refused)
    #expect(try contents(of: temporary("elsewhere")) == before)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: temporary("elsewhere"), toPath: path)
    try expectSound(folder, entries: 5)
  }

  /// Nobody may be made to wait for ever at the other end of a pipe.
  @Test(.timeLimit(.minutes(1))) func `is refused where its log is a pipe or a folder`() throws {
    do { _ = try Clinic.make(folder) }
    try FileManager.default.removeItem(atPath: log)
    #expect(mkfifo(log, 0o600) == 0)
    let expected = Damage(log, .notPrivate(mode: 0o600, owner: geteuid(), links: 1))
    #expect(failure(toOpen: folder)?.damage == expected)
    #expect(try Ledger.audit(folder).damage == expected)
    try FileManager.default.removeItem(atPath: log)
    try FileManager.default.createDirectory(atPath: log, withIntermediateDirectories: false)
    #expect(failure(toOpen: folder)?.notRecorded?.code == EISDIR)
  }

  @Test func `is missing where there is nothing, or a file, in its place`() throws {
    try put([1], into: temporary("file"))
    for place in [temporary("nowhere"), temporary("file"), temporary.path] {
      guard case .missing(place) = failure(toOpen: place),
        case .missing(place) = try failure({ _ = try Ledger.audit(place) }),
        case .missing(place) = try failure({ _ = try Ledger.read(place) })
      else { throw Failed("\(place) was taken for a ledger") }
    }
    #expect(try contents(of: temporary("file")) == [1])
    #expect(try names(in: temporary.path) == ["file"])
  }

  @Test func `is refused where its log is missing, empty, or both files are`() throws {
    do { _ = try Clinic.make(folder) }
    let bytes = try contents(of: log)
    try put([], into: log)
    let cut = Damage(
      log, line: 1, offset: 0, .cutShort(acknowledged: bytes.count, found: 0))
    #expect(failure(toOpen: folder)?.damage == cut)
    #expect(try Ledger.audit(folder).damage == cut)
    #expect(try contents(of: log) == [])
    try FileManager.default.removeItem(atPath: log)
    #expect(failure(toOpen: folder)?.damage == Damage(log, .logMissing))
    #expect(try Ledger.audit(folder).damage == Damage(log, .logMissing))
    #expect(try names(in: folder) == ["head", "secret"])
    try FileManager.default.removeItem(atPath: LedgerFolder.head(folder))
    guard case .missing(folder) = failure(toOpen: folder) else {
      throw Failed("a folder with a secret alone was taken for a ledger")
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser can write to a read-only folder"))
  func `is not written to in a folder that cannot be written to`() throws {
    do { _ = try Clinic.make(folder) }
    let before = try contents(of: log)
    chmod(log, 0o400)
    chmod(folder, 0o500)
    let refused = failure(toOpen: folder)?.notRecorded
    #expect(refused?.code == EACCES)
    let other = folder + "/inside"
    let made = try failure {
      try Ledger.create(other, master: Clinic.master, [])
    }?.notRecorded
    #expect(made?.code == EACCES)
    chmod(folder, 0o700)
    chmod(log, 0o600)
    #expect(try contents(of: log) == before)
    #expect(try names(in: folder) == ["head", "ledger.jsonl", "secret"])
    try expectSound(folder, entries: 5)
  }
}

/// Has a ledger open for as long as a file is there, which is made once it is.
private func hold(_ folder: String, while file: String) throws {
  let ledger = try Ledger.open(folder)
  try put([1], into: file)
  while FileManager.default.fileExists(atPath: file) { usleep(20_000) }
  _ = ledger.state.entryCount
}

@Suite struct `The secret of a ledger` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }
  private var path: String { LedgerFolder.secret(folder) }

  init() throws { temporary = try TemporaryFolder() }

  @Test(arguments: ["", "00\n", "not a secret\n", String(repeating: "0", count: 64)])
  func `is refused where it is not 64 digits and a line feed`(text: String) throws {
    do { _ = try Clinic.make(folder) }
    try put(text.utf8, into: path)
    #expect(try read() == Damage(path, .secretUnreadable))
    try expectSound(folder, entries: 5)
  }

  @Test func `is refused where it is another than line 0 commits to`() throws {
    do { _ = try Clinic.make(folder) }
    try put((String(repeating: "0", count: 64) + "\n").utf8, into: path)
    #expect(try read() == Damage(path, .secretDiffers))
    try expectSound(folder, entries: 5)
  }

  @Test func `is needed for draws alone: a ledger without it is read, audited and written`() throws
  {
    var clinic = try Clinic.make(folder)
    try clinic.enrol()
    try FileManager.default.removeItem(atPath: path)
    try clinic.test(.negative)
    #expect(try failure { try clinic.draw("wren") }?.notRecorded?.code == ENOENT)
    try expectSound(folder, entries: 8)
  }

  private func read() throws -> Damage? {
    let founding = try Ledger.read(folder).state.founding
    return try failure { _ = try DrawSecret(folder, commitment: founding?.drawCommitment) }?.damage
  }
}
