import ContingencyManagement
import LedgerStore
import StrictJSON

extension Command {
  static let scheduleCheck = Command(
    name: "schedule check", operands: "FILE", summary: "Check a schedule, bowl or deck file",
    details: """
      Shows everything wrong at once, with line and column; replays the worked examples. FILE is a
      path, or the id of a shipped file.
      """,
    options: [], operandCount: 1...1, answersJSON: true, needsLedger: false,
    run: { desk, arguments throws(Complaint) in try desk.scheduleCheck(arguments) })

  static let scheduleTry = Command(
    name: "schedule try", operands: "FILE STREAM",
    summary: "Play a course and show what each occasion earns",
    details: """
      The letters fill the planned visits in order: N negative (met), P positive, M missed, E excused,
      C closed by the clinic; a number in front repeats a letter.

        cm schedule try higgins-1994 "18N P 17N"
      """,
    options: [], operandCount: 2...2, answersJSON: true, needsLedger: false,
    run: { desk, arguments throws(Complaint) in try desk.scheduleTry(arguments) })
}

extension Desk {
  fileprivate func scheduleCheck(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let (path, adoption) = try adoption(of: arguments.operands[0], config(arguments))
    let document = adoption.document
    if arguments.has("json") {
      var json = CanonicalWriter()
      json.beginObject()
      json.string("digest", adoption.digest.hex)
      json.string("id", document.id.text)
      json.string("kind", document.kind.rawValue)
      json.string("verdict", "ok")
      json.integer("version", document.version)
      json.endObject()
      json.endLine()
      surroundings.out(String(decoding: json.bytes, as: UTF8.self))
      return .done
    }
    var receipt = Receipt()
    receipt.add("file", path)
    receipt.add("id", "\(document.kind.rawValue) \(document.id) version \(document.version)")
    receipt.add("digest", adoption.digest.hex)
    switch document {
    case .schedule(let schedule):
      receipt.add("title", schedule.title)
      receipt.add("source", schedule.source)
      receipt.add("evidence", schedule.evidence)
      receipt.add(
        "plan",
        "\(schedule.plannedVisits) visits in \(schedule.weeks) weeks; \(schedule.examples.count) worked examples come out"
      )
    case .bowl(let bowl):
      receipt.add("title", bowl.title)
      receipt.add("source", bowl.source)
      receipt.add("evidence", bowl.evidence)
      for tier in bowl.tiers {
        receipt.add(
          "tier",
          "\(tier.id): \(tier.slips) of \(bowl.slips) slips, \(bowl.currency.text(tier.value))")
      }
    case .deck(let deck): receipt.add("words", deck.words.map(\.text).joined(separator: " "))
    }
    print(receipt)
    return .done
  }

  fileprivate func scheduleTry(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    // A course is played even where an example does not come out: one tries it to see why.
    let (path, adoption) = try adoption(
      of: arguments.operands[0], config(arguments), replaysExamples: false)
    guard case .schedule(let schedule) = adoption.document else {
      throw Complaint(
        .usage, "\(path) is a \(adoption.document.kind.rawValue), not a schedule",
        hint: "cm schedule try FILE STREAM")
    }
    let stream: CourseStream
    do { stream = try CourseStream(arguments.operands[1]) } catch {
      throw Complaint(
        .usage, "the stream cannot be read: \(error.description.shown(most: 300))",
        hint: "for example \"18N P 17N\"")
    }
    let played: [PlayedOccasion]
    do { played = try schedule.play(stream) } catch {
      throw Complaint(.usage, error.description, hint: "use a shorter stream")
    }
    if arguments.has("json") {
      surroundings.out(json(played))
    } else {
      text(played, under: schedule).forEach(line)
    }
    return .done
  }

  private func text(_ played: [PlayedOccasion], under schedule: Schedule) -> [String] {
    let currency = schedule.currency
    var table = Columns(right: [0, 3])
    for (index, occasion) in played.enumerated() {
      let reasons = occasion.rewards.map { reward in
        let reason = Explanation(
          reward, under: schedule,
          prospect: occasion.prospects.first { $0.contingency == reward.contingency }
        ).withoutOutlook
        return occasion.rewards.count > 1 ? "\(reward.contingency): \(reason)" : reason
      }
      table.rows.append([
        "\(index + 1)", "week \(occasion.week + 1)", occasion.outcome.word,
        currency.text(occasion.earned), reasons.joined(separator: " "),
      ])
    }
    let total = played.reduce(Earning.nothing) { $0 + $1.earned }
    return table.lines + [
      "", "\(schedule.id) version \(schedule.version): \(currency.text(total)) in all",
    ]
  }

  private func json(_ played: [PlayedOccasion]) -> String {
    var json = CanonicalWriter()
    json.beginObject()
    let total = played.reduce(Earning.nothing) { $0 + $1.earned }
    json.integer("draws", total.draws)
    json.key("occasions")
    json.beginArray()
    for occasion in played {
      json.beginObject()
      json.integer("draws", occasion.earned.draws)
      json.string("earned", occasion.earned.money.description)
      json.string("outcome", occasion.outcome.word)
      json.endObject()
    }
    json.endArray()
    json.string("total", total.money.description)
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
