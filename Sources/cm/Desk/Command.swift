/// One command of the desk: how it is called, what its help says, and what it does.
struct Command: Sendable {
  /// `record`, `schedule try`.
  var name: String
  /// What stands after the name: `PARTICIPANT RESULT…`.
  var operands: String
  /// One line for the list of commands.
  var summary: String
  /// Paragraphs and examples below the usage line.
  var details: String
  var options: [OptionSpec]
  /// How many operands it takes.
  var operandCount: ClosedRange<Int>
  /// Whether it answers to `--json`.
  var answersJSON = false
  /// Whether it works on a ledger.
  var needsLedger = true
  /// Whether it records something.
  var writes = false
  /// Whether what it records answers one request, whose id may be given.
  var takesRequest = true
  var run: @Sendable (Desk, Arguments) throws(Complaint) -> ExitStatus

  /// The options of its own and those that it shares with others.
  var allOptions: [OptionSpec] {
    var all = options
    if needsLedger {
      all.append(OptionSpec("ledger", "FOLDER", "the ledger (or CM_LEDGER; ./ledger)"))
    }
    if writes {
      all.append(
        OptionSpec(
          "by", "OPERATOR", "who records this (or CM_BY; who unlocked it; the system user)"))
      if takesRequest {
        all.append(
          OptionSpec("request", "ID", "makes a repeat harmless (made up where left out)"))
      }
    }
    if answersJSON { all.append(OptionSpec("json", nil, "answer in JSON")) }
    all.append(OptionSpec("config", "FOLDER", "schedules, bowls and maps instead of those shipped"))
    all.append(OptionSpec("help", nil, "show this"))
    return all
  }

  /// The day of what is recorded, for commands that take one.
  static let on = OptionSpec("on", "DAY", "the day it happened, as 2026-03-02 (today)")

  /// The help of the command.
  var help: String {
    let width = allOptions.map { $0.title.count }.max() ?? 0
    let lines = allOptions.map { option in
      "  \(option.title.padded(to: width))  \(option.help)"
    }
    let usage = "usage: cm \(name)" + (operands.isEmpty ? "" : " \(operands)") + " [options]"
    return
      ([summary + ".", "", usage, ""] + (details.isEmpty ? [] : [details, ""]) + ["options:"]
      + lines).joined(separator: "\n") + "\n"
  }

  /// All commands, in the order of the help.
  static let all: [Command] = [
    .initialise, .adopt, .enrol, .record, .miss, .milestone, .draw, .verifyDraw, .redeem,
    .prescribe, .move, .pause, .resume, .end, .correct, .history, .explain, .participants,
    .operatorAdd, .operatorRetire, .operatorPIN, .operatorList, .unlock, .lock,
    .audit, .auditDraws, .recover, .mirrorSet, .mirrorRebuild, .mirrorRemove, .replaceSecret,
    .replaceChain, .checkpoint, .prove, .verify,
    .scheduleList, .scheduleShow, .scheduleCheck, .scheduleTry, .scheduleDiff, .scheduleCost,
    .importFile, .demo,
  ]
}

extension OptionSpec {
  /// `--on DAY`.
  var title: String { "--\(name)" + (value.map { " \($0)" } ?? "") }
}
