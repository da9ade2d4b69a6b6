import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// The keys of a programme, and those that it may have.
  static let programmeKeys = (
    needed: ["kind", "id", "version", "title", "source", "evidence", "lateAfterDays"],
    optional: ["secondPerson", "supervisor"]
  )

  /// How a programme divides its work between people.
  func programme(_ value: JSONValue) -> Programme? {
    guard
      let fields = object(
        value, "a programme", keys: Self.programmeKeys.needed,
        optional: Self.programmeKeys.optional + Heading.optional)
    else { return nil }
    let about = about(fields)
    let late = fields["lateAfterDays"].flatMap { integer($0, "lateAfterDays", in: 0...366) }
    let second = acts(fields["secondPerson"], "secondPerson", among: Act.sharable)
    let supervisor = acts(fields["supervisor"], "supervisor", among: Act.reservable)
    guard let about, let late, let second, let supervisor else { return nil }
    return Programme(
      id: about.id, version: about.version, title: about.title, source: about.source,
      evidence: about.evidence, secondPerson: second, supervisor: supervisor, lateAfterDays: late)
  }

  /// A list of acts; none where the key is left out.
  private func acts(_ value: JSONValue?, _ what: String, among acts: [Act]) -> [Act]? {
    guard let value else { return [] }
    return list(value, what) {
      choice($0, what, among: acts.map { (word: $0.rawValue, choice: $0) })
    }
  }
}
