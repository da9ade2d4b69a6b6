import LedgerStore

extension Vouching {
  /// What a testimony says of the ledger, and each objection with what was said and found.
  func words(for testimony: Testimony) -> [String] {
    var lines = objections.flatMap { objection -> [String] in
      let (said, found) = objection.evidence
      return ["\(objection.words(testimony.form))", "  expected \(said)", "  found    \(found)"]
    }
    if let hint = objections.first?.hint { lines += ["hint: \(hint)", ""] }
    let size = ledger.head.size
    lines.append(testimony.form.rawValue.padded(to: 10) + " " + testimony.words)
    lines.append("ledger     \(ledger.origin), \(size) \(size == 1 ? "entry" : "entries") now")
    lines.append("vouches    for " + vouchedFor)
    lines.append("verdict    " + (objections.isEmpty ? "ok" : "findings: \(objections.count)"))
    return lines
  }

  private var vouchedFor: String {
    guard entries > 0 else { return "no entry" }
    let which = entries == 1 ? "entry #0" : "entries #0 to #\(entries - 1)"
    guard objections.isEmpty else { return which + " and no other" }
    let more = ledger.head.size - entries
    let added = more == 0 ? "none was" : more == 1 ? "1 was" : "\(more) were"
    return "\(which): as they were, and \(added) added since"
  }
}

extension Testimony {
  /// What it is of: `of entry #5, in a log of 6 entries`.
  fileprivate var words: String {
    let numbers = entries.map(\.number) + (inclusion.map { [$0.index] } ?? [])
    var parts: [String] = []
    if let first = numbers.first {
      parts.append(
        numbers.count == 1 ? "of entry #\(first)" : "of \(numbers.count) entries from #\(first) on")
    }
    if let size = head?.size {
      let log = "a log of \(size) \(size == 1 ? "entry" : "entries")"
      parts.append(parts.isEmpty ? "of \(log)" : "in \(log)")
    }
    return parts.joined(separator: ", ")
  }
}

extension Objection {
  /// What does not hold, in the words of what was kept.
  func words(_ form: Testimony.Form) -> String {
    switch self {
    case .otherLog: "the \(form.rawValue) is of another log"
    case .rolledBack:
      "the ledger was put back: its end was cut off, or an older copy lies in its place"
    case .forked(let entries, _, _):
      "the first \(entries == 1 ? "entry is another" : "\(entries) entries are others") than when "
        + "the \(form.rawValue) was made"
    case .entryMissing(let number, _): "entry #\(number) is not in the ledger"
    case .entryDiffers(let number, _, _):
      "entry #\(number) is another than when the \(form.rawValue) was made"
    case .entryBeyond(let number, _):
      "the \(form.rawValue) was altered: entry #\(number) cannot be in the log that it names"
    case .proofFails(let number, _, _):
      "the proof does not lead from entry #\(number) to the root that it names"
    }
  }

  /// What to do next.
  fileprivate var hint: String {
    switch self {
    case .otherLog: "is it the right ledger? name another with --ledger FOLDER"
    case .rolledBack, .forked, .entryMissing, .entryDiffers:
      "is it the right ledger? keep the folder as it is, and compare it with copies and other receipts"
    case .entryBeyond, .proofFails:
      "it was altered or not copied whole; is there another copy?"
    }
  }

  /// What was said and what was found.
  var evidence: (said: String, found: String) {
    switch self {
    case .otherLog(let said, let found): (said.shown(most: 100), found)
    case .rolledBack(let said, let found): ("\(said) entries or more", "\(found) entries")
    case .forked(_, let said, let found): ("root \(said)", "root \(found)")
    case .entryMissing(let number, let entries): ("entry #\(number)", "\(entries) entries")
    case .entryDiffers(_, let said, let found): (said.hex, found.hex)
    case .entryBeyond(let number, let entries):
      ("a log of more than \(number) entries", "a log of \(entries)")
    case .proofFails(_, let said, let found):
      ("root \(said)", found.map { "root \($0)" } ?? "a way of another length")
    }
  }

  /// The entry it is about.
  var entry: Int? {
    switch self {
    case .otherLog, .rolledBack, .forked: nil
    case .entryMissing(let number, _), .entryDiffers(let number, _, _),
      .entryBeyond(let number, _), .proofFails(let number, _, _):
      number
    }
  }
}

extension TestimonyProblem.Reason {
  var words: String {
    switch self {
    case .unknownForm: "the file is neither a receipt, nor a proof, nor a checkpoint"
    case .noOrigin: "the name of the log is missing"
    case .noSize: "this is not the number of a log's entries"
    case .noHash: "this is not a hash in base64"
    case .noIndex: "this is not the place of an entry"
    case .textBehind: "nothing but signatures may follow a checkpoint"
    case .noEntry: "this is not an entry's number and hash"
    case .noLog: "this is not a log's entries and root"
    case .secondReceipt: "a second receipt begins here"
    }
  }

  var hint: String {
    switch self {
    case .unknownForm:
      "a receipt has a line 'entry #N HASH' or 'log N:ROOT'; cm prove and cm checkpoint make the others"
    case .secondReceipt: "keep one receipt in a file"
    case .noOrigin, .noSize, .noHash, .noIndex, .textBehind, .noEntry, .noLog:
      "it was altered or not copied whole, and vouches for nothing; is there another copy?"
    }
  }
}
