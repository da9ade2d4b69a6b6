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
        for bowl in schedule.bowls where config.ids("Bowls").contains(bowl.text) {
          adoptions.append(try self.adoption(of: bowl.text, config).adoption)
        }
        for file in schedule.capFiles where config.ids("Caps").contains(file.text) {
          adoptions.append(try self.adoption(of: file.text, config).adoption)
        }
      }
      adoptions.append(adoption)
    }
    var ledger = try open(arguments)
    let founding = try founding(ledger.state)
    let asking = try asking(arguments, zone: founding.zone)
    var receipt = Receipt()
    var last: Posted?
    do throws(LedgerError) {
      for (index, adoption) in adoptions.enumerated() {
        var next = asking
        do throws(Complaint) { next.request = try asking.request.numbered(index + 1) } catch {
          break
        }
        let what =
          "\(adoption.document.kind.rawValue) \(adoption.document.id) version \(adoption.document.version)"
        do throws(LedgerError) {
          let posted = try ledger.stage(.adopt(adoption), next)
          last = posted
          receipt.add("adopted", "#\(posted.entry.number)  \(what)  \(adoption.digest)")
        } catch {
          guard case .refused(.alreadyAdopted(_, _, let entry)) = error else { throw error }
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
}
