import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// The keys of an element of `pays` besides that of its ladder, and those that it may have.
  static let payKeys = (needed: ["phase"], optional: ["requires", "bonus", "carriesRung"])

  /// What a contingency pays in each phase; nil in the list for a phase that it does not name.
  func pays(_ value: JSONValue, _ frame: ScheduleFrame) -> [PhasePay?]? {
    guard let values = array(value, "pays") else { return nil }
    if values.isEmpty { report("pays is an empty list", at: value.position) }
    var pays: [PhasePay?] = Array(repeating: nil, count: frame.phases?.count ?? 0)
    var last = -1
    for value in values {
      guard let (places, pay) = self.pay(value, frame), let phases = frame.phases else { continue }
      for (number, place) in places.enumerated() {
        if place <= last, number == 0 {
          report(
            "phase \(phases[place].id) is named twice or out of order; pays follows the order of "
              + "phases", at: value.member("phase")?.value.position ?? value.position)
        }
        last = max(last, place)
        pays[place] = number == 0 ? pay : pay.continued
      }
    }
    return frame.phases == nil || values.isEmpty ? nil : pays
  }

  private func pay(
    _ value: JSONValue, _ frame: ScheduleFrame
  ) -> (places: [Int], pay: PhasePay)? {
    guard
      let (unit, fields) = object(
        value, "an element of pays", in: LadderUnit.allCases.map { ObjectForm($0.rawValue) },
        keys: Self.payKeys.needed, optional: Self.payKeys.optional)
    else {
      readLadders(of: value, frame)
      return nil
    }
    let places = fields["phase"].flatMap { self.places($0, frame) }
    let carries = fields["carriesRung"].flatMap { boolean($0, "carriesRung") }
    let requires = fields["requires"].flatMap(requirements)
    let ladder = fields[unit].flatMap { ladderValue in
      LadderUnit(rawValue: unit).flatMap { self.ladder(ladderValue, $0, frame.point) }
    }
    let bonus = fields["bonus"].flatMap { self.bonus($0, beside: ladder?.unit, frame.point) }
    guard let places, let ladder else { return nil }
    let pay = PhasePay(
      ladder: ladder, requires: requires ?? [1], bonus: bonus, carriesRung: carries ?? false)
    return (places, pay)
  }

  /// Notes what is wrong within the ladders of an element that has none too many or too few.
  private func readLadders(of value: JSONValue, _ frame: ScheduleFrame) {
    for unit in LadderUnit.allCases {
      if let ladder = value.member(unit.rawValue) {
        _ = self.ladder(ladder.value, unit, frame.point)
      }
    }
  }

  /// The place of the phase that an element is for, or those of several that follow each other.
  private func places(_ value: JSONValue, _ frame: ScheduleFrame) -> [Int]? {
    guard let phases = frame.phases else { return nil }
    let choices = phases.enumerated().map { (word: $0.element.id.text, choice: $0.offset) }
    guard case .array = value.content else {
      return choice(value, "phase", among: choices).map { [$0] }
    }
    var last: Int?
    return list(value, "phase") { value in
      guard let place = choice(value, "a phase", among: choices) else { return nil }
      if let last, place != last, place != last + 1 {
        report(
          "phase \(phases[place].id) does not follow \(phases[last].id); a ladder goes over phases "
            + "that follow each other", at: value.position)
      }
      last = place
      return place
    }
  }

  /// How many met occasions in a row a reward takes: a number, or a list that grows or falls.
  private func requirements(_ value: JSONValue) -> [Int]? {
    guard case .array = value.content else {
      return integer(value, "requires", in: 1...1000).map { [$0] }
    }
    return series(value, "requires", most: Ladder.mostAmounts) {
      integer($0, "an element of requires", in: 1...1000)
    }
  }
}

extension PhasePay {
  /// The same in a further phase of its element.
  fileprivate var continued: PhasePay {
    PhasePay(
      ladder: ladder, requires: requires, bonus: bonus, carriesRung: true, continuesElement: true)
  }
}
