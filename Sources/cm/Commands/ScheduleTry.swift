import ContingencyManagement
import LedgerStore
import StrictJSON

extension Command {
  static let scheduleTry = Command(
    name: "schedule try", operands: "FILE [STREAM]",
    summary: "Play a course and show what each occasion earns",
    details: """
      The letters fill the planned visits in order: N negative (met), P positive, M missed, E excused,
      C closed by the clinic, R8.5 a reading; a number in front repeats a letter.

        cm schedule try higgins-1994 "18N P 17N"

      --on gives one contingency a course of its own; what may be met on any day has a course only so.

        cm schedule try carroll-2001 --on naltrexone=36N --on abstinence="18N P 17N"
      """,
    options: [
      OptionSpec("on", "ID=STREAM", "the course of one contingency", isRepeatable: true),
      OptionSpec(
        "from", "DAY", "the day of enrolment, for caps by the calendar (\(CalendarDay.playsFrom))"),
    ],
    operandCount: 1...2, answersJSON: true, needsLedger: false,
    run: { desk, arguments throws(Complaint) in try desk.scheduleTry(arguments) })
}

extension Desk {
  fileprivate func scheduleTry(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    // A course is played even where an example does not come out: one tries it to see why.
    let config = config(arguments)
    let (path, adoption) = try adoption(
      of: arguments.operands[0], config, replaysExamples: false)
    guard case .schedule(let schedule) = adoption.document else {
      throw Complaint(
        .usage, "\(path) is a \(adoption.document.kind.rawValue), not a schedule",
        hint: "cm schedule try FILE STREAM")
    }
    let streams = try streams(arguments, for: schedule)
    let caps = try caps(of: schedule, config)
    let start = try arguments["from"].map { text throws(Complaint) in try day(text) }
    let played: [PlayedOccasion]
    do {
      played = try schedule.play(streams, caps: caps, from: start ?? .playsFrom)
    } catch {
      throw Complaint(.usage, error.description, hint: hint(for: error, schedule))
    }
    let course = PlayedCourse(schedule: schedule, occasions: played)
    if arguments.has("json") {
      surroundings.out(course.json)
    } else {
      course.lines.forEach(line)
    }
    return .done
  }

  private func streams(
    _ arguments: Arguments, for schedule: Schedule
  ) throws(Complaint) -> CourseStreams {
    var streams = CourseStreams(visits: nil)
    if arguments.operands.count > 1 { streams.visits = try stream(arguments.operands[1]) }
    for text in arguments.all("on") {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let id = Name(parts[0]) else {
        throw Complaint(
          .usage, "'\(text.shown())' is not the course of a contingency",
          hint: "its id and its course: --on \(schedule.contingencies[0].id)=12N")
      }
      guard !streams.own.contains(where: { $0.contingency == id }) else {
        throw Complaint(.usage, "\(id) has two courses", hint: "give it one: --on \(id)=STREAM")
      }
      streams.own.append(CourseStreams.Own(contingency: id, stream: try stream(parts[1])))
    }
    guard streams.visits != nil || !streams.own.isEmpty else {
      throw Complaint(
        .usage, "schedule try needs STREAM, or a course with --on",
        hint: "cm schedule try \(schedule.id) \"18N P 17N\"")
    }
    return streams
  }

  private func stream(_ text: String) throws(Complaint) -> CourseStream {
    do { return try CourseStream(text) } catch {
      throw Complaint(
        .usage, "the stream cannot be read: \(error.description.shown(most: 300))",
        hint: "for example \"18N P 17N\"")
    }
  }

  private func hint(for fact: ScheduleProblem.Fact, _ schedule: Schedule) -> String {
    guard case .exampleOfNoContingency(let id) = fact else { return "use a shorter stream" }
    let ids = schedule.contingencies.filter { $0.condition != .enrolment }.map(\.id.text)
    return nearest(to: id.text, among: ids).map { "did you mean \($0)?" }
      ?? "there are " + ids.joined(separator: ", ")
  }
}
