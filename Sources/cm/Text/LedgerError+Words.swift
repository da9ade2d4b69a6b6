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
      let isReading = ["open", "fstat", "fstatfs", "opendir", "pread", "fcntl"].contains(
        failure.call)
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
    case .onNetwork(let folder, let network):
      self.init(
        .refused, "\(folder.shown(most: 200)) lies on \(network.rawValue)",
        hint:
          "a lock may hold on one machine only there, and a line be called recorded that is not "
          + "on any disk; put the ledger on a disk of this machine, or say that locks and syncs "
          + "hold there: CM_NETWORK_DISK=allow")
    case .isMirror(let folder, let ledger):
      self.init(
        .refused,
        "\(folder.shown(most: 200)) is the second copy of \(ledger.shown(most: 200)), which alone "
          + "writes to it",
        hint: "record there; where that ledger is lost: cm recover --from-mirror --mirror "
          + "\(folder.shown(most: 200)) --ledger FOLDER")
    case .noMirror(let folder):
      self.init(
        .refused, "the ledger in \(folder.shown(most: 200)) has no second copy",
        hint: "make one: cm mirror set FOLDER, on another disk")
    case .mirror(let trouble):
      self.init(trouble.status, trouble.words, hint: trouble.hint)
    }
  }
}

extension MirrorTrouble {
  /// What the second copy is, or why it is not kept up.
  var words: String {
    let place = "the second copy in \(folder.shown(most: 200))"
    return switch reason {
    case .gone: "\(place) is not there"
    case .shows(let damage):
      "\(place) shows that the ledger is not the one it was:\n  \(damage.words)"
    case .away(let failure): "\(place) cannot be reached: \(failure.words)"
    case .inUse: "\(place) is in use by another program"
    case .damaged(let damage): "\(place) is not as it was left:\n  \(damage.words)"
    case .finding(let finding): "\(place) does not hold: \(finding.words)"
    case .notEmpty:
      "\(folder.shown(most: 200)) is there already, and is no second copy of this ledger"
    case .path: "a second copy cannot lie in \(folder.shown(most: 200))"
    case .hasMore(let mirror, let ledger):
      "\(place) has \(mirror) entries, and the ledger \(ledger)"
    case .otherLog(let damage): "\(place) is of another log:\n  \(damage.words)"
    }
  }

  var hint: String {
    switch reason {
    case .shows(let damage): damage.hint
    case .damaged(let damage) where damage.isOfRights:
      "what is recorded is safe in the ledger; \(damage.hint)"
    case .gone:
      "what is recorded is safe in the ledger; the second copy is caught up by the next command "
        + "that writes once its disk is back; onto another disk: cm mirror rebuild"
    case .away:
      "what is recorded is safe in the ledger; the second copy is caught up by the next command "
        + "that writes once it can be reached"
    case .inUse: "no two ledgers may write to one second copy; look with cm audit"
    case .damaged, .finding:
      "what is recorded is safe in the ledger; look with cm audit, then cm mirror rebuild"
    case .notEmpty: "name a folder that is not there yet, or empty: cm mirror set FOLDER"
    case .path: "name a folder outside of the ledger, without control characters"
    case .hasMore:
      "it may be the ledger that lost entries: cm recover --from-mirror puts them back; where it is "
        + "the second copy that is wrong: cm mirror remove, then cm mirror set another FOLDER"
    case .otherLog: "is it the right ledger? name another folder: cm mirror set FOLDER"
    }
  }

  fileprivate var status: ExitStatus {
    switch reason {
    case .away, .gone: .disk
    case .inUse: .inUse
    case .damaged, .shows, .finding, .hasMore, .otherLog: .damaged
    case .notEmpty, .path: .refused
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
    case 2 where path.hasSuffix("/secret"): SystemFailure.secretHint
    default: "nothing was changed; see to the disk and repeat"
    }
  }
}

