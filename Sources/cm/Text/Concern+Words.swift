import ContingencyManagement
import StrictJSON

extension Concern {
  /// What a person should look at, in one sentence.
  var words: String {
    let entries = "\(count) \(count == 1 ? "entry" : "entries")"
    let which = places
    return switch kind {
    case .takenAtWord: "\(by) as given in \(entries) (\(which)): no operators were set up"
    case .clockWentBack:
      "\(by) recorded \(entries) with a clock behind that of the entry before, by "
        + "\(measured("second", "seconds")) (\(which))"
    case .late: "\(by) recorded \(entries) late, by \(measured("day", "days")) (\(which))"
    case .backdated:
      "\(by) recorded \(entries) about a day before one recorded already, by "
        + "\(measured("day", "days")) (\(which))"
    case .participantAlone:
      "\(by) did everything for \(count) \(count == 1 ? "participant" : "participants"), from "
        + "enrolment to payment (\(which))"
    case .ledgerAlone: "\(by) recorded the whole ledger alone, payments among it: \(entries)"
    case .correctionAlone:
      "\(by) made \(count) \(count == 1 ? "correction" : "corrections") without a second person "
        + "(\(which))"
    case .excuseAlone:
      "\(by) excused \(count) \(count == 1 ? "visit" : "visits") without a second person (\(which))"
    case .pinLost:
      "\(by) set \(count == 1 ? "a PIN" : "\(count) PINs") as lost, without any PIN (\(which))"
    case .pinSetByAnother:
      "\(by) set the PIN of another operator in \(entries) (\(which))"
    case .programmeReplaced:
      "\(by) adopted a programme in place of another in \(entries) (\(which))"
    case .drawsBegunAnew:
      "\(by) replaced a secret or chain of draws, or gave up a request, in \(entries) (\(which)); "
        + "cm audit draws shows them"
    case .handDrawsToldAgain:
      "\(by) told draws made by hand again, in \(entries) (\(which)); cm audit draws shows them"
    case .recoveredUnproven:
      "\(by) took up a log for which nothing kept elsewhere vouched, in \(entries) (\(which))"
    }
  }

  /// `#3, #5`, `#3, #5, #8 … #230000`.
  private var places: String {
    let shown = first.map { "#\($0)" }
    guard count > first.count else { return shown.joined(separator: ", ") }
    return shown.joined(separator: ", ") + (count == first.count + 1 ? ", " : " … ") + "#\(last)"
  }

  /// `1 day`, `4 to 12 days`.
  private func measured(_ one: String, _ many: String) -> String {
    guard let range else { return many }
    guard range.lowerBound < range.upperBound else {
      return "\(range.lowerBound) \(range.lowerBound == 1 ? one : many)"
    }
    return "\(range.lowerBound) to \(range.upperBound) \(many)"
  }

  func write(to json: inout CanonicalWriter) {
    json.beginObject()
    json.string("by", by.text)
    json.integer("count", count)
    json.key("first")
    json.beginArray()
    for entry in first { json.integer(entry) }
    json.endArray()
    json.optional("greatest", range?.upperBound)
    json.string("kind", kind.rawValue)
    json.integer("last", last)
    json.optional("least", range?.lowerBound)
    json.string("what", words)
    json.endObject()
  }
}
