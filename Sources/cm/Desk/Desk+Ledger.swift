import ContingencyManagement
import LedgerStore

extension Desk {
  /// The folder that the command works on.
  func folder(_ arguments: Arguments) throws(Complaint) -> String {
    let folder = arguments["ledger"] ?? surroundings.environment["CM_LEDGER"] ?? "./ledger"
    guard !folder.isEmpty, !folder.utf8.contains(0) else {
      throw Complaint(.usage, "the ledger's folder has no name", hint: "--ledger FOLDER")
    }
    var trimmed = folder
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    return trimmed
  }

  /// The ledger, opened for writing by those who say they record, and who showed who they are.
  func open(_ arguments: Arguments) throws(Complaint) -> Ledger {
    try open(arguments, try prove(arguments))
  }

  /// The ledger, opened for writing; without proofs nobody has to show who they are.
  func open(_ arguments: Arguments, _ proofs: Proofs?) throws(Complaint) -> Ledger {
    let folder = try folder(arguments)
    var ledger: Ledger
    do {
      ledger = try Ledger.open(folder, network: network, onMirrorTrouble: warn)
    } catch { throw Complaint(error, currency: nil) }
    guard let proofs else { return ledger }
    try accept(proofs, arguments, in: ledger.state)
    if let session = proofs.session {
      do { try ledger.use(session, at: surroundings.now()) } catch {
        throw Complaint(error, currency: nil)
      }
    }
    return ledger
  }

  /// Whether a ledger may be written to on a disk of another machine.
  var network: NetworkFileSystem.Rule {
    surroundings.environment["CM_NETWORK_DISK"] == "allow" ? .allowed : .refused
  }

  /// Says that the second copy is not kept up.
  private func warn(_ trouble: MirrorTrouble) {
    surroundings.err("warning: \(trouble.words)\nhint: \(trouble.hint)\n")
  }

  /// What the ledger holds; each entry is handed on with the state after it.
  func read(
    _ arguments: Arguments, onEntry: (Entry, LedgerState) -> Void = { _, _ in }
  ) throws(Complaint) -> LedgerState {
    let folder = try folder(arguments)
    do { return try Ledger.read(folder, onEntry: onEntry).state } catch {
      throw Complaint(error, currency: nil)
    }
  }

  /// What holds of the ledger, which may be damaged; each entry is handed on with the state after it.
  func readWhatHolds(
    _ arguments: Arguments, onEntry: (Entry, LedgerState) -> Void = { _, _ in }
  ) throws(Complaint) -> Ledger.PartRead {
    let folder = try folder(arguments)
    let read: Ledger.PartRead
    do { read = try Ledger.readWhatHolds(folder, onEntry: onEntry) } catch {
      throw Complaint(error, currency: nil)
    }
    // Where not even the founding can be read, there is nothing to be shown.
    if read.state.founding == nil { _ = try end(read.damage, isShown: false) }
    return read
  }

  /// Ends a report: where the ledger is damaged, it says so and where.
  func end(_ damage: Damage?, isShown: Bool = true) throws(Complaint) -> ExitStatus {
    guard let damage else { return .done }
    let shown =
      switch damage.reason {
      case .headMissing, .headUnreadable:
        "every line that holds is shown, and nobody can tell how many of them were acknowledged"
      case .rootDiffers, .entriesDiffer: "what is shown is not what was acknowledged"
      default: "what is shown comes before that, and nothing after it was read"
      }
    throw Complaint(
      .damaged, damage.words + (isShown ? "\n  " + shown : ""), hint: damage.hint)
  }

  /// What the ledger was founded with, without which nothing can be in it.
  func founding(_ state: LedgerState) throws(Complaint) -> Founding {
    guard let founding = state.founding else { throw Complaint(.notCreated, currency: nil) }
    return founding
  }

  /// Who records, when, and under which request id.
  func asking(
    _ arguments: Arguments, zone: ZoneName
  ) throws(Complaint) -> Asking {
    let request: RequestID
    if let text = arguments["request"] {
      guard let id = RequestID(text) else {
        throw Complaint(
          .usage, "'\(text.shown())' is not a request id", hint: RequestID.form)
      }
      request = id
    } else {
      request = madeUpRequest()
      line("request   \(request)")
    }
    let by = try by(arguments)
    return Asking(by: by, at: surroundings.now(), today: try today(zone), request: request)
  }

