import ContingencyManagement
import LedgerStore
import StrictJSON

/// Takes the words that were typed, finds the command they name, and answers.
struct Desk {
  let surroundings: Surroundings

  init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
  }

  static let version = "1.0"

  /// Runs one command line; the status to end with.
  func run(_ words: [String]) -> ExitStatus {
    do throws(Complaint) {
      let status = try answer(words)
      guard Surroundings.outputFailed.load(ordering: .relaxed) else { return status }
      throw Complaint(
        .disk, "the answer could not be written out",
        hint: "see to where the output goes; what was recorded stands in the ledger")
    } catch {
      surroundings.err("cm: \(error.message)\n" + (error.hint.map { "hint: \($0)\n" } ?? ""))
      return error.status
    }
  }

  private func answer(_ words: [String]) throws(Complaint) -> ExitStatus {
    guard let first = words.first, first != "help", first != "--help", first != "-h" else {
      try help(Array(words.dropFirst()))
      return .done
    }
    if first == "--version" {
      line("cm \(Desk.version)")
      return .done
    }
    let (command, rest) = try find(words)
    let arguments = try Arguments(rest, options: command.allOptions, command: command.name)
    if arguments.has("help") {
      surroundings.out(command.help)
      return .done
    }
    guard command.operandCount.contains(arguments.operands.count) else {
      throw Complaint(
        .usage, command.wrongCount(arguments.operands),
        hint: nearInGroup(of: command, words).map { "did you mean cm \($0)?" }
          ?? "cm \(command.name) \(command.operands)")
    }
    return try command.run(command.writes ? try signedIn(arguments) : self, arguments)
  }

  private func find(_ words: [String]) throws(Complaint) -> (Command, [String]) {
    for length in [2, 1] where words.count >= length {
      let name = words.prefix(length).joined(separator: " ")
      if let command = Command.all.first(where: { $0.name == name }) {
        return (command, Array(words.dropFirst(length)))
      }
    }
    let names = Command.all.map(\.name)
    let typed = words[0]
    let group = names.filter { $0.hasPrefix(typed + " ") }
    if !group.isEmpty {
      throw Complaint(
        .usage, "\(typed) needs one more word",
        hint: "one of: " + group.map { "cm \($0)" }.joined(separator: ", "))
    }
    let near = nearest(
      to: typed, among: names + names.compactMap { $0.split(separator: " ").first.map(String.init) }
    )
    throw Complaint(
      .usage, "there is no command '\(typed.shown())'",
      hint: near.map { "did you mean cm \($0)? cm help lists the commands" }
        ?? "cm help lists the commands")
  }

  /// The command of two words that was most likely meant, where the first is a command by itself.
  private func nearInGroup(of command: Command, _ words: [String]) -> String? {
    let group = Command.all.map(\.name).filter { $0.hasPrefix(command.name + " ") }
    return nearest(to: words.prefix(2).joined(separator: " "), among: group)
  }

  private func help(_ words: [String]) throws(Complaint) {
    guard words.isEmpty else {
      surroundings.out(try find(words).0.help)
      return
    }
    let width = Command.all.map(\.name.count).max() ?? 0
    line("cm keeps the rewards of contingency management: an append-only ledger of drug tests,")
    line("milestones, vouchers and prize draws, which anyone can check.")
    line("")
    line("usage: cm COMMAND …")
    line("")
    for command in Command.all {
      line("  \(command.name.padded(to: width))  \(command.summary)")
    }
    line("")
    line("cm COMMAND --help says more of each. Exit statuses: 0 done, 1 refused, 2 damaged ledger")
    line("or findings, 64 wrong usage, 74 disk failed, 75 ledger in use, 78 unusable")
    line("document (schedule, bowl, deck, caps, programme), map or file to verify.")
  }

  func line(_ text: String) {
    surroundings.out(text + "\n")
  }
}

extension Command {
  fileprivate func wrongCount(_ operands: [String]) -> String {
    if operands.count > operandCount.upperBound {
      let extra = operands[operandCount.upperBound].shown()
      return
        "cm \(name) takes no more after '\(operands.prefix(operandCount.upperBound).last?.shown() ?? name)': '\(extra)'"
    }
    let wanted = self.operands.split(separator: " ").map(String.init)
    let missing = wanted.indices.contains(operands.count) ? wanted[operands.count] : self.operands
    return "\(name) needs \(missing)"
  }
}
