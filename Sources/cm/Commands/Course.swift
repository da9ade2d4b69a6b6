import ContingencyManagement
import LedgerStore

extension Command {
  static let prescribe = Command(
    name: "prescribe", operands: "PARTICIPANT CODES",
    summary: "Record what is prescribed from a day on",
    details: """
      The whole list, as BUP or MTD,BZO; none for nothing. Prescribed buprenorphine and methadone
      never count against anybody. Tests already recorded keep the list that was in force.
      """,
    options: [on], operandCount: 2...2, writes: true,
    run: { desk, arguments throws(Complaint) in
      let code = try desk.participant(arguments.operands[0])
      let medicines = try desk.medicines(arguments.operands[1])
      return try desk.post(arguments) { today, state throws(Complaint) in
        let day = try desk.day(arguments, today: today)
        let change = MedicineChange(participant: code, from: day, prescribed: medicines)
        let before = state.participant(code)?.medicines.last?.prescribed ?? []
        let stopped = before.subtracting(medicines)
        return (
          .changeMedicines(change),
          ["medicines", medicines.listed, "from \(day)", code.text]
            + (stopped.isEmpty ? [] : ["(no longer: \(stopped))"])
        )
      }
    })

  static let move = Command(
    name: "move", operands: "PARTICIPANT",
    summary: "Move a participant to another schedule or phase",
    details: """
      The new schedule begins at its beginning, or at the phase of --phase; balance, draws owed and
      history stay. Whether the run and the rung are kept is for the schedule to say. A later phase
      of the same schedule may be begun early.
      """,
    options: [
      on, OptionSpec("schedule", "ID", "an adopted schedule; ID@2 for its version 2"),
      OptionSpec("phase", "ID", "the phase to begin with (the first)"),
      OptionSpec("reason", "KIND", MoveKind.list),
    ],
    operandCount: 1...1, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.move(arguments) })

  static let pause = Command(
    name: "pause", operands: "PARTICIPANT KIND", summary: "Pause an episode",
    details: """
      The weeks of the schedule stand still until the episode is resumed.
      Kinds: \(PauseKind.list).
      """,
    options: [on], operandCount: 2...2, writes: true,
    run: { desk, arguments throws(Complaint) in
      let code = try desk.participant(arguments.operands[0])
      let reason: PauseKind = try desk.kind(arguments.operands[1], "a reason for a pause")
      return try desk.post(arguments) { today, _ throws(Complaint) in
        let day = try desk.day(arguments, today: today)
        return (
          .pause(Pause(participant: code, from: day, reason: reason)),
          ["paused", reason.rawValue, "from \(day)", code.text]
        )
      }
    })

  static let resume = Command(
    name: "resume", operands: "PARTICIPANT", summary: "Go on with a paused episode",
    details: "", options: [on], operandCount: 1...1, writes: true,
    run: { desk, arguments throws(Complaint) in
      let code = try desk.participant(arguments.operands[0])
      return try desk.post(arguments) { today, _ throws(Complaint) in
        let day = try desk.day(arguments, today: today)
        return (
          .resume(Resumption(participant: code, from: day)), ["resumed", "from \(day)", code.text]
        )
      }
    })

  static let end = Command(
    name: "end", operands: "PARTICIPANT OUTCOME", summary: "End an episode",
    details: """
      From that day on nothing more can be recorded; what was earned stays, vouchers can be redeemed
      and draws that are owed can be made. Outcomes: \(EndKind.list).
      """,
    options: [on], operandCount: 2...2, writes: true,
    run: { desk, arguments throws(Complaint) in
      let code = try desk.participant(arguments.operands[0])
      let outcome: EndKind = try desk.kind(arguments.operands[1], "an outcome of an episode")
      return try desk.post(arguments) { today, _ throws(Complaint) in
        let day = try desk.day(arguments, today: today)
        return (
          .end(Ending(participant: code, from: day, outcome: outcome)),
          ["ended", outcome.rawValue, "\(day)", code.text]
        )
      }
    })
}

extension Desk {
  fileprivate func move(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let code = try participant(arguments.operands[0])
    guard let wanted = arguments["schedule"], let text = arguments["reason"] else {
      throw Complaint(
        .usage, "a move needs --schedule and --reason",
        hint: "cm move \(code) --schedule ID --reason KIND; kinds: \(MoveKind.list)")
    }
    let reason: MoveKind = try kind(text, "a reason for a move")
    let phase = try arguments["phase"].map { text throws(Complaint) in
      guard let id = Name(text) else {
        throw Complaint(
          .usage, "'\(text.shown())' is not a phase's id", hint: "an id has \(Name.form)")
      }
      return id
    }
    return try post(arguments) { today, state throws(Complaint) in
      let (digest, schedule) = try schedule(wanted, in: state)
      let day = try day(arguments, today: today)
      return (
        .move(
          Move(participant: code, schedule: digest, phase: phase, from: day, reason: reason)),
        [
          "moved", "to \(schedule.id)" + (phase.map { ", phase \($0)" } ?? ""), "from \(day)",
          code.text,
        ]
      )
    }
  }
}
