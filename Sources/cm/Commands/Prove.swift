import ContingencyManagement
import LedgerStore
import StrictJSON

extension Command {
  static let prove = Command(
    name: "prove", operands: "ENTRY", summary: "Print the proof that an entry is in the log",
    details: """
      A file that shows, without the log, that the line with the entry's hash is in the log of a
      checkpoint (C2SP tlog-proof). cm verify holds it against the ledger.

        cm prove 12 > 12.tlog-proof
      """,
    options: [], operandCount: 1...1, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.prove(arguments) })
}

extension Desk {
  fileprivate func prove(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let number = try entryNumber(arguments.operands[0])
    let folder = try folder(arguments)
    do throws(LedgerError) {
      let (proof, hash) = try Ledger.prove(number, in: folder)
      guard arguments.has("json") else {
        surroundings.out(proof.text)
        return .done
      }
      var json = CanonicalWriter()
      json.beginObject()
      json.integer("entries", proof.checkpoint.head.size)
      json.string("hash", hash.hex)
      json.key("hashes")
      json.beginArray()
      for hash in proof.inclusion.hashes { json.string(hash.hex) }
      json.endArray()
      json.integer("n", number)
      json.string("origin", proof.checkpoint.origin)
      json.string("proof", proof.text)
      json.string("root", proof.checkpoint.head.root.hex)
      json.endObject()
      json.endLine()
      surroundings.out(String(decoding: json.bytes, as: UTF8.self))
      return .done
    } catch { throw Complaint(error, currency: nil) }
  }
}
