import Foundation

@testable import LedgerStore

/// The kernel as one process sees it, over a disk in memory: it does what Linux does, but for one
/// fault.
///
/// Calls are numbered in the order in which the process makes them, and remembered. Waiting takes no
/// time. Once the process has died, no call has an effect and each fails, so that the code under test
/// comes to its end without a trace.
final class SimulatedKernel: Kernel, @unchecked Sendable {
  /// A call, and the file it was about.
  struct Call {
    var name: Name
    var path: String
    var hasFailed = false
  }

  enum Name: CaseIterable {
    case open, fstat, fstatfs, lock, pread, write, pwrite, ftruncate, fdatasync, fsync
    case mkdir, rmdir, rename, unlink, access, names
  }

  /// What goes wrong at one call.
  struct Fault {
    enum Kind {
      /// The process dies before the call, or when it has been made.
      case death(after: Bool)
      /// The process dies when the call has written so many bytes.
      case deathInside(Int)
      /// The call fails with this error, and so do the next ones of its kind, so many in all.
      case failure(Int32, times: Int)
      /// The call writes no more than so many bytes.
      case short(Int)
    }
    var call: Int
    var kind: Kind
  }

  let disk: SimulatedDisk
  private let fault: Fault?
  private let process: Int32
  private var random: SeededGenerator
  private(set) var calls: [Call] = []
  private(set) var isDead = false
  /// The calls that failed since the fault, and the kind of the first.
  private var failures = 0
  private var failing: Name?
  /// Open files by their descriptors.
  private var open: [Int32: Opened] = [:]
  private var next: Int32 = 3

  init(_ disk: SimulatedDisk, process: Int32 = 1, fault: Fault? = nil, seed: UInt64 = 0) {
    self.disk = disk
    self.process = process
    self.fault = fault
    random = SeededGenerator(seed: seed)
  }

  /// What the process does, up to its end or its death; its locks go with it.
  func run<Value>(_ body: () throws -> Value) rethrows -> Value {
    defer { disk.locks = disk.locks.filter { $0.value != process } }
    return try System.$kernel.withValue(self, operation: body)
  }

  // MARK: - Calls

  private struct Failure: Error {
    var code: Int32
    init(_ code: Int32) { self.code = code }
  }

  /// Makes a call, or lets the fault come to pass; nil and `errno` after a failure.
  private func call<Value>(
    _ name: Name, _ path: String, _ body: (inout Fault.Kind?) throws(Failure) -> Value
  ) -> Value? {
    let number = calls.count
    calls.append(Call(name: name, path: path))
    var here = fault?.call == number ? fault?.kind : nil
    do throws(Failure) {
      if case .death(after: false) = here { isDead = true }
      if case .failure(_, _) = here { failing = name }
      if isDead { throw Failure(ENOTRECOVERABLE) }
      if case .failure(let code, let times) = fault?.kind, failing == name, failures < times {
        failures += 1
        if name == .fdatasync || name == .fsync, let file = disk.file(at: path) {
          disk.failSync(of: file, &random)
        }
        throw Failure(code)
      }
      let value = try body(&here)
      switch here {
      case .death, .deathInside: isDead = true
      default: break
      }
      if isDead { throw Failure(ENOTRECOVERABLE) }
      return value
    } catch {
      // A call that fails by itself may be the last one too.
      if case .death = here { isDead = true }
      calls[number].hasFailed = true
      errno = isDead ? ENOTRECOVERABLE : error.code
      return nil
    }
  }

  private typealias Opened = (file: Int, path: String, flags: Int32)

  private func opened(_ descriptor: Int32) throws(Failure) -> Opened {
    guard let opened = open[descriptor] else { throw Failure(EBADF) }
    return opened
  }

  private func path(_ descriptor: Int32) -> String { open[descriptor]?.path ?? "" }

