import ContingencyManagement
import StrictJSON

extension CostText {
  /// The answer to `--json`: amounts in the currency's unit and probabilities as decimal strings.
  var json: String {
    var json = CanonicalWriter()
    json.beginObject()
    json.key("assumed")
    json.beginObject()
    json.key("dropout")
    json.string(decimals(assumptions.dropout.value, 9))
    json.key("met")
    json.string(decimals(assumptions.met.value, 9))
    json.key("weeks")
    json.integer(assumptions.weeks)
    json.endObject()
    json.key("costs")
    json.beginArray()
    for line in forecast.lines { write(line, to: &json) }
    json.endArray()
    json.key("jumbos")
    json.beginArray()
    for jumbo in forecast.jumbos {
      json.beginObject()
      json.key("bowl")
      json.string(jumbo.bowl.id.text)
      json.key("chance")
      json.string(decimals(jumbo.chance, 9))
      json.key("tier")
      json.string(jumbo.bowl.tiers.last?.id.text ?? "")
      json.endObject()
    }
    json.endArray()
    json.key("occasions")
    json.integer(forecast.occasions)
    json.key("schedule")
    json.string(schedule.id.text)
    json.key("spread")
    json.string(forecast.isSpreadKnown ? "exact" : "too-many-totals")
    json.key("version")
    json.integer(schedule.version)
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(_ line: CostLine, to json: inout CanonicalWriter) {
    json.beginObject()
    if let allMet = line.allMet {
      json.key("allMet")
      write(allMet, to: &json)
    }
    json.key("atMost")
    write(line.atMost, to: &json)
    json.key("kind")
    json.string(line.kind.rawValue)
    json.key("mean")
    json.string(thousandths(line.mean, line.kind))
    json.key("over")
    json.beginArray()
    for excess in line.over {
      json.beginObject()
      json.key("amount")
      json.string(excess.amount.description)
      json.key("chance")
      json.string(decimals(excess.chance, 9))
      json.endObject()
    }
    json.endArray()
    json.key("percentiles")
    json.beginArray()
    for percentile in line.percentiles {
      json.beginObject()
      json.key("amount")
      write(percentile.amount, to: &json)
      json.key("percent")
      json.integer(percentile.percent)
      json.endObject()
    }
    json.endArray()
    json.key("standardDeviation")
    json.string(thousandths(line.standardDeviation, line.kind))
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
