import ContingencyManagement
import LedgerStore
import StrictJSON

extension Command {
  static let operatorAdd = Command(
    name: "operator add", operands: "CODE", summary: "Add somebody who may record",
    details: """
      The first is a supervisor. From then on every command that records wants the PIN of whoever it
      says records, asked at the terminal (see cm unlock). The new operator chooses the PIN here.

        desk        records enrolments, tests, visits, milestones, draws and redemptions
        supervisor  does all that, adopts, corrects, recovers, adds and retires operators
        auditor     reads, and makes checkpoints and proofs
      """,
    options: [OptionSpec("role", "ROLE", Role.list)], operandCount: 1...1, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.addOperator(arguments) })

  static let operatorRetire = Command(
    name: "operator retire", operands: "CODE", summary: "Retire an operator",
    details: "What they recorded stays. The last active supervisor cannot be retired.",
    options: [], operandCount: 1...1, writes: true,
    run: { desk, arguments throws(Complaint) in
      let code = try desk.operatorCode(arguments.operands[0])
      return try desk.post(arguments) { _, _ throws(Complaint) in
        (.retireOperator(OperatorRetired(code: code)), ["operator", code.text, "retired"])
      }
    })

  static let operatorPIN = Command(
    name: "operator pin", operands: "CODE", summary: "Set another PIN",
    details: """
      Your own, or by a supervisor somebody else's. A supervisor whose PIN is lost, where no other
      supervisor can set it, says so with --lost: no PIN is asked, and every audit shows it.
      """,
    options: [OptionSpec("lost", "KIND", "a supervisor's own PIN is lost: " + LostPINKind.list)],
    operandCount: 1...1, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.changePIN(arguments) })

  static let operatorList = Command(
    name: "operator list", operands: "", summary: "Show who may record, and what",
    details: "", options: [], operandCount: 0...0, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.listOperators(arguments) })
}

extension Desk {
  fileprivate func addOperator(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let code = try operatorCode(arguments.operands[0])
    guard let word = arguments["role"] else {
      throw Complaint(.usage, "an operator needs a role", hint: "--role ROLE: \(Role.list)")
    }
    let role: Role = try kind(word, "a role")
    let proofs = try prove(arguments)
    let verifier = try newVerifier(of: code)
    let ledger = try open(arguments, proofs)
    return try post(
      .addOperator(OperatorAdded(code: code, role: role, pin: verifier.commitment)), verifier,
      ["operator", code.text, role.rawValue], arguments, ledger)
  }

  fileprivate func changePIN(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let code = try operatorCode(arguments.operands[0])
    let lost: LostPINKind? = try arguments["lost"].map { text throws(Complaint) in
      try kind(text, "a way to lose a PIN")
    }
    let change = { (verifier: PINVerifier) in
      Proposal.changePIN(PINChange(code: code, pin: verifier.commitment, lost: lost))
    }
    if let lost {
      guard arguments["by"] == nil || arguments["by"] == code.text else {
        throw Complaint(
          .usage, "a PIN is set as lost by its owner",
          hint: "cm operator pin \(code) --lost \(lost.rawValue)")
      }
      // Nobody is asked for a PIN, and the log says so for ever.
      let verifier = try newVerifier(of: code)
      let ledger = try open(arguments, nil)
      try requireNobodyElse(toSetThePINOf: code, in: ledger.state, try folder(arguments))
      return try post(
        change(verifier), verifier, ["PIN of", code.text, "as lost (\(lost.rawValue))"], arguments,
        ledger, by: code)
    }
    let proofs = try prove(arguments, takesSession: false)
    let verifier = try newVerifier(of: code)
    let ledger = try open(arguments, proofs)
    return try post(change(verifier), verifier, ["PIN of", code.text], arguments, ledger)
  }

  /// Refuses to set a PIN as lost while another supervisor's is in the file.
  private func requireNobodyElse(
    toSetThePINOf code: OperatorCode, in state: LedgerState, _ folder: String
  ) throws(Complaint) {
    var file = PINFile()
    do throws(LedgerError) { file = try PINFile(folder) } catch {
      // A file that holds none is as good as lost.
      guard error.isOfUnreadablePINs else { throw Complaint(error, currency: nil) }
    }
    let other = state.operators.first { known in
      known.role == .supervisor && known.retiredBy == nil && known.code != code
        && file.verifiers(of: known.code).contains { $0.commitment == known.pin }
    }
    guard let other else { return }
    throw Complaint(
      .refused, "\(other.code) is a supervisor too, whose PIN is not lost",
      hint: "have it set: cm operator pin \(code) --by \(other.code)")
  }

  private func newVerifier(of code: OperatorCode) throws(Complaint) -> PINVerifier {
    let pin = try askNewPIN(of: code)
    return PINVerifier(
      pin, of: code, salt: surroundings.entropy(PINVerifier.saltLength),
      iterations: surroundings.pinIterations)
  }

  /// Records what commits to a PIN, once what is kept of it is on the disk.
  private func post(
    _ proposal: Proposal, _ verifier: PINVerifier, _ words: [String], _ arguments: Arguments,
    _ ledger: consuming Ledger, by code: OperatorCode? = nil
  ) throws(Complaint) -> ExitStatus {
    let founding = try founding(ledger.state)
    var asking = try asking(arguments, zone: founding.zone)
    asking.by = code ?? asking.by
    let atWord = ledger.state.takesOperatorsAtTheirWord
    let posted: Posted
    do throws(LedgerError) {
      if ledger.state.entry(answering: asking.request) == nil {
        // Judged before anything is kept.
        do throws(Refusal) {
          _ = try ledger.state.decide(proposal, by: asking.by, today: asking.today)
        } catch { throw .refused(error) }
        try ledger.keep(verifier)
      }
      posted = try ledger.post(proposal, asking)
    } catch { throw Complaint(error, currency: founding.currency) }
    var receipt = Receipt()
    receipt.add("recorded", posted, words)
    // The PIN before this one goes out of the file; the entry stands whether it does or not.
    do throws(LedgerError) { try ledger.keep(nil) } catch {
      receipt.add(
        "note",
        "the file 'operators' could not be tidied: \(Complaint(error, currency: nil).message)")
    }
    if posted.isRepeat { receipt.add("note", "the PIN chosen then holds, not the one just typed") }
    receipt.add(by: asking.by, atWord: atWord)
    receipt.add(hashOf: posted, ledger.acknowledged)
    print(receipt)
    return .done
  }

  fileprivate func listOperators(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let state = try read(arguments)
    if arguments.has("json") {
      surroundings.out(json(state))
      return .done
    }
    guard !state.takesOperatorsAtTheirWord else {
      line("no operators are set up: whoever records is taken at their word")
      line("hint: the first is a supervisor: cm operator add CODE --role supervisor")
      return .done
    }
    var table = Columns(right: [])
    table.rows = [["operator", "role", "added", "retired"]]
    for known in state.operators {
      table.rows.append([
        known.code.text, known.role.rawValue, "#\(known.addedBy)",
        known.retiredBy.map { "#\($0)" } ?? "-",
      ])
    }
    table.lines.forEach(line)
    return .done
  }

  private func json(_ state: LedgerState) -> String {
    var json = CanonicalWriter()
    json.beginObject()
    json.key("operators")
    json.beginArray()
    for known in state.operators {
      json.beginObject()
      json.integer("added", known.addedBy)
      json.string("operator", known.code.text)
      json.optional("retired", known.retiredBy)
      json.string("role", known.role.rawValue)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
