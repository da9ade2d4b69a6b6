import ContingencyManagement
import Digest
import LedgerStore

extension Command {
  static let recover = Command(
    name: "recover", operands: "", summary: "Set aside what a crash left at the end of the log",
    details: """
      Only what was never acknowledged, and cannot be read, is taken out of the log; it is kept in the
      ledger's folder 'aside', and an entry says so. Whatever was acknowledged is never touched: where
      that is damaged, nothing is changed.

      Where the head is lost, nothing in the folder tells whether the end of the log was cut off. With
      --adopt-head the log is taken up as it is, once all of it was verified and the newest receipt
      agrees. Where the log itself is damaged or gone, --from-mirror puts the second copy back; what it
      takes the place of is kept in 'aside'. Both are told by an entry, which also says how much the
      receipt vouches for.

        cm recover --adopt-head --receipt newest-receipt.txt
        cm recover --from-mirror
      """,
    options: [
      OptionSpec("receipt", "FILE", "the newest receipt, proof or checkpoint, which must agree"),
      OptionSpec("adopt-head", nil, "take up the log although its head is lost"),
      OptionSpec("from-mirror", nil, "put the second copy back in place of a damaged log"),
      OptionSpec("mirror", "FOLDER", "where the second copy lies (where the ledger says)"),
      OptionSpec("unproven", nil, "go on though nothing shows that this is all; the entry says so"),
      .with,
    ], operandCount: 0...0, writes: true, takesRequest: false,
    run: { desk, arguments throws(Complaint) in try desk.recover(arguments) })
}

extension Desk {
  fileprivate func recover(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let takesHead = arguments.has("adopt-head")
    let takesMirror = arguments.has("from-mirror")
    guard !takesHead || !takesMirror, takesMirror || !arguments.has("mirror"),
      !arguments.has("unproven") || !arguments.has("receipt")
    else {
      throw Complaint(
        .usage, "these options of recover do not go together", hint: "cm recover --help")
    }
    let receipt = try arguments["receipt"].map { path throws(Complaint) in
      try testimony(file: path)
    }
    if takesHead { return try adoptHead(arguments, receipt) }
    if takesMirror { return try restore(arguments, receipt) }
    return try setAside(arguments, receipt)
  }

  // MARK: - What a crash left

  private func setAside(
    _ arguments: Arguments, _ testimony: Testimony?
  ) throws(Complaint) -> ExitStatus {
    let folder = try folder(arguments)
    var receipt = Receipt()
    let by = try by(arguments)
    let second = try secondPerson(arguments)
    let proofs = try prove(arguments)
    var vouched = 0
    if let testimony {
      let vouching: Vouching
      do { vouching = try Ledger.verify(testimony, against: folder) } catch {
        throw Complaint(error, currency: nil)
      }
      try agree(vouching, testimony)
      vouched = vouching.entries
    }
    let state: LedgerState
    do { state = try Ledger.read(folder).state } catch { throw complaint(of: error) }
    try requireRecovery(proofs, arguments, in: state)
    do {
      _ = try Ledger.setTailAside(
        folder, network: network, vouched: vouched, isUnproven: arguments.has("unproven"))
    } catch { throw complaint(of: error) }
    var ledger = try open(arguments, PINFile.isThere(folder) ? proofs : nil)
    let founding = try founding(ledger.state)
    let today = try today(founding.zone)
    var last: Posted?
    do throws(LedgerError) {
      let unrecorded = try Ledger.unrecordedSettingsAside(folder, state: ledger.state)
      for setAside in unrecorded {
        guard let request = RequestID("aside-\(setAside.fileName)") else { continue }
        let asking = Asking(by: by, at: surroundings.now(), today: today, request: request)
        let posted = try ledger.post(
          Proposal.setAside(setAside).with(second), asking)
        last = posted
        receipt.add("set aside", posted, ["\(setAside.bytes) bytes after byte \(setAside.offset)"])
        receipt.add("kept in", "\(folder)/aside/\(setAside.fileName)")
        receipt.add("digest", setAside.digest.hex)
      }
      if unrecorded.isEmpty { receipt.add("sound", "nothing had to be set aside") }
    } catch { throw Complaint(error, currency: founding.currency) }
    receipt.add(by: by, with: second, in: ledger.state)
    receipt.add(hashOf: last, ledger.acknowledged)
    addMissingPINs(to: &receipt, by, ledger)
    print(receipt)
    return .done
  }

