import Testing

@testable import LedgerStore

/// The order of the calls in which a command opens the log and adds to it.
@Suite struct `The calls of an append` {
  /// The calls that are about the log, its head or its folder, in order, by name.
  private static func calls() throws -> [String] {
    try Operation.append.calls().compactMap { call in
      switch call.path {
      case Operation.log: "\(call.name) log"
      case Operation.head: "\(call.name) head"
      case Operation.folder: "\(call.name) folder"
      default: nil
      }
    }
  }

  @Test func `sync the log and its folder once it is locked, before anything of it is read`() throws
  {
    let calls = try Self.calls()
    let read = try #require(calls.firstIndex(of: "pread log"))
    let before = calls[..<read].filter {
      ["lock log", "fdatasync log", "fsync folder"].contains($0)
    }
    #expect(before == ["lock log", "fdatasync log", "fsync folder"])
  }

  @Test func `write, sync the log, write the head and sync it, in that order`() throws {
    let calls = try Self.calls()
    let write = try #require(calls.firstIndex(of: "write log"))
    let rest = calls[write...].prefix { $0 != "pread log" }
    #expect(
      Array(rest.prefix(4)) == ["write log", "fdatasync log", "pwrite head", "fdatasync head"])
  }
}
