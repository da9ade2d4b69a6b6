import ContingencyManagement

extension Command {
  static let miss = Command(
    name: "miss", operands: "PARTICIPANT", summary: "Record a visit that was not held",
    details: """
      Missed, unless it is excused or the clinic was closed. No reason is given in words. It counts
      for every contingency on visits, or for one alone: a dose not taken on the day of a test.

        cm miss c-4f2a9d173 --of naltrexone
      """,
    options: [
      on,
      OptionSpec("of", "CONTINGENCY", "the one contingency that it counts for (all on visits)"),
      OptionSpec("excused", "KIND", ExcuseKind.list),
      OptionSpec("closed", "KIND", "by the clinic: " + ClosureKind.list),
      .with,
    ],
    operandCount: 1...1, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.miss(arguments) })
}

extension Desk {
  fileprivate func miss(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let code = try participant(arguments.operands[0])
    let reason = try reason(excused: arguments["excused"], closed: arguments["closed"])
    let contingency = try arguments["of"].map { text throws(Complaint) in
      guard let name = Name(text) else {
        throw Complaint(
          .usage, "'\(text.shown())' is not the name of a contingency", hint: Name.form)
      }
      return name
    }
    return try post(arguments) { today, _ throws(Complaint) in
      let visit = VisitNotHeld(
        participant: code, day: try day(arguments, today: today), reason: reason,
        contingency: contingency)
      return (
        .record(.visitNotHeld(visit)), ["visit", visit.words, "\(visit.day)", code.text]
      )
    }
  }

  /// Why a visit was not held, from the options given.
  func reason(
    excused: String?, closed: String?
  ) throws(Complaint) -> VisitNotHeld.Reason {
    switch (excused, closed) {
    case (nil, nil): .missed
    case (let text?, nil): .excused(try kind(text, "an excuse"))
    case (nil, let text?): .closed(try kind(text, "a reason for closing"))
    case (_?, _?):
      throw Complaint(
        .usage, "a visit is either excused or closed by the clinic", hint: "give one of the two")
    }
  }
}

extension RawRepresentable where RawValue == String, Self: CaseIterable {
  /// The words of all cases, for a help text.
  static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
