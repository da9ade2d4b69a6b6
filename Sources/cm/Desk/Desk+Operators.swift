import ContingencyManagement
import Digest
import LedgerStore

/// PINs that were given, or that a session stands for: what the log must commit to.
struct Proofs {
  fileprivate(set) var commitments: [OperatorCode: [SHA256Digest]] = [:]
  fileprivate(set) var session: OperatorSession?
}

extension OptionSpec {
  /// For commands whose entries may need a second person.
  static let with = OptionSpec(
    "with", "OPERATOR", "the second person, where the programme asks for one")
}

extension Desk {
  /// The second person that was named, or the witness of a draw.
  func secondPerson(_ arguments: Arguments) throws(Complaint) -> OperatorCode? {
    try (arguments["with"] ?? arguments["witness"]).map { given throws(Complaint) in
      try operatorCode(given)
    }
  }

  /// The desk in the name of whoever unlocked this terminal, where nobody is named.
  ///
  /// Found once, so that all of a command is one person's.
  func signedIn(_ arguments: Arguments) throws(Complaint) -> Desk {
    guard arguments["by"] == nil, surroundings.environment["CM_BY"] == nil else { return self }
    let folder = try folder(arguments)
    let session: OperatorSession?
    do { session = try currentSession(folder) } catch { throw Complaint(error, currency: nil) }
    guard let session else { return self }
    var world = surroundings
    world.environment["CM_BY"] = session.code.text
    return Desk(world)
  }

  /// Asks those who record for their PINs, before the ledger is locked: a person takes their time.
  ///
  /// Nobody is asked whose PIN is not in the ledger's file; whether the log wants one is seen once
  /// it is read, see ``accept(_:_:in:)``.
  ///
  /// - Parameter takesSession: Whether a session at this terminal is enough.
  func prove(_ arguments: Arguments, takesSession: Bool = true) throws(Complaint) -> Proofs {
    let folder = try folder(arguments)
    let (by, second) = (try by(arguments), try secondPerson(arguments))
    var proofs = Proofs()
    let file: PINFile
    let session: OperatorSession?
    do throws(LedgerError) {
      file = try PINFile(folder)
      session = takesSession ? try currentSession(folder) : nil
    } catch { throw Complaint(error, currency: nil) }
    // A PIN that was set anew since ends the session.
    if let session, session.code == by,
      file.verifiers(of: by).contains(where: { $0.commitment == session.pin })
    {
      proofs.session = session
      proofs.commitments[by] = [session.pin]
    } else {
      proofs.commitments[by] = try askPIN(of: by, file, folder)
    }
    if let second, second != by {
      proofs.commitments[second] = try askPIN(of: second, file, folder)
    }
    return proofs
  }

  /// Makes sure that the PINs given are those that the log commits to.
  ///
  /// An operator who is unknown or retired passes: the rules refuse them, in words of their own.
  func accept(
    _ proofs: Proofs, _ arguments: Arguments, in state: LedgerState
  ) throws(Complaint) {
    for code in [try by(arguments), try secondPerson(arguments)] {
      guard let code, let known = state.operatorNamed(code), known.retiredBy == nil else {
        continue
      }
      guard proofs.commitments[code]?.contains(known.pin) == true else {
        let isGiven = proofs.commitments[code]?.isEmpty == false
        throw Complaint(
          .refused,
          isGiven
            ? "the PIN of \(code) is not the one that the log commits to"
            : "the PIN of \(code) cannot be checked: the ledger's file 'operators' does not hold it",
          hint: "put the file back, or have it set: cm operator pin \(code) --by SUPERVISOR; a "
            + "supervisor without any: cm operator pin \(code) --lost KIND")
      }
    }
  }

  /// The session at this terminal, if one holds.
  func currentSession(_ folder: String) throws(LedgerError) -> OperatorSession? {
    guard let place = surroundings.terminal() else { return nil }
    return try OperatorSession.current(folder, at: place, now: surroundings.now())
  }

