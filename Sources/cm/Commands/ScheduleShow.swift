import ContingencyManagement
import StrictJSON

extension Command {
  static let scheduleShow = Command(
    name: "schedule show", operands: "FILE",
    summary: "Put a schedule or another document into words, week by week",
    details: """
      Everything that the file says, in sentences to be read and signed off; then what each week earns
      when every occasion is met, and the worked examples. FILE is a path, the id of a shipped file, or
      ID@VERSION of one that the ledger has adopted.
      """,
    options: [.adopted], operandCount: 1...1, answersJSON: true,
    run: { desk, arguments throws(Complaint) in try desk.scheduleShow(arguments) })
}

extension Desk {
  fileprivate func scheduleShow(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let found = try document(arguments.operands[0], arguments)
    if arguments.has("json") {
      surroundings.out(found.json)
    } else {
      found.lines.forEach(line)
    }
    return .done
  }
}

extension FoundDocument {
  fileprivate var lines: [String] {
    switch document {
    case .schedule(let schedule): text(schedule)
    case .bowl(let bowl): text(bowl)
    case .deck(let deck): text(deck)
    case .caps(let file): text(file)
    case .programme(let programme): text(programme)
    }
  }

  private func text(_ schedule: Schedule) -> [String] {
    let words = ScheduleInWords(schedule).text.flatMap { $0.wrapped(to: 100) + [""] }
    let course = AllMetCourse(of: schedule, caps: caps)
    var earns = Receipt()
    earns.add(
      "all met",
      "\(schedule.text(course.total)) in \(schedule.weeksInWords), to a participant who "
        + "meets every occasion")
    for example in schedule.examples { earns.add("example", example.inWords(under: schedule)) }
    for bowl in schedule.bowls { earns.add("bowl", "cm schedule show \(bowl)") }
    for file in schedule.capFiles { earns.add("caps", "cm schedule show \(file)") }
    return [self.words, ""] + words
      + heading(schedule.title, schedule.source, schedule.evidence) + [""]
      + AllMetTable(course, of: schedule).lines + [""] + earns.lines
  }

  private func text(_ bowl: PrizeBowl) -> [String] {
    let words = BowlInWords(bowl)
    var table = Columns(right: [2, 3, 4])
    table.rows = [["tier", "on the slip", "odds", "percent", "worth"]]
    for row in words.tiers {
      table.rows.append([
        row.tier.id.text, row.tier.label, row.odds, row.percent,
        bowl.currency.text(row.tier.value),
      ])
    }
    return [self.words, ""] + words.sentences.joined(separator: " ").wrapped(to: 100) + [""]
      + table.lines + [""] + heading(bowl.title, bowl.source, bowl.evidence)
  }

  private func text(_ file: CapFile) -> [String] {
    [words, ""] + file.sentences.joined(separator: " ").wrapped(to: 100) + [""]
      + heading(file.title, file.source, file.evidence)
  }

  private func text(_ programme: Programme) -> [String] {
    [words, ""] + programme.sentences.joined(separator: " ").wrapped(to: 100) + [""]
      + heading(programme.title, programme.source, programme.evidence)
  }

  private func text(_ deck: WordDeck) -> [String] {
    let sentence = "Whoever draws may say one of these \(deck.words.count) words:"
    return [words, "", sentence]
      + deck.words.map(\.text).joined(separator: " ").wrapped(to: 98).map { "  " + $0 }
      + ["", "digest    \(digest)", "from      \(place)"]
  }

  private func heading(_ title: String, _ source: String, _ evidence: String) -> [String] {
    var receipt = Receipt()
    receipt.add("title", title)
    receipt.add("source", source)
    receipt.add("evidence", evidence)
    receipt.add("digest", digest.hex)
    receipt.add("from", place)
    return receipt.lines
  }
}
