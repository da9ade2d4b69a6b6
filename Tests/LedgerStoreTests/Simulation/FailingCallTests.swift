import Foundation
import Testing

@testable import LedgerStore

/// The disk answers with an error, once or from then on, at any call of any operation.
@Suite struct `A call that fails` {
  /// Every error of the manual page of every call.
  @Test(arguments: Operation.allCases)
  func `is never followed by a false word, and nothing is lost by it`(
    operation: Operation
  ) throws {
    var aftermath = Aftermath(thorough: Campaign.count(everyday: 4, campaign: 1))
    var outcomes: [String: Int] = [:]
    for round in 0..<Campaign.count(everyday: 1, campaign: 4) {
      let seed = Campaign.seed(3) + UInt64(round)
      var random = SeededGenerator(seed: seed)
      for (call, made) in try operation.calls().enumerated() {
        for code in made.name.errors {
          for times in [1, code == EINTR ? 1000 : .max] {
            do {
              let fault = SimulatedKernel.Fault(call: call, kind: .failure(code, times: times))
              let course = try Course(operation, on: operation.disk(), fault: fault, seed: seed)
              outcomes[try judge(course), default: 0] += 1
              let left = course.disk.afterPowerCut(&random)
              try aftermath.check(course.disk, acknowledged: course.acknowledged)
              try aftermath.check(left, acknowledged: course.acknowledged)
            } catch {
              throw Failed(
                "seed \(seed), \(made.name) at call \(call) with error \(code), \(times) times: "
                  + "\(error)")
            }
          }
        }
      }
    }
    #expect(outcomes["not recorded", default: 0] > 0)
    print("errors, \(operation): \(outcomes.sorted { $0.key < $1.key }), \(aftermath.words)")
  }

  /// A signal may interrupt any call that waits, as often as it likes.
  @Test(arguments: Operation.allCases)
  func `because of a signal is made again`(operation: Operation) throws {
    let interrupted: [SimulatedKernel.Name] = [.open, .lock, .pread, .write, .pwrite]
    for (call, made) in try operation.calls().enumerated() where interrupted.contains(made.name) {
      let fault = SimulatedKernel.Fault(call: call, kind: .failure(EINTR, times: 500))
      let course = try Course(operation, on: operation.disk(), fault: fault)
      try #require(course.failure == nil, "\(made.name) at call \(call)")
    }
  }

  /// What the operation said must be true of what is there.
  private func judge(_ course: Course) throws -> String {
    let lines = try Operation.lines.get()
    let log = course.disk.contents(of: Operation.log) ?? []
    let (whole, end) = Oracle.wholeLines(log, lines)
    for (number, call) in course.calls.enumerated() where call.hasFailed && call.name.isSync {
      let later = course.calls[(number + 1)...]
      guard !later.contains(where: { $0.name.isSync && $0.path == call.path }) else {
        throw Failed("\(call.path) was synced again after a sync had failed")
      }
    }
    switch course.failure {
    case nil:
      guard whole == course.operation.requests.upperBound, end == log.count else {
        throw Failed("\(whole) lines are there, and all was well")
      }
      return "recorded"
    case .notRecorded(let failure):
      guard !failure.path.isEmpty, !failure.call.isEmpty, failure.code != 0 else {
        throw Failed("\(failure) does not say what failed")
      }
      try requireNothingMore(whole, course)
      return "not recorded"
    case .outcomeUnknown(let failure, let request):
      let requests = try Operation.proposals.get()[course.operation.requests].map(\.1.request)
      guard !failure.path.isEmpty, requests.contains(request) else {
        throw Failed("\(failure) of \(request)")
      }
      return "unknown"
    case .inUse:
      try requireNothingMore(whole, course)
      return "in use"
    case .missing, .exists, .damaged:
      // An error that says so.
      try requireNothingMore(whole, course)
      return "refused"
    case .refused, .finding, .entryTooLarge, .onNetwork, .isMirror, .noMirror, .mirror:
      throw Failed("\(course.failure as Any)")
    }
  }

  /// No line is there but those that were before, and those acknowledged.
  private func requireNothingMore(_ whole: Int, _ course: Course) throws {
    let before: Int
    switch course.operation {
    case .creation: before = 0
    case .append, .batch: before = 3
    case .adoption: before = 5
    case .settingAside: before = 4
    }
    guard whole <= max(before, course.acknowledged) else {
      throw Failed("\(whole) lines are there, though \(course.failure as Any)")
    }
  }
}

