/// What the program says to the shell when it ends.
enum ExitStatus: Int32 {
  case done = 0
  /// The rules refused, and nothing was changed.
  case refused = 1
  /// The ledger is damaged, an audit has findings, or the ledger is not what somebody holds of it.
  case damaged = 2
  /// The command line is wrong (`EX_USAGE`).
  case usage = 64
  /// The disk failed, or nobody can know whether something was recorded (`EX_IOERR`).
  case disk = 74
  /// Another program has the ledger open (`EX_TEMPFAIL`).
  case inUse = 75
  /// A schedule, bowl, deck, map or other file cannot be used (`EX_CONFIG`).
  case configuration = 78
}

/// Why a command ends without having done what it was asked for.
struct Complaint: Error {
  var status: ExitStatus
  /// What happened and where; several lines where a file has several problems.
  var message: String
  /// What to do or to type next.
  var hint: String?

  init(_ status: ExitStatus, _ message: String, hint: String? = nil) {
    self.status = status
    self.message = message
    self.hint = hint
  }
}

extension String {
  /// The text as it may be printed back: control characters made visible, cut after `most`
  /// characters.
  func shown(most: Int = 60) -> String {
    var text = ""
    for scalar in unicodeScalars.prefix(most) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        text += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return unicodeScalars.count > most ? text + "… (\(utf8.count) bytes)" : text
  }
}