  /// Refuses, before the log is touched, whoever may not recover it.
  ///
  /// Where the file of the PINs is lost too, nobody could show who they are, nor set a PIN as lost
  /// before the log is recovered: then nobody is asked, and nothing else is recorded before that is done.
  func requireRecovery(
    _ proofs: Proofs, _ arguments: Arguments, in state: LedgerState
  ) throws(Complaint) {
    if PINFile.isThere(try folder(arguments)) { try accept(proofs, arguments, in: state) }
    let (by, second) = (try by(arguments), try secondPerson(arguments))
    let setAside = Proposal.setAside(SetAside(offset: 0, bytes: 1, digest: .zero)).with(second)
    do throws(Refusal) { _ = try state.decide(setAside, by: by, today: .epoch) } catch {
      throw Complaint(error, currency: nil)
    }
  }

  /// Why nothing was set aside.
  private func complaint(of error: LedgerError) -> Complaint {
    var complaint = Complaint(error, currency: nil)
    guard case .damaged(let damage) = error else { return complaint }
    if damage.reason == .headHalfUnreadable {
      complaint.hint =
        "what would be set aside may have been acknowledged, which only the newest receipt can tell: "
        + "cm recover --receipt FILE; where nobody has one: --unproven"
    }
    guard damage.line != nil else { return complaint }
    switch damage.reason {
    case .unreadable(.unknownFormat), .unreadable(.unknownKind), .tailTooLong: break
    default:
      complaint.hint =
        "it was acknowledged, and is not taken out: nothing was changed; keep the folder as it is and "
        + "compare with a copy or a receipt; where there is a second copy, cm recover --from-mirror "
        + "puts it back"
    }
    return complaint
  }

  // MARK: - A lost head

  private func adoptHead(
    _ arguments: Arguments, _ testimony: Testimony?
  ) throws(Complaint) -> ExitStatus {
    let folder = try folder(arguments)
    let proofs = try prove(arguments)
    let headless: HeadlessLog
    do throws(LedgerError) {
      guard let found = try HeadlessLog.open(folder, network: network) else {
        throw .refused(.notCreated)
      }
      headless = found
    } catch {
      if case .refused = error {
        throw Complaint(
          .refused, "the head of the ledger is whole, and nothing has to be adopted",
          hint: "cm recover sets aside what a crash left; cm audit checks all of it")
      }
      throw Complaint(error, currency: nil)
    }
    let standing = headless.standing
    try requireRecovery(proofs, arguments, in: headless.state)
    let testimony = try newest(testimony, arguments, beside: standing, "the log")
    var vouched = 0
    if let testimony {
      let vouching = headless.vouching(testimony)
      try agree(vouching, testimony)
      vouched = vouching.entries
    }
    let asking = try asking("head", arguments, standing, headless.state)
    let (posted, log): (Posted?, TreeHead)
    let second = try secondPerson(arguments)
    do throws(LedgerError) {
      (posted, log) = try headless.adopt(vouched: vouched, with: second, asking)
    } catch { throw Complaint(error, currency: nil) }
    return try tell("adopted", standing, vouched, posted, log, arguments)
  }

  // MARK: - A lost log

  private func restore(
    _ arguments: Arguments, _ testimony: Testimony?
  ) throws(Complaint) -> ExitStatus {
    let folder = try folder(arguments)
    let proofs = try prove(arguments)
    let restoration: Restoration
    do throws(LedgerError) {
      restoration = try Restoration.open(
        folder, from: arguments["mirror"].map(absolute), network: network)
    } catch { throw Complaint(error, currency: nil) }
    guard !restoration.isNeedless else {
      throw Complaint(
        .refused, "nothing is wrong with the ledger that the second copy could put right",
        hint: "cm audit checks both; cm mirror rebuild makes the second copy anew")
    }
    let standing = restoration.standing
    try requireRecovery(proofs, arguments, in: restoration.state)
    var vouched = 0
    if restoration.hasAllAcknowledged, restoration.ownEntries <= standing.entries {
      vouched = restoration.acknowledged ?? 0
    } else if let acknowledged = restoration.acknowledged, acknowledged > standing.entries,
      !arguments.has("unproven")
    {
      throw Complaint(
        .refused,
        "the second copy has \(standing.entries) entries, and the ledger acknowledged \(acknowledged)",
        hint: "the last ones would be lost; --unproven goes on all the same, and the entry says so")
    }
    var testimony = testimony
    if vouched == 0 {
      testimony = try newest(testimony, arguments, beside: standing, "the second copy")
    }
    if let testimony {
      let vouching = restoration.vouching(testimony)
      try agree(vouching, testimony)
      vouched = max(vouched, vouching.entries)
    }
    let asking = try asking("restored", arguments, standing, restoration.state)
    let second = try secondPerson(arguments)
    let (posted, log): (Posted, TreeHead)
    do throws(LedgerError) {
      (posted, log) = try restoration.restore(vouched: vouched, with: second, asking)
    } catch { throw Complaint(error, currency: nil) }
    return try tell("restored", standing, vouched, posted, log, arguments)
  }

