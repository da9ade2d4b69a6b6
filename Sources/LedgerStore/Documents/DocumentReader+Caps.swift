import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// The keys of a cap, and those that it may have.
  static let capKeys = (
    needed: ["per", "most"], optional: ["from", "until", "prizesBeyond"]
  )
  /// The keys of a file of caps besides those of its heading, and those that it may have.
  static let capFileKeys = (needed: ["limits"], optional: ["funder"])

  /// The limits of one funder or rule.
  func capFile(_ value: JSONValue) -> CapFile? {
    guard
      let fields = object(
        value, "a file of caps", keys: Heading.keys + Self.capFileKeys.needed,
        optional: Self.capFileKeys.optional + Heading.optional)
    else { return nil }
    let heading = heading(fields)
    let funder = fields["funder"].flatMap { name($0, "funder") }
    let limits = fields["limits"].flatMap {
      list($0, "limits") { cap($0, funder: funder, point: .none) }
    }
    guard let heading, let limits else { return nil }
    for (place, limit) in limits.enumerated() {
      report(limit.contradictions(at: [.key("limits"), .index(place)]), in: value)
    }
    return CapFile(
      id: heading.id, version: heading.version, title: heading.title, source: heading.source,
      evidence: heading.evidence, currency: heading.currency, limits: limits)
  }

  /// A cap of a schedule: the id of a file, or written in place.
  func scheduleCap(_ value: JSONValue, _ point: PointValue) -> ScheduleCap? {
    if case .string = value.content {
      return name(value, "the file of a cap").map(ScheduleCap.file)
    }
    return cap(value, funder: nil, point: point).map(ScheduleCap.inline)
  }

  private func cap(_ value: JSONValue, funder: Name?, point: PointValue) -> Cap? {
    guard
      let fields = object(
        value, "a cap", keys: Self.capKeys.needed, optional: Self.capKeys.optional)
    else { return nil }
    let window = fields["per"].flatMap { choice($0, "per", among: Cap.Window.choices) }
    let most = fields["most"].flatMap { money($0, "most", point: point) }
    let from = fields["from"].flatMap { day($0, "from") }
    let until = fields["until"].flatMap { day($0, "until") }
    let beyond = fields["prizesBeyond"].flatMap(prizesBeyond)
    if let place = fields["most"], most == .zero {
      report("a cap of nothing would let nobody be paid; give more", at: place.position)
    }
    guard let window, let most else { return nil }
    return Cap(
      window: window, most: most, from: from, until: until, funder: funder,
      prizesBeyond: beyond ?? .withhold)
  }

  private func prizesBeyond(_ value: JSONValue) -> Cap.PrizesBeyond? {
    guard case .object = value.content else {
      return choice(
        value, "prizesBeyond", among: [(word: "withhold", choice: Cap.PrizesBeyond.withhold)])
    }
    guard let fields = object(value, "prizesBeyond", keys: ["award"]) else { return nil }
    return name(fields["award"], "award").map(Cap.PrizesBeyond.award)
  }
}
