import Foundation

extension Command {
  static let demo = Command(
    name: "demo", operands: "",
    summary: "Show a course from enrolment to audit, with made-up people",
    details: """
      Makes a fresh ledger in a temporary folder, runs ordinary commands on it and shows each, and says
      where the ledger lies.
      """,
    options: [], operandCount: 0...0, needsLedger: false,
    run: { desk, arguments throws(Complaint) in try desk.demo(arguments) })
}

extension Desk {
  /// What the demonstration types; the people are made up.
  private static let demonstration: [(why: String, words: [String])] = [
    (
      "A new ledger, and two schedules taken into it whole.",
      ["init", "--origin", "demo.example/cm-ledger", "--zone", "UTC"]
    ),
    ("", ["adopt", "higgins-1994", "va-prizes"]),
    (
      "Two made-up participants: one earns vouchers, one prize draws.",
      ["enroll", "alder-1", "--schedule", "higgins-1994", "--from", "2025-03-03"]
    ),
    ("", ["enroll", "birch-2", "--schedule", "va-prizes", "--from", "2025-03-03"]),
    (
      "Negative tests climb the ladder; the third in a row adds a bonus.",
      ["record", "alder-1", "negative", "--on", "2025-03-03"]
    ),
    ("", ["record", "alder-1", "negative", "--on", "2025-03-05"]),
    ("", ["record", "alder-1", "COC=neg", "OPI=neg", "FEN=neg", "--on", "2025-03-07"]),
    (
      "A positive resets it, and shows the way back up.",
      ["record", "alder-1", "positive", "--on", "2025-03-10"]
    ),
    ("", ["record", "alder-1", "negative", "--on", "2025-03-12"]),
    (
      "A missed visit resets too; an excused one holds everything.",
      ["miss", "alder-1", "--on", "2025-03-14"]
    ),
    ("", ["record", "alder-1", "negative", "--on", "2025-03-17"]),
    ("", ["miss", "alder-1", "--excused", "hospital", "--on", "2025-03-19"]),
    ("", ["record", "alder-1", "negative", "--on", "2025-03-21"]),
    (
      "Prizes: more draws with each negative in a row.",
      ["record", "birch-2", "negative", "--on", "2025-03-04"]
    ),
    ("", ["record", "birch-2", "negative", "--on", "2025-03-06"]),
    (
      "The participant says a word, which goes into every draw.",
      ["draw", "birch-2", "--word", "bluebird"]
    ),
    (
      "Vouchers are spent on things, never paid in cash.",
      ["redeem", "alder-1", "12.50", "--for", "grocery-card", "--on", "2025-03-21"]
    ),
    ("Every entry, with its reward and its reason.", ["history", "alder-1"]),
    ("One of them in full.", ["explain", "7"]),
    ("And the whole of it checked, from the log alone.", ["audit"]),
    (
      "Kept elsewhere, these three lines show later whether anything was changed or taken out.",
      ["checkpoint"]
    ),
  ]

  fileprivate func demo(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let name = surroundings.entropy(4).map { String($0, radix: 16) }.joined()
    let folder =
      (surroundings.temporary.hasSuffix("/")
        ? String(surroundings.temporary.dropLast()) : surroundings.temporary) + "/cm-demo-\(name)"
    var world = surroundings
    world.environment["CM_LEDGER"] = folder
    world.environment["CM_BY"] = "demo"
    world.config = arguments["config"] ?? world.config
    let desk = Desk(world)
    line("A demonstration with made-up people, in a ledger of its own.")
    for (why, words) in Desk.demonstration {
      if !why.isEmpty { line("\n\(why)") }
      line("\n$ cm " + words.joined(separator: " "))
      let status = desk.run(words)
      guard status == .done else {
        throw Complaint(
          status, "the demonstration stopped at: cm \(words.joined(separator: " "))",
          hint: "its ledger lies in \(folder)")
      }
    }
    line("")
    line("The ledger lies in \(folder)")
    line("Look at it: cm participants --ledger \(folder)")
    return .done
  }
}
