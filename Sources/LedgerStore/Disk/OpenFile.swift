import Glibc

/// An open file, closed when it goes out of use.
///
/// The calls of the operating system that the ledger makes, each in one place; one that is
/// interrupted is made again.
struct OpenFile: ~Copyable {
  let descriptor: Int32
  let path: String
  private let kernel: any Kernel

  /// Opens `path`; never through a symbolic link in its last part, and without waiting for the
  /// other end of a pipe that stands in its place.
  ///
  /// The corresponding C function is `open`.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemFailure) {
    let kernel = System.kernel
    var descriptor: Int32
    repeat {
      descriptor = kernel.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode)
    } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw SystemFailure("open", path) }
    self.descriptor = descriptor
    self.path = path
    self.kernel = kernel
  }

  deinit { kernel.close(descriptor) }

  /// Closes the file here and no earlier, which gives up its lock.
  consuming func close() {}

  /// What the file system knows of the open file.
  ///
  /// The corresponding C function is `fstat`.
  func status() throws(SystemFailure) -> stat {
    var status = stat()
    guard kernel.fstat(descriptor, &status) == 0 else { throw SystemFailure("fstat", path) }
    return status
  }

  /// Takes the exclusive lock of this open file, if nobody holds it.
  ///
  /// An open file description lock, which, unlike a POSIX record lock, is not lost when another
  /// descriptor of the process is closed. The corresponding C function is `fcntl`.
  func lock() throws(SystemFailure) -> Bool {
    var result: Int32
    repeat { result = kernel.lock(descriptor) } while result < 0 && errno == EINTR
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
    // An array without room is one that all empty arrays share.
    guard count > 0 else { return 0 }
    var got = 0
    let read = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      let space = UnsafeMutableRawBufferPointer(.init(rebasing: buffer[..<count]))
      repeat {
        got = kernel.pread(descriptor, space, offset)
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
      taken = bytes.withUnsafeBytes { kernel.write(descriptor, $0) }
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
      let taken = bytes[done...].withUnsafeBytes { kernel.pwrite(descriptor, $0, offset + done) }
      if taken < 0 && errno == EINTR { continue }
      guard taken >= 0 else { throw SystemFailure("pwrite", path) }
      guard taken > 0 else { throw SystemFailure("pwrite", path, ENOSPC) }
      done += taken
    }
  }

  /// Cuts the file back to `size` bytes.
  ///
  /// The corresponding C function is `ftruncate`.
  func truncate(to size: Int) throws(SystemFailure) {
    guard kernel.ftruncate(descriptor, size) == 0 else { throw SystemFailure("ftruncate", path) }
  }

  /// Returns once the file's bytes would survive a power failure.
  ///
  /// A failure is never tried again: the kernel may have marked the lost pages clean, and a second
  /// call would then succeed without them. The corresponding C function is `fdatasync`.
  func syncData() throws(SystemFailure) {
    guard kernel.fdatasync(descriptor) == 0 else { throw SystemFailure("fdatasync", path) }
  }

  /// Returns once the file and what is known of it would survive a power failure.
  ///
  /// The corresponding C function is `fsync`.
  func sync() throws(SystemFailure) {
    guard kernel.fsync(descriptor) == 0 else { throw SystemFailure("fsync", path) }
  }

  /// Makes the names in a folder survive a power failure.
  static func syncFolder(_ path: String) throws(SystemFailure) {
    try OpenFile(path, O_RDONLY | O_DIRECTORY).sync()
  }
}

// MARK: - Names

extension OpenFile {
  /// Makes a folder; false where something of that name is there already.
  ///
  /// The corresponding C function is `mkdir`.
  static func makeFolder(_ path: String) throws(SystemFailure) -> Bool {
    if System.kernel.mkdir(path, 0o700) == 0 { return true }
    guard errno == EEXIST else { throw SystemFailure("mkdir", path) }
    return false
  }

  /// Gives a file or folder another name, in place of what had that name.
  ///
  /// The corresponding C function is `rename`.
  static func rename(_ path: String, to other: String) throws(SystemFailure) {
    guard System.kernel.rename(path, other) == 0 else { throw SystemFailure("rename", path) }
  }

  /// Writes a small file beside its place and moves it there whole.
  static func replace(_ path: String, with bytes: [UInt8]) throws(SystemFailure) {
    let building = path + ".new"
    do {
      let file = try OpenFile(building, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600)
      try file.write(bytes, at: 0)
      try file.sync()
    }
    try rename(building, to: path)
  }

  /// Takes a file's name away; nothing where it has none.
  ///
  /// The corresponding C function is `unlink`.
  static func remove(_ path: String) throws(SystemFailure) {
    guard System.kernel.unlink(path) == 0 || errno == ENOENT else {
      throw SystemFailure("unlink", path)
    }
  }

  /// The names in a folder, in no order; none where there is no such folder.
  ///
  /// The corresponding C function is `readdir`.
  static func names(in path: String) throws(SystemFailure) -> [String] {
    guard let names = System.kernel.names(in: path) else {
      if errno == ENOENT { return [] }
      throw SystemFailure("opendir", path)
    }
    return names.filter { $0 != "." && $0 != ".." }
  }

  /// The number by which the kernel tells file systems apart, `f_type`.
  ///
  /// The corresponding C function is `fstatfs`.
  func fileSystem() throws(SystemFailure) -> UInt32 {
    var number: UInt32 = 0
    guard kernel.fstatfs(descriptor, &number) == 0 else { throw SystemFailure("fstatfs", path) }
    return number
  }
}
