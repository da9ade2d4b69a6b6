import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// The keys that an example may have.
  static let exampleKeys = ["stream", "on", "total", "draws", "items", "earns", "note"]

  /// A course and what it earns.
  func example(_ value: JSONValue, _ point: PointValue) -> WorkedExample? {
    guard let fields = object(value, "an example", keys: [], optional: Self.exampleKeys) else {
      return nil
    }
    let stream = fields["stream"].flatMap { string($0, "stream") }
    let own = fields["on"].flatMap(ownStreams)
    let total = fields["total"].flatMap { money($0, "total", point: point) }
    let draws = fields["draws"].flatMap { integer($0, "draws", in: 0...1_000_000) }
    let items = fields["items"].flatMap(itemCounts)
    let earns = fields["earns"].flatMap { array($0, "earns") }
    let note = fields["note"].flatMap { string($0, "note") }
    if fields["stream"] == nil, fields["on"] == nil {
      report("an example needs \"stream\" or \"on\", the course that it is of", at: value.position)
    }
    return WorkedExample(
      stream: stream, on: own ?? [], total: total, draws: draws, items: items ?? [],
      earns: earns.map { $0.compactMap { earning($0, point) } }, note: note)
  }

  /// The courses of single contingencies, by their ids.
  private func ownStreams(_ value: JSONValue) -> [WorkedExample.Own]? {
    named(value, "on") { stream, id in
      string(stream, id.text).map { WorkedExample.Own(contingency: id, stream: $0) }
    }
  }

  /// So many things of each kind.
  private func itemCounts(_ value: JSONValue) -> [WorkedExample.Items]? {
    named(value, "items") { count, kind in
      integer(count, kind.text, in: 0...1_000_000).map {
        WorkedExample.Items(kind: kind, count: $0)
      }
    }
  }

  /// The members of an object whose keys are ids, at least one.
  private func named<Element>(
    _ value: JSONValue, _ what: String, _ element: (JSONValue, Name) -> Element?
  ) -> [Element]? {
    guard let members = members(of: value, what) else { return nil }
    if members.isEmpty { report("\(what) is empty; leave it out", at: value.position) }
    return members.compactMap { member in
      guard let id = Name(member.key) else {
        report(
          "the key \"\(member.key.prefix(60))\" is not an id: \(Name.form)",
          at: member.keyPosition)
        return nil
      }
      return element(member.value, id)
    }
  }

  /// A money amount in quotes, or a number of draws or things.
  private func earning(_ value: JSONValue, _ point: PointValue) -> Earning? {
    if case .number = value.content {
      return integer(value, "an earning", in: 0...1_000_000).map {
        Earning(money: .zero, draws: $0)
      }
    }
    return money(value, "an earning", point: point).map { Earning(money: $0, draws: 0) }
  }
}
