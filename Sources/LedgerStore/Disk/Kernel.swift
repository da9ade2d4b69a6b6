import Glibc

/// The calls of the operating system that a ledger is kept with, and nothing more.
///
/// Each has the arguments of the C function of its name, its result, and `errno` after a failure;
/// none is tried again here. ``Linux`` is the one that is used; a test that has to see a disk fail
/// or a machine lose its power uses one of its own for the duration of a task.
protocol Kernel: Sendable {
  func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32
  func close(_ file: Int32)
  func fstat(_ file: Int32, _ status: inout stat) -> Int32
  /// The number of the file system that a file lies on: `f_type` of `fstatfs`.
  func fstatfs(_ file: Int32, _ type: inout UInt32) -> Int32
  /// Takes the exclusive open file description lock of all of a file: `fcntl` with `F_OFD_SETLK`.
  func lock(_ file: Int32) -> Int32
  func pread(_ file: Int32, _ bytes: UnsafeMutableRawBufferPointer, _ offset: Int) -> Int
  func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int
  func pwrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int
  func ftruncate(_ file: Int32, _ size: Int) -> Int32
  func fdatasync(_ file: Int32) -> Int32
  func fsync(_ file: Int32) -> Int32
  func mkdir(_ path: String, _ mode: mode_t) -> Int32
  func rmdir(_ path: String) -> Int32
  func rename(_ old: String, _ new: String) -> Int32
  func unlink(_ path: String) -> Int32
  func access(_ path: String, _ mode: Int32) -> Int32
  /// The names in a folder, in no order: `opendir`, `readdir` and `closedir`; nil after a failure.
  func names(in folder: String) -> [String]?
  func usleep(_ microseconds: UInt32)
  func getpid() -> Int32
}

/// Where the calls go.
enum System {
  /// The kernel of this task: Linux.
  @TaskLocal static var kernel: any Kernel = Linux()
}

/// The operating system that the program runs on.
struct Linux: Kernel {
  func open(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    Glibc.open(path, flags, mode)
  }

  func close(_ file: Int32) { _ = Glibc.close(file) }

  func fstat(_ file: Int32, _ status: inout stat) -> Int32 { Glibc.fstat(file, &status) }

  /// Swift does not import `fstatfs`; its structure begins with `f_type`, a word of the processor, and
  /// has 120 bytes with 64 bits a word (`statfs(2)`).
  func fstatfs(_ file: Int32, _ type: inout UInt32) -> Int32 {
    typealias Function = @convention(c) (Int32, UnsafeMutableRawPointer) -> Int32
    guard let symbol = dlsym(nil, "fstatfs") else {
      errno = ENOSYS
      return -1
    }
    let function = unsafeBitCast(symbol, to: Function.self)
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 64) { words in
      words.initialize(repeating: 0)
      guard let base = words.baseAddress, function(file, base) == 0 else { return -1 }
      type = UInt32(truncatingIfNeeded: words[0])
      return 0
    }
  }

  func lock(_ file: Int32) -> Int32 {
    // F_OFD_SETLK is not imported; fcntl(2), Linux.
    let setLock: Int32 = 37
    var region = flock()
    region.l_type = Int16(F_WRLCK)
    region.l_whence = Int16(SEEK_SET)
    return fcntl(file, setLock, &region)
  }

  func pread(_ file: Int32, _ bytes: UnsafeMutableRawBufferPointer, _ offset: Int) -> Int {
    Glibc.pread(file, bytes.baseAddress, bytes.count, off_t(offset))
  }

  func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    Glibc.write(file, bytes.baseAddress, bytes.count)
  }

  func pwrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    Glibc.pwrite(file, bytes.baseAddress, bytes.count, off_t(offset))
  }

  func ftruncate(_ file: Int32, _ size: Int) -> Int32 { Glibc.ftruncate(file, off_t(size)) }

  func fdatasync(_ file: Int32) -> Int32 { Glibc.fdatasync(file) }

  func fsync(_ file: Int32) -> Int32 { Glibc.fsync(file) }

  func mkdir(_ path: String, _ mode: mode_t) -> Int32 { Glibc.mkdir(path, mode) }

  func rmdir(_ path: String) -> Int32 { Glibc.rmdir(path) }

  func rename(_ old: String, _ new: String) -> Int32 { Glibc.rename(old, new) }

  func unlink(_ path: String) -> Int32 { Glibc.unlink(path) }

  func access(_ path: String, _ mode: Int32) -> Int32 { Glibc.access(path, mode) }

  func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  func usleep(_ microseconds: UInt32) { _ = Glibc.usleep(microseconds) }

  func getpid() -> Int32 { Glibc.getpid() }
}
