import ContingencyManagement

extension Command {
  static let scheduleCost = Command(
    name: "schedule cost", operands: "FILE",
    summary: "Forecast what a schedule costs for one participant",
    details: """
      Worked out exactly, without sampling, by the rules that make the rewards. Each planned occasion of
      each contingency is met with the same chance, whatever became of the others; one that is not met
      is a positive test, a specimen not given where only that is asked, or a missed milestone. Who
      leaves at the end of a week has no occasion after it. The most, and what every occasion met comes
      to, keep to the schedule's caps as far as a course alone can tell; all else is before caps.

        cm schedule cost va-prizes --met 80% --dropout 3% --over 599,750
      """,
    options: [
      OptionSpec("met", "CHANCE", "that an occasion is met, as 0.8 or 80% (1)"),
      OptionSpec("dropout", "CHANCE", "that a participant leaves at the end of a week (0)"),
      OptionSpec("weeks", "COUNT", "count the first so many weeks only (all)"),
      OptionSpec("over", "AMOUNTS", "how probable it is to cost more, as 599 or 599,750"),
    ],
    operandCount: 1...1, answersJSON: true, needsLedger: false,
    run: { desk, arguments throws(Complaint) in try desk.scheduleCost(arguments) })
}

extension Desk {
  fileprivate func scheduleCost(_ arguments: Arguments) throws(Complaint) -> ExitStatus {
    let config = config(arguments)
    let (path, adoption) = try adoption(of: arguments.operands[0], config)
    guard case .schedule(let schedule) = adoption.document else {
      throw Complaint(
        .usage, "\(path) is a \(adoption.document.kind.rawValue), not a schedule",
        hint: "cm schedule cost FILE")
    }
    let assumptions = CostAssumptions(
      met: try chance("met", arguments) ?? .certain,
      dropout: try chance("dropout", arguments) ?? .never,
      weeks: try weeks(arguments, most: schedule.weeks) ?? schedule.weeks,
      over: try amounts(arguments))
    let bowls = try bowls(of: schedule, config)
    let forecast: CostForecast
    let capFiles = try capFiles(of: schedule, config)
    do {
      forecast = try CostForecast(
        schedule, bowls: bowls, capFiles: capFiles, assuming: assumptions)
    } catch {
      throw Complaint(error, of: path)
    }
    guard forecast.isSpreadKnown || assumptions.over.isEmpty else {
      throw Complaint(
        .refused, "\(path): there are too many totals to work out exactly how costs are spread",
        hint: "count fewer weeks, as --weeks 12, or leave out --over: mean and deviation are exact")
    }
    if arguments.has("json") {
      surroundings.out(CostText(forecast).json)
    } else {
      CostText(forecast).lines.forEach(line)
    }
    return .done
  }

  private func chance(_ name: String, _ arguments: Arguments) throws(Complaint) -> Chance? {
    guard let text = arguments[name] else { return nil }
    if let chance = Chance(text) { return chance }
    // `80` is far more likely to mean 80 % than `1.2` is to mean 1.2 %.
    let percent = text.contains { $0 == "." || $0 == "%" } ? nil : Chance(text + "%")
    throw Complaint(
      .usage, "--\(name): '\(text.shown())' is not a chance",
      hint: percent.map { "did you mean \($0.description.filter { $0 != " " })? " + Chance.form }
        ?? Chance.form)
  }

  private func weeks(_ arguments: Arguments, most: Int) throws(Complaint) -> Int? {
    guard let text = arguments["weeks"] else { return nil }
    let isDigits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isDigits, let weeks = Int(text), (1...most).contains(weeks) else {
      throw Complaint(
        .usage, "--weeks: '\(text.shown())' is not a number of its weeks",
        hint: "a whole number from 1 to \(most)")
    }
    return weeks
  }

  private func amounts(_ arguments: Arguments) throws(Complaint) -> [Money] {
    guard let text = arguments["over"] else { return [] }
    var amounts: [Money] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let amount = Money(part) else {
        throw Complaint(
          .usage, "--over: '\(String(part).shown())' is not an amount",
          hint: "for example --over 599, or several: --over 599,750.50")
      }
      if !amounts.contains(amount) { amounts.append(amount) }
    }
    guard amounts.count <= 20 else {
      throw Complaint(
        .usage, "--over has \(amounts.count) amounts", hint: "at most 20 at once")
    }
    return amounts
  }

  private func bowls(
    of schedule: Schedule, _ config: ConfigFolder
  ) throws(Complaint) -> [PrizeBowl] {
    var bowls: [PrizeBowl] = []
    for id in schedule.bowls {
      let path = try config.file(id.text, in: ["Bowls"])
      guard case .bowl(let bowl) = try adoption(of: path, config).adoption.document else {
        throw Complaint(
          .configuration, "\(path) is not a bowl", hint: "\(schedule.id) draws from it")
      }
      guard bowl.currency == schedule.currency else {
        throw Complaint(
          .configuration,
          "\(path): its prizes are in \(bowl.currency.code), \(schedule.id) is in "
            + schedule.currency.code,
          hint: "a schedule and its bowl have one currency")
      }
      bowls.append(bowl)
    }
    return bowls
  }
}

extension Chance {
  fileprivate static let form = "a chance is from 0 to 1 or from 0% to 100%: 0.8, 80%, 12.5%"
}

extension Complaint {
  fileprivate init(_ limit: CostLimit, of path: String) {
    switch limit {
    case .tooManyStates(let contingency):
      self.init(
        .refused,
        "\(path): the courses of \(contingency) have too many states to be worked out exactly",
        hint: "count fewer weeks, as --weeks 12")
    case .tooManyDraws(let bowl):
      self.init(
        .refused,
        "\(path): there are too many draws from \(bowl), whose slips stay out, to be worked out exactly",
        hint: "count fewer weeks, as --weeks 12")
    case .twoBowls(let first, let second):
      self.init(
        .refused,
        "\(path): rewards that hang together draw from \(first) and from \(second), which cannot be "
          + "worked out exactly",
        hint: "draw from one bowl under a shared ladder, or where one reward needs another")
    case .noCaps(let caps):
      self.init(
        .configuration, "\(path): there are no caps \(caps)", hint: "put \(caps).json into Caps")
    case .noBowl(let bowl):
      self.init(
        .configuration, "\(path): there is no bowl \(bowl)", hint: "put \(bowl).json into Bowls")
    }
  }
}
