import ContingencyManagement
import LedgerStore
import StrictJSON

extension Command {
  static let checkpoint = Command(
    name: "checkpoint", operands: "", summary: "Print what the log is now, to be kept elsewhere",
    details: """
      Three lines: the log's name, the number of its entries, and the root over them in base64. Kept
      where nobody who may write to the ledger can change it, it shows with cm verify whether an entry
      was changed or taken out since.

      With --sign it is written to a file and signed by ssh-keygen with the key of an administrator,
      and the commands are shown by which anyone can check that.

        cm checkpoint --sign ~/.ssh/id_ed25519 --to checkpoint-march
      """,
    options: [
      OptionSpec("sign", "KEY", "sign it with this private key (as made by ssh-keygen)"),
      OptionSpec("to", "FILE", "where to write what is signed (checkpoint-ENTRIES)"),
    ],
    operandCount: 0...0, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.checkpoint(arguments) })
}

extension Desk {
  fileprivate func checkpoint(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    guard arguments.has("sign") || !arguments.has("to") else {
      throw Complaint(
        .usage, "--to is where a signed checkpoint is written",
        hint: "--sign KEY --to FILE, or cm checkpoint > FILE")
    }
    let folder = try folder(arguments)
    let checkpoint: Checkpoint
    do { checkpoint = try Ledger.checkpoint(folder) } catch {
      throw Complaint(error, currency: nil)
    }
    var signed: SignedCheckpoint?
    if let key = arguments["sign"] {
      signed = try sign(
        checkpoint, key: key, file: arguments["to"] ?? "checkpoint-\(checkpoint.head.size)")
    }
    if arguments.has("json") {
      surroundings.out(json(checkpoint, signed))
    } else if let signed {
      signed.words.forEach(line)
    } else {
      surroundings.out(checkpoint.text)
    }
    return .done
  }

  private func json(
    _ checkpoint: Checkpoint, _ signed: SignedCheckpoint?
  ) -> String {
    var json = CanonicalWriter()
    json.beginObject()
    json.string("checkpoint", checkpoint.text)
    json.integer("entries", checkpoint.head.size)
    json.optional("file", signed?.file)
    json.string("origin", checkpoint.origin)
    json.string("root", checkpoint.head.root.hex)
    json.optional("signature", signed?.signature)
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
