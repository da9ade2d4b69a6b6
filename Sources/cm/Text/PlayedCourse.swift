import ContingencyManagement
import StrictJSON

/// A course that was played, as a table for people, and as JSON.
struct PlayedCourse {
  let schedule: Schedule
  let occasions: [PlayedOccasion]

  private var currency: Currency { schedule.currency }

  private var total: EarningsByKind { earnings(occasions.flatMap(\.rewards)) }

  private func earnings(_ rewards: [Reward]) -> EarningsByKind {
    EarningsByKind(rewards, under: schedule)
  }

  /// A line an occasion, numbered as examples count them, with the reason for every amount.
  var lines: [String] {
    var table = Columns(right: [0, 3])
    var number = 0
    for occasion in occasions {
      let isPlanned = !occasion.outcomes.isEmpty
      number += isPlanned ? 1 : 0
      table.rows.append([
        isPlanned ? "\(number)" : "", "week \(occasion.week + 1)", occasion.word,
        schedule.text(earnings(occasion.rewards)), reasons(occasion),
      ])
    }
    return table.lines + [
      "", "\(schedule.id) version \(schedule.version): \(schedule.total(total))\(withheld)",
    ]
  }

  /// Why each contingency earned what it did, by its name where there are several.
  private func reasons(_ occasion: PlayedOccasion) -> String {
    parts(of: occasion).told.map {
      schedule.contingencies.count > 1 ? "\($0.contingency): \($0.reason)" : $0.reason
    }.joined(separator: " ")
  }

  private func parts(of occasion: PlayedOccasion) -> [RewardPart] {
    occasion.rewards.map { reward in
      let prospect = occasion.prospects.first { $0.contingency == reward.contingency }
      return RewardPart(
        contingency: reward.contingency, earned: reward.credited, unit: schedule.unit(of: reward),
        withheld: reward.withheld,
        reason: Explanation(reward, under: schedule, prospect: prospect).withoutOutlook,
        isOutside: reward.cause == .outsideWindow)
    }
  }

  private var withheldInAll: Money {
    occasions.flatMap(\.rewards).reduce(.zero) { $0 + $1.withheld }
  }

  private var withheld: String {
    withheldInAll == .zero ? "" : "; \(currency.text(withheldInAll)) beyond a cap is not paid"
  }

  var json: String {
    var json = CanonicalWriter()
    json.beginObject()
    json.integer("draws", total.draws)
    json.things(of: total)
    json.key("occasions")
    json.beginArray()
    for occasion in occasions { write(occasion, to: &json) }
    json.endArray()
    json.rates(of: total)
    json.string("total", total.money.description)
    if withheldInAll > .zero { json.string("withheld", withheldInAll.description) }
    json.endObject()
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(_ occasion: PlayedOccasion, to json: inout CanonicalWriter) {
    let earned = earnings(occasion.rewards)
    json.beginObject()
    json.integer("draws", earned.draws)
    json.string("earned", earned.money.description)
    json.things(of: earned)
    json.string("outcome", occasion.word)
    json.rates(of: earned)
    json.key("rewards")
    json.beginArray()
    for part in parts(of: occasion) { part.write(to: &json) }
    json.endArray()
    json.endObject()
  }
}
