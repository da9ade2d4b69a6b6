import ContingencyManagement
import StrictJSON

extension FoundDocument {
  /// The document with its words and, for a schedule, its table, as one line of JSON.
  var json: String {
    var json = CanonicalWriter()
    json.beginObject()
    json.optional("currency", currency?.code)
    json.string("digest", digest.hex)
    switch document {
    case .schedule(let schedule): write(schedule, to: &json)
    case .bowl(let bowl): write(bowl, to: &json)
    case .caps(let file): write(file, to: &json)
    case .programme(let programme): write(programme, to: &json)
    case .deck(let deck):
      writeID(to: &json)
      json.integer("version", document.version)
      json.strings("words", deck.words.map(\.text))
    }
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private var currency: Currency? {
    switch document {
    case .schedule(let schedule): schedule.currency
    case .bowl(let bowl): bowl.currency
    case .caps(let file): file.currency
    case .deck, .programme: nil
    }
  }

  private func write(_ schedule: Schedule, to json: inout CanonicalWriter) {
    let course = AllMetCourse(of: schedule, caps: caps)
    json.string("evidence", schedule.evidence)
    json.strings("examples", schedule.examples.map { $0.inWords(under: schedule) })
    writeID(to: &json)
    json.string("source", schedule.source)
    json.string("title", schedule.title)
    json.key("total")
    json.earnings(course.total)
    json.integer("version", document.version)
    json.key("weeks")
    json.beginArray()
    for week in course.weeks { week.write(to: &json) }
    json.endArray()
    json.strings("words", ScheduleInWords(schedule).text)
  }

  private func write(_ bowl: PrizeBowl, to json: inout CanonicalWriter) {
    let words = BowlInWords(bowl)
    json.string("evidence", bowl.evidence)
    writeID(to: &json)
    json.key("mean")
    if let mean = words.mean { json.string(mean) } else { json.null() }
    json.integer("slips", bowl.slips)
    json.string("source", bowl.source)
    json.key("tiers")
    json.beginArray()
    for row in words.tiers {
      json.beginObject()
      json.string("id", row.tier.id.text)
      json.string("label", row.tier.label)
      json.string("odds", row.odds)
      json.string("percent", row.percent)
      json.integer("slips", row.tier.slips)
      json.string("value", row.tier.value.description)
      json.endObject()
    }
    json.endArray()
    json.string("title", bowl.title)
    json.integer("version", document.version)
    json.strings("words", words.sentences)
  }

  private func write(_ programme: Programme, to json: inout CanonicalWriter) {
    json.string("evidence", programme.evidence)
    writeID(to: &json)
    json.string("source", programme.source)
    json.string("title", programme.title)
    json.integer("version", document.version)
    json.strings("words", programme.sentences)
  }

  private func write(_ file: CapFile, to json: inout CanonicalWriter) {
    json.string("evidence", file.evidence)
    writeID(to: &json)
    json.string("source", file.source)
    json.string("title", file.title)
    json.integer("version", document.version)
    json.strings("words", file.sentences)
  }

  private func writeID(to json: inout CanonicalWriter) {
    json.string("id", document.id.text)
    json.string("kind", document.kind.rawValue)
  }
}

extension AllMetCourse.Week {
  fileprivate func write(to json: inout CanonicalWriter) {
    json.beginObject()
    json.key("anyDay")
    json.beginArray()
    for day in anyDay {
      json.beginObject()
      json.string("contingency", day.contingency.text)
      json.key("earned")
      json.beginArray()
      for time in day.times { json.earnings(time.earning) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.string("phase", phase.text)
    json.key("soFar")
    json.earnings(soFar)
    json.key("total")
    json.earnings(total)
    json.key("visits")
    json.beginArray()
    for visit in visits { json.earnings(visit.earning) }
    json.endArray()
    json.integer("week", number)
    json.endObject()
  }
}
