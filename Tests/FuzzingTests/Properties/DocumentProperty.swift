import StrictJSON

@testable import ContingencyManagement
@testable import LedgerStore

/// A document is read, or every problem is named in its place. What was read is put into words, played
/// and priced the same each time, is no other than itself, and stands in a line of the log whole.
enum DocumentProperty {
  static func hold(_ bytes: [UInt8]) throws {
    let adoption: Adoption
    do throws(DocumentProblems) { adoption = try Document.adoption(of: bytes) } catch {
      try need(!error.problems.isEmpty, "refused without a problem")
      for problem in error.problems {
        try need((0...bytes.count).contains(problem.position.offset), "a problem outside the file")
        try need(!problem.message.isEmpty, "a problem without words")
      }
      return
    }
    try need(try Document.read(bytes) == adoption.document, "read otherwise the second time")
    try holdLine(adoption)
    switch adoption.document {
    case .schedule(let schedule): try hold(schedule)
    case .bowl(let bowl):
      try need(BowlInWords(bowl).tiers.count == bowl.tiers.count, "tiers without words")
      try need(!BowlInWords(bowl).sentences.isEmpty, "a bowl without words")
    case .deck(let deck): try need(!deck.words.isEmpty, "a deck without words")
    case .caps(let caps): try need(!caps.limits.isEmpty, "a file of caps without caps")
    case .programme(let programme):
      try need(!programme.sentences.isEmpty, "a programme without words")
    }
  }

  /// Adopted, written and read, it is the same.
  private static func holdLine(_ adoption: Adoption) throws {
    let entry = Entry(
      number: 1, at: .beginning, by: try needed(OperatorCode("rn-07"), "no operator"),
      request: try needed(RequestID("r"), "no request"), event: .adopted(adoption),
      outcome: .nothing)
    var line = CanonicalWriter()
    _ = EntryLine.write(entry, previous: .zero, to: &line)
    guard line.bytes.count <= EntryLine.mostBytes else { return }
    let read = try EntryLine.read(line.bytes, in: 0..<line.bytes.count - 1)
    try need(read.entry == entry, "another document when it is read from its line")
  }

  private static func hold(_ schedule: Schedule) throws {
    let words = ScheduleInWords(schedule)
    try need(words.text == ScheduleInWords(schedule).text, "other words the second time")
    let topics = words.sentences.map(\.topic)
    try need(Set(topics).count == topics.count, "two sentences about the same")
    try need(words.text.allSatisfy { !$0.isEmpty }, "a paragraph without words")
    _ = schedule.warnings()
    let difference = ScheduleDifference(from: schedule, to: schedule)
    try need(
      difference.changesNothing && difference.sentences.isEmpty && difference.about.isEmpty
        && difference.firstWeek == nil, "another than itself")
    let letters: [StreamOccasion] = [.negative, .negative, .positive, .missed, .excused, .closed]
    let visits = min(schedule.plannedVisits, 40)
    if visits > 0 {
      let stream = CourseStream((0..<visits).map { letters[$0 % letters.count] })
      try need(
        try schedule.play(stream) == schedule.play(stream), "played otherwise the second time")
    }
    // What a few occasions can come to is soon worked out.
    if schedule.plannedVisits <= 12, schedule.weeks <= 8 { try holdCost(of: schedule) }
  }

  private static func holdCost(of schedule: Schedule) throws {
    let assumptions = CostAssumptions(
      met: try needed(Chance("80%"), "no chance"), dropout: try needed(Chance("3%"), "no chance"),
      weeks: schedule.weeks, over: [.zero])
    guard let forecast = try? CostForecast(schedule, bowls: [], assuming: assumptions) else {
      return
    }
    for line in forecast.lines {
      try need(line.mean >= 0, "less than nothing on average")
    }
  }
}
