import ContingencyManagement
import Digest
import StrictJSON

/// A terminal session of this machine, which no later one is mistaken for.
public struct TerminalSession: Hashable, Sendable {
  /// The id of this run of the machine, `/proc/sys/kernel/random/boot_id`.
  public var boot: String
  /// The process that leads the session.
  public var leader: Int
  /// The tick at which that process began, `/proc/SID/stat`.
  public var began: Int
  /// The number of the terminal.
  public var terminal: Int

  /// A session of those parts.
  public init(boot: String, leader: Int, began: Int, terminal: Int) {
    self.boot = boot
    self.leader = leader
    self.began = began
    self.terminal = terminal
  }
}

/// An operator whose PIN was given at a terminal and need not be given again there, until nothing
/// was recorded for so many minutes, or the machine starts anew.
public struct OperatorSession: Hashable, Sendable {
  /// Whose it is.
  public var code: OperatorCode
  /// The commitment to the PIN that was given; another PIN ends the session.
  public var pin: SHA256Digest
  /// Where it was given.
  public var place: TerminalSession
  /// Minutes of rest after which it ends, 1 to 60.
  public var minutes: Int
  /// When it was used last.
  public var lastUsed: Moment

  /// The minutes where none are given.
  public static let usualMinutes = 5
  /// The minutes that may be given.
  public static let minutes = 1...60

  /// A session of those parts.
  public init(
    code: OperatorCode, pin: SHA256Digest, place: TerminalSession, minutes: Int, lastUsed: Moment
  ) {
    self.code = code
    self.pin = pin
    self.place = place
    self.minutes = minutes
    self.lastUsed = lastUsed
  }

  private func holds(at now: Moment, boot: String) -> Bool {
    // A clock that was set back ends it.
    place.boot == boot
      && (0..<minutes * 60).contains(now.seconds - lastUsed.seconds)
  }
}

extension OperatorSession {
  /// The session at a terminal, if one holds.
  public static func current(
    _ folder: String, at place: TerminalSession, now: Moment
  ) throws(LedgerError) -> OperatorSession? {
    try all(folder).first { $0.place == place && $0.holds(at: now, boot: place.boot) }
  }

  /// Begins it, in place of any other at the same terminal.
  public func begin(_ folder: String) throws(LedgerError) {
    try Ledger.locked(folder) { () throws(LedgerError) in
      try write(folder)
    }
  }

  /// Ends the session at a terminal; whether there was one.
  public static func end(
    _ folder: String, at place: TerminalSession, now: Moment
  ) throws(LedgerError) -> Bool {
    try Ledger.locked(folder) { () throws(LedgerError) in
      let standing = try all(folder).filter { $0.holds(at: now, boot: place.boot) }
      try write(standing.filter { $0.place != place }, folder)
      return standing.contains { $0.place == place }
    }
  }

  /// Puts it among the others; what has ended is dropped.
  fileprivate func write(_ folder: String) throws(LedgerError) {
    var all = try OperatorSession.all(folder).filter {
      $0.place != place && $0.holds(at: lastUsed, boot: place.boot)
    }
    all.append(self)
    try OperatorSession.write(all, folder)
  }

  /// Those of the file; none where it is missing or not of its form.
  private static func all(_ folder: String) throws(LedgerError) -> [OperatorSession] {
    guard let bytes = try FolderFile.read(LedgerFolder.sessions(folder)) else { return [] }
    return FolderFile.line(bytes) { line throws(LineProblem) in
      try line.array("sessions") { line throws(LineProblem) in
        try line.beginObject()
        let began = try line.integer("began")
        let boot = try line.string("boot")
        let last = try line.integer("last")
        let leader = try line.integer("leader")
        let minutes = try line.integer("minutes", in: OperatorSession.minutes)
        let code: OperatorCode = try line.code("operator")
        let pin = try line.digest("pin")
        let terminal = try line.integer("terminal")
        try line.endObject()
        guard let lastUsed = Moment(seconds: last) else {
          throw .unfit(key: "last", found: "\(last)")
        }
        return OperatorSession(
          code: code, pin: pin,
          place: TerminalSession(boot: boot, leader: leader, began: began, terminal: terminal),
          minutes: minutes, lastUsed: lastUsed)
      }
    } ?? []
  }

  private static func write(
    _ sessions: [OperatorSession], _ folder: String
  ) throws(LedgerError) {
    try FolderFile.replace(LedgerFolder.sessions(folder), in: folder) { line in
      line.key("sessions")
      line.beginArray()
      for session in sessions {
        line.beginObject()
        line.integer("began", session.place.began)
        line.string("boot", session.place.boot)
        line.integer("last", session.lastUsed.seconds)
        line.integer("leader", session.place.leader)
        line.integer("minutes", session.minutes)
        line.string("operator", session.code.text)
        line.digest("pin", session.pin)
        line.integer("terminal", session.place.terminal)
        line.endObject()
      }
      line.endArray()
    }
  }
}

extension Ledger {
  /// Notes that a session was used; the ledger's lock is held.
  public mutating func use(_ session: OperatorSession, at now: Moment) throws(LedgerError) {
    var session = session
    session.lastUsed = now
    try session.write(folder)
  }
}