  /// Asks for a PIN up to three times; the commitments of those that it opens.
  ///
  /// None where the file holds no PIN of the operator.
  func askPIN(
    of code: OperatorCode, _ file: PINFile, _ folder: String
  ) throws(Complaint) -> [SHA256Digest] {
    let verifiers = file.verifiers(of: code)
    guard !verifiers.isEmpty else { return [] }
    for _ in 1...3 {
      try requireNoPause(folder, code)
      guard let typed = surroundings.askSecret("PIN of \(code): ") else {
        throw Complaint(
          .refused,
          "the PIN of \(code) was not given: there is no terminal here, or it was broken off",
          hint: "at a terminal, once: cm unlock --by \(code); commands of the same terminal "
            + "session then need none for a while")
      }
      let count = try attempt(folder, code)
      let pin = PIN(typed: typed)
      let opened = verifiers.filter { $0.accepts(pin) }.map(\.commitment)
      guard opened.isEmpty else {
        do { try PINAttempts.succeed(folder, of: code) } catch {
          throw Complaint(error, currency: nil)
        }
        return opened
      }
      surroundings.err("that is not the PIN of \(code)\n")
      surroundings.wait(min(count, 5))
    }
    throw Complaint(
      .refused, "no PIN of \(code) was given",
      hint: "a forgotten PIN is set by a supervisor: cm operator pin \(code) --by SUPERVISOR")
  }

  /// Counts an attempt before it is known how it comes out.
  private func attempt(_ folder: String, _ code: OperatorCode) throws(Complaint) -> Int {
    let attempt: (count: Int?, wait: Int)
    do { attempt = try PINAttempts.begin(folder, of: code, at: surroundings.now()) } catch {
      throw Complaint(error, currency: nil)
    }
    guard let count = attempt.count else { throw tooMany(code, wait: attempt.wait) }
    return count
  }

  private func requireNoPause(_ folder: String, _ code: OperatorCode) throws(Complaint) {
    let wait: Int?
    do { wait = try PINAttempts.pause(folder, of: code, at: surroundings.now()) } catch {
      throw Complaint(error, currency: nil)
    }
    if let wait { throw tooMany(code, wait: wait) }
  }

  private func tooMany(_ code: OperatorCode, wait: Int) -> Complaint {
    Complaint(
      .refused, "too many wrong PINs for \(code)", hint: "try again in \(wait) seconds")
  }

  /// Has an operator choose a PIN, typed twice.
  func askNewPIN(of code: OperatorCode) throws(Complaint) -> PIN {
    guard let typed = surroundings.askSecret("new PIN of \(code), 4 to 12 digits or a phrase: ")
    else {
      throw Complaint(
        .refused, "a PIN is chosen at a terminal, and there is none",
        hint: "run the command at a terminal; a PIN is never an argument or in the environment")
    }
    let pin: PIN
    do { pin = try PIN(chosen: typed, by: code) } catch {
      throw Complaint(.refused, error.words, hint: error.hint)
    }
    guard surroundings.askSecret("the same again: ") == typed else {
      throw Complaint(.refused, "the two are not the same", hint: "nothing was changed; try again")
    }
    return pin
  }
}

extension PINProblem {
  fileprivate var words: String {
    switch self {
    case .wrongLength: "a PIN of digits has 4 to 12"
    case .phraseLength: "a phrase has 8 to 128 characters"
    case .otherCharacters: "a PIN has only characters that every keyboard has"
    case .ownCode: "the PIN is the operator's code, or begins with it"
    case .trivial: "that PIN is one of the first that anybody tries"
    }
  }

  fileprivate var hint: String {
    switch self {
    case .wrongLength, .phraseLength, .otherCharacters:
      "4 to 12 digits, or a phrase of letters, digits, spaces and signs"
    case .ownCode, .trivial: "choose one that nobody foresees; not a year, not a repetition"
    }
  }
}

extension Receipt {
  /// Who recorded it, and with whom; and whether that was anybody's word only.
  mutating func add(by: OperatorCode, with second: OperatorCode? = nil, atWord: Bool) {
    add(
      "by",
      by.text + (second.map { " with \($0)" } ?? "")
        + (atWord ? " as given: no operators are set up" : ""))
  }

  /// Who recorded it, in a ledger as it stands.
  mutating func add(by: OperatorCode, with second: OperatorCode? = nil, in state: LedgerState) {
    add(by: by, with: second, atWord: state.takesOperatorsAtTheirWord)
  }
}
