import ContingencyManagement
import StrictJSON

extension CostText {
  /// The answer to `--json`: amounts in the currency's unit and probabilities as decimal strings.
  var json: String {
    var json = CanonicalWriter()
    json.beginObject()
    json.key("assumed")
    json.beginObject()
    json.string("dropout", decimals(assumptions.dropout.value, 9))
    json.string("met", decimals(assumptions.met.value, 9))
    json.integer("weeks", assumptions.weeks)
    json.endObject()
    if !forecast.caps.isEmpty {
      json.key("caps")
      json.beginArray()
      for cap in forecast.caps { write(cap, to: &json) }
      json.endArray()
    }
    json.key("costs")
    json.beginArray()
    for line in forecast.lines { write(line, to: &json) }
    json.endArray()
    if !forecast.items.isEmpty {
      json.key("items")
      json.beginArray()
      for item in forecast.items {
        json.beginObject()
        json.integer("allMet", item.allMet)
        json.string("kind", item.kind.text)
        json.string("mean", decimals(item.mean, 3))
        json.endObject()
      }
      json.endArray()
    }
    json.key("jumbos")
    json.beginArray()
    for jumbo in forecast.jumbos {
      json.beginObject()
      json.string("bowl", jumbo.bowl.id.text)
      json.string("chance", decimals(jumbo.chance, 9))
      json.string("tier", jumbo.bowl.tiers.last?.id.text ?? "")
      json.endObject()
    }
    json.endArray()
    json.integer("occasions", forecast.occasions)
    json.string("schedule", schedule.id.text)
    json.string("spread", forecast.isSpreadKnown ? "exact" : "too-many-totals")
    json.integer("version", schedule.version)
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(_ cap: CapForecast, to json: inout CanonicalWriter) {
    json.beginObject()
    json.optional("chance", cap.chance.map { decimals($0, 9) })
    json.optional("file", cap.file?.text)
    json.optional("funder", cap.cap.funder?.text)
    json.string("most", cap.cap.most.description)
    json.string("per", cap.cap.window.rawValue)
    json.endObject()
  }

  private func write(_ line: CostLine, to json: inout CanonicalWriter) {
    json.beginObject()
    if let allMet = line.allMet {
      json.key("allMet")
      write(allMet, to: &json)
    }
    json.key("atMost")
    write(line.atMost, to: &json)
    json.string("kind", line.kind.rawValue)
    json.string("mean", thousandths(line.mean, line.kind))
    json.key("over")
    json.beginArray()
    for excess in line.over {
      json.beginObject()
      json.string("amount", excess.amount.description)
      json.string("chance", decimals(excess.chance, 9))
      json.endObject()
    }
    json.endArray()
    json.key("percentiles")
    json.beginArray()
    for percentile in line.percentiles {
      json.beginObject()
      json.key("amount")
      write(percentile.amount, to: &json)
      json.integer("percent", percentile.percent)
      json.endObject()
    }
    json.endArray()
    json.string("standardDeviation", thousandths(line.standardDeviation, line.kind))
    json.endObject()
  }

  private func write(_ amount: CostAmount, to json: inout CanonicalWriter) {
    switch amount {
    case .money(let money): json.string(money.description)
    case .draws(let draws): json.integer(draws)
    }
  }

  /// An average with three decimal places, in the currency's unit or in draws.
  private func thousandths(_ average: Double, _ kind: CostKind) -> String {
    decimals(kind == .draws ? average : average / 1000, 3)
  }
}
