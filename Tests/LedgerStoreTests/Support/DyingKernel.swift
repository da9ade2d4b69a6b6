import Foundation

@testable import LedgerStore

/// When a process dies: the number of its call, from 0, and how much of that call is still done.
struct Death: Hashable, CustomStringConvertible {
  enum Point {
    /// The call is not made.
    case before
    /// A write takes the first half of its bytes.
    case inside
    /// The call is made, and nobody hears of its result.
    case after
  }

  var call: Int
  var point: Point
  /// The call and its file, for a test to print.
  var name = ""

  var description: String { "death \(point) call \(call), \(name)" }
}

/// The operating system, over real files, for a process that dies at one of its calls.
///
/// Once it has died no call has an effect and each fails, so that the code under test comes to its
/// end without a trace. Its files are closed, which gives up their locks, as the death of a process
/// does; that and waiting are not counted as calls.
final class DyingKernel: Kernel, @unchecked Sendable {
  /// What every call gives after the death.
  static let code = ECANCELED

  /// Each call that was made, and what it was about.
  private(set) var calls: [(name: String, path: String)] = []
  private(set) var isDead = false
  private let linux = Linux()
  private let death: Death?
  private var paths: [Int32: String] = [:]

  /// - Parameter death: nil for a process that lives on, whose calls are to be counted.
  init(_ death: Death?) { self.death = death }

  /// What the process does, up to its end or its death.
  func run<Value>(_ body: () throws -> Value) rethrows -> Value {
    try System.$kernel.withValue(self, operation: body)
  }

  /// Makes a call, or dies at it; `failed` after that.
  private func call<Value>(
    _ name: String, _ path: String, failed: Value, _ body: (_ isCut: Bool) -> Value
  ) -> Value {
    let point = death?.call == calls.count ? death?.point : nil
    calls.append((name, path))
    if point == .before { isDead = true }
    guard !isDead else {
      errno = DyingKernel.code
      return failed
    }
    let value = body(point == .inside)
    guard point != nil else { return value }
    isDead = true
    errno = DyingKernel.code
    return failed
  }

  private func call(_ name: String, _ path: String, _ body: () -> Int32) -> Int32 {
    call(name, path, failed: -1) { _ in body() }
  }

  private func path(_ file: Int32) -> String { paths[file] ?? "" }

  func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    var opened: Int32 = -1
    let told = call("open", path) {
      opened = linux.open(path, flags, mode)
      return opened
    }
    paths[opened] = path
    // Nobody heard of it.
    if told < 0, opened >= 0 { linux.close(opened) }
    return told
  }

  func close(_ file: Int32) { linux.close(file) }

  func fstat(_ file: Int32, _ status: inout stat) -> Int32 {
    call("fstat", path(file)) { linux.fstat(file, &status) }
  }

  func fstatfs(_ file: Int32, _ type: inout UInt32) -> Int32 {
    call("fstatfs", path(file)) { linux.fstatfs(file, &type) }
  }

  func lock(_ file: Int32) -> Int32 { call("lock", path(file)) { linux.lock(file) } }

  func pread(_ file: Int32, _ bytes: UnsafeMutableRawBufferPointer, _ offset: Int) -> Int {
    call("pread", path(file), failed: -1) { _ in linux.pread(file, bytes, offset) }
  }

  func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    call("write", path(file), failed: -1) { isCut in
      linux.write(file, isCut ? bytes.half : bytes)
    }
  }

  func pwrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    call("pwrite", path(file), failed: -1) { isCut in
      linux.pwrite(file, isCut ? bytes.half : bytes, offset)
    }
  }

  func ftruncate(_ file: Int32, _ size: Int) -> Int32 {
    call("ftruncate", path(file)) { linux.ftruncate(file, size) }
  }

  func fdatasync(_ file: Int32) -> Int32 { call("fdatasync", path(file)) { linux.fdatasync(file) } }

  func fsync(_ file: Int32) -> Int32 { call("fsync", path(file)) { linux.fsync(file) } }

  func mkdir(_ path: String, _ mode: mode_t) -> Int32 {
    call("mkdir", path) { linux.mkdir(path, mode) }
  }

  func rmdir(_ path: String) -> Int32 { call("rmdir", path) { linux.rmdir(path) } }

  func rename(_ old: String, _ new: String) -> Int32 {
    call("rename", old) { linux.rename(old, new) }
  }

  func unlink(_ path: String) -> Int32 { call("unlink", path) { linux.unlink(path) } }

  func access(_ path: String, _ mode: Int32) -> Int32 {
    call("access", path) { linux.access(path, mode) }
  }

  func names(in folder: String) -> [String]? {
    call("names", folder, failed: nil) { _ in linux.names(in: folder) }
  }

  func usleep(_ microseconds: UInt32) {}

  func getpid() -> Int32 { linux.getpid() }
}