extension SystemFailure {
  /// What to do about a secret that is not the ledger's own.
  fileprivate static let secretHint =
    "put the ledger's own file 'secret' back; where it is lost: cm secret replace --reason lost"
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
    case .folderNotPrivate:
      "chmod 700 the folder, owned by the user who runs cm; nothing was changed"
    case .asideDiffers: "nothing was changed; move the file elsewhere and repeat"
    case .asideUnrecorded: "cm recover records it"
    case .mirrorPathUnreadable: "say anew where the second copy lies: cm mirror set FOLDER"
    case .shorterThanMirror, .mirrorRootDiffers:
      "it is the ledger that lost something; nothing was changed; cm recover --from-mirror puts the "
        + "second copy back, cm mirror remove goes on without it"
    case .mirrorByteDiffers:
      "cm mirror rebuild makes the second copy anew, cm recover --from-mirror puts it in the "
        + "ledger's place"
    case .notPrivate: "chmod 600 the file, owned by the user who runs cm, with no other link to it"
    case .headHalfUnreadable:
      "a power cut can leave this with whole lines behind what the other half acknowledges, and the "
        + "next command that writes mends it; without them only the newest receipt tells whether the "
        + "end was cut off: cm recover --adopt-head --receipt FILE"
    case .headMissing, .headUnreadable:
      "nothing was changed; with the newest receipt cm recover --adopt-head takes the log up, and "
        + "cm recover --from-mirror puts a second copy back"
    case .logMissing, .cutShort, .rootDiffers, .headInsideLine, .entriesDiffer:
      "nothing was changed; keep the folder as it is and compare with a copy or a receipt; where "
        + "there is a second copy, cm recover --from-mirror puts it back"
    case .secretDiffers, .secretUnreadable: SystemFailure.secretHint
    case .pinsUnreadable:
      "put the ledger's own file 'operators' back; where there is none, a supervisor begins anew: "
        + "cm operator pin SUPERVISOR --lost file-damaged"
    case .pinDiffers(let code):
      "put the ledger's own file 'operators' back, or have the PIN set: cm operator pin \(code) --by "
        + "SUPERVISOR"
    case .lineWithoutEnd:
      "where the line was never acknowledged, cm recover sets it aside; nothing was changed"
    case .lineWithoutHash, .lineTooLong, .hashDiffers, .chainBroken, .numberDiffers,
      .standingDiffers, .unreadable:
      "nothing was changed; keep the folder as it is and compare the line with a copy; cm recover "
        + "sets aside what was never acknowledged"
    case .tailTooLong:
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
    case .standingDiffers: "the line says something else of the log before it"
    case .unreadable(let problem): problem.words
    case .cutShort: "the log was cut: it is shorter than what was acknowledged"
    case .rootDiffers: "the log is not the one that was acknowledged"
    case .headInsideLine: "what was acknowledged does not end where a line ends"
    case .entriesDiffer: "the number of lines is not what was acknowledged"
    case .folderNotPrivate: "the folder is not this user's own, with mode 700"
    case .asideDiffers: "the file holds something else than its name says"
    case .asideUnrecorded: "what was set aside is not told of in the log"
    case .mirrorPathUnreadable: "the file does not hold the path of a folder in one line"
    case .shorterThanMirror: "the ledger is shorter than its second copy"
    case .mirrorRootDiffers: "the ledger is another than its second copy"
    case .mirrorByteDiffers: "the ledger and its second copy differ"
    case .tailTooLong(let most, _):
      "more than \(most) bytes follow what was acknowledged, which no crash leaves"
    case .logMissing: "the log is missing, though its head is there"
    case .headMissing: "the head is missing, which tells how much was acknowledged"
    case .headUnreadable: "neither half of the head is whole"
    case .headHalfUnreadable: "one half of the head is not whole"
    case .secretDiffers: "the secret is not the one that the ledger committed itself to"
    case .secretUnreadable: "the secret is not 64 hex digits"
    case .pinsUnreadable: "the file of the operators' PINs is not of its form"
    case .pinDiffers(let code): "the log commits to a PIN of \(code) that the file does not hold"
    case .notPrivate: "the file is not a plain file of this user's own, with one name and mode 600"
    }
  }

  /// What was expected and what was found.
  var evidence: (expected: String, found: String)? {
    switch self {
    case .hashDiffers(let said, let found): (said.hex, found.hex)
    case .chainBroken(let expected, let found): (expected.hex, found.hex)
    case .numberDiffers(let expected, let found): ("entry \(expected)", "entry \(found)")
    case .standingDiffers(let said, let bytes, let root):
      ("\(bytes) bytes, root \(root.hex)", "\(said.bytes) bytes, root \(said.root.hex)")
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
    case .folderNotPrivate(let mode, let owner):
      ("mode 700", "mode \(String(mode, radix: 8)), owner \(owner)")
    case .tailTooLong(let most, let found): ("at most \(most) bytes", "\(found) bytes")
    case .shorterThanMirror(let mirror, let found): ("\(mirror) bytes", "\(found) bytes")
    case .mirrorRootDiffers(let mirror, let found): (mirror.hex, found.hex)
    case .mirrorByteDiffers(let ledger, let mirror):
      ("byte \(ledger)", mirror.map { "byte \($0)" } ?? "the end")
    case .lineWithoutHash, .lineWithoutEnd, .lineTooLong, .unreadable, .logMissing, .headMissing,
      .asideDiffers, .asideUnrecorded, .mirrorPathUnreadable, .headUnreadable, .headHalfUnreadable,
      .secretDiffers, .secretUnreadable, .pinsUnreadable, .pinDiffers:
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
