import ContingencyManagement
import Digest
import LedgerStore

extension Command {
  static let replaceSecret = Command(
    name: "secret replace", operands: "",
    summary: "Replace the secret that draws come from",
    details: """
      For a secret that was lost, may have been read, or has served long enough. The log commits to
      the new one, and every participant gets a chain made from it, whose anchor is theirs to keep.
      Where draws wait for an element that is lost, they are given up and owed again; while it is not
      lost, they are completed first. All of it is shown by cm audit, for review. The old secret is
      kept in the folder aside.

        cm secret replace --reason scheduled
      """,
    options: [OptionSpec("reason", "KIND", "one of: \(SecretKind.list)")],
    operandCount: 0...0, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.replaceSecret(arguments) })

  static let replaceChain = Command(
    name: "chain replace", operands: "PARTICIPANT",
    summary: "Give a participant another draw chain",
    details: """
      For a chain that still serves: somebody may have read its elements, the participant asks for it,
      or its secret was replaced. Shown by cm audit, for review.
      """,
    options: [OptionSpec("reason", "KIND", "one of: \(ChainKind.list)")],
    operandCount: 1...1, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.replaceChain(arguments) })
}

extension Desk {
  fileprivate func replaceSecret(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let reason: SecretKind = try reason(arguments, "secret replace")
    let folder = try folder(arguments)
    var ledger = try open(arguments)
    let founding = try founding(ledger.state)
    let asking = try asking(arguments, zone: founding.zone, for: "this", most: 40)
    var receipt = Receipt()
    do throws(LedgerError) {
      let posted = try ledger.replaceSecret(with: surroundings.entropy(32), reason, asking)
      receipt.add("replaced", posted, ["the secret of the draws:", reason.rawValue])
      if let commitment = ledger.state.drawCommitment { receipt.add("commits", "to \(commitment)") }
      var last = posted
      let renewing = Renewing(
        asking: asking, reason: .secretReplaced,
        secret: try DrawSecret(folder, commitment: ledger.state.drawCommitment))
      for participant in ledger.state.participants
      where participant.mayDraw && !renewing.isNeedless(for: participant, in: ledger.state) {
        last = try renewing.renew(participant.code, &ledger, &receipt)
      }
      receipt.add(by: asking.by, in: ledger.state)
      receipt.add(hashOf: last, ledger.acknowledged)
    } catch {
      var complaint = Complaint(error, currency: founding.currency)
      if !receipt.lines.isEmpty {
        print(receipt)
        complaint.hint =
          "what is shown is recorded; the same again does the rest: cm secret replace --reason "
          + "\(reason.rawValue) --request \(asking.request)"
      }
      throw complaint
    }
    print(receipt)
    return .done
  }

  fileprivate func replaceChain(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let code = try participant(arguments.operands[0])
    let reason: ChainKind = try reason(arguments, "chain replace")
    let folder = try folder(arguments)
    var ledger = try open(arguments)
    let founding = try founding(ledger.state)
    let asking = try asking(arguments, zone: founding.zone, for: "this", most: 40)
    var receipt = Receipt()
    do throws(LedgerError) {
      try ledger.settleSecret()
      let renewing = Renewing(
        asking: asking, reason: reason,
        secret: try DrawSecret(folder, commitment: ledger.state.drawCommitment))
      let last = try renewing.renew(code, &ledger, &receipt)
      receipt.add(by: asking.by, in: ledger.state)
      receipt.add(hashOf: last, ledger.acknowledged)
    } catch { throw Complaint(error, currency: founding.currency) }
    print(receipt)
    return .done
  }

  private func reason<Kind: RawRepresentable<String> & CaseIterable>(
    _ arguments: Arguments, _ command: String
  ) throws(Complaint) -> Kind {
    guard let text = arguments["reason"] else {
      throw Complaint(
        .usage, "\(command) needs a reason", hint: "--reason, one of: \(Kind.list)")
    }
    return try kind(text, "a reason for it")
  }
}

/// The renewing of chains under one request, each of whose entries has an id that follows from it.
private struct Renewing {
  let asking: Asking
  let reason: ChainKind
  let secret: DrawSecret

  /// Gives a participant the next chain, once draws that can never be made were given up; tells of it
  /// again where the request had done so before.
  func renew(
    _ code: ParticipantCode, _ ledger: inout Ledger, _ receipt: inout Receipt
  ) throws(LedgerError) -> Posted {
    guard let participant = ledger.state.participant(code),
      let origin = ledger.state.founding?.origin
    else { throw .refused(.unknownParticipant(code)) }
    let id = id(for: participant)
    if let earlier = ledger.state.entry(answering: id.request) {
      let posted = try ledger.posted(earlier)
      receipt.add(renewal: posted, in: origin)
      return posted
    }
    if participant.chain.secret != ledger.state.secretReplacedBy,
      let (entry, request) = participant.pendingDraw
    {
      let voided = try ledger.post(.voidDraw(code), under("void-\(entry)"))
      let count = request.count
      receipt.add(
        "given up", voided,
        [
          count == 1 ? "1 draw" : "\(count) draws",
          "of \(code), asked for by entry #\(entry): owed again",
        ])
    }
    let renewal = secret.renewal(of: code, reason, in: ledger.state)
    let posted = try ledger.post(.renewChain(renewal), id)
    receipt.add(renewal: posted, in: origin)
    return posted
  }

  /// Whether the participant's chain is made from the secret that holds, and not under this request.
  func isNeedless(for participant: Participant, in state: LedgerState) -> Bool {
    participant.chain.secret == state.secretReplacedBy
      && state.entry(answering: id(for: participant).request) == nil
  }

  private func id(for participant: Participant) -> Asking {
    under("chain-of-\(participant.enrolledBy)")
  }

  private func under(_ suffix: String) -> Asking {
    asking.under(RequestID("\(asking.request)/\(suffix)"))
  }
}

extension Participant {
  /// Whether draws can still come: the episode goes on, or some are owed.
  fileprivate var mayDraw: Bool {
    guard case .ended? = turns.last?.kind else { return true }
    return drawsOwedCount > 0 || pendingDraw != nil
  }
}
