import ContingencyManagement
import StrictJSON

/// What was earned under one contingency, and why.
struct RewardPart {
  var contingency: Name
  /// What is credited.
  var earned: Earning
  /// What the items of the earning are.
  var unit: RewardUnit?
  /// What lies beyond a cap and is not paid.
  var withheld: Money
  var reason: String
  /// Whether it could not be met on that day, whatever happened.
  var isOutside = false

  /// `{"amount","contingency","draws","items","rates","reason","withheld"}`; things, rates and what
  /// is withheld only where there are any.
  func write(to json: inout CanonicalWriter) {
    json.beginObject()
    json.string("amount", earned.money.description)
    json.string("contingency", contingency.text)
    json.integer("draws", earned.draws)
    json.kinds(of: EarningsByKind(earned, in: unit))
    json.string("reason", reason)
    if withheld > .zero { json.string("withheld", withheld.description) }
    json.endObject()
  }

  /// `$6.25`, `1 take-home dose`.
  func amount(_ currency: Currency) -> String { currency.text(earned, in: unit) }
}

extension [RewardPart] {
  /// Those that are told to a person: what could not be met on that day only where nothing else is.
  var told: [RewardPart] {
    let inside = filter { !$0.isOutside }
    return inside.isEmpty ? self : inside
  }
}

extension LedgerState {
  /// What an entry earned or credited, with the reasons, as the state stands after it.
  ///
  /// - Parameter code: Only what this participant has of it.
  func parts(of entry: Entry, for code: ParticipantCode) -> [RewardPart] {
    entry.outcome.rewards.map { reward in
      RewardPart(
        contingency: reward.contingency, earned: reward.credited,
        unit: schedule(of: entry)?.unit(of: reward), withheld: reward.withheld,
        reason: reason(for: reward, of: entry) ?? "", isOutside: reward.cause == .outsideWindow)
    }
      + entry.outcome.credits.filter { $0.participant == code }.map { credit in
        RewardPart(
          contingency: credit.contingency, earned: credit.earned, unit: unit(of: credit),
          withheld: credit.withheld,
          reason: "More for entry #\(credit.entry): \(reason(for: credit) ?? "")")
      }
  }
}
