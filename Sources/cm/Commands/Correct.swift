import ContingencyManagement

extension Command {
  static let correct = Command(
    name: "correct", operands: "ENTRY", summary: "Correct an entry by adding one",
    details: """
      The course is worked through again with what is right. What was paid too little is credited;
      what was paid too much the participant keeps.

        cm correct 12 --result negative --reason laboratory-overturned
        cm correct 12 --on 2026-03-03 --reason wrong-day
        cm correct 12 --void --reason recorded-twice
      """,
    options: [
      OptionSpec("result", "RESULT", "the right result: negative, or COC=neg,OPI=pos"),
      OptionSpec("condition", "WORD", "the right condition of the specimen"),
      OptionSpec("excused", "KIND", "the visit was excused: " + ExcuseKind.list),
      OptionSpec("closed", "KIND", "the clinic was closed: " + ClosureKind.list),
      OptionSpec("on", "DAY", "the right day"),
      OptionSpec("participant", "CODE", "the right participant"),
      OptionSpec("medicines", nil, "judge it by the medicines now on record for its day"),
      OptionSpec("void", nil, "it should not have been recorded"),
      OptionSpec("reason", "KIND", CorrectionKind.list),
      .with,
    ],
    operandCount: 1...1, writes: true,
    run: { desk, arguments throws(Complaint) in try desk.correct(arguments) })
}

extension Desk {
  fileprivate func correct(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let entry = try entryNumber(arguments.operands[0])
    guard let text = arguments["reason"] else {
      throw Complaint(
        .usage, "a correction needs its reason", hint: "--reason KIND: \(CorrectionKind.list)")
    }
    let reason: CorrectionKind = try kind(text, "a reason for a correction")
    let changes = ["result", "condition", "excused", "closed", "on", "participant", "medicines"]
      .filter {
        arguments.has($0)
      }
    guard arguments.has("void") == changes.isEmpty else {
      throw Complaint(
        .usage,
        changes.isEmpty
          ? "a correction needs what is right" : "an entry is either void or changed, not both",
        hint: "--result, --on, --participant, --excused, --medicines, or --void")
    }
    return try post(arguments) { _, state throws(Complaint) in
      let replacement: Correction.Replacement =
        arguments.has("void") ? .void : .occasion(try corrected(entry, arguments, in: state))
      return (
        .correct(entry: entry, reason: reason, to: replacement),
        ["correction", "#\(entry) \(replacement.words)", reason.rawValue]
      )
    }
  }

  /// An entry's number, with or without the `#` in front.
  func entryNumber(_ text: String) throws(Complaint) -> Int {
    let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits) else {
      throw Complaint(
        .usage, "'\(text.shown())' is not the number of an entry",
        hint: "as it stands on the receipt: 12")
    }
    return number
  }

  /// The occasion of an entry with the options' changes made to it.
  private func corrected(
    _ entry: Int, _ arguments: Arguments, in state: LedgerState
  ) throws(Complaint) -> Occasion {
    guard let occasion = state.lastOccasion(of: entry) else {
      // The rules say why, in the same words as everywhere.
      let (by, second) = (try by(arguments), try secondPerson(arguments))
      do throws(Refusal) {
        _ = try state.decide(
          .correct(entry: entry, reason: .typingSlip, to: .void, with: second),
          by: by, today: .epoch)
      } catch { throw Complaint(error, currency: state.founding?.currency) }
      throw Complaint(
        .refused, "entry #\(entry) can only be voided",
        hint: "cm correct \(entry) --void --reason KIND")
    }
    let code = try arguments["participant"].map { text throws(Complaint) in
      try participant(text)
    }
    let day = try arguments["on"].map { text throws(Complaint) in try self.day(text) }
    switch occasion {
    case .test(let test):
      try refuse(["excused", "closed"], for: "a test", arguments)
      return .test(try corrected(test, arguments, code, day))
    case .visitNotHeld(var visit):
      try refuse(["result", "condition"], for: "a visit that was not held", arguments)
      if arguments.has("excused") || arguments.has("closed") {
        visit.reason = try reason(excused: arguments["excused"], closed: arguments["closed"])
      }
      visit.participant = code ?? visit.participant
      visit.day = day ?? visit.day
      return .visitNotHeld(visit)
    case .milestone(var milestone):
      try refuse(["result", "condition", "excused", "closed"], for: "a milestone", arguments)
      milestone.participant = code ?? milestone.participant
      milestone.day = day ?? milestone.day
      return .milestone(milestone)
    }
  }

  private func corrected(
    _ test: DrugTest, _ arguments: Arguments, _ code: ParticipantCode?, _ day: CalendarDay?
  ) throws(Complaint) -> DrugTest {
    var results = TypedResults(
      condition: test.condition, findings: test.findings, readings: test.readings)
    if let result = arguments["result"] {
      let words = result.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
      results = try self.results(words, condition: arguments["condition"])
    } else if let text = arguments["condition"] {
      results.condition = try kind(text, "the condition of a specimen")
    }
    guard
      let corrected = DrugTest(
        participant: code ?? test.participant, day: day ?? test.day, type: test.type,
        condition: results.condition, findings: results.findings, readings: results.readings,
        label: test.label)
    else {
      throw Complaint(
        .usage, "such a test cannot be: \(results.condition.rawValue) with that result",
        hint: "give the result too: --result RESULT")
    }
    return corrected
  }

  private func refuse(
    _ options: [String], for what: String, _ arguments: Arguments
  ) throws(Complaint) {
    for option in options where arguments.has(option) {
      throw Complaint(
        .usage, "--\(option) does not go with \(what)",
        hint:
          "void the entry (cm correct \(arguments.operands[0]) --void --reason KIND) and record "
          + "what is right")
    }
  }
}
