import Foundation

/// A folder of its own for one test, removed with all that is in it when the test is done.
final class TemporaryFolder: Sendable {
  /// Where it lies.
  let path: String

  /// - Parameter inMemory: Whether it lies in memory where the machine has room for files there; for
  ///   tests that write the same few bytes thousands of times.
  init(inMemory: Bool = false) throws {
    let memory = "/dev/shm"
    let parent =
      inMemory && access(memory, W_OK) == 0
      ? URL(fileURLWithPath: memory) : FileManager.default.temporaryDirectory
    let made = parent.appendingPathComponent("cm-store-\(getpid())-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(
      at: made, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    path = made.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something in it.
  func callAsFunction(_ name: String) -> String { path + "/" + name }
}

/// All bytes of a file.
func contents(of path: String) throws -> [UInt8] {
  Array(try Data(contentsOf: URL(fileURLWithPath: path)))
}

/// Overwrites a file, or makes it, with the mode that a ledger's files have.
func put(_ bytes: some Sequence<UInt8>, into path: String) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  guard descriptor >= 0 else { throw Failed("open \(path): \(errno)") }
  defer { close(descriptor) }
  let bytes = Array(bytes)
  guard write(descriptor, bytes, bytes.count) == bytes.count else {
    throw Failed("write \(path): \(errno)")
  }
}

/// Changes one byte of a file where it lies.
func put(_ byte: UInt8, at offset: Int, of path: String) throws {
  let descriptor = open(path, O_WRONLY)
  guard descriptor >= 0 else { throw Failed("open \(path): \(errno)") }
  defer { close(descriptor) }
  guard pwrite(descriptor, [byte], 1, off_t(offset)) == 1 else {
    throw Failed("pwrite \(path): \(errno)")
  }
}

/// The permission bits of a file or folder.
func mode(of path: String) throws -> UInt32 {
  var status = stat()
  guard lstat(path, &status) == 0 else { throw Failed("lstat \(path): \(errno)") }
  return status.st_mode & 0o7777
}

/// Everything in a folder, sorted.
func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

/// Something that a test needs went wrong, in words.
struct Failed: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The value, which the test is certain of; the words say what is missing where it is not.
func certain<Value>(_ value: Value?, _ words: String = "a value is missing") throws -> Value {
  guard let value else { throw Failed(words) }
  return value
}
