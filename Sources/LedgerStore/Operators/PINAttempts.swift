import ContingencyManagement
import StrictJSON

/// The file `attempts`: how often a wrong PIN was given, so that nobody can try them one by one.
///
/// After five in a row an operator's PIN is not taken for a minute after each further one; nobody
/// is locked out for longer.
public struct PINAttempts: Sendable {
  /// The failures in a row after which there is a pause.
  public static let most = 5
  /// The seconds that it takes.
  public static let pause = 60

  private struct Failures {
    let code: OperatorCode
    var count: Int
    /// Seconds since the epoch.
    var last: Int

    /// The seconds that are left of a pause; a clock that was set back ends it.
    func pause(at now: Moment) -> Int? {
      let passed = now.seconds - last
      return count >= most && (0..<PINAttempts.pause).contains(passed)
        ? PINAttempts.pause - passed : nil
    }
  }

  private var failures: [Failures] = []

  /// The seconds to wait before another PIN is taken; nil where one is.
  public static func pause(
    _ folder: String, of code: OperatorCode, at now: Moment
  ) throws(LedgerError) -> Int? {
    try PINAttempts(folder).failures.first { $0.code == code }?.pause(at: now)
  }

  /// Counts an attempt as failed, before it is known how it comes out, so that nobody gains by
  /// breaking off.
  ///
  /// - Returns: How many have failed in a row with this one; or nil and the seconds to wait.
  public static func begin(
    _ folder: String, of code: OperatorCode, at now: Moment
  ) throws(LedgerError) -> (count: Int?, wait: Int) {
    try PINFile.locked(folder) { () throws(LedgerError) in
      var attempts = try PINAttempts(folder)
      let place = attempts.failures.firstIndex { $0.code == code }
      let before = place.map { attempts.failures[$0] } ?? Failures(code: code, count: 0, last: 0)
      if let wait = before.pause(at: now) { return (nil, wait) }
      let after = Failures(code: code, count: min(before.count + 1, 1000), last: now.seconds)
      if let place { attempts.failures[place] = after } else { attempts.failures.append(after) }
      try attempts.write(folder)
      return (after.count, 0)
    }
  }

  /// Forgets the failures of an operator whose PIN was right.
  public static func succeed(_ folder: String, of code: OperatorCode) throws(LedgerError) {
    try PINFile.locked(folder) { () throws(LedgerError) in
      var attempts = try PINAttempts(folder)
      attempts.failures.removeAll { $0.code == code }
      try attempts.write(folder)
    }
  }

  /// What the file says; nothing where it is missing or not of its form.
  private init(_ folder: String) throws(LedgerError) {
    guard let bytes = try FolderFile.read(LedgerFolder.attempts(folder)) else { return }
    let read = FolderFile.line(bytes) { line throws(LineProblem) in
      try line.array("wrong") { line throws(LineProblem) in
        try line.beginObject()
        let count = try line.integer("count", in: 1...1000)
        let last = try line.integer("last")
        let code: OperatorCode = try line.code("operator")
        try line.endObject()
        return Failures(code: code, count: count, last: last)
      }
    }
    failures = read ?? []
  }

  private func write(_ folder: String) throws(LedgerError) {
    try FolderFile.replace(LedgerFolder.attempts(folder), in: folder) { line in
      line.key("wrong")
      line.beginArray()
      for failure in failures {
        line.beginObject()
        line.integer("count", failure.count)
        line.integer("last", failure.last)
        line.string("operator", failure.code.text)
        line.endObject()
      }
      line.endArray()
    }
  }
}
