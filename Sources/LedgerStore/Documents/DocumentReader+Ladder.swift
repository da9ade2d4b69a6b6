import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// How a ladder may be written.
  static let ladderForms = [
    ObjectForm("flat"),
    ObjectForm("step", keys: ["start", "stepPer"], optional: ["ceiling", "plateauAfter"]),
    ObjectForm("down", keys: ["start", "stepPer", "floor"]),
    ObjectForm("times", keys: ["start", "stepPer"], optional: ["ceiling", "plateauAfter"]),
    ObjectForm("amounts", keys: ["stepPer"]),
  ]

  /// The ladder of that unit that `value` holds.
  func ladder(_ value: JSONValue, _ unit: LadderUnit, _ point: PointValue) -> Ladder? {
    let kindKey = unit.kindKey.map { [$0] } ?? []
    guard
      let (form, fields) = object(
        value, unit.rawValue, in: Self.ladderForms, keys: kindKey, optional: ["beginsOnRung"])
    else { return nil }
    let kind = unit.kindKey.flatMap { name(fields[$0], $0) }
    let begins = fields["beginsOnRung"].flatMap { integer($0, "beginsOnRung", in: 1...1000) }
    let stepPer = fields["stepPer"].flatMap(self.stepPer)
    let parts = LadderParts(
      fields: fields, whole: value, unit: unit,
      plateau: fields["plateauAfter"].flatMap {
        integer($0, "plateauAfter", in: 1...(form == "times" ? Ladder.mostMultiplied : 1000))
      },
      amounts: ["flat", "start", "step", "down", "ceiling", "floor"].reduce(into: [:]) {
        amounts, key in
        amounts[key] = fields[key].flatMap { amount($0, key, unit, point) }
      })
    let steps: Steps?
    switch form {
    case "flat": steps = parts.amounts["flat"].map { Steps(start: $0, step: 0, ceiling: nil) }
    case "step": steps = rising(parts)
    case "down": steps = falling(parts)
    case "times": steps = multiplying(parts)
    default:
      steps = fields["amounts"].flatMap { value in
        series(value, "amounts", most: Ladder.mostAmounts) {
          amount($0, "an amount", unit, point)
        }.map(Steps.init(listed:))
      }
    }
    guard let unit = unit.unit(of: kind), let steps,
      let stepPer = form == "flat" ? .occasion : stepPer
    else { return nil }
    return Ladder(
      unit: unit, start: steps.start, step: steps.step, ceiling: steps.ceiling,
      amounts: steps.listed, stepPer: stepPer, beginsOn: (begins ?? 1) - 1)
  }

  /// What takes a participant up a rung.
  private func stepPer(_ value: JSONValue) -> StepPer? {
    guard case .object = value.content else {
      let words = [(word: "occasion", choice: StepPer.occasion), ("full-week", .fullWeek)]
      return choice(value, "stepPer", among: words)
    }
    guard let fields = object(value, "stepPer", keys: ["occasions"]) else { return nil }
    return fields["occasions"].flatMap { integer($0, "occasions", in: 1...1000) }
      .map(StepPer.occasions)
  }
}