extension UnsafeRawBufferPointer {
  fileprivate var half: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[..<(count / 2)])
  }
}

extension TemporaryFolder {
  /// Lets what is done here die at every one of its calls, each time on the files as they are now, and
  /// has `check` look at what is left.
  ///
  /// Where one death leaves the very files that the one before it left, they are checked once.
  ///
  /// - Returns: At how many calls it died, and how many of what was left was different.
  @discardableResult
  func dying(
    _ operation: () throws -> Void, then check: (Death) throws -> Void
  ) throws -> (calls: Int, different: Int) {
    let before = try SavedFolder(path)
    let living = DyingKernel(nil)
    try living.run(operation)
    var last: SavedFolder?
    var different = 0
    for (number, call) in living.calls.enumerated() {
      var points: [Death.Point] = call.name.hasSuffix("write") ? [.inside, .after] : [.after]
      // Before any other call is after the one before it.
      if number == 0 { points.insert(.before, at: 0) }
      for point in points {
        let death = Death(call: number, point: point, name: "\(call.name) \(call.path)")
        try before.put(into: path)
        try DyingKernel.end(operation, with: death)
        let left = try SavedFolder(path)
        guard left != last else { continue }
        last = left
        different += 1
        do { try check(death) } catch { throw Failed("\(death): \(error)") }
      }
    }
    return (living.calls.count, different)
  }
}

extension DyingKernel {
  /// Does something up to a death, which need not come.
  static func end(_ operation: () throws -> Void, with death: Death) throws {
    let kernel = DyingKernel(death)
    let failed = try failure { try kernel.run(operation) }
    guard failed?.isDeath != false else { throw Failed("\(death): \(failed as Any)") }
    guard kernel.isDead || failed == nil else { throw Failed("\(death) did not come") }
  }
}

extension LedgerError {
  /// Whether the calls of a ``DyingKernel`` are what failed.
  fileprivate var isDeath: Bool {
    switch self {
    case .notRecorded(let failure), .outcomeUnknown(let failure, _):
      failure.code == DyingKernel.code
    case .mirror(let trouble):
      trouble.reason.isDeath
    default: false
    }
  }
}

extension MirrorTrouble.Reason {
  fileprivate var isDeath: Bool {
    if case .away(let failure) = self { failure.code == DyingKernel.code } else { false }
  }
}

/// All that is in a folder, kept in memory, to be put down again and again.
struct SavedFolder: Equatable {
  private var folders: [String] = []
  private var files: [String: [UInt8]] = [:]

  init(_ path: String) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: path).sorted() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
      if isFolder.boolValue {
        folders.append(name)
      } else {
        files[name] = try contents(of: path + "/" + name)
      }
    }
  }

  /// Puts all of it into a folder in place of what is there, with the modes that a ledger's files have.
  func put(into path: String) throws {
    for name in try names(in: path) {
      try FileManager.default.removeItem(atPath: path + "/" + name)
    }
    for name in folders {
      try FileManager.default.createDirectory(
        atPath: path + "/" + name, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    }
    for (name, bytes) in files { try LedgerStoreTests.put(bytes, into: path + "/" + name) }
  }
}
