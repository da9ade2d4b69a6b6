import ContingencyManagement
import LedgerStore

extension Command {
  static let unlock = Command(
    name: "unlock", operands: "", summary: "Give your PIN once for this terminal session",
    details: """
      Commands of the same terminal session that record in your name then need no PIN, until none has
      for so many minutes, the session or the machine ends, or you lock it. Nothing is recorded.
      """,
    options: [
      OptionSpec("by", "OPERATOR", "whose PIN (or CM_BY; the system user)"),
      OptionSpec("minutes", "N", "minutes of rest after which it ends, 1 to 60 (5)"),
    ],
    operandCount: 0...0,
    run: { desk, arguments throws(Complaint) in try desk.unlock(arguments) })

  static let lock = Command(
    name: "lock", operands: "", summary: "End what cm unlock began at this terminal",
    details: "", options: [], operandCount: 0...0,
    run: { desk, arguments throws(Complaint) in try desk.lock(arguments) })
}

extension Desk {
  fileprivate func unlock(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let typed = arguments["minutes"] ?? "\(OperatorSession.usualMinutes)"
    guard let minutes = Int(typed), OperatorSession.minutes.contains(minutes) else {
      throw Complaint(
        .usage, "'\(typed.shown())' is not a number of minutes", hint: "a whole number from 1 to 60"
      )
    }
    let folder = try folder(arguments)
    let by = try by(arguments)
    let place = try terminal()
    let state = try read(arguments)
    guard !state.takesOperatorsAtTheirWord else {
      throw Complaint(
        .refused, "no operators are set up, and no PIN is needed",
        hint: "the first is a supervisor: cm operator add CODE --role supervisor")
    }
    guard let known = state.operatorNamed(by) else {
      throw Complaint(.unknownOperator(by), currency: nil)
    }
    if let entry = known.retiredBy {
      throw Complaint(.operatorRetired(by, entry: entry), currency: nil)
    }
    try accept(try prove(arguments, takesSession: false), arguments, in: state)
    do {
      try OperatorSession(
        code: by, pin: known.pin, place: place, minutes: minutes, lastUsed: surroundings.now()
      ).begin(folder)
    } catch { throw Complaint(error, currency: nil) }
    line(
      "unlocked for \(by) at this terminal, until nothing was recorded for \(minutes) "
        + (minutes == 1 ? "minute" : "minutes"))
    line("end it: cm lock")
    return .done
  }

  fileprivate func lock(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let folder = try folder(arguments)
    let place = try terminal()
    let ended: Bool
    do { ended = try OperatorSession.end(folder, at: place, now: surroundings.now()) } catch {
      throw Complaint(error, currency: nil)
    }
    line(
      ended ? "locked: the next command that records asks for a PIN" : "nothing was unlocked here")
    return .done
  }

  private func terminal() throws(Complaint) -> TerminalSession {
    guard let place = surroundings.terminal() else {
      throw Complaint(
        .refused, "there is no terminal here that could be unlocked or locked",
        hint: "type the command at a terminal")
    }
    return place
  }
}
