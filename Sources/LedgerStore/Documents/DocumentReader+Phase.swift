import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// How the length of a phase may be written.
  static let lengthForms = [ObjectForm("weeks"), ObjectForm("occasions")]

  /// How a visit plan may be written.
  static let visitForms = [
    ObjectForm("perWeek", optional: ["perDay", "everyWeeks"]),
    ObjectForm("weekdays", optional: ["perDay", "everyWeeks"]),
    ObjectForm("days", optional: ["perDay"]),
  ]

  /// The phases, each with an id of its own, since `pays` names them.
  func phases(_ value: JSONValue) -> [Phase]? {
    var ids: [Name] = []
    return list(value, "phases") { value in
      let phase = phase(value)
      if let phase, let id = value.member("id")?.value {
        if ids.contains(phase.id) {
          report(ScheduleProblem.Fact.idUsedTwice(phase.id).description, at: id.position)
        }
        ids.append(phase.id)
      }
      return phase
    }
  }

  /// A phase, with its length and its visit plan.
  private func phase(_ value: JSONValue) -> Phase? {
    let found = object(value, "a phase", in: Self.lengthForms, keys: ["id", "visits"])
    // Where the length is missing, what is wrong with the plan is told all the same.
    guard let (_, fields) = found else {
      if let visits = value.member("visits")?.value { _ = visitPlan(visits) }
      return nil
    }
    let id = name(fields["id"], "id")
    let weeks = fields["weeks"].flatMap { integer($0, "weeks", in: 1...Schedule.mostWeeks) }
    let occasions = fields["occasions"].flatMap {
      integer($0, "occasions", in: 1...Schedule.mostWeeks * 7)
    }
    let visits = fields["visits"].flatMap(visitPlan)
    let length = weeks.map(PhaseLength.weeks) ?? occasions.map(PhaseLength.occasions)
    guard let id, let length, let visits else { return nil }
    return Phase(id: id, length: length, visits: visits)
  }

  private func visitPlan(_ value: JSONValue) -> VisitPlan? {
    guard let (_, fields) = object(value, "visits", in: Self.visitForms) else { return nil }
    let perDay = fields["perDay"].map { integer($0, "perDay", in: 1...10) } ?? 1
    let everyWeeks = fields["everyWeeks"].map { integer($0, "everyWeeks", in: 1...52) } ?? 1
    let perWeek = fields["perWeek"].flatMap {
      integer($0, "perWeek", in: 0...VisitPlan.mostPlanned)
    }
    let weekdays = fields["weekdays"].flatMap {
      list($0, "weekdays") { choice($0, "a weekday", among: Weekday.choices) }
    }
    let days = fields["days"].flatMap(phaseDays)
    guard let perDay, let everyWeeks else { return nil }
    if let weekdays {
      return VisitPlan(weekdays: weekdays, perDay: perDay, everyWeeks: everyWeeks)
    }
    if let days { return VisitPlan(days: days, perDay: perDay) }
    guard let perWeek, let place = fields["perWeek"] else { return nil }
    let room = 7 * perDay * everyWeeks
    if perWeek > room {
      report(
        "perWeek is \(perWeek), but only \(room) can count, \(perDay) on each day; raise perDay",
        at: place.position)
    }
    return VisitPlan(perWeek: perWeek, perDay: perDay, everyWeeks: everyWeeks)
  }

  /// Days of a phase, from 0, each later than the one before.
  private func phaseDays(_ value: JSONValue) -> [Int]? {
    var last = -1
    return list(value, "days") { value in
      guard let day = integer(value, "a day", in: 0...Schedule.mostWeeks * 7 - 1) else {
        return nil
      }
      if day < last {
        report("day \(day) stands after day \(last); days go up from 0", at: value.position)
      }
      last = max(last, day)
      return day
    }
  }
}
