import ContingencyManagement
import Foundation
import Testing

@testable import LedgerStore

/// A disk that takes no more, in processes of their own, since a limit holds for the whole process.
@Suite struct `A disk that fails` {
  private let temporary: TemporaryFolder
  private var folder: String { temporary("ledger") }

  init() throws { temporary = try TemporaryFolder() }

  /// `write` takes only part of the line, as it does on a disk that fills up.
  @Test(arguments: [1, 17, 200])
  func `takes part of a line, which is cut back and told to be not recorded`(room: Int)
    async throws
  {
    try prepare()
    let folder = folder
    await #expect(processExitsWith: .success) { [folder = folder as String, room = room as Int] in
      let failed = try failureOfOneLine(folder, room: room)
      guard failed?.call == "write", failed?.code == ENOSPC else {
        throw Failed("\(String(describing: failed))")
      }
    }
    try expectUnchangedAndUsable()
  }

  /// The file may not grow at all: `write` fails instead of taking part.
  @Test func `takes nothing of a line, which is told to be not recorded`() async throws {
    try prepare()
    let folder = folder
    await #expect(processExitsWith: .success) { [folder = folder as String] in
      signal(SIGXFSZ, SIG_IGN)
      let failed = try failureOfOneLine(folder, room: 0)
      guard failed?.call == "write", failed?.code == EFBIG else {
        throw Failed("\(String(describing: failed))")
      }
    }
    try expectUnchangedAndUsable()
  }

  @Test func `takes part of a batch, of which nothing is kept`() async throws {
    try prepare()
    let folder = folder
    await #expect(processExitsWith: .success) { [folder = folder as String] in
      let failed = try failureOfBatch(folder, room: 1500)
      guard failed?.call == "write" else { throw Failed("\(String(describing: failed))") }
    }
    try expectUnchangedAndUsable()
  }

  @Test func `has no room for a new ledger, of which nothing is left`() async throws {
    let folder = folder
    await #expect(processExitsWith: .success) { [folder = folder as String] in
      try limitFiles(to: 2000)
      let failed = try failure { _ = try Clinic.make(folder) }?.notRecorded
      guard failed?.call == "write" else { throw Failed("\(String(describing: failed))") }
    }
    #expect(try names(in: temporary.path) == [])
  }

  /// A real file system without room, in a mount that only the child process sees.
  @Test(.enabled(if: geteuid() == 0, "only the superuser can mount a small file system"))
  func `is really full: nothing acknowledged is lost, and what is missing can be given again`()
    async throws
  {
    let place = temporary("small")
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardErrorContent]
    ) { [place = place as String] in
      try fillSmallDisk(place)
    }
    let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    if words.contains("skipped:") { print(words) }
  }

  /// The same on the file systems that servers have, each in an image of its own.
  @Test(
    .enabled(if: Campaign.isOn && geteuid() == 0, "a campaign of the superuser"),
    arguments: ["ext4", "xfs", "btrfs"])
  func `of a kind that servers have is full: nothing acknowledged is lost`(kind: String)
    async throws
  {
    let place = temporary("small")
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardErrorContent]
    ) { [place = place as String, kind = kind as String] in
      try fillImage(of: kind, at: place)
    }
    print(String(decoding: result?.standardErrorContent ?? [], as: UTF8.self))
  }

  private func prepare() throws {
    var clinic = try Clinic.make(folder)
    try clinic.enrol()
    try clinic.test(.negative)
    try FileManager.default.copyItem(atPath: folder, toPath: temporary("before"))
  }

  /// Every file of the ledger is as it was, and it takes the next entry.
  private func expectUnchangedAndUsable(
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for name in ["head", "ledger.jsonl", "secret"] {
      #expect(
        try contents(of: folder + "/" + name) == contents(of: temporary("before") + "/" + name),
        "\(name)", sourceLocation: sourceLocation)
    }
    try expectSound(folder, entries: 7, sourceLocation: sourceLocation)
    do {
      var clinic = try Clinic.open(folder, on: "2026-03-04")
      try clinic.test(.negative)
    }
    try expectSound(folder, entries: 8, sourceLocation: sourceLocation)
  }
}

/// What becomes of one entry where the log may grow by `room` bytes only.
private func failureOfOneLine(_ folder: String, room: Int) throws -> SystemFailure? {
  var clinic = try Clinic.open(folder, on: "2026-03-04")
  try limitFiles(to: try contents(of: LedgerFolder.log(folder)).count + room)
  let failed = try failure { try clinic.test(.negative) }
  try limitFiles(to: nil)
  return failed?.notRecorded
}

