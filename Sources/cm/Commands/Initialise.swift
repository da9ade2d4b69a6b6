import ContingencyManagement
import Digest
import Foundation
import LedgerStore

extension Command {
  static let initialise = Command(
    name: "init", operands: "", summary: "Make a new ledger",
    details: """
      Nothing needs to be given. The ledger is a folder that only you can read: the log, its head,
      and the secret that all prize draws come from.
      """,
    options: [
      OptionSpec("origin", "NAME", "the log's name in checkpoints, as clinic.example/cm-ledger"),
      OptionSpec("zone", "ZONE", "the time zone that says which day it is (the machine's)"),
      OptionSpec("currency", "CODE", "the unit of all money (USD)"),
      OptionSpec("mirror", "FOLDER", "keep a second copy there, on another disk"),
    ],
    operandCount: 0...0, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.initialise(arguments) })
}

extension Desk {
  fileprivate func initialise(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let folder = try folder(arguments)
    let origin = arguments["origin"] ?? "cm-ledger/" + hex(surroundings.entropy(6))
    guard let name = Origin(origin) else {
      throw Complaint(.usage, "'\(origin.shown())' is no origin", hint: Origin.form)
    }
    let zone = try zone(arguments["zone"] ?? surroundings.zone)
    let code = arguments["currency"] ?? "USD"
    guard let currency = Currency(code) else {
      throw Complaint(
        .usage, "'\(code.shown())' is no currency", hint: "three capital letters, such as USD")
    }
    let master = surroundings.entropy(32)
    guard
      let founding = Founding(
        origin: name, zone: zone, currency: currency,
        drawCommitment: DrawChain.commitment(to: master), salt: hex(surroundings.entropy(16)))
    else { preconditionFailure("16 bytes are 32 hex digits") }
    let deck = try adoption(of: "everyday-words", config(arguments)).adoption
    let asking = try asking(arguments, zone: zone)
    var deckAsking = asking
    deckAsking.request = try asking.request.numbered(2)
    let made: (posted: [Posted], log: TreeHead)
    do {
      made = try Ledger.create(
        folder, master: master, network: network,
        [(.create(founding), asking), (.adopt(deck), deckAsking)])
    } catch { throw Complaint(error, currency: currency) }
    var receipt = Receipt()
    receipt.add("created", folder)
    receipt.add("origin", origin)
    receipt.add("zone", "\(zone), \(currency.code)")
    receipt.add(by: asking.by, atWord: true)
    receipt.add(hashOf: made.posted.last, made.log)
    var mirrorTrouble: Complaint?
    if let place = arguments["mirror"] {
      do throws(Complaint) {
        try receipt.add(mirror: setMirror(folder, to: place), of: folder)
      } catch {
        mirrorTrouble = error
      }
    }
    receipt.add("next", "cm adopt higgins-1994, then cm enroll --schedule higgins-1994")
    print(receipt)
    if let mirrorTrouble { throw mirrorTrouble }
    return .done
  }

  private func zone(_ text: String) throws(Complaint) -> ZoneName {
    guard let name = ZoneName(text), TimeZone(identifier: text) != nil else {
      throw Complaint(
        .usage, "'\(text.shown())' is no time zone",
        hint: "an IANA name such as America/Los_Angeles")
    }
    return name
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension RequestID {
  /// The id of the `number`th entry that one request adds.
  func numbered(_ number: Int) throws(Complaint) -> RequestID {
    if number == 1 { return self }
    guard let id = RequestID("\(text)/\(number)") else {
      throw Complaint(
        .usage, "the request id \(text) is too long for a request of several entries",
        hint: "at most 56 characters")
    }
    return id
  }
}
