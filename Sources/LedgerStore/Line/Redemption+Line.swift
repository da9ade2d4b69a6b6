import ContingencyManagement
import StrictJSON

extension Redemption: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> Redemption {
    let amount = try line.money("amount")
    let item: Reference = try line.code("item")
    let day = try line.day("on")
    let participant: ParticipantCode = try line.code("participant")
    return Redemption(participant: participant, day: day, amount: amount, item: item)
  }

  func write(to line: inout CanonicalWriter) {
    line.integer("amount", amount.thousandths)
    line.string("item", item.text)
    line.string("on", day.description)
    line.string("participant", participant.text)
  }
}
