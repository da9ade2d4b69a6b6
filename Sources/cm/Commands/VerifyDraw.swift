import ContingencyManagement
import LedgerStore

extension Command {
  static let verifyDraw = Command(
    name: "verify-draw", operands: "RECEIPT…",
    summary: "Check prize draws from their receipt alone",
    details: """
      Reads the receipt of cm draw, - for standard input; no ledger is needed. Says of each draw
      whether its element leads back to the one before it, and whether element and word draw the slip
      and tier that it says. The first receipt, of the enrolment, may be given too: it has the anchor
      that all elements lead back to. Which slips are of which tier is held against the bowl where that
      travels with the program. Status 2 where a draw does not hold.

        cm verify-draw draws.txt enrolment.txt
        cm verify-draw draws.txt --commands | sh     # with sha256sum and openssl, without this program
      """,
    options: [
      OptionSpec("commands", nil, "show the commands that check the draws with common tools"),
      OptionSpec("ledger", "FOLDER", "say whether the draws are in this ledger too"),
    ],
    operandCount: 1...100, answersJSON: true, needsLedger: false,
    run: { desk, arguments throws(Complaint) in try desk.verifyDraw(arguments) })
}

extension Desk {
  fileprivate func verifyDraw(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    var check = DrawCheck()
    for path in arguments.operands {
      let bytes = try bytes(of: path == "-" ? "/dev/stdin" : path, most: Testimony.mostBytes)
      let paper: DrawPaper
      do { paper = try DrawPaper(bytes) } catch {
        throw Complaint(
          .configuration, "\(path.shown(most: 200)):\(error.line): \(error.words)",
          hint: "was it altered, or not copied whole? cm explain ENTRY prints the draws of an entry"
        )
      }
      check.add(paper)
      if arguments.has("ledger") { try check.hold(bytes, path, against: folder(arguments)) }
    }
    guard !check.sheets.isEmpty else {
      throw Complaint(
        .configuration,
        check.hasHandDraws
          ? "the draws were made by hand: no paper can show what came out of the bowl"
          : "no draws stand on \(arguments.operands.joined(separator: ", ").shown(most: 200))",
        hint: check.hasHandDraws
          ? "two people told them; cm audit draws compares them with the slips in the bowl"
          : "give the receipt of cm draw, from the line 'draws' on")
    }
    if arguments.has("commands") {
      check.sheets.flatMap(\.shellCommands).forEach(line)
      return .done
    }
    check.hold(againstBowlsIn: config(arguments), self)
    if arguments.has("ledger") { try check.hold(against: folder(arguments)) }
    if arguments.has("json") {
      surroundings.out(check.json)
    } else {
      check.text.forEach(line)
    }
    return check.findings.isEmpty ? .done : .damaged
  }
}