  /// Who asks, under an id that leaves room for those of the entries that follow from it.
  ///
  /// - Parameter what: What it is asked for: `a draw`.
  func asking(
    _ arguments: Arguments, zone: ZoneName, for what: String, most length: Int
  ) throws(Complaint) -> Asking {
    let asking = try asking(arguments, zone: zone)
    guard asking.request.text.utf8.count <= length else {
      throw Complaint(
        .usage, "the request id is too long for \(what), which adds several entries",
        hint: "at most \(length) characters")
    }
    return asking
  }

  /// A request id that nobody has used.
  func madeUpRequest() -> RequestID {
    let digits = surroundings.entropy(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    guard let id = RequestID("r-" + digits.joined()) else {
      preconditionFailure("hex digits make a request id")
    }
    return id
  }

  /// Who records: as given, or the system user.
  func by(_ arguments: Arguments) throws(Complaint) -> OperatorCode {
    if let given = arguments["by"] ?? surroundings.environment["CM_BY"] {
      return try operatorCode(given)
    }
    guard let user = OperatorCode(surroundings.userName) else {
      throw Complaint(
        .usage, "the system user '\(surroundings.userName.shown())' is not an operator's code",
        hint: "say who records this: --by OPERATOR")
    }
    return user
  }

  func today(_ zone: ZoneName) throws(Complaint) -> CalendarDay {
    guard let today = surroundings.today(in: zone) else {
      throw Complaint(
        .disk, "this machine does not know the ledger's time zone \(zone)",
        hint: "install the time zone database (package tzdata)")
    }
    return today
  }

  /// The day that the command is about.
  func day(_ arguments: Arguments, today: CalendarDay) throws(Complaint) -> CalendarDay {
    guard let text = arguments["on"] else { return today }
    return try day(text)
  }

  func day(_ text: String) throws(Complaint) -> CalendarDay {
    guard let day = CalendarDay(text) else {
      throw Complaint(
        .usage, "'\(text.shown())' is not a day",
        hint: "a day is written 2026-03-02: year, month, day")
    }
    return day
  }

  func participant(_ text: String) throws(Complaint) -> ParticipantCode {
    guard let code = ParticipantCode(text) else {
      throw Complaint(
        .usage, "'\(text.shown())' is not a participant's code", hint: ParticipantCode.form)
    }
    return code
  }

  func operatorCode(_ text: String) throws(Complaint) -> OperatorCode {
    guard let code = OperatorCode(text) else {
      throw Complaint(
        .usage, "'\(text.shown())' is not an operator's code", hint: OperatorCode.form)
    }
    return code
  }

  /// One of a list of words.
  func kind<Kind: RawRepresentable<String> & CaseIterable>(
    _ text: String, _ what: String
  ) throws(Complaint) -> Kind {
    guard let kind = Kind(rawValue: text) else {
      throw Complaint(
        .usage, "'\(text.shown())' is not \(what)", hint: "one of: \(Kind.list)")
    }
    return kind
  }

  /// The id of something in the ledger, and its version where one is named: `ID` or `ID@VERSION`.
  func idAndVersion(_ text: String, _ what: String) throws(Complaint) -> (id: Name, version: Int?) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    let version = parts.count == 2 ? Int(parts[1]) : nil
    guard let id = Name(parts.first ?? ""), parts.count == 1 || version != nil, parts.count <= 2
    else {
      throw Complaint(
        .usage, "'\(text.shown())' is not \(what)", hint: "an id, or ID@VERSION")
    }
    return (id, version)
  }

  func reference(_ text: String, _ what: String) throws(Complaint) -> Reference {
    guard let reference = Reference(text) else {
      throw Complaint(
        .usage, "'\(text.shown())' is not \(what)",
        hint: "\(Reference.form); never words about a person")
    }
    return reference
  }

  /// Medicines by their codes, separated by commas; `none` for none.
  func medicines(_ text: String) throws(Complaint) -> AnalyteSet {
    guard text != "none", !text.isEmpty else { return AnalyteSet(rawValue: 0) }
    var medicines: [Analyte] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let medicine = Analyte(typed: word) else {
        throw Complaint(
          .usage, "'\(String(word).shown())' is no analyte's code",
          hint: Analyte.hint(typed: String(word)))
      }
      medicines.append(medicine)
    }
    return AnalyteSet(medicines)
  }
}
