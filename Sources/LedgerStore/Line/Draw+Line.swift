import ContingencyManagement
import StrictJSON

extension DrawRequest: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> DrawRequest {
    let bowl = try line.digest("bowl")
    let chain = try line.integer("chain")
    let count = try line.integer("count", in: 1...DrawChain.length)
    let entitledBy = try line.integer("entitledBy")
    let first = try line.integer("first", in: 1...DrawChain.length)
    let participant: ParticipantCode = try line.code("participant")
    let text = try line.string("word")
    guard let word = DrawWord(text) else { throw .unfit(key: "word", found: text) }
    return DrawRequest(
      participant: participant, entitledBy: entitledBy, bowl: bowl, chain: chain, first: first,
      count: count, word: word)
  }

  func write(to line: inout CanonicalWriter) {
    line.digest("bowl", bowl)
    line.integer("chain", chain)
    line.integer("count", count)
    line.integer("entitledBy", entitledBy)
    line.integer("first", first)
    line.string("participant", participant.text)
    line.string("word", word.text)
  }
}

extension DrawResult: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> DrawResult {
    let element = try line.digest("element")
    let participant: ParticipantCode = try line.code("participant")
    let request = try line.integer("request")
    let slips = try line.array("slips") { line throws(LineProblem) in
      try line.beginObject()
      let number = try line.integer("slip")
      let tier: Name = try line.code("tier")
      try line.endObject()
      return Slip(number: number, tier: tier)
    }
    return DrawResult(
      participant: participant, request: request, element: element, slips: slips)
  }

  func write(to line: inout CanonicalWriter) {
    line.digest("element", element)
    line.string("participant", participant.text)
    line.integer("request", request)
    line.key("slips")
    line.beginArray()
    for slip in slips {
      line.beginObject()
      line.integer("slip", slip.number)
      line.string("tier", slip.tier.text)
      line.endObject()
    }
    line.endArray()
  }
}

extension ChainRenewal: LineData {
  static func read(from line: inout LineReader) throws(LineProblem) -> ChainRenewal {
    let anchor = try line.digest("anchor")
    let chain = try line.integer("chain")
    let draws = try line.integer("draws")
    guard draws == DrawChain.length else { throw .unfit(key: "draws", found: "\(draws)") }
    let participant: ParticipantCode = try line.code("participant")
    return ChainRenewal(participant: participant, chain: chain, anchor: anchor)
  }

  func write(to line: inout CanonicalWriter) {
    line.digest("anchor", anchor)
    line.integer("chain", chain)
    line.integer("draws", DrawChain.length)
    line.string("participant", participant.text)
  }
}
