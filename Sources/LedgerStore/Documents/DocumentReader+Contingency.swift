import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// The keys of a contingency, and those that it may have.
  static let contingencyKeys = (
    all: ["id", "met", "occasions", "verdicts", "reset", "recovery", "pays"],
    optional: ["sharesLadderOf", "needs", "window", "onlyInPhases", "funder"]
  )

  /// A contingency, with only the rules that its sort has.
  func contingency(_ value: JSONValue, _ frame: ScheduleFrame) -> Contingency? {
    let sort = ContingencySort(value)
    guard let fields = object(value, sort.name, keys: sort.needed, optional: sort.optional)
    else { return nil }
    let id = name(fields["id"], "id")
    let condition = fields["met"].flatMap(self.condition)
    let funder = fields["funder"].flatMap { name($0, "funder") }
    if sort == .enrolment {
      let pays = fields["pays"].flatMap { enrolmentPays($0, frame) }
      guard let id, let condition, let pays else { return nil }
      return Contingency(
        id: id, condition: condition, occasions: .anyDay(OccasionLimit(inAll: 1)), verdicts: [:],
        excused: .never, funder: funder, reset: .none, recovery: nil, pays: pays)
    }
    let occasions = fields["occasions"].flatMap(self.occasions)
    let rules = fields["verdicts"].flatMap {
      verdicts($0, visits: occasions.map { $0 == .visits })
    }
    let needs = fields["needs"].flatMap(need)
    let window = fields["window"].flatMap(dayWindow)
    let phases = fields["onlyInPhases"].flatMap { value in
      list(value, "onlyInPhases") { phase($0, among: frame.phases) }
    }
    let shares = fields["sharesLadderOf"].flatMap { name($0, "sharesLadderOf") }
    let reset = fields["reset"].flatMap(self.reset)
    let recovery = fields["recovery"].flatMap(self.recovery)
    let ownPays = fields["pays"].flatMap { self.pays($0, frame) }
    let noPays = frame.phases.map { $0.map { _ in PhasePay?.none } }
    // What is given and cannot be read has been noted, so that what is missing here has no place.
    guard let id, let condition, let occasions, let pays = ownPays ?? noPays else { return nil }
    return Contingency(
      id: id, condition: condition, occasions: occasions, verdicts: rules?.verdicts ?? [:],
      excused: rules?.excused ?? .never, needs: needs, window: window,
      onlyInPhases: phases ?? [], funder: funder, sharesLadderOf: shares, reset: reset ?? .none,
      recovery: recovery, pays: pays)
  }

  /// What is earned by being enrolled: the pay of the first phase, and no other.
  private func enrolmentPays(_ value: JSONValue, _ frame: ScheduleFrame) -> [PhasePay?]? {
    guard let pays = pays(value, frame) else { return nil }
    if let first = frame.phases?.first, pays.dropFirst().contains(where: { $0 != nil }) {
      report(
        "what is earned by being enrolled is paid in the first phase alone, \"\(first.id)\"",
        at: value.position)
    }
    return pays
  }

  /// When there is a chance to meet a contingency.
  private func occasions(_ value: JSONValue) -> Occasions? {
    guard case .object = value.content else {
      return choice(value, "occasions", among: [(word: "visits", choice: Occasions.visits)])
    }
    let keys = ["mostPerDay", "mostPerWeek", "mostInAll"]
    guard let fields = object(value, "occasions", keys: [], optional: keys) else { return nil }
    if keys.allSatisfy({ value.member($0) == nil }) {
      report("occasions needs at least one of \(keys.quoted)", at: value.position)
      return nil
    }
    let perDay = fields["mostPerDay"].map { integer($0, "mostPerDay", in: 1...10) } ?? 1
    let perWeek = fields["mostPerWeek"].flatMap {
      integer($0, "mostPerWeek", in: 1...VisitPlan.mostPlanned)
    }
    let inAll = fields["mostInAll"].flatMap { integer($0, "mostInAll", in: 1...1000) }
    guard let perDay else { return nil }
    if let most = perWeek, most > 7 * perDay, let place = fields["mostPerWeek"] {
      report(
        "mostPerWeek is \(most), but a week has \(7 * perDay) with \(perDay) a day; raise "
          + "mostPerDay", at: place.position)
    }
    return .anyDay(OccasionLimit(perDay: perDay, perWeek: perWeek, inAll: inAll))
  }

  /// The earlier contingency that must have been met.
  private func need(_ value: JSONValue) -> Need? {
    guard
      let fields = object(
        value, "needs", keys: ["contingency"], optional: ["withinDays", "afterDays"])
    else { return nil }
    let contingency = name(fields["contingency"], "contingency")
    let within = fields["withinDays"].flatMap {
      integer($0, "withinDays", in: 0...Schedule.mostWeeks * 7)
    }
    let after = fields["afterDays"].flatMap {
      integer($0, "afterDays", in: 0...Schedule.mostWeeks * 7)
    }
    if let within, let after, after > within, let place = fields["afterDays"] {
      report("it must be after \(after) days and within \(within)", at: place.position)
    }
    return contingency.map {
      Need(contingency: $0, withinDays: within, afterDays: after ?? 0)
    }
  }

  /// The id of one of the phases; of any where they cannot be read.
  private func phase(_ value: JSONValue, among phases: [Phase]?) -> Name? {
    guard let phases else { return name(value, "a phase") }
    return choice(value, "a phase", among: phases.map { (word: $0.id.text, choice: $0.id) })
  }

  /// The days of enrolment on which a contingency can be met.
  private func dayWindow(_ value: JSONValue) -> DayWindow? {
    let keys = ["fromDay", "toDay"]
    guard let fields = object(value, "window", keys: [], optional: keys) else { return nil }
    if keys.allSatisfy({ value.member($0) == nil }) {
      report("window needs at least one of \(keys.quoted)", at: value.position)
      return nil
    }
    let days = 0...Schedule.mostWeeks * 7
    let from = fields["fromDay"].flatMap { integer($0, "fromDay", in: days) }
    let to = fields["toDay"].flatMap { integer($0, "toDay", in: days) }
    return DayWindow(from: from ?? 0, to: to)
  }
}

extension [String] {
  /// Each in quotes, for a message.
  var quoted: String { map { "\"\($0)\"" }.joined(separator: ", ") }
}
