import ContingencyManagement
import LedgerStore

extension Command {
  static let recover = Command(
    name: "recover", operands: "", summary: "Set aside what a crash left at the end of the log",
    details: """
      Only what was never acknowledged, and cannot be read, is taken out of the log; it is kept in the
      ledger's folder 'aside', and an entry says so. Whatever was acknowledged is never touched: where
      that is damaged, nothing is changed.
      """,
    options: [], operandCount: 0...0, writes: true, takesRequest: false,
    run: { desk, arguments throws(Complaint) in try desk.recover(arguments) })
}

extension Desk {
  fileprivate func recover(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let folder = try folder(arguments)
    var receipt = Receipt()
    do throws(LedgerError) { _ = try Ledger.setTailAside(folder) } catch {
      throw Complaint(error, currency: nil)
    }
    var ledger = try open(arguments)
    let founding = try founding(ledger.state)
    let by = try by(arguments)
    let today = try today(founding.zone)
    var last: Posted?
    do throws(LedgerError) {
      let unrecorded = try Ledger.unrecordedSettingsAside(folder, state: ledger.state)
      for setAside in unrecorded {
        guard let request = RequestID("aside-\(setAside.fileName)") else { continue }
        let asking = Asking(by: by, at: surroundings.now(), today: today, request: request)
        let posted = try ledger.post(.setAside(setAside), asking)
        last = posted
        receipt.add("set aside", posted, ["\(setAside.bytes) bytes after byte \(setAside.offset)"])
        receipt.add("kept in", "\(folder)/aside/\(setAside.fileName)")
        receipt.add("digest", setAside.digest.hex)
      }
      if unrecorded.isEmpty { receipt.add("sound", "nothing had to be set aside") }
    } catch { throw Complaint(error, currency: founding.currency) }
    receipt.add(hashOf: last, ledger.acknowledged)
    print(receipt)
    return .done
  }
}
