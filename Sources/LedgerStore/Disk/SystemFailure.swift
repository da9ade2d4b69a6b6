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
