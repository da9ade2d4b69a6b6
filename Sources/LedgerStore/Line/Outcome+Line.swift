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
    let rewards = try line.optionalArray("rewards") { line throws(LineProblem) in
      try Reward.read(from: &line)
    }
    try line.endObject()
    guard !credits.isEmpty || !rewards.isEmpty else { throw .unfit(key: "yields", found: "{}") }
    return Outcome(rewards: rewards, credits: credits)
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
    if !rewards.isEmpty {
      line.key("rewards")
      line.beginArray()
      for reward in rewards { reward.write(to: &line) }
      line.endArray()
    }
    line.endObject()
  }
}

extension Reward {
  fileprivate static func read(from line: inout LineReader) throws(LineProblem) -> Reward {
    try line.beginObject()
    let amount = try line.count("amount")
    let cause: Cause = try line.word("because")
    let bonus = try line.count("bonus")
    let bonusDraws = try line.count("bonusDraws")
    let contingency: Name = try line.code("contingency")
    let draws = try line.count("draws")
    let fellFrom = try line.optionalInteger("fellFrom")
    let paidBefore = try line.count("paidBefore")
    let paidBeforeDraws = try line.count("paidBeforeDraws")
    let phase = try line.optionalInteger("phase")
    let recovered = try line.optionalInteger("recovered")
    let run = try line.integer("run")
    let rung = try line.optionalInteger("rung")
    let standing = try Standing.read(from: &line)
    let verdict: Verdict = try line.word("verdict")
    try line.endObject()
    guard amount >= bonus, let base = Money(thousandths: amount - bonus),
      let extra = Money(thousandths: bonus)
    else { throw .unfit(key: "amount", found: "\(amount)") }
    guard let paid = Money(thousandths: paidBefore) else {
      throw .unfit(key: "paidBefore", found: "\(paidBefore)")
    }
    guard draws >= bonusDraws else { throw .unfit(key: "draws", found: "\(draws)") }
    return Reward(
      contingency: contingency, verdict: verdict, cause: cause, standing: standing, phase: phase,
      run: run, rung: rung, base: Earning(money: base, draws: draws - bonusDraws),
      bonus: Earning(money: extra, draws: bonusDraws),
      paidBefore: Earning(money: paid, draws: paidBeforeDraws), fellFrom: fellFrom,
      recovered: recovered)
  }

  fileprivate func write(to line: inout CanonicalWriter) {
    line.beginObject()
    line.count("amount", total.money.thousandths)
    line.string("because", cause.rawValue)
    line.count("bonus", bonus.money.thousandths)
    line.count("bonusDraws", bonus.draws)
    line.string("contingency", contingency.text)
    line.count("draws", total.draws)
    line.optional("fellFrom", fellFrom)
    line.count("paidBefore", paidBefore.money.thousandths)
    line.count("paidBeforeDraws", paidBefore.draws)
    line.optional("phase", phase)
    line.optional("recovered", recovered)
    line.integer("run", run)
    line.optional("rung", rung)
    if standing != .counted { line.string("standing", standing.rawValue) }
    line.string("verdict", verdict.rawValue)
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
    let amount = try line.count("amount")
    let contingency: Name = try line.code("contingency")
    let draws = try line.count("draws")
    let entry = try line.integer("entry")
    let participant: ParticipantCode = try line.code("participant")
    try line.endObject()
    guard let money = Money(thousandths: amount) else {
      throw .unfit(key: "amount", found: "\(amount)")
    }
    return Credit(
      participant: participant, entry: entry, contingency: contingency,
      earned: Earning(money: money, draws: draws))
  }

  fileprivate func write(to line: inout CanonicalWriter) {
    line.beginObject()
    line.count("amount", earned.money.thousandths)
    line.string("contingency", contingency.text)
    line.count("draws", earned.draws)
    line.integer("entry", entry)
    line.string("participant", participant.text)
    line.endObject()
  }
}
