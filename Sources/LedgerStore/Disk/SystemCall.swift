import Glibc

/// A system call that failed, on what, and the error number it gave.
public struct SystemFailure: Error, Hashable, Sendable {
  /// The call: `open`, `write`, `fdatasync`.
  public var call: String
  /// The file or folder.
  public var path: String
  /// The error number of the operating system.
  public var code: Int32

  init(_ call: String, _ path: String, _ code: Int32 = errno) {
    self.call = call
    self.path = path
    self.code = code
  }

  /// What the operating system says of the error.
  public var reason: String { String(cString: strerror(code)) }
}

/// An open file, closed when it goes out of use.
///
/// The calls of the operating system that the ledger makes, each in one place; one that is
/// interrupted is made again.
struct OpenFile: ~Copyable {
  let descriptor: Int32
  let path: String

  /// Opens `path`; never through a symbolic link in its last part, and without waiting for the
  /// other end of a pipe that stands in its place.
  ///
  /// The corresponding C function is `open`.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemFailure) {
    var descriptor: Int32
    repeat {
      descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode)
    } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw SystemFailure("open", path) }
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// What the file system knows of the open file.
  ///
  /// The corresponding C function is `fstat`.
  func status() throws(SystemFailure) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemFailure("fstat", path) }
    return status
  }

  /// Takes the exclusive lock of this open file, if nobody holds it.
  ///
  /// An open file description lock, which, unlike a POSIX record lock, is not lost when another
  /// descriptor of the process is closed. The corresponding C function is `fcntl`.
  func lock() throws(SystemFailure) -> Bool {
    // F_OFD_SETLK is not imported; fcntl(2), Linux.
    let setLock: Int32 = 37
    var region = flock()
    region.l_type = Int16(F_WRLCK)
    region.l_whence = Int16(SEEK_SET)
    var result: Int32
    repeat { result = fcntl(descriptor, setLock, &region) } while result < 0 && errno == EINTR
    if result == 0 { return true }
    if errno == EAGAIN || errno == EACCES { return false }
    throw SystemFailure("fcntl", path)
  }

  /// Reads up to `count` bytes at `offset` and adds them to `bytes`; none at the end of the file.
  ///
  /// The corresponding C function is `pread`.
  func read(
    _ count: Int, at offset: Int, addingTo bytes: inout [UInt8]
  ) throws(SystemFailure) -> Int {
    var got = 0
    let read = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      guard let base = buffer.baseAddress else { return }
      repeat {
        got = pread(descriptor, base, count, off_t(offset))
      } while got < 0 && errno == EINTR
      initialized = max(0, got)
    }
    guard got >= 0 else { throw SystemFailure("pread", path) }
    bytes += read
    return got
  }

  /// Reads the bytes from `offset` to the end of the file, or the first `most` of them.
  func read(from offset: Int = 0, most: Int) throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < most,
      try read(most - bytes.count, at: offset + bytes.count, addingTo: &bytes) > 0
    {}
    return bytes
  }

  /// Writes at the place of the file that its flags say; how many bytes were taken.
  ///
  /// The corresponding C function is `write`.
  func write(_ bytes: ArraySlice<UInt8>) throws(SystemFailure) -> Int {
    var taken: Int
    repeat {
      taken = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    } while taken < 0 && errno == EINTR
    guard taken >= 0 else { throw SystemFailure("write", path) }
    return taken
  }

  /// Writes all of `bytes` at `offset`.
  ///
  /// The corresponding C function is `pwrite`.
  func write(_ bytes: [UInt8], at offset: Int) throws(SystemFailure) {
    var done = 0
    while done < bytes.count {
      let taken = bytes[done...].withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset + done))
      }
      if taken < 0 && errno == EINTR { continue }
      guard taken > 0 else { throw SystemFailure("pwrite", path) }
      done += taken
    }
  }

  /// Cuts the file back to `size` bytes.
  ///
  /// The corresponding C function is `ftruncate`.
  func truncate(to size: Int) throws(SystemFailure) {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw SystemFailure("ftruncate", path) }
  }

  /// Returns once the file's bytes would survive a power failure.
  ///
  /// A failure is never tried again: the kernel may have marked the lost pages clean, and a second
  /// call would then succeed without them. The corresponding C function is `fdatasync`.
  func syncData() throws(SystemFailure) {
    guard fdatasync(descriptor) == 0 else { throw SystemFailure("fdatasync", path) }
  }

  /// Returns once the file and what is known of it would survive a power failure.
  ///
  /// The corresponding C function is `fsync`.
  func sync() throws(SystemFailure) {
    guard fsync(descriptor) == 0 else { throw SystemFailure("fsync", path) }
  }

  /// Makes the names in a folder survive a power failure.
  static func syncFolder(_ path: String) throws(SystemFailure) {
    try OpenFile(path, O_RDONLY | O_DIRECTORY).sync()
  }
}
