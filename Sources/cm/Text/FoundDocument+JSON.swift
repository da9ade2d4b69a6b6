import ContingencyManagement
import StrictJSON

extension FoundDocument {
  /// The document with its words and, for a schedule, its table, as one line of JSON.
  var json: String {
    var json = CanonicalWriter()
    json.beginObject()
    if let currency {
      json.key("currency")
      json.string(currency.code)
    }
    json.key("digest")
    json.string(digest.hex)
    switch document {
    case .schedule(let schedule): write(schedule, to: &json)
    case .bowl(let bowl): write(bowl, to: &json)
    case .deck(let deck):
      writeID(to: &json)
      json.key("version")
      json.integer(document.version)
      json.key("words")
      json.beginArray()
      for word in deck.words { json.string(word.text) }
      json.endArray()
    }
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private var currency: Currency? {
    switch document {
    case .schedule(let schedule): schedule.currency
    case .bowl(let bowl): bowl.currency
    case .deck: nil
    }
  }

  private func write(_ schedule: Schedule, to json: inout CanonicalWriter) {
    let course = AllMetCourse(of: schedule)
    json.key("evidence")
    json.string(schedule.evidence)
    json.key("examples")
    json.beginArray()
    for example in schedule.examples { json.string(example.inWords(schedule.currency)) }
    json.endArray()
    writeID(to: &json)
    json.key("source")
    json.string(schedule.source)
    json.key("title")
    json.string(schedule.title)
    json.key("total")
    json.earning(course.total)
    json.key("version")
    json.integer(document.version)
    json.key("weeks")
    json.beginArray()
    for week in course.weeks { week.write(to: &json) }
    json.endArray()
    json.key("words")
    json.beginArray()
    for paragraph in ScheduleInWords(schedule).text { json.string(paragraph) }
    json.endArray()
  }

  private func write(_ bowl: PrizeBowl, to json: inout CanonicalWriter) {
    let words = BowlInWords(bowl)
    json.key("evidence")
    json.string(bowl.evidence)
    writeID(to: &json)
    json.key("mean")
    if let mean = words.mean { json.string(mean) } else { json.null() }
    json.key("slips")
    json.integer(bowl.slips)
    json.key("source")
    json.string(bowl.source)
    json.key("tiers")
    json.beginArray()
    for row in words.tiers {
      json.beginObject()
      json.key("id")
      json.string(row.tier.id.text)
      json.key("label")
      json.string(row.tier.label)
      json.key("odds")
      json.string(row.odds)
      json.key("percent")
      json.string(row.percent)
      json.key("slips")
      json.integer(row.tier.slips)
      json.key("value")
      json.string(row.tier.value.description)
      json.endObject()
    }
    json.endArray()
    json.key("title")
    json.string(bowl.title)
    json.key("version")
    json.integer(document.version)
    json.key("words")
    json.beginArray()
    for sentence in words.sentences { json.string(sentence) }
    json.endArray()
  }

  private func writeID(to json: inout CanonicalWriter) {
    json.key("id")
    json.string(document.id.text)
    json.key("kind")
    json.string(document.kind.rawValue)
  }
}

extension AllMetCourse.Week {
  fileprivate func write(to json: inout CanonicalWriter) {
    json.beginObject()
    json.key("anyDay")
    json.beginArray()
    for day in anyDay {
      json.beginObject()
      json.key("contingency")
      json.string(day.contingency.text)
      json.key("earned")
      json.beginArray()
      for time in day.times { json.earning(time.earning) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.key("phase")
    json.string(phase.text)
    json.key("soFar")
    json.earning(soFar)
    json.key("total")
    json.earning(total)
    json.key("visits")
    json.beginArray()
    for visit in visits { json.earning(visit.earning) }
    json.endArray()
    json.key("week")
    json.integer(number)
    json.endObject()
  }
}

extension CanonicalWriter {
  /// Money as a decimal string, and draws.
  mutating func earning(_ earning: Earning) {
    beginObject()
    key("amount")
    string(earning.money.description)
    key("draws")
    integer(earning.draws)
    endObject()
  }
}
