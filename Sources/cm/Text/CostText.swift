import ContingencyManagement

/// A forecast as a table for people, and as JSON.
struct CostText {
  let forecast: CostForecast
  var schedule: Schedule { forecast.schedule }
  var currency: Currency { schedule.currency }
  var assumptions: CostAssumptions { forecast.assumptions }

  init(_ forecast: CostForecast) {
    self.forecast = forecast
  }

  /// The table, below what it takes for granted.
  var lines: [String] {
    var head = Receipt()
    head.add("schedule", "\(schedule.id) version \(schedule.version): \(schedule.title)")
    let weeks = schedule.weeks == 1 ? "1 week" : "\(schedule.weeks) weeks"
    let counted = assumptions.weeks == schedule.weeks ? "" : "the first \(assumptions.weeks) of "
    head.add("plan", "\(forecast.occasions) occasions in \(counted)\(weeks)")
    head.add(
      "assumed",
      "\(assumptions.met) of occasions met, each independent of the others; "
        + "\(assumptions.dropout) leave at the end of each week")
    for jumbo in forecast.jumbos {
      let bowl = jumbo.bowl
      head.add(
        "bowl",
        "\(bowl.id) version \(bowl.version): a draw is worth "
          + "\(currency.text(Money(nearest: bowl.meanValue))) on average"
          + (bowl.isReplaced ? "" : "; what is drawn stays out until it is empty"))
    }
    return head.lines + [""] + table + things + caps + footnote
  }

  /// What is earned beside money and draws.
  private var things: [String] {
    forecast.items.map { item in
      let all = EarningsByKind(items: [(kind: item.kind, count: item.allMet)])
      return "\(currency.things(all) ?? "") where every occasion is met, "
        + "\(decimals(item.mean, 2)) expected"
    }.below("Beside money:")
  }

  /// How probable it is to come up against each cap.
  private var caps: [String] {
    forecast.caps.map { cap in
      let name = cap.cap.inWords(currency) + (cap.file.map { " (\($0))" } ?? "")
      return cap.chance.map { "\(name): \(percent($0))" } ?? "\(name): cannot be told"
    }.below("Chance of more than a cap lets through:")
  }

  private var table: [String] {
    let lines = forecast.lines
    var table = Columns(right: Set(1...lines.count))
    table.rows.append(["for one participant"] + lines.map(\.kind.rawValue))
    table.rows.append(["at most"] + lines.map { text($0.atMost) })
    if lines.contains(where: { $0.allMet != nil }) {
      table.rows.append(["every occasion met"] + lines.map { $0.allMet.map(text) ?? "" })
    }
    table.rows.append(["expected (mean)"] + lines.map { text($0.mean, $0.kind) })
    table.rows.append(
      ["standard deviation"] + lines.map { text($0.standardDeviation, $0.kind) })
    for (index, percent) in CostLine.percents.enumerated() where forecast.isSpreadKnown {
      let share = percent == 50 ? "half" : "\(percent) in 100"
      table.rows.append(
        ["\(share) cost at most"] + lines.map { text($0.percentiles[index].amount) })
    }
    for (index, amount) in assumptions.over.enumerated() {
      table.rows.append(
        ["chance of more than \(currency.text(amount))"]
          + lines.map { $0.over.isEmpty ? "" : percent($0.over[index].chance) })
    }
    for jumbo in forecast.jumbos {
      let name = jumbo.bowl.tiers.last?.id.text ?? "last tier"
      table.rows.append(
        ["chance of at least one \(name)"]
          + lines.map { $0.kind == .prizes ? percent(jumbo.chance) : "" })
    }
    return table.lines
  }

  private var footnote: [String] {
    var lines: [String] = []
    if !schedule.caps.isEmpty {
      lines += [
        "",
        "Averages, spreads and chances are those before caps. At most keeps to caps on a reward and an",
        "episode, every occasion met to those on a day too; when others are reached hangs on the days.",
      ]
    }
    if !forecast.isSpreadKnown {
      lines += [
        "",
        "There are too many totals to work out exactly how costs are spread; all figures shown are",
        "exact. With fewer weeks, as --weeks 12, it shows the spread too.",
      ]
    }
    return lines
  }

  private func text(_ amount: CostAmount) -> String {
    switch amount {
    case .money(let money): currency.text(money)
    case .draws(let draws): "\(draws)"
    }
  }

  private func text(_ average: Double, _ kind: CostKind) -> String {
    kind == .draws ? decimals(average, 2) : currency.text(Money(nearest: average, step: 10))
  }

  /// `28.0 %` would hide small ones: two decimal places, and a word where they are not enough.
  private func percent(_ chance: Double) -> String {
    if chance > 0, chance < 0.000_05 { return "under 0.01 %" }
    if chance < 1, chance > 0.999_95 { return "over 99.99 %" }
    return decimals(chance * 100, 2) + " %"
  }
}

extension [String] {
  /// These lines under a heading, after an empty line; nothing where there are none.
  fileprivate func below(_ heading: String) -> [String] {
    isEmpty ? [] : ["", heading] + map { "  " + $0 }
  }
}
