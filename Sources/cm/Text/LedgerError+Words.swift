import ContingencyManagement
import LedgerStore

extension Complaint {
  /// An error of the ledger, in words, with what to type next.
  init(_ error: LedgerError, currency: Currency?) {
    switch error {
    case .refused(let refusal): self.init(refusal, currency: currency)
    case .missing(let folder):
      self.init(
        .refused, "there is no ledger in \(folder.shown(most: 200))",
        hint: "make one: cm init --ledger \(folder.shown(most: 200)), or name another with --ledger"
      )
    case .exists(let folder):
      self.init(
        .refused, "\(folder.shown(most: 200)) is there already and not empty",
        hint: "name a folder that is not there yet: cm init --ledger FOLDER")
    case .inUse(let folder):
      self.init(
        .inUse, "the ledger in \(folder.shown(most: 200)) is in use by another program",
        hint: "try again in a moment")
    case .damaged(let damage): self.init(.damaged, damage.words, hint: damage.hint)
    case .finding(let finding):
      self.init(
        .damaged, finding.words, hint: "nothing was changed; look closer with cm audit")
    case .notRecorded(let failure):
      let isReading = ["open", "fstat", "pread", "fcntl"].contains(failure.call)
      self.init(
        .disk, (isReading ? "" : "not recorded: ") + failure.words, hint: failure.hint)
    case .outcomeUnknown(let failure, let request):
      self.init(
        .disk, "nobody can know whether it was recorded: \(failure.words)",
        hint: "when the disk is well again, repeat with the same request: --request \(request)")
    case .entryTooLarge(let bytes, let most):
      self.init(
        .refused, "the entry would have \(bytes) bytes; a line has at most \(most)",
        hint: "nothing was recorded")
    }
  }
}

extension SystemFailure {
  /// `write /…/ledger.jsonl: No space left on device`.
  var words: String { "\(call) \(path.shown(most: 200)): \(reason)" }

  var hint: String {
    switch code {
    case 28: "make room on the disk and repeat"
    case 13, 1: "the ledger must belong to the user who runs cm, and be writable"
    case 40: "the ledger's files may not be symbolic links"
    default: "nothing was changed; see to the disk and repeat"
    }
  }
}

extension Damage {
  /// Where it is and what, with what was expected and what was found.
  var words: String {
    var place = path.shown(most: 200)
    if let line { place += ":\(line)" }
    var text = "\(place): \(reason.words)"
    if let line, let offset { text += "\n  entry #\(line - 1), byte \(offset)" }
    if let (expected, found) = reason.evidence {
      text += "\n  expected \(expected)\n  found    \(found)"
    }
    return text
  }

  var hint: String {
    switch reason {
    case .unreadable(.unknownFormat), .unreadable(.unknownKind):
      "a newer version of cm may have written it; nothing was changed"
    case .notPrivate: "chmod 600 the file, owned by the user who runs cm, with no other link to it"
    case .headHalfUnreadable:
      "a power cut can leave this, and the next command that writes mends it; compare with the "
        + "newest receipt whether the last entry is there"
    case .headMissing, .headUnreadable, .logMissing, .cutShort, .rootDiffers, .headInsideLine,
      .entriesDiffer:
      "nothing was changed; keep the folder as it is and compare with a copy or a receipt"
    case .secretDiffers, .secretUnreadable: "put the ledger's own file 'secret' back"
    case .lineWithoutEnd:
      "where the line was never acknowledged, cm recover sets it aside; nothing was changed"
    case .lineWithoutHash, .lineTooLong, .hashDiffers, .chainBroken, .numberDiffers, .unreadable,
      .tailTooLong:
      "nothing was changed; keep the folder as it is and compare the line with a copy"
    }
  }
}

extension Damage.Reason {
  /// What it is, without the evidence.
  var words: String {
    switch self {
    case .lineWithoutHash: "the line does not end in its hash"
    case .lineWithoutEnd: "the last line is not complete"
    case .lineTooLong(let most): "the line is longer than \(most) bytes"
    case .hashDiffers: "the line was changed: it does not have the hash it says"
    case .chainBroken: "the line does not follow the one before it"
    case .numberDiffers: "the line is not the next by its number"
    case .unreadable(let problem): problem.words
    case .cutShort: "the log was cut: it is shorter than what was acknowledged"
    case .rootDiffers: "the log is not the one that was acknowledged"
    case .headInsideLine: "what was acknowledged does not end where a line ends"
    case .entriesDiffer: "the number of lines is not what was acknowledged"
    case .tailTooLong(let most):
      "more than \(most) bytes follow what was acknowledged, which no crash leaves"
    case .logMissing: "the log is missing, though its head is there"
    case .headMissing: "the head is missing, which tells how much was acknowledged"
    case .headUnreadable: "neither half of the head is whole"
    case .headHalfUnreadable: "one half of the head is not whole"
    case .secretDiffers: "the secret is not the one that the ledger committed itself to"
    case .secretUnreadable: "the secret is not 64 hex digits"
    case .notPrivate: "the file is not a plain file of this user's own, with one name and mode 600"
    }
  }

