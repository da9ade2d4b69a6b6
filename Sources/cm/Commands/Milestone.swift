import ContingencyManagement
import StrictJSON

extension Command {
  static let milestone = Command(
    name: "milestone", operands: "PARTICIPANT KIND", summary: "Record a milestone of the treatment",
    details: """
      The kind is one that the participant's schedule rewards. The evidence is a reference to where
      it is kept, never words about a person.

        cm milestone c-4f2a9d173 medication-dose --evidence dose-log:1187
      """,
    options: [on, OptionSpec("evidence", "REF", "where the evidence is kept")],
    operandCount: 2...2, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.milestone(arguments) })
}

extension Desk {
  fileprivate func milestone(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let code = try participant(arguments.operands[0])
    let typed = arguments.operands[1]
    guard let kind = Name(typed) else {
      throw Complaint(
        .usage, "'\(typed.shown())' is not a kind of milestone", hint: Name.form)
    }
    guard let evidence = arguments["evidence"] else {
      throw Complaint(
        .usage, "a milestone needs its evidence", hint: "--evidence REF, as dose-log:1187")
    }
    let reference = try reference(evidence, "a reference to evidence")
    return try post(arguments) { today, _ throws(Complaint) in
      let milestone = ContingencyManagement.Milestone(
        participant: code, day: try day(arguments, today: today), kind: kind, evidence: reference)
      return (
        .record(.milestone(milestone)), ["milestone", kind.text, "\(milestone.day)", code.text]
      )
    }
  }
}