  // MARK: - What both have

  /// The newest receipt: given, typed, or done without where that was said.
  private func newest(
    _ testimony: Testimony?, _ arguments: Arguments, beside standing: LogStanding, _ what: String
  ) throws(Complaint) -> Testimony? {
    if testimony != nil || arguments.has("unproven") { return testimony }
    let found =
      "\(what) has \(standing.entries) entries in \(standing.bytes) bytes\n"
      + "  log \(TreeHead(size: standing.entries, root: standing.root).text)"
    surroundings.err(found + "\n")
    let answer = surroundings.ask("the word behind 'log' on the newest receipt: ")
    guard let answer, !answer.isEmpty else {
      throw Complaint(
        .refused, "only the newest receipt can tell whether that is all",
        hint: "--receipt FILE; where nobody has one, --unproven goes on, and the entry says so")
    }
    let words = answer.split(separator: " ").map(String.init)
    guard let head = words.last.flatMap({ TreeHead(text: $0) }) else {
      throw Complaint(
        .usage, "'\(answer.shown(most: 100))' is not a log's entries and root",
        hint: "as it stands on the receipt: the number of entries, a colon, 64 digits 0-9, a-f")
    }
    return Testimony(receiptOf: [], head: head)
  }

  private func agree(_ vouching: Vouching, _ testimony: Testimony) throws(Complaint) {
    guard let objection = vouching.objections.first else { return }
    let (said, found) = objection.evidence
    throw Complaint(
      .damaged,
      "\(objection.words(testimony.form))\n  expected \(said)\n  found    \(found)",
      hint: "nothing was changed; what the \(testimony.form.rawValue) is of must be found first")
  }

  private func asking(
    _ word: String, _ arguments: Arguments, _ standing: LogStanding, _ state: LedgerState
  ) throws(Complaint) -> Asking {
    let founding = try founding(state)
    guard let request = RequestID("\(word)-\(standing.bytes)-\(standing.root.hex.prefix(16))")
    else {
      preconditionFailure("a word, a number and hex digits make a request id")
    }
    return Asking(
      by: try by(arguments), at: surroundings.now(), today: try today(founding.zone),
      request: request)
  }

  /// Says that nobody was asked for a PIN, and what comes before anything else can be recorded.
  private func addMissingPINs(
    to receipt: inout Receipt, _ by: OperatorCode, _ ledger: borrowing Ledger
  ) {
    guard !ledger.state.takesOperatorsAtTheirWord, !PINFile.isThere(ledger.folder) else { return }
    receipt.add("PINs", "none was asked: the ledger's file 'operators' is not there")
    receipt.add(
      "next", "put it back, or have a supervisor begin: cm operator pin \(by) --lost file-lost")
  }

  /// Opens the ledger as it is now, so that a second copy is caught up, and says what was done.
  private func tell(
    _ word: String, _ standing: LogStanding, _ vouched: Int, _ posted: Posted?, _ log: TreeHead,
    _ arguments: Arguments
  ) throws(Complaint) -> ExitStatus {
    let ledger = try open(arguments, nil)
    var receipt = Receipt()
    let what = "\(standing.entries) entries, \(standing.bytes) bytes"
    if let posted { receipt.add(word, posted, [what]) } else { receipt.add(word, what) }
    receipt.add(
      "vouched",
      vouched == 0
        ? "nothing shows that this is all that was acknowledged"
        : "for the first \(vouched) of them")
    receipt.add(by: try by(arguments), with: try secondPerson(arguments), in: ledger.state)
    receipt.add(hashOf: posted, ledger.acknowledged)
    addMissingPINs(to: &receipt, try by(arguments), ledger)
    do throws(LedgerError) {
      // A piece of the entry that an earlier try left.
      if try !Ledger.unrecordedSettingsAside(ledger.folder, state: ledger.state).isEmpty {
        receipt.add("next", "cm recover, which records what was set aside")
      }
    } catch { throw Complaint(error, currency: nil) }
    print(receipt)
    return .done
  }
}