  /// What was expected and what was found.
  var evidence: (expected: String, found: String)? {
    switch self {
    case .hashDiffers(let said, let found): (said.hex, found.hex)
    case .chainBroken(let expected, let found): (expected.hex, found.hex)
    case .numberDiffers(let expected, let found): ("entry \(expected)", "entry \(found)")
    case .cutShort(let acknowledged, let found): ("\(acknowledged) bytes", "\(found) bytes")
    case .rootDiffers(let acknowledged, let found): (acknowledged.hex, found.hex)
    case .entriesDiffer(let acknowledged, let found):
      ("\(acknowledged) lines", "\(found) lines")
    case .headInsideLine(let acknowledged):
      ("a line that ends at byte \(acknowledged)", "a line that goes on")
    case .notPrivate(let mode, let owner, let links):
      (
        "mode 600, one link",
        "mode \(String(mode, radix: 8)), \(links) link(s), owner \(owner)"
      )
    case .lineWithoutHash, .lineWithoutEnd, .lineTooLong, .unreadable, .logMissing, .headMissing,
      .tailTooLong, .headUnreadable, .headHalfUnreadable, .secretDiffers, .secretUnreadable:
      nil
    }
  }
}

extension LineProblem {
  var words: String {
    switch self {
    case .notCanonical(let error): "the line is not canonical: \(error)"
    case .unfit(let key, let found): "\"\(key)\" cannot be '\(found.shown())'"
    case .unknownFormat(let format): "format \(format) is not known to this program"
    case .unknownKind(let kind): "the kind '\(kind.shown())' is not known to this program"
    case .unreadableDocument(let problems):
      "the document in it cannot be used: "
        + problems.problems.prefix(3).map { "\($0.position): \($0.message)" }
        .joined(separator: "; ")
    }
  }
}

extension Finding {
  /// What does not hold, with the evidence.
  var words: String {
    let place = entry.map { "entry #\($0) (line \($0 + 1)): " } ?? ""
    guard let (expected, found) = evidence else { return place + summary }
    return place + summary + "\n  expected \(expected)\n  found    \(found)"
  }

  /// What does not hold, in one line.
  var summary: String {
    switch fact {
    case .requestRepeated(let request, let first):
      "request \(request) was answered already, by entry #\(first)"
    case .wouldBeRefused(let refusal):
      "the rules would not let it in: \(Complaint(refusal, currency: nil).message)"
    case .eventDiffers: "the rules would have recorded something else"
    case .outcomeDiffers: "the reward in it does not follow from the facts"
    case .balanceOff(let code, _, _): "the balance of \(code) does not add up"
    case .unacknowledged(let entries):
      "\(entries) \(entries == 1 ? "entry was" : "entries were") written and not acknowledged; the "
        + "next command that writes takes them in"
    case .drawPending(let code):
      "draws of \(code) were asked for and are not made yet; cm draw \(code) completes them"
    }
  }

  /// What was expected and what was found.
  var evidence: (expected: String, found: String)? {
    switch fact {
    case .outcomeDiffers(let recorded, let derived): (derived.words, recorded.words)
    case .balanceOff(_, let earned, let redeemed):
      ("at most \(earned) redeemed", "\(redeemed) redeemed")
    case .eventDiffers(let recorded, let derived): differences(recorded, derived)
    case .requestRepeated, .wouldBeRefused, .drawPending, .unacknowledged: nil
    }
  }

  private func differences(_ recorded: Event, _ derived: Event) -> (String, String)? {
    switch (recorded, derived) {
    case (.drawn(let recorded), .drawn(let derived)): (derived.words, recorded.words)
    case (.drawRequested(let recorded), .drawRequested(let derived)):
      (derived.words, recorded.words)
    case (.corrected(let recorded), .corrected(let derived)):
      ("a correction for \(derived.participant)", "one for \(recorded.participant)")
    default: nil
    }
  }
}

extension DrawResult {
  fileprivate var words: String {
    slips.map { "slip \($0.number) \($0.tier)" }.joined(separator: ", ")
  }
}

extension DrawRequest {
  fileprivate var words: String {
    "draws \(first) to \(last) of chain \(chain), earned by entry #\(entitledBy)"
  }
}

extension Outcome {
  /// All of it in one line, in thousandths where it is money.
  fileprivate var words: String {
    let rewards = rewards.map { reward in
      "\(reward.contingency) \(reward.total.money)"
        + (reward.total.draws > 0 ? " and \(reward.total.draws) draws" : "")
        + " (\(reward.verdict.rawValue), \(reward.cause.rawValue), \(reward.standing.rawValue), "
        + "run \(reward.run)" + (reward.rung.map { ", rung \($0)" } ?? "")
        + ", bonus \(reward.bonus.money)"
        + (reward.fellFrom.map { ", fell from \($0)" } ?? "")
        + (reward.recovered.map { ", recovered \($0)" } ?? "") + ")"
    }
    let credits = credits.map { credit in
      "\(credit.earned.money)"
        + (credit.earned.draws > 0 ? " and \(credit.earned.draws) draws" : "")
        + " more for entry #\(credit.entry)"
    }
    return rewards.isEmpty && credits.isEmpty
      ? "nothing" : (rewards + credits).joined(separator: "; ")
  }
}
