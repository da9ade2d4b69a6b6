import ContingencyManagement
import Digest
import LedgerStore
import StrictJSON

extension Command {
  static let verify = Command(
    name: "verify", operands: "[FILE]",
    summary: "Hold a receipt, a proof or a checkpoint against the ledger",
    details: """
      The file is a printed receipt, what cm prove wrote, or a checkpoint; or the values of a receipt
      are given. Says which entries are as they were then. Status 2 where one was changed or taken
      out, or an older copy lies in the ledger's place. Takes no lock. A signature is checked by
      ssh-keygen: cm checkpoint --help.

        cm verify receipt.txt
        cm verify --entry 5 --hash HASH --log 6:ROOT
      """,
    options: [
      OptionSpec("entry", "N", "the entry on the receipt"),
      OptionSpec("hash", "HASH", "the hash beside it"),
      OptionSpec("log", "N:ROOT", "the log on the receipt"),
    ],
    operandCount: 0...1, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.verify(arguments) })
}

extension Desk {
  fileprivate func verify(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let testimony = try testimony(arguments)
    let folder = try folder(arguments)
    let vouching: Vouching
    do { vouching = try Ledger.verify(testimony, against: folder) } catch {
      throw Complaint(error, currency: nil)
    }
    if arguments.has("json") {
      surroundings.out(vouching.json(for: testimony))
    } else {
      vouching.words(for: testimony).forEach(line)
    }
    return vouching.objections.isEmpty ? .done : .damaged
  }

  /// What is held against the ledger: of a file, or of the options.
  private func testimony(_ arguments: Arguments) throws(Complaint) -> Testimony {
    let options = ["entry", "hash", "log"].filter(arguments.has)
    guard let path = arguments.operands.first else {
      guard !options.isEmpty, arguments.has("entry") == arguments.has("hash") else {
        throw Complaint(
          .usage,
          options.isEmpty
            ? "verify needs FILE, or the values of a receipt" : "an entry and its hash go together",
          hint: "cm verify FILE, or --entry N --hash HASH --log N:ROOT")
      }
      return try testimonyOfOptions(arguments)
    }
    guard options.isEmpty else {
      throw Complaint(
        .usage, "the values of a receipt stand in its file or in options, not in both",
        hint: "cm verify FILE")
    }
    return try testimony(file: path)
  }

  /// What somebody kept in a file.
  func testimony(file path: String) throws(Complaint) -> Testimony {
    let bytes = try bytes(of: path, most: Testimony.mostBytes)
    do { return try Testimony(file: bytes) } catch {
      throw Complaint(
        .configuration, "\(path.shown(most: 200)):\(error.line): \(error.reason.words)",
        hint: error.reason.hint)
    }
  }

  private func testimonyOfOptions(_ arguments: Arguments) throws(Complaint) -> Testimony {
    var entries: [EntryHash] = []
    if let entry = arguments["entry"], let text = arguments["hash"] {
      let number = try entryNumber(entry)
      guard let hash = SHA256Digest(hex: text) else {
        throw Complaint(
          .usage, "'\(text.shown())' is not a hash",
          hint: "the 64 digits 0-9, a-f beside the entry on the receipt")
      }
      entries = [EntryHash(number: number, hash: hash)]
    }
    let head = try arguments["log"].map { text throws(Complaint) in
      guard let head = TreeHead(text: text) else {
        throw Complaint(
          .usage, "'\(text.shown())' is not a log's entries and root",
          hint: "as it stands on the receipt: the number of entries, a colon, 64 digits 0-9, a-f")
      }
      return head
    }
    return Testimony(receiptOf: entries, head: head)
  }
}
