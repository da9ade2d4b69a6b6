import ContingencyManagement
import StrictJSON

extension Outcome {
  /// Reads what an entry yields; nothing where the key is not there.
  static func read(from line: inout LineReader) throws(LineProblem) -> Outcome {
    guard line.has("yields") else { return .nothing }
    try line.beginObject()
    let credits = try line.optionalArray("credits") { line throws(LineProblem) in
      try Credit.read(from: &line)
    }
    let prizes = try CappedPrizes.read(from: &line)
    let rewards = try line.optionalArray("rewards") { line throws(LineProblem) in
      try Reward.read(from: &line)
    }
    try line.endObject()
    guard !credits.isEmpty || !rewards.isEmpty || prizes != nil else {
      throw .unfit(key: "yields", found: "{}")
    }
    return Outcome(rewards: rewards, credits: credits, prizes: prizes)
  }

  func write(to line: inout CanonicalWriter) {
    guard self != .nothing else { return }
    line.key("yields")
    line.beginObject()
    if !credits.isEmpty {
      line.key("credits")
      line.beginArray()
      for credit in credits { credit.write(to: &line) }
      line.endArray()
    }
    prizes?.write(to: &line)
    if !rewards.isEmpty {
      line.key("rewards")
      line.beginArray()
      for reward in rewards { reward.write(to: &line) }
      line.endArray()
    }
    line.endObject()
  }
}

extension CappedPrizes {
  fileprivate static func read(from line: inout LineReader) throws(LineProblem) -> CappedPrizes? {
    guard line.has("prizes") else { return nil }
    try line.beginObject()
    let awarded = try line.moneyOrNothing("awarded")
    let value = try line.moneyOrNothing("value")
    let withheld = try line.moneyOrNothing("withheld")
    try line.endObject()
    return CappedPrizes(value: value, withheld: withheld, awarded: awarded)
  }

  fileprivate func write(to line: inout CanonicalWriter) {
    line.key("prizes")
    line.beginObject()
    line.count("awarded", awarded.thousandths)
    line.count("value", value.thousandths)
    line.count("withheld", withheld.thousandths)
    line.endObject()
  }
}

extension LineReader {
  /// An amount of money; nothing where the key is not there, and never written as 0.
  fileprivate mutating func moneyOrNothing(_ key: StaticString) throws(LineProblem) -> Money {
    let amount = try count(key)
    guard let money = Money(thousandths: amount) else {
      throw .unfit(key: "\(key)", found: "\(amount)")
    }
    return money
  }
}

extension Reward {
  fileprivate static func read(from line: inout LineReader) throws(LineProblem) -> Reward {
    try line.beginObject()
    let amount = try line.count("amount")
    let cause: Cause = try line.word("because")
    let bonus = try line.count("bonus")
    let bonusDraws = try line.count("bonusDraws")
    let bonusItems = try line.count("bonusItems")
    let contingency: Name = try line.code("contingency")
    let draws = try line.count("draws")
    let fellFrom = try line.optionalInteger("fellFrom")
    let items = try line.count("items")
    let paidBefore = try line.moneyOrNothing("paidBefore")
    let paidBeforeDraws = try line.count("paidBeforeDraws")
    let paidBeforeItems = try line.count("paidBeforeItems")
    let phase = try line.optionalInteger("phase")
    let recovered = try line.optionalInteger("recovered")
    let run = try line.integer("run")
    let rung = try line.optionalInteger("rung")
    let standing = try Standing.read(from: &line)
    let toward = try line.optionalInteger("toward")
    let verdict: Verdict = try line.word("verdict")
    let withheld = try line.moneyOrNothing("withheld")
    try line.endObject()
    guard amount >= bonus, let base = Money(thousandths: amount - bonus),
      let extra = Money(thousandths: bonus)
    else { throw .unfit(key: "amount", found: "\(amount)") }
    guard draws >= bonusDraws else { throw .unfit(key: "draws", found: "\(draws)") }
    guard items >= bonusItems else { throw .unfit(key: "items", found: "\(items)") }
    return Reward(
      contingency: contingency, verdict: verdict, cause: cause, standing: standing, phase: phase,
      run: run, rung: rung,
      base: Earning(money: base, draws: draws - bonusDraws, items: items - bonusItems),
      bonus: Earning(money: extra, draws: bonusDraws, items: bonusItems),
      paidBefore: Earning(money: paidBefore, draws: paidBeforeDraws, items: paidBeforeItems),
      withheld: withheld, toward: toward, fellFrom: fellFrom, recovered: recovered)
  }

  fileprivate func write(to line: inout CanonicalWriter) {
    line.beginObject()
    line.count("amount", total.money.thousandths)
    line.string("because", cause.rawValue)
    line.count("bonus", bonus.money.thousandths)
    line.count("bonusDraws", bonus.draws)
    line.count("bonusItems", bonus.items)
    line.string("contingency", contingency.text)
    line.count("draws", total.draws)
    line.optional("fellFrom", fellFrom)
    line.count("items", total.items)
    line.count("paidBefore", paidBefore.money.thousandths)
    line.count("paidBeforeDraws", paidBefore.draws)
    line.count("paidBeforeItems", paidBefore.items)
    line.optional("phase", phase)
    line.optional("recovered", recovered)
    line.integer("run", run)
    line.optional("rung", rung)
    if standing != .counted { line.string("standing", standing.rawValue) }
    line.optional("toward", toward)
    line.string("verdict", verdict.rawValue)
    line.count("withheld", withheld.thousandths)
    line.endObject()
  }
}

extension Reward.Standing {
  /// The standing; counted where the key is not there, and never written then.
  fileprivate static func read(
    from line: inout LineReader
  ) throws(LineProblem) -> Reward.Standing {
    guard line.has("standing") else { return .counted }
    let text = try line.json { json throws(CanonicalError) in try json.string() }
    guard let standing = Reward.Standing(rawValue: text), standing != .counted else {
      throw .unfit(key: "standing", found: text)
    }
    return standing
  }
}

extension Credit {
  fileprivate static func read(from line: inout LineReader) throws(LineProblem) -> Credit {
    try line.beginObject()
    let amount = try line.moneyOrNothing("amount")
    let contingency: Name = try line.code("contingency")
    let draws = try line.count("draws")
    let entry = try line.integer("entry")
    let items = try line.count("items")
    let participant: ParticipantCode = try line.code("participant")
    let withheld = try line.moneyOrNothing("withheld")
    try line.endObject()
    return Credit(
      participant: participant, entry: entry, contingency: contingency,
      earned: Earning(money: amount, draws: draws, items: items), withheld: withheld)
  }

  fileprivate func write(to line: inout CanonicalWriter) {
    line.beginObject()
    line.count("amount", earned.money.thousandths)
    line.string("contingency", contingency.text)
    line.count("draws", earned.draws)
    line.integer("entry", entry)
    line.count("items", earned.items)
    line.string("participant", participant.text)
    line.count("withheld", withheld.thousandths)
    line.endObject()
  }
}