  func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    call(.open, path) { _ throws(Failure) in
      guard let (folder, name) = disk.place(of: path) else { throw Failure(ENOENT) }
      var file = disk.file(at: path)
      if file != nil, flags & O_CREAT != 0, flags & O_EXCL != 0 { throw Failure(EEXIST) }
      if file == nil, flags & O_CREAT != 0 { file = disk.make(S_IFREG | mode, name, in: folder) }
      guard let file else { throw Failure(ENOENT) }
      if disk.files[file].isFolder != (flags & O_DIRECTORY != 0) {
        throw Failure(disk.files[file].isFolder ? EISDIR : ENOTDIR)
      }
      if flags & O_TRUNC != 0 { disk.cut(file, to: 0) }
      open[next] = (file, path, flags)
      next += 1
      return next - 1
    } ?? -1
  }

  func close(_ file: Int32) {
    guard !isDead, let closed = open.removeValue(forKey: file) else { return }
    if disk.locks[closed.file] == process { disk.locks[closed.file] = nil }
  }

  func fstat(_ file: Int32, _ status: inout stat) -> Int32 {
    let found = call(.fstat, path(file)) { _ throws(Failure) in
      let number = try opened(file).file
      var found = stat()
      found.st_ino = UInt(number)
      found.st_mode = disk.files[number].mode
      found.st_uid = geteuid()
      found.st_nlink = 1
      found.st_size = disk.files[number].bytes.count
      return found
    }
    status = found ?? status
    return found == nil ? -1 : 0
  }

  func fstatfs(_ file: Int32, _ type: inout UInt32) -> Int32 {
    let found = call(.fstatfs, path(file)) { _ throws(Failure) in
      _ = try opened(file)
      // EXT4_SUPER_MAGIC.
      return 0xEF53 as UInt32
    }
    type = found ?? type
    return found == nil ? -1 : 0
  }

  func lock(_ file: Int32) -> Int32 {
    result(.lock, path(file)) { _ throws(Failure) in
      let number = try opened(file).file
      if let holder = disk.locks[number], holder != process { throw Failure(EAGAIN) }
      disk.locks[number] = process
    }
  }

  func pread(_ file: Int32, _ bytes: UnsafeMutableRawBufferPointer, _ offset: Int) -> Int {
    call(.pread, path(file)) { _ throws(Failure) in
      let content = disk.files[try opened(file).file].bytes
      guard offset < content.count else { return 0 }
      let piece = content[offset..<min(offset + bytes.count, content.count)]
      bytes.copyBytes(from: piece)
      return piece.count
    } ?? -1
  }

  func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    put(.write, bytes, at: nil, of: file)
  }

  func pwrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    put(.pwrite, bytes, at: offset, of: file)
  }

  private func put(
    _ name: Name, _ bytes: UnsafeRawBufferPointer, at offset: Int?, of descriptor: Int32
  ) -> Int {
    call(name, path(descriptor)) { fault throws(Failure) in
      let (file, _, flags) = try opened(descriptor)
      var taken = bytes.count
      switch fault {
      case .short(let most), .deathInside(let most): taken = min(taken, most)
      default: break
      }
      // Linux appends whatever is written to a file that was opened so, wherever it is told to.
      let end = disk.files[file].bytes.count
      let place = flags & O_APPEND != 0 ? end : offset ?? end
      if let room = disk.room {
        taken = min(taken, max(0, end + room - place))
        guard taken > 0 || bytes.isEmpty else { throw Failure(ENOSPC) }
        disk.room = room - max(0, place + taken - end)
      }
      disk.put(Array(bytes)[..<taken], at: place, of: file)
      return taken
    } ?? -1
  }

  func ftruncate(_ file: Int32, _ size: Int) -> Int32 {
    result(.ftruncate, path(file)) { _ throws(Failure) in
      disk.cut(try opened(file).file, to: size)
    }
  }

  func fdatasync(_ file: Int32) -> Int32 {
    result(.fdatasync, path(file)) { _ throws(Failure) in disk.sync(try opened(file).file) }
  }

  func fsync(_ file: Int32) -> Int32 {
    result(.fsync, path(file)) { _ throws(Failure) in disk.sync(try opened(file).file) }
  }

  func mkdir(_ path: String, _ mode: mode_t) -> Int32 {
    result(.mkdir, path) { _ throws(Failure) in
      guard let (folder, name) = disk.place(of: path) else { throw Failure(ENOENT) }
      guard disk.file(at: path) == nil else { throw Failure(EEXIST) }
      _ = disk.make(S_IFDIR | mode, name, in: folder)
    }
  }

  func rmdir(_ path: String) -> Int32 { remove(.rmdir, path) }

  func unlink(_ path: String) -> Int32 { remove(.unlink, path) }

  private func remove(_ call: Name, _ path: String) -> Int32 {
    result(call, path) { _ throws(Failure) in
      guard let (folder, name) = disk.place(of: path), let file = disk.file(at: path)
      else { throw Failure(ENOENT) }
      guard disk.files[file].names.isEmpty else { throw Failure(ENOTEMPTY) }
      disk.change(SimulatedDisk.NameChange(removed: name), in: folder)
    }
  }

  func rename(_ old: String, _ new: String) -> Int32 {
    result(.rename, old) { _ throws(Failure) in
      guard let (folder, name) = disk.place(of: old), let (other, added) = disk.place(of: new),
        let file = disk.file(at: old)
      else { throw Failure(ENOENT) }
      let isFolder = disk.files[file].isFolder
      if isFolder, (new + "/").hasPrefix(old + "/"), new != old { throw Failure(EINVAL) }
      if let there = disk.file(at: new) {
        if there == file { return }
        let takesFolder = disk.files[there].isFolder
        guard takesFolder == isFolder else { throw Failure(takesFolder ? EISDIR : ENOTDIR) }
        guard disk.files[there].names.isEmpty else { throw Failure(ENOTEMPTY) }
      }
      disk.rename(file, name, in: folder, to: added, in: other)
    }
  }

  func access(_ path: String, _ mode: Int32) -> Int32 {
    result(.access, path) { _ throws(Failure) in
      guard disk.file(at: path) != nil else { throw Failure(ENOENT) }
    }
  }

  func names(in folder: String) -> [String]? {
    call(.names, folder) { _ throws(Failure) in
      guard let file = disk.file(at: folder) else { throw Failure(ENOENT) }
      return Array(disk.files[file].names.keys)
    }
  }

  /// 0, or -1 after a failure.
  private func result(
    _ name: Name, _ path: String, _ body: (inout Fault.Kind?) throws(Failure) -> Void
  ) -> Int32 {
    call(name, path, body) == nil ? -1 : 0
  }

  func usleep(_ microseconds: UInt32) {}

  func getpid() -> Int32 { process }
}