/// What becomes of ten entries at once where the log may grow by `room` bytes only.
private func failureOfBatch(_ folder: String, room: Int) throws -> SystemFailure? {
  var clinic = try Clinic.open(folder, on: "2026-03-04")
  clinic.postsOneByOne = false
  try limitFiles(to: try contents(of: LedgerFolder.log(folder)).count + room)
  for _ in 0..<10 {
    clinic.wait(days: 1)
    try clinic.test(.negative)
  }
  let failed = try failure { try clinic.finish() }
  try limitFiles(to: nil)
  return failed?.notRecorded
}

/// Records goals on a file system of 64 KiB until it is full, makes room and goes on.
private func fillSmallDisk(_ place: String) throws {
  guard mountsOfItsOwn(), mount("tmpfs", place, "tmpfs", 0, "size=64k") == 0 else {
    put(onStandardError: "skipped: this machine does not let the superuser mount a file system")
    return
  }
  let folder = place + "/ledger"
  let (recorded, failed) = try recordUntilFull(folder)
  guard failed.code == ENOSPC, recorded > 40 else {
    throw Failed("\(recorded) recorded, then \(failed)")
  }
  try requireSound(folder, entries: recorded)
  guard mount("tmpfs", place, "tmpfs", UInt(MS_REMOUNT), "size=128k") == 0 else {
    throw Failed("remount: \(errno)")
  }
  try recordOneMore(folder)
  try requireSound(folder, entries: recorded + 1)
}

/// Records goals on a file system of its own kind until it is full, makes room and goes on.
private func fillImage(of kind: String, at place: String) throws {
  let image = place + ".image"
  let size = kind == "btrfs" ? 128 << 20 : kind == "xfs" ? 320 << 20 : 16 << 20
  guard mountsOfItsOwn(), try run("truncate", ["-s", "\(size)", image]) == 0,
    try run("mkfs.\(kind)", ["-q", image]) == 0,
    try run("mount", ["-o", "loop", image, place]) == 0
  else {
    put(onStandardError: "full disk, \(kind): skipped, this machine cannot make or mount one")
    return
  }
  // What else lies on the disk takes all the room there is, and gives a little of it back.
  let filler = place + "/filler"
  _ = try run("dd", ["if=/dev/zero", "of=" + filler, "bs=64k"])
  _ = try run("truncate", ["-s", "-256K", filler])
  sync()
  let (recorded, failed) = try recordUntilFull(place + "/ledger")
  guard failed.code == ENOSPC, recorded > 40 else {
    throw Failed("\(recorded) recorded, then \(failed)")
  }
  try requireSound(place + "/ledger", entries: recorded)
  guard unlink(filler) == 0 else { throw Failed("unlink: \(errno)") }
  sync()
  try recordOneMore(place + "/ledger")
  try requireSound(place + "/ledger", entries: recorded + 1)
  put(onStandardError: "full disk, \(kind): full after \(recorded) entries, none lost")
}

/// Runs a program of the system; its status, or nil where there is none of that name.
private func run(_ program: String, _ arguments: [String]) throws -> Int32? {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}

private func recordUntilFull(_ folder: String) throws -> (recorded: Int, failed: SystemFailure) {
  var clinic = try Clinic.make(folder)
  try clinic.enrol()
  for number in 6... {
    clinic.wait(days: 1)
    let failed = try failure { try clinic.goal("goal/\(number)") }?.notRecorded
    if let failed { return (number, failed) }
  }
  throw Failed("a disk of 64 KiB never filled up")
}

private func recordOneMore(_ folder: String) throws {
  var clinic = try Clinic.open(folder, on: "2026-12-01")
  try clinic.goal("goal/more")
}

/// Like ``expectSound(_:entries:unacknowledged:sourceLocation:)``, for a process of its own.
private func requireSound(_ folder: String, entries: Int) throws {
  let report = try Ledger.audit(folder)
  guard report.isSound, report.entries == entries, report.head?.entries == entries else {
    throw Failed(
      "\(report.entries) entries instead of \(entries); \(String(describing: report.damage))")
  }
}

/// Gives the process mounts of its own, so that no other sees what it mounts; whether it could.
func mountsOfItsOwn() -> Bool {
  // unshare(2) is a GNU extension and not imported; nor is its flag for mounts.
  guard let symbol = dlsym(nil, "unshare") else { return false }
  let unshare = unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)
  let newMounts: Int32 = 0x0002_0000
  return unshare(newMounts) == 0 && mount("none", "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0
}

/// Lets no file of this process grow beyond `size` bytes; nil for no limit.
func limitFiles(to size: Int?) throws {
  var limit = rlimit()
  guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else {
    throw Failed("getrlimit: \(errno)")
  }
  limit.rlim_cur = size.map { rlim_t($0) } ?? limit.rlim_max
  guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else {
    throw Failed("setrlimit: \(errno)")
  }
}

private func put(onStandardError words: String) {
  FileHandle.standardError.write(Data((words + "\n").utf8))
}
