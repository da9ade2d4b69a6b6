import Foundation

/// A folder of this process, in memory where there is room, that is emptied for each use.
struct Scratch {
  let path: String

  init(_ name: String) {
    let memory = "/dev/shm"
    let parent = access(memory, W_OK) == 0 ? memory : NSTemporaryDirectory()
    path = "\(parent)/cm-fuzzing-\(getpid())-\(name)"
  }

  /// The path of something in it.
  func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Makes the folder anew, with nothing in it.
  func empty() throws {
    remove()
    try make(path)
  }

  func make(_ folder: String) throws {
    try need(mkdir(folder, 0o700) == 0, "mkdir \(folder): \(errno)")
  }

  /// Takes the folder away, with all that is in it.
  func remove() { remove(path) }

  private func remove(_ path: String) {
    if unlink(path) == 0 || errno == ENOENT { return }
    for name in names(path) { remove(path + "/" + name) }
    rmdir(path)
  }

  /// Everything in a folder, sorted.
  func names(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Puts a file there, with the mode that a ledger's files have.
  func put(_ bytes: [UInt8], into path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try need(file >= 0, "open \(path): \(errno)")
    defer { close(file) }
    try need(write(file, bytes, bytes.count) == bytes.count, "write \(path): \(errno)")
  }

  /// The bytes of a file; nil where there is none.
  func contents(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    return [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
      count = max(0, pread(file, buffer.baseAddress, max(0, size), 0))
    }
  }
}
