import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// What a contingency pays in each phase; nil in the list for a phase that it does not name.
  func pays(_ value: JSONValue, phases: [Phase]?) -> [PhasePay?]? {
    guard let values = array(value, "pays") else { return nil }
    guard let phases else {
      // The phases cannot be read; what is wrong with the rest is told all the same.
      values.forEach { _ = pay($0, phases: nil) }
      return nil
    }
    var pays: [PhasePay?] = Array(repeating: nil, count: phases.count)
    var last = -1
    var isWhole = true
    for value in values {
      guard let (phase, pay) = self.pay(value, phases: phases) else {
        isWhole = false
        continue
      }
      if phase <= last {
        report(
          "phase \(phases[phase].id) is named twice or out of order; pays follows the order of "
            + "phases", at: value.position)
        isWhole = false
      }
      last = max(last, phase)
      pays[phase] = pay
    }
    return isWhole ? pays : nil
  }

  private func pay(_ value: JSONValue, phases: [Phase]?) -> (phase: Int, pay: PhasePay)? {
    guard
      let fields = object(
        value, "an element of pays", keys: ["phase"],
        optional: ["voucher", "draws", "bonus", "carriesRung"])
    else { return nil }
    let choices = phases?.enumerated().map { (word: $0.element.id.text, choice: $0.offset) }
    let phase = fields["phase"].flatMap { phase in
      choices.flatMap { choice(phase, "phase", among: $0) }
    }
    let carries = fields["carriesRung"].map { boolean($0, "carriesRung") } ?? false
    let ladder: Ladder?
    switch (fields["voucher"], fields["draws"]) {
    case (let voucher?, nil): ladder = voucherLadder(voucher)
    case (nil, let draws?): ladder = drawLadder(draws)
    case (nil, nil), (_?, _?):
      report(
        "an element of pays needs either \"voucher\" or \"draws\"", at: value.position)
      ladder = nil
    }
    guard let ladder else { return nil }
    var bonus: Bonus?
    if let value = fields["bonus"] {
      guard let read = self.bonus(value, beside: ladder.unit) else { return nil }
      bonus = read
    }
    guard let phase, let carries else { return nil }
    return (phase, PhasePay(ladder: ladder, bonus: bonus, carriesRung: carries))
  }

  private func voucherLadder(_ value: JSONValue) -> Ladder? {
    ladder(value, "voucher", unit: .voucher, extra: []) { value, what in
      money(value, what)?.thousandths
    }
  }

  private func drawLadder(_ value: JSONValue) -> Ladder? {
    guard case .object(let members) = value.content,
      let bowl = members.first(where: { $0.isNamed("bowl") })?.value
    else {
      report("draws needs \"bowl\", the id of the bowl drawn from", at: value.position)
      return nil
    }
    guard let bowl = name(bowl, "bowl") else { return nil }
    return ladder(value, "draws", unit: .draws(from: bowl), extra: ["bowl"]) { value, what in
      integer(value, what, in: 0...Ladder.mostDraws)
    }
  }

  private func ladder(
    _ value: JSONValue, _ what: String, unit: RewardUnit, extra: [String],
    _ amount: (JSONValue, String) -> Int?
  ) -> Ladder? {
    guard
      let fields = object(
        value, what, keys: extra, optional: ["flat", "start", "step", "stepPer", "ceiling"])
    else { return nil }
    let ceiling = fields["ceiling"].map { amount($0, "ceiling") }
    switch (fields["flat"], fields["start"], fields["step"], fields["stepPer"]) {
    case (let flat?, nil, nil, nil) where ceiling == nil:
      return amount(flat, "flat").map {
        Ladder(unit: unit, start: $0, step: 0, ceiling: nil, stepPer: .occasion)
      }
    case (nil, let start?, let step?, let stepPer?):
      let per = choice(stepPer, "stepPer", among: StepPer.choices)
      let (start, step) = (amount(start, "start"), amount(step, "step"))
      guard let start, let step, let per else { return nil }
      if let ceiling, ceiling == nil { return nil }
      return Ladder(unit: unit, start: start, step: step, ceiling: ceiling ?? nil, stepPer: per)
    default:
      report(
        "\(what) needs either \"flat\" alone, or \"start\", \"step\" and \"stepPer\", with a "
          + "\"ceiling\" where there is one", at: value.position)
      return nil
    }
  }

  private func bonus(_ value: JSONValue, beside unit: RewardUnit) -> Bonus? {
    guard
      let fields = object(value, "bonus", keys: ["every"], optional: ["voucher", "draws"])
    else { return nil }
    let every = fields["every"].flatMap { integer($0, "every", in: 1...1000) }
    switch (fields["voucher"], fields["draws"], unit) {
    case (let voucher?, nil, _):
      guard let every, let amount = money(voucher, "voucher") else { return nil }
      return Bonus(every: every, unit: .voucher, amount: amount.thousandths)
    case (nil, let draws?, .draws):
      guard let every, let amount = integer(draws, "draws", in: 1...Ladder.mostDraws) else {
        return nil
      }
      return Bonus(every: every, unit: unit, amount: amount)
    case (nil, .some, .voucher):
      report("a bonus of draws needs a ladder of draws, which names the bowl", at: value.position)
      return nil
    case (nil, nil, _), (_?, _?, _):
      report("bonus needs either \"voucher\" or \"draws\"", at: value.position)
      return nil
    }
  }
}