/// A disk that fills up, or takes only a part of what it is given.
@Suite struct `A write that is short` {
  @Test(arguments: Operation.allCases)
  func `by any number of bytes is taken back or completed`(operation: Operation) throws {
    var aftermath = Aftermath(thorough: Campaign.count(everyday: 4, campaign: 1))
    for (call, made) in try operation.calls().enumerated()
    where [.write, .pwrite].contains(made.name) {
      for taken in stride(from: 0, to: 1_100, by: Campaign.count(everyday: 19, campaign: 1)) {
        let fault = SimulatedKernel.Fault(call: call, kind: .short(taken))
        let course = try Course(operation, on: operation.disk(), fault: fault)
        switch course.failure {
        case nil: try #require(made.name == .pwrite ? taken > 0 : taken > 200)
        case .notRecorded(let failure):
          try #require(failure.call == "\(made.name)" && failure.code == ENOSPC)
        case .outcomeUnknown(let failure, _):
          try #require(made.name == .pwrite && taken == 0 && failure.code == ENOSPC)
        default: throw Failed("\(made.name) at \(call), \(taken) bytes: \(course.failure as Any)")
        }
        try aftermath.check(course.disk, acknowledged: course.acknowledged)
      }
    }
    #expect(aftermath.kinds["torn"] == nil || operation == .settingAside)
    print("short writes, \(operation): \(aftermath.words)")
  }

  @Test(arguments: Operation.allCases)
  func `because the disk is full is told, and room is all that is missing`(
    operation: Operation
  ) throws {
    var aftermath = Aftermath(thorough: Campaign.count(everyday: 4, campaign: 1))
    for room in stride(from: 0, to: 6_000, by: Campaign.count(everyday: 61, campaign: 1)) {
      let disk = try operation.disk()
      disk.room = room
      let course = try Course(operation, on: disk, fault: nil)
      disk.room = nil
      switch course.failure {
      case nil: try #require(room > 500)
      case .notRecorded(let failure), .outcomeUnknown(let failure, _):
        try #require(failure.code == ENOSPC, "\(room) bytes: \(failure)")
      default: throw Failed("\(room) bytes: \(course.failure as Any)")
      }
      try aftermath.check(disk, acknowledged: course.acknowledged)
    }
    print("full disks, \(operation): \(aftermath.words)")
  }
}

extension SimulatedKernel.Name {
  var isSync: Bool { self == .fdatasync || self == .fsync }

  /// The errors of the call's page in the Linux manual, section 2, and those of a network file system.
  fileprivate var errors: [Int32] {
    switch self {
    case .open:
      [
        EACCES, EBUSY, EDQUOT, EEXIST, EFAULT, EFBIG, EINTR, EINVAL, EIO, EISDIR, ELOOP, EMFILE,
        ENAMETOOLONG, ENFILE, ENODEV, ENOENT, ENOMEM, ENOSPC, ENOTDIR, ENXIO, EOPNOTSUPP, EOVERFLOW,
        EPERM, EROFS, ESTALE, ETXTBSY, EWOULDBLOCK,
      ]
    case .fstatfs: [EBADF, EFAULT, EINTR, EIO, ENOMEM, ENOSYS, EOVERFLOW]
    case .fstat: [EBADF, EFAULT, EIO, ENOMEM, EOVERFLOW, ESTALE]
    case .lock: [EACCES, EAGAIN, EBADF, EDEADLK, EFAULT, EINTR, EINVAL, EIO, ENOLCK]
    case .pread: [EAGAIN, EBADF, EFAULT, EINTR, EINVAL, EIO, EISDIR, ENXIO, EOVERFLOW, ESTALE]
    case .write, .pwrite:
      [
        EAGAIN, EBADF, EDESTADDRREQ, EDQUOT, EFAULT, EFBIG, EINTR, EINVAL, EIO, ENOSPC, EPERM,
        EPIPE,
        ESTALE,
      ]
    case .ftruncate: [EACCES, EBADF, EFBIG, EINTR, EINVAL, EIO, EISDIR, EPERM, EROFS, ETXTBSY]
    case .fdatasync, .fsync: [EBADF, EDQUOT, EINTR, EINVAL, EIO, ENOSPC, EROFS, ESTALE]
    case .mkdir:
      [
        EACCES, EDQUOT, EEXIST, EFAULT, EINVAL, EIO, ELOOP, EMLINK, ENAMETOOLONG, ENOENT, ENOMEM,
        ENOSPC, ENOTDIR, EPERM, EROFS,
      ]
    case .rename:
      [
        EACCES, EBUSY, EDQUOT, EEXIST, EFAULT, EINVAL, EIO, EISDIR, ELOOP, EMLINK, ENAMETOOLONG,
        ENOENT, ENOMEM, ENOSPC, ENOTDIR, ENOTEMPTY, EPERM, EROFS, EXDEV,
      ]
    case .rmdir, .unlink:
      [EACCES, EBUSY, EFAULT, EIO, ELOOP, ENOENT, ENOMEM, ENOTDIR, EPERM, EROFS]
    case .access: [EACCES, EIO, ELOOP, ENOENT, ENOMEM, ENOTDIR]
    case .names: [EACCES, EMFILE, ENFILE, ENOENT, ENOMEM, ENOTDIR]
    }
  }
}
