import ContingencyManagement
import StrictJSON

extension DocumentReader {
  /// What a bonus may count.
  static let bonusCounts = ["every", "everyFullWeeks"]
  /// What a bonus may be counted in.
  static let bonusForms = [ObjectForm("voucher"), ObjectForm("draws", optional: ["bowl"])]

  /// A bonus beside a ladder of `unit`; nil for a ladder that cannot be read.
  func bonus(_ value: JSONValue, beside unit: RewardUnit?, _ point: PointValue) -> Bonus? {
    let counts = Self.bonusCounts.filter { value.member($0) != nil }
    let found = object(
      value, "bonus", in: Self.bonusForms, keys: counts.count == 1 ? counts : [],
      optional: ["withinCeiling"] + (counts.count == 1 ? [] : Self.bonusCounts))
    guard value.isObject, one(of: Self.bonusCounts, in: value, "bonus") != nil,
      let (_, fields) = found
    else { return nil }
    let every = fields["every"].flatMap { integer($0, "every", in: 1...1000) }
    let weeks = fields["everyFullWeeks"].flatMap {
      integer($0, "everyFullWeeks", in: 1...Schedule.mostWeeks)
    }
    let within = fields["withinCeiling"].flatMap { boolean($0, "withinCeiling") } ?? false
    let voucher = fields["voucher"].flatMap { money($0, "voucher", point: point) }
    let draws = fields["draws"].flatMap { integer($0, "draws", in: 1...Ladder.mostDraws) }
    let drawn = bonusUnit(value, fields, beside: unit)
    guard let count = every.map(BonusCount.occasions) ?? weeks.map(BonusCount.fullWeeks),
      let amount = voucher?.thousandths ?? draws, let unit = voucher == nil ? drawn : .voucher
    else { return nil }
    return Bonus(every: count, unit: unit, amount: amount, isWithinCeiling: within)
  }

  /// What the draws of a bonus are drawn from: the bowl of the ladder, or one that it names itself.
  private func bonusUnit(
    _ value: JSONValue, _ fields: [String: JSONValue], beside unit: RewardUnit?
  ) -> RewardUnit? {
    let bowl = fields["bowl"].flatMap { name($0, "bowl") }
    guard let unit, fields["draws"] != nil else { return nil }
    if case .draws = unit {
      if let bowl = fields["bowl"] {
        report("the ladder names the bowl already; leave \"bowl\" out", at: bowl.position)
      }
      return unit
    }
    if fields["bowl"] == nil {
      report("a bonus of draws beside a ladder of another unit needs \"bowl\"", at: value.position)
    }
    return bowl.map(RewardUnit.draws)
  }
}
