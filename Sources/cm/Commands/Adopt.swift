import ContingencyManagement
import LedgerStore

extension Command {
  static let adopt = Command(
    name: "adopt", operands: "ID|FILE…",
    summary: "Take schedules and other documents into the ledger",
    details: """
      The whole text goes into the log, with its digest: editing the file afterwards changes nobody's
      history. A bowl that a schedule draws from, and caps that it names, are adopted with it; decks
      and programmes are adopted by themselves.
      """,
    options: [], operandCount: 1...100, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.adopt(arguments) })
}

extension Desk {
  fileprivate func adopt(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let config = config(arguments)
    // All files are read and checked before the first is adopted.
    var adoptions: [Adoption] = []
    for file in arguments.operands {
      let (_, adoption) = try adoption(of: file, config)
      if case .schedule(let schedule) = adoption.document {
        adoptions += try shipped(schedule.bowls, in: "Bowls", config)
        adoptions += try shipped(schedule.capFiles, in: "Caps", config)
      }
      adoptions.append(adoption)
    }
    var ledger = try open(arguments)
    let founding = try founding(ledger.state)
    let asking = try asking(arguments, zone: founding.zone)
    var parts: [(adoption: Adoption, asking: Asking)] = []
    for (index, adoption) in adoptions.enumerated() {
      parts.append((adoption, asking.under(try asking.request.numbered(index + 1))))
    }
    var receipt = Receipt()
    var last: Posted?
    do throws(LedgerError) {
      for (adoption, part) in parts {
        // Before the first of them is adopted.
        guard let entry = ledger.state.entry(answering: part.request) else { continue }
        let there = try ledger.posted(entry).entry.event.proposal
        guard Proposal.adopt(adoption).asksTheSame(as: there) else {
          throw .refused(.requestReused(part.request, entry: entry))
        }
      }
      for (adoption, part) in parts {
        let what =
          "\(adoption.document.kind.rawValue) \(adoption.document.id) version \(adoption.document.version)"
        do throws(LedgerError) {
          let posted = try ledger.stage(.adopt(adoption), part)
          last = posted
          receipt.add("adopted", "#\(posted.entry.number)  \(what)  \(adoption.digest)")
        } catch {
          guard case .refused(.alreadyAdopted(_, _, let entry)) = error else { throw error }
          if case .programme(let programme) = adoption.document, programme != ledger.state.programme
          {
            throw error
          }
          receipt.add("known", "#\(entry)  \(what), adopted before")
        }
      }
      try ledger.commit()
    } catch { throw Complaint(error, currency: founding.currency) }
    receipt.add(by: asking.by, in: ledger.state)
    receipt.add(hashOf: last, ledger.acknowledged)
    print(receipt)
    return .done
  }

  /// Those of the named documents that travel with the program, from their own folder: a schedule and a
  /// bowl may have one id.
  private func shipped(
    _ ids: some Sequence<Name>, in folder: String, _ config: ConfigFolder
  ) throws(Complaint) -> [Adoption] {
    let known = config.ids(folder)
    var adoptions: [Adoption] = []
    for id in ids where known.contains(id.text) {
      let file = try config.file(id.text, in: [folder])
      adoptions.append(try adoption(of: file, config).adoption)
    }
    return adoptions
  }
}
